"""Events: what happened, and in the same commit the deadlines that it brings about."""

from dataclasses import replace
from datetime import time

from sqlalchemy.orm import Session

from caseapp.domain.acts import acts_of
from caseapp.domain.casefiles import EventAnsweredError
from caseapp.domain.changes import Changes
from caseapp.domain.deadlines import Computation, Outcome, Undetermined, hour_of
from caseapp.domain.drafts import EventDraft
from caseapp.domain.errors import NotFoundError
from caseapp.domain.ids import EventUid, ProceedingUid
from caseapp.domain.statuses import shown
from caseapp.domain.views.events import EventPreview, EventView, ProposalPreview
from caseapp.domain.vocabulary import DeadlineState, Role, Suspensive
from caseapp.models.base import live
from caseapp.models.deadline import Deadline
from caseapp.models.event import Event
from caseapp.models.matter import Matter
from caseapp.models.proceeding import Proceeding
from caseapp.services.access import OFFICE, READERS, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.access import person_id, visible_matters
from caseapp.services.steps.cases.proceedings import require_proceeding
from caseapp.services.steps.dates.event_forms import check_event, fill_event
from caseapp.services.steps.dates.law import law
from caseapp.services.steps.dates.outcomes import outcomes_of
from caseapp.services.steps.dates.proceeding_parts import event_views
from caseapp.services.steps.dates.proposals import latest_moment, new_deadline, store_result
from caseapp.services.steps.dates.replacing import running_before
from caseapp.services.steps.dates.rule_marks import OutcomeMarks
from caseapp.services.steps.history import Recording
from caseapp.services.steps.protection.custody_forms import refuse_held
from caseapp.services.steps.protection.custody_stops import stop_limits
from caseapp.services.steps.protection.interim_tasks import open_interim_task
from caseapp.services.steps.words import Words

_LAST_MINUTE = time(23, 59)
"""A moment in the day's last minute is the end of the day."""
UNTOUCHED = (DeadlineState.PROPOSED, DeadlineState.TO_BE_DETERMINED)
"""States in which nobody has answered yet."""


@allows(*READERS)
def list_acts(desk: Desk, proceeding: ProceedingUid) -> list[tuple[str, str]]:
    """Return (code, label) of what a proceeding can bring, those that rules wait for first.

    Raises:
        NotFoundError: the proceeding is not this person's.

    """
    with desk.vault.reading() as session:
        row, _ = require_proceeding(session, desk, proceeding)
        kind, host = row.procedure, row.host_state
        packs = law(session, desk)
    words = Words(desk.language)
    codes = packs.acts_for(host, kind) or acts_of(kind)
    return [(code, words.act(code)) for code in codes]


@allows(*READERS)
def list_events(desk: Desk, proceeding: ProceedingUid) -> list[EventView]:
    """Return the events of a proceeding, the earliest first.

    Raises:
        NotFoundError: the proceeding is not this person's.

    """
    with desk.vault.reading() as session:
        row, _ = require_proceeding(session, desk, proceeding)
        return event_views(session, desk, row)


@allows(*OFFICE)
def preview_event(desk: Desk, draft: EventDraft) -> EventPreview:
    """Return what the rules ask of an event and what saving it would propose; stores nothing.

    A draft without dates gives the questions alone.

    Raises:
        NotFoundError: the proceeding is not this person's.
        UserError: an event that cannot have happened like this.

    """
    words = Words(desk.language)
    with desk.vault.reading() as session:
        row, _ = require_proceeding(session, desk, draft.proceeding)
        if draft.dates:
            check_event(session, desk.clock, row, draft)
        asked = law(session, desk).questions_for(row.host_state, draft.act, row.requesting_state)
        questions = words.questions(asked)
        found = outcomes_of(session, desk, draft, row) if draft.dates else ()
        marks = OutcomeMarks(session, desk.clock.today())
        shown = (
            replace(_preview(desk, words, draft.act, row, one), mark=marks.of(one))
            for one in found
        )
        return EventPreview(questions, tuple(shown))


@allows(*OFFICE)
def record_event(desk: Desk, draft: EventDraft) -> Changes:
    """Store an event and, in the same commit, every deadline that it brings about.

    Where no rule may compute, a *deadline to be determined* is stored: silence is not possible.
    A refusal without certain suspensive effect opens its interim-measures task as well.

    Raises:
        NotFoundError: the proceeding is not this person's.
        UserError: an event that cannot have happened like this; nothing is stored.

    """
    with desk.vault.writing() as session:
        proceeding, matter = require_proceeding(session, desk, draft.proceeding)
        check_event(session, desk.clock, proceeding, draft)
        me = person_id(session, desk)
        recording = Recording(session, desk, "record_event")
        event = Event(proceeding_id=proceeding.id, recorded_by_id=me)
        fill_event(event, draft)
        recording.add(event)
        outcomes = outcomes_of(session, desk, draft, proceeding)
        for outcome in outcomes:
            fresh = new_deadline(session, desk, me, event, proceeding, outcome)
            running = running_before(session, proceeding, outcome)
            fresh.reviews_id = running.id if running else None
            recording.add(fresh)
        open_interim_task(session, desk, recording, proceeding, draft.act, outcomes)
        stop_limits(session, desk, recording, proceeding)
        _touch(recording, proceeding, matter)
    return recording.changes()


@allows(*OFFICE)
def change_event(desk: Desk, uid: EventUid, draft: EventDraft) -> Changes:
    """Correct an event. No stored date moves: what the law now says is proposed beside it.

    A lawyer's correction supersedes proposals that nobody had answered; a paralegal's leaves them
    in place. A deadline that was answered stays as it is, and where the law now gives another
    date, a proposal to replace it waits for a lawyer.

    Raises:
        NotFoundError: the event is not this person's.
        ChangedMeanwhileError: the draft was made from an older version.
        UserError: an event that cannot have happened like this; nothing is stored.

    """
    with desk.vault.writing() as session:
        event, proceeding, matter = _require(session, desk, uid)
        check_event(session, desk.clock, proceeding, draft)
        me = person_id(session, desk)
        recording = Recording(session, desk, "change_event")
        with recording.change(event, draft.version):
            fill_event(event, draft)
        outcomes = outcomes_of(session, desk, draft, proceeding)
        _review(session, desk, recording, event, proceeding, outcomes, me)
        open_interim_task(session, desk, recording, proceeding, draft.act, outcomes)
        stop_limits(session, desk, recording, proceeding)
        _touch(recording, proceeding, matter)
    return recording.changes()


@allows(Role.LAWYER)
def delete_event(desk: Desk, uid: EventUid, version: int | None = None) -> Changes:
    """Move an event to the bin, with the proposals that nobody has answered.

    Raises:
        NotFoundError: the event is not this person's.
        ChangedMeanwhileError: somebody changed it since.
        EventAnsweredError: a deadline of it was answered, and would hang in the air.
        CustodyRestsOnEventError: it is the arrest that a custody rests on.

    """
    with desk.vault.writing() as session:
        event, proceeding, matter = _require(session, desk, uid)
        refuse_held(session, event)
        recording = Recording(session, desk, "delete_event")
        deadlines = _deadlines(session, event)
        answered = [one for one in deadlines if one.state not in UNTOUCHED]
        settled = (DeadlineState.DECLINED, DeadlineState.SUPERSEDED)
        hanging = [one for one in answered if one.state not in settled]
        if hanging:
            raise EventAnsweredError(count=len(hanging))
        for deadline in deadlines:
            recording.delete(deadline)
        recording.delete(event, version)
        _touch(recording, proceeding, matter)
    return recording.changes()


def _review(  # noqa: PLR0917 - one caller, beside it
    session: Session,
    desk: Desk,
    recording: Recording,
    event: Event,
    proceeding: Proceeding,
    outcomes: tuple[Outcome, ...],
    me: int,
) -> None:
    """Put what the law says now beside what is stored."""
    left = [one for one in _deadlines(session, event) if one.state is not DeadlineState.SUPERSEDED]
    may_supersede = desk.person.role is Role.LAWYER
    for outcome in outcomes:
        rule = outcome.rule.id if outcome.rule else ""
        same = [one for one in left if one.rule == rule]
        left = [one for one in left if one.rule != rule]
        if any(_says_the_same(one, outcome) for one in same):
            continue
        fresh = new_deadline(session, desk, me, event, proceeding, outcome)
        fresh.reviews_id = next((one.id for one in same), None)
        if may_supersede and all(one.state in UNTOUCHED for one in same):
            fresh.reviews_id = None
            _supersede(recording, same)
        recording.add(fresh)
    if may_supersede:
        _supersede(recording, [one for one in left if one.state in UNTOUCHED])


def _supersede(recording: Recording, deadlines: list[Deadline]) -> None:
    for deadline in deadlines:
        with recording.change(deadline):
            deadline.state = DeadlineState.SUPERSEDED


def _says_the_same(stored: Deadline, outcome: Outcome) -> bool:
    """Say whether the law still gives the stored date, whatever the lawyer made of it."""
    if stored.computation == store_result(outcome.result):
        return True
    computed = outcome.computed
    # Moments, not days: a limit in hours moves with the hour of the event.
    return computed is not None and (computed.safe_moment, latest_moment(computed)) == (
        stored.due_moment,
        stored.latest_moment,
    )


def _preview(
    desk: Desk, words: Words, act: str, proceeding: Proceeding, outcome: Outcome
) -> ProposalPreview:
    rule, result = outcome.rule, outcome.result
    action = words.action(rule.id if rule else "", rule.action if rule else "", act)
    body = words.body(rule.body if rule else "", proceeding.court_or_body)
    citation = rule.citation if rule else ""
    if isinstance(result, Undetermined):
        return ProposalPreview(
            rule=result.rule,
            action=action,
            court_or_body=body,
            state=DeadlineState.TO_BE_DETERMINED,
            safe_day=None,
            last_day=None,
            last_time=None,
            zone=proceeding.zone,
            trust=None,
            suspensive=Suspensive.UNVERIFIED,
            extendable=False,
            against_state=False,
            citation=citation,
            calculation=(),
            readings=(),
            provisional_reasons=(),
            hint=words.hint(result),
            lacking=words.lacking(result),
        )
    return ProposalPreview(
        rule=result.rule,
        action=action,
        court_or_body=body,
        state=_state(desk, result),
        safe_day=result.safe_day,
        last_day=result.last_day,
        last_time=hour_of(result.last_moment, timed=result.timed),
        zone=result.zone,
        trust=result.trust,
        suspensive=result.suspensive,
        extendable=result.extendable,
        against_state=result.against_state,
        citation=citation,
        calculation=words.calculation(result),
        readings=words.readings(result),
        provisional_reasons=words.reasons(result),
        hint="",
        safe_time=_safe_time(result),
    )


def _safe_time(result: Computation) -> time | None:
    """Return the hour of the safe moment; None where the safe day lasts until its end."""
    safe = result.safe_moment
    ends_the_day = safe.date() != result.safe_day or safe.time() >= _LAST_MINUTE
    return None if ends_the_day or not result.timed else safe.time()


def _state(desk: Desk, result: Computation) -> DeadlineState:
    return shown(
        DeadlineState.PROPOSED,
        result.safe_moment,
        latest_moment(result),
        desk.clock.now(),
        against_state=result.against_state,
    )


def _require(session: Session, desk: Desk, uid: EventUid) -> tuple[Event, Proceeding, Matter]:
    query = (
        live(Event, Event, Proceeding, Matter)
        .join(Proceeding, Proceeding.id == Event.proceeding_id)
        .join(Matter, Matter.id == Proceeding.matter_id)
        .where(
            Event.uid == uid,
            Proceeding.deleted_at.is_(None),
            Matter.deleted_at.is_(None),
            Matter.id.in_(visible_matters(desk)),
        )
    )
    found = session.execute(query).one_or_none()
    if found is None:
        raise NotFoundError(kind=Event.kind)
    event, proceeding, matter = found
    return event, proceeding, matter


def _deadlines(session: Session, event: Event) -> list[Deadline]:
    return list(session.scalars(live(Deadline).where(Deadline.event_id == event.id)))


def _touch(recording: Recording, proceeding: Proceeding, matter: Matter) -> None:
    recording.touch(Proceeding.kind, proceeding.uid)
    recording.touch(Matter.kind, matter.uid)
