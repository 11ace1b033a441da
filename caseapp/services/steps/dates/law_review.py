"""Stored dates counted again under the law in force; what differs waits for a lawyer.

A stored date never moves by itself. Where the law now gives another one, a proposal is put beside
it, with what changed and both dates; accepting it is one step.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, bindparam, select
from sqlalchemy.orm import Session

from caseapp.domain.deadlines import Computation, NoDateReason, Outcome, Undetermined
from caseapp.domain.deadlines.errors import UnknownRuleError
from caseapp.domain.drafts import EventDateDraft, EventDraft
from caseapp.domain.errors import UserError
from caseapp.domain.ids import ProceedingUid
from caseapp.domain.rule_marks import LawCause, LawChange
from caseapp.domain.rules import is_office_rule, wording_of
from caseapp.domain.vocabulary import DeadlineState
from caseapp.models.base import alive, live
from caseapp.models.deadline import Deadline
from caseapp.models.event import Event, EventDate
from caseapp.models.matter import Matter
from caseapp.models.proceeding import Proceeding
from caseapp.models.rule_copy import RuleCopy
from caseapp.packs.law import LawPacks
from caseapp.services.desk import Desk
from caseapp.services.steps.access import is_visible, person_id
from caseapp.services.steps.dates.outcomes import outcomes_under
from caseapp.services.steps.dates.proposals import latest_moment, new_deadline
from caseapp.services.steps.history import Recording
from caseapp.storage.snapshot import canonical

REVIEWED = (
    DeadlineState.PROPOSED,
    DeadlineState.TO_BE_DETERMINED,
    DeadlineState.OPEN,
    DeadlineState.EXTENSION_ASKED,
)
"""Stored states whose date the law gave and which still has to be met. What was filed, closed or
extended by a court is not looked at."""
_PENDING = (DeadlineState.PROPOSED, DeadlineState.TO_BE_DETERMINED)


class _Row(NamedTuple):
    """What has to be known of a stored deadline."""

    id: int
    event_id: int
    rule: str
    state: DeadlineState
    review_cause: str | None
    due_moment: datetime
    latest_moment: datetime | None
    safe_day: date | None
    last_day: date | None
    rule_version: str | None
    """Of the rule, when it was counted."""
    computation: str


_COLUMNS: tuple[Any, ...] = (
    Deadline.id,
    Deadline.event_id,
    Deadline.rule,
    Deadline.state,
    Deadline.review_cause,
    Deadline.due_moment,
    Deadline.latest_moment,
    Deadline.safe_day,
    Deadline.last_day,
    RuleCopy.rule_version,
    Deadline.computation,
)


class _Happened(NamedTuple):
    """What has to be known of an event and of where it happened."""

    id: int
    act: str
    answers: str
    proceeding_id: int
    host_state: str
    requesting_state: str
    place: str


@dataclass(frozen=True, slots=True)
class _Stored:
    """A deadline beside what its calculation said when it was stored."""

    row: _Row
    said: Mapping[str, Any] | None
    """The stored calculation; None: there was no date."""

    @property
    def version(self) -> str:
        """Of the rule, when it was counted."""
        return self.row.rule_version or ""

    def counted(self, result: Computation) -> bool:
        """Say whether the stored calculation came to these moments."""
        return self.said is not None and (
            _same(self.said["safe_moment"], result.safe_moment)
            and _same(self.said["last_moment"], result.last_moment)
        )


def events_to_count(session: Session) -> list[int]:
    """Return the local ids of the events whose deadlines still have to be met, whoever's."""
    query = (
        live(Deadline, Deadline.event_id)
        .join(Event, Event.id == Deadline.event_id)
        .join(Proceeding, Proceeding.id == Deadline.proceeding_id)
        .join(Matter, Matter.id == Deadline.matter_id)
        .where(Deadline.state.in_(REVIEWED), alive(Event, Proceeding, Matter))
        .distinct()
        .order_by(Deadline.event_id)
    )
    return [local for local in session.scalars(query) if local is not None]


class Counted(NamedTuple):
    """What one slice did: its recording, events done, deadlines counted, reviews raised."""

    recording: Recording
    events: int
    deadlines: int
    raised: int


def _own(session: Session, desk: Desk, events: Sequence[int]) -> frozenset[int]:
    """Return those of the events that are in matters of the person who happens to sit here."""
    query = live(Event, Event.id).where(Event.id.in_(events), is_visible(desk, Event))
    return frozenset(session.scalars(query))


def count_again(
    session: Session,
    desk: Desk,
    packs: LawPacks,
    events: Sequence[int],
    enough: Callable[[], bool],
) -> Counted:
    """Count the deadlines of some events again and raise what differs.

    All events are counted; told is how many dates of the person's own matters there were.

    Raising takes far longer than counting: `enough` is asked after each event, and the events
    that were not reached are left for the next slice.
    """
    recording = Recording(session, desk, "review_law", undoable=False)
    stored = _stored(session, events)
    dates = _dates(session, events)
    done = counted = raised = 0
    told_of = _own(session, desk, events)
    for happened in _happened(session, events):
        if done and enough():
            return Counted(recording, done, counted, raised)
        done += 1
        mine = stored[happened.id]
        own = happened.id in told_of
        counted += sum(one.row.state in REVIEWED for one in mine) if own else 0
        outcomes = _outcomes(packs, happened, dates[happened.id])
        if not outcomes:
            continue
        told = _Told(packs, mine)
        for outcome, old, change in told.differences(outcomes):
            _raise(session, desk, recording, happened, outcome, old, change)
            raised += own
        for local in told.out_of_date():
            row = session.get_one(Deadline, local)
            with recording.change(row):
                row.state = DeadlineState.SUPERSEDED
            _touch(session, recording, happened)
    return Counted(recording, len(events), counted, raised)


def _raise(  # noqa: PLR0917 - one caller, above
    session: Session,
    desk: Desk,
    recording: Recording,
    happened: _Happened,
    outcome: Outcome,
    old: _Stored,
    change: LawChange,
) -> None:
    event = session.get_one(Event, happened.id)
    proceeding = session.get_one(Proceeding, happened.proceeding_id)
    me = person_id(session, desk)
    fresh = new_deadline(session, desk, me, event, proceeding, outcome)
    fresh.reviews_id = old.row.id
    fresh.review_cause = canonical(change.to_data())
    recording.add(fresh)
    _touch(session, recording, happened)


def _touch(session: Session, recording: Recording, happened: _Happened) -> None:
    proceeding = session.get_one(Proceeding, happened.proceeding_id)
    recording.touch(Proceeding.kind, proceeding.uid)


_THESE: BindParameter[int] = bindparam("events", expanding=True)
# Written once: to write a statement anew in every slice costs more than to run it.
_STORED = (
    live(Deadline, *_COLUMNS)
    .outerjoin(RuleCopy, RuleCopy.id == Deadline.rule_copy_id)
    .where(Deadline.event_id.in_(_THESE), Deadline.state != DeadlineState.SUPERSEDED)
    .order_by(Deadline.id)
)
_HAPPENED = (
    live(
        Event,
        *(Event.id, Event.act, Event.answers, Event.proceeding_id),
        *(Proceeding.host_state, Proceeding.requesting_state, Proceeding.place),
    )
    .join(Proceeding, Proceeding.id == Event.proceeding_id)
    .where(Event.id.in_(_THESE))
    .order_by(Event.id)
)
_DATES = (
    select(
        *(EventDate.event_id, EventDate.kind, EventDate.day, EventDate.at),
        *(EventDate.manner, EventDate.claimed_by),
    )
    .where(EventDate.event_id.in_(_THESE))
    .order_by(EventDate.event_id, EventDate.position)
)


def _stored(session: Session, events: Sequence[int]) -> dict[int, list[_Stored]]:
    found: dict[int, list[_Stored]] = defaultdict(list)
    for values in session.execute(_STORED, {"events": list(events)}):
        row = _Row(*values)
        said = json.loads(row.computation).get("computed") if row.computation else None
        found[row.event_id].append(_Stored(row, said))
    return found


def _happened(session: Session, events: Sequence[int]) -> Iterator[_Happened]:
    for values in session.execute(_HAPPENED, {"events": list(events)}).all():
        yield _Happened(*values)


def _dates(session: Session, events: Sequence[int]) -> dict[int, list[EventDateDraft]]:
    found: dict[int, list[EventDateDraft]] = defaultdict(list)
    rows = session.execute(_DATES, {"events": list(events)})
    for event, kind, day, at, manner, claimed_by in rows:
        found[event].append(EventDateDraft(kind, day, at, manner, claimed_by))
    return found


def _outcomes(
    packs: LawPacks, happened: _Happened, dates: Sequence[EventDateDraft]
) -> tuple[Outcome, ...]:
    answers = tuple(json.loads(happened.answers or "{}").items())
    draft = EventDraft(ProceedingUid(""), happened.act, tuple(dates), answers)
    try:
        return outcomes_under(packs, draft, happened)
    except UserError:  # an answer that the rules of today do not know: nothing can be said
        return ()


class _Told:
    """What the law says now of one event, beside what is stored of it."""

    def __init__(self, packs: LawPacks, stored: Sequence[_Stored]) -> None:
        self._packs = packs
        self._stored = stored
        self._by_rule: dict[str, list[_Stored]] = defaultdict(list)
        for one in stored:
            self._by_rule[one.row.rule].append(one)
        self._good: set[int] = set()
        """Reviews raised earlier that still say what the law says."""

    def differences(
        self, outcomes: Iterable[Outcome]
    ) -> Iterator[tuple[Outcome, _Stored, LawChange]]:
        """Yield what the law gives now, what it would replace, and why it differs."""
        met: set[str] = set()
        for outcome in outcomes:
            rule = self._matched(outcome)
            met.add(rule)
            old = _standing(self._by_rule.get(rule, ()))
            if (
                old is None
                and rule not in self._by_rule
                and outcome.computed
                and _is_ours(outcome)
            ):
                # A rule that is new to this event counts only where there was no date before.
                old = _standing(self._by_rule.get("", ()))
            if old is not None:
                yield from self._difference(outcome, old, _change(old, outcome))
        for rule, known in list(self._by_rule.items()):
            old = _standing(known)
            if rule and rule not in met and old is not None and old.said is not None:
                gone = _gone(self._packs, old)
                if gone is not None:
                    yield from self._difference(gone, old, _no_rule(old))

    def out_of_date(self) -> Iterator[int]:
        """Yield reviews that an earlier change raised, that nobody answered, and that are over."""
        for one in self._stored:
            if _waits(one.row) and one.row.id not in self._good:
                yield one.row.id

    def _matched(self, outcome: Outcome) -> str:
        """Return the rule whose stored deadlines an outcome speaks of: its own, or its double."""
        rule = outcome.rule
        if rule is None:
            return ""
        if rule.id not in self._by_rule and rule.same_as in self._by_rule:
            return rule.same_as
        return rule.id

    def _difference(
        self, outcome: Outcome, old: _Stored, change: LawChange | None
    ) -> Iterator[tuple[Outcome, _Stored, LawChange]]:
        if _says(old, outcome) or change is None:
            return
        rule = outcome.rule.id if outcome.rule else ""
        for one in self._stored:
            if one is not old and one.row.rule == rule and _says(one, outcome):
                # Raised before, or declined, or what a corrected event proposes anyhow.
                self._good.add(one.row.id)
                return
        yield outcome, old, change


def _standing(known: Iterable[_Stored]) -> _Stored | None:
    """Return the deadline of a rule that stands: an answered one before a proposed one."""
    candidates = [one for one in known if one.row.state in REVIEWED and not _waits(one.row)]
    candidates.sort(key=lambda one: one.row.state in _PENDING)
    return candidates[0] if candidates else None


def _waits(row: _Row) -> bool:
    """Say whether a row is itself a review that nobody has answered."""
    return row.review_cause is not None and row.state in _PENDING


def _is_ours(outcome: Outcome) -> bool:
    return outcome.rule is not None and not outcome.rule.against_state


def _says(stored: _Stored, outcome: Outcome) -> bool:
    """Say whether a stored deadline, whatever became of it, has what the law gives now."""
    result = outcome.result
    if isinstance(result, Undetermined):
        return stored.said is None
    if stored.counted(result):
        return True
    row = stored.row
    standing = (row.due_moment, row.latest_moment)
    return row.safe_day is not None and standing == (result.safe_moment, latest_moment(result))


def _change(old: _Stored, outcome: Outcome) -> LawChange | None:
    """Return why the law gives something else; None where only the office's own clock moved."""
    result, rule = outcome.result, outcome.rule
    if isinstance(result, Undetermined):
        # An office rule of last year is shown as expired; its dates stand as they are.
        expired = rule is not None and is_office_rule(rule)
        return None if expired else _no_rule(old)
    if old.said is None:
        return _with_days(LawCause.NEW_RULE, rule.id if rule else "", "", "", old, result)
    then, now = old.said["versions"], result.versions
    if wording_of(old.version) != wording_of(result.rule_version):
        cause, was, is_now = LawCause.RULE, old.version, result.rule_version
    elif then.get("holidays", "") != now.get("holidays", ""):
        cause, was, is_now = _holidays(then.get("holidays", ""), now.get("holidays", ""))
    elif then.get("tzdata") != now.get("tzdata"):
        cause, was, is_now = LawCause.ZONES, then.get("tzdata", ""), now.get("tzdata", "")
    else:
        office = any(step[0].startswith("office") for step in old.said["steps"])
        cause = LawCause.OFFICE_HOLIDAYS if office else LawCause.OTHER_RULE
        was = is_now = ""
    return _with_days(cause, result.rule, was, is_now, old, result)


def _holidays(was: str, now: str) -> tuple[LawCause, str, str]:
    """Tell a new edition of the data from a day that the office corrected."""
    if was.partition(",")[0] == now.partition(",")[0]:
        return LawCause.OFFICE_HOLIDAYS, was, now
    return LawCause.HOLIDAYS, was, now


def _with_days(
    cause: LawCause, rule: str, was: str, now: str, old: _Stored, result: Computation
) -> LawChange:
    return LawChange(
        cause,
        rule,
        was,
        now,
        old_day=old.row.safe_day,
        new_day=result.safe_day,
        old_last_day=old.row.last_day,
        new_last_day=result.last_day,
    )


def _no_rule(old: _Stored) -> LawChange:
    return LawChange(
        LawCause.NO_RULE,
        old.row.rule,
        old.version,
        old_day=old.row.safe_day,
        old_last_day=old.row.last_day,
    )


def _gone(packs: LawPacks, old: _Stored) -> Outcome | None:
    """Return "to be determined" for a rule that no pack has any more, or has otherwise."""
    try:
        rule = packs.rule(old.row.rule)
    except UnknownRuleError:
        return Outcome(None, Undetermined(old.row.rule, old.version, NoDateReason.NO_RULE))
    if wording_of(rule.version) == wording_of(old.version):
        return None
    return Outcome(rule, Undetermined(rule.id, rule.version, NoDateReason.NO_RULE))


def _same(stored: str, moment: datetime) -> bool:
    return stored == moment.isoformat() or datetime.fromisoformat(stored) == moment
