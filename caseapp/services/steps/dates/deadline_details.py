"""One deadline with everything behind it: calculation, event, people, proofs, what followed."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from caseapp.domain.deadlines import Computation, Undetermined
from caseapp.domain.drafts import EventDateDraft
from caseapp.domain.ids import DeadlineUid, EventUid
from caseapp.domain.reminders import LeadDay
from caseapp.domain.rule_marks import LawChange
from caseapp.domain.rules import OFFICE_RULE
from caseapp.domain.statuses import Step, steps
from caseapp.domain.views.deadline_list import DeadlineRow
from caseapp.domain.views.deadlines import ClosingView, DeadlineView, ProofView, TriggerView
from caseapp.domain.vocabulary import DeadlineState
from caseapp.models.base import ever
from caseapp.models.deadline import Deadline
from caseapp.models.event import Event, EventDate
from caseapp.models.person import Person
from caseapp.services.desk import Desk
from caseapp.services.steps.access import person_id
from caseapp.services.steps.dates.answering import other_lawyers
from caseapp.services.steps.dates.deadline_proof import proofs
from caseapp.services.steps.dates.deadline_views import (
    Placement,
    deadline_rows,
    deadlines_query,
    in_order,
    read_result,
)
from caseapp.services.steps.dates.lead_days import lead_days_of
from caseapp.services.steps.words import Words
from caseapp.wording.marks import law_change_text, mark_sentence


class _Around(NamedTuple):
    """What belongs to the deadlines of one answer, by local id; read once for all of them."""

    people: Mapping[int, str]
    uids: Mapping[int, str]
    proofs: Mapping[int, ProofView]
    triggers: Mapping[int, TriggerView]
    linked: Mapping[str, tuple[DeadlineRow, ...]]
    lawyers: Mapping[int, tuple[str, ...]]
    me: int
    leads: Mapping[int, tuple[LeadDay, ...]]


def deadline_views(session: Session, desk: Desk, query: Placement) -> list[DeadlineView]:
    """Return deadlines with their calculations."""
    rows = deadline_rows(session, desk, query)
    stored = {
        row.uid: row
        for row in session.scalars(
            ever(Deadline)
            .where(Deadline.uid.in_([row.uid for row in rows]))
            .execution_options(populate_existing=True)
        )
    }
    words = Words(desk.language)
    around = _around(session, desk, list(stored.values()), words)
    return [_view(row, stored[row.uid], desk, words, around) for row in rows]


def _around(session: Session, desk: Desk, stored: list[Deadline], words: Words) -> _Around:
    people = {
        number
        for row in stored
        for number in (
            row.answered_by_id,
            row.entered_by_id,
            row.checked_by_id,
            row.filed_by_id,
            row.confirmed_by_id,
            row.closing_by_id,
        )
    }
    # Who left the office stays the author of what they entered.
    names = ever(Person, Person.id, Person.name).where(Person.id.in_(people - {None}))
    reviewed = {row.reviews_id for row in stored} - {None}
    uids = ever(Deadline, Deadline.id, Deadline.uid).where(Deadline.id.in_(reviewed))
    documents = [one for row in stored for one in (row.scan_id, row.instruction_id)]
    matters = {row.matter_id for row in stored}
    return _Around(
        people={row[0]: row[1] for row in session.execute(names)},
        uids={row[0]: row[1] for row in session.execute(uids)},
        proofs=proofs(session, documents),
        triggers=_triggers(session, {row.event_id for row in stored} - {None}, words),
        linked=_linked(session, desk, stored),
        lawyers={one: tuple(other_lawyers(session, desk, one)) for one in matters},
        me=person_id(session, desk),
        leads=lead_days_of(session, desk, stored),
    )


def _triggers(session: Session, ids: Iterable[int | None], words: Words) -> dict[int, TriggerView]:
    dates: dict[int, list[EventDateDraft]] = defaultdict(list)
    wanted = list(ids)
    given = select(EventDate).where(EventDate.event_id.in_(wanted)).order_by(EventDate.position)
    for one in session.scalars(given):
        dates[one.event_id].append(
            EventDateDraft(one.kind, one.day, one.at, one.manner, one.claimed_by)
        )
    return {
        event.id: TriggerView(
            EventUid(event.uid),
            words.act(event.act),
            tuple(dates[event.id]),
            words.answers(json.loads(event.answers or "{}")),
        )
        for event in session.scalars(ever(Event).where(Event.id.in_(wanted)))
    }


def _linked(
    session: Session, desk: Desk, stored: list[Deadline]
) -> dict[str, tuple[DeadlineRow, ...]]:
    """Return, by the uid of a deadline, the other dates of its event and what followed it."""
    events = {row.event_id for row in stored} - {None}
    ids = {row.id for row in stored} | ({row.follows_id for row in stored} - {None})
    query = deadlines_query(desk).where(
        Deadline.event_id.in_(events) | Deadline.follows_id.in_(ids) | Deadline.id.in_(ids),
        Deadline.state != DeadlineState.SUPERSEDED,
    )
    by_uid = {row.uid: row for row in deadline_rows(session, desk, in_order(query))}
    keys = {
        uid: (local, event, follows)
        for uid, local, event, follows in session.execute(
            ever(Deadline, Deadline.uid, Deadline.id, Deadline.event_id, Deadline.follows_id)
            .where(Deadline.uid.in_(by_uid))
        )
    }  # fmt: skip

    def belongs(row: Deadline, uid: str) -> bool:
        local, event, follows = keys[uid]
        same_event = row.event_id is not None and event == row.event_id
        return uid != row.uid and (same_event or follows == row.id or local == row.follows_id)

    return {
        row.uid: tuple(other for uid, other in by_uid.items() if belongs(row, uid))
        for row in stored
    }


def _view(
    row: DeadlineRow, stored: Deadline, desk: Desk, words: Words, around: _Around
) -> DeadlineView:
    result = read_result(stored.computation)
    computed = result if isinstance(result, Computation) else None
    people = around.people
    entered = stored.filed_by_id if stored.state is DeadlineState.FILED else stored.entered_by_id
    return DeadlineView(
        row=row,
        calculation=words.calculation(computed) if computed else (),
        readings=words.readings(computed) if computed else (),
        trust_reason=words.trust_reason(computed) if computed else "",
        provisional_reasons=words.reasons(computed) if computed else (),
        hint=words.hint(result) if isinstance(result, Undetermined) else "",
        source=stored.source,
        answered_by=people.get(stored.answered_by_id or 0, ""),
        answered_at=stored.answered_at,
        reason=stored.reason,
        filed_note=words.filed_note(
            stored.filed_how,
            stored.filed_where,
            stored.filed_day,
            stored.filed_time,
            stored.filed_reference,
            scanned=stored.scan_id in around.proofs,
        ),
        steps=tuple(_steps_now(row, stored, desk)),
        entered_by=row.entered_by,
        replaces=_uid(around.uids.get(stored.reviews_id or 0)),
        checked_by=people.get(stored.checked_by_id or 0, ""),
        checked_at=stored.checked_at,
        filed_by=people.get(stored.filed_by_id or 0, ""),
        confirmed_by=people.get(stored.confirmed_by_id or 0, ""),
        confirmed_at=stored.confirmed_at,
        scan=around.proofs.get(stored.scan_id or 0),
        trigger=around.triggers.get(stored.event_id or 0),
        linked=around.linked.get(stored.uid, ()),
        extension_note=words.extension_note(
            stored.asked_day, stored.asked_until, stored.asked_note or ""
        ),
        closing=_closing(stored, words, around),
        lapse_note=stored.lapse_note or "",
        own_entry=entered == around.me,
        other_lawyers=around.lawyers.get(stored.matter_id, ()),
        mark_note=_mark_note(row, words),
        leads=around.leads.get(stored.id, ()),
        law_change=_law_change(stored.review_cause, words),
    )


def _mark_note(row: DeadlineRow, words: Words) -> str:
    if row.mark is None:
        return ""
    return mark_sentence(row.mark, words.t, office_rule=row.rule.startswith(OFFICE_RULE))


def _law_change(cause: str | None, words: Words) -> str:
    return law_change_text(LawChange.from_data(json.loads(cause)), words.t) if cause else ""


def _steps_now(row: DeadlineRow, stored: Deadline, desk: Desk) -> Iterable[str]:
    """Yield what may be done now: nothing lapses before every reading has passed."""
    for step in steps(stored.state, desk.person.role):
        if step is Step.LAPSE and row.state is not DeadlineState.LAPSED:
            continue
        if step is Step.CHECK and stored.checked_by_id is not None:
            continue
        if step in (Step.ASK_EXTENSION, Step.EXTEND) and stored.rule and not stored.extendable:
            continue
        yield step.value


def _closing(stored: Deadline, words: Words, around: _Around) -> ClosingView | None:
    if stored.closing is None:
        return None
    waiver = json.loads(stored.waiver or "{}")
    until = waiver.get("revoke_until")
    return ClosingView(
        stored.closing,
        stored.closing_reason or "",
        around.people.get(stored.closing_by_id or 0, ""),
        stored.closing_at,
        words.waiver(waiver, date.fromisoformat(until) if until else None),
        around.proofs.get(stored.instruction_id or 0),
    )


def _uid(found: str | None) -> DeadlineUid | None:
    return DeadlineUid(found) if found else None
