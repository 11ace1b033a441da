"""The limits of one custody: stored watch-dates and the title, each with the event that ends it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session, selectinload

from caseapp.domain.deadlines import Computation, Reading, Suspension, compute
from caseapp.domain.errors import UserError
from caseapp.domain.protection.custody import (
    EndingEvent,
    LimitEnd,
    LimitState,
    ending,
    state_of,
)
from caseapp.domain.vocabulary import DateKind, DeadlineState, Trust
from caseapp.models.base import alive, live
from caseapp.models.custody import Custody
from caseapp.models.deadline import Deadline
from caseapp.models.event import Event, EventDate
from caseapp.models.proceeding import Proceeding
from caseapp.packs.custody import limit_ends
from caseapp.packs.law import LawPacks
from caseapp.services.desk import Desk
from caseapp.services.steps.dates.deadline_views import read_result
from caseapp.services.steps.dates.law import law
from caseapp.services.steps.words import Words
from caseapp.wording import custody as wording

_TITLE = LimitEnd(is_title=True)
_TOLD = (DateKind.DECIDED, DateKind.PRONOUNCED, DateKind.REQUEST_RECEIVED)
"""Dates on which an event took place, before those on which somebody heard of it."""
_NOT_DATES = frozenset(
    {DateKind.EXPIRES, DateKind.FIXED, DateKind.SEIZED, DateKind.SEIZED_RECORDED}
)
_OVER = (LimitState.ENDED, LimitState.ENDED_LATE, LimitState.STOPPED)


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit as it stands now. Moments are local and aware."""

    key: str
    deadline: str
    rule: str
    label: str
    citation: str
    trust: Trust | None
    words: wording.Limit
    moments: tuple[datetime, ...]
    paused: str = ""

    @property
    def state(self) -> LimitState:
        """Where it stands."""
        return self.words.state


@dataclass(frozen=True, slots=True)
class Happened:
    """An event that may have ended a limit, and whether its hour is known."""

    event: EndingEvent
    hour_known: bool
    event_id: int


@dataclass(frozen=True, slots=True)
class Hours:
    """The seizure by both accounts, local to the place."""

    zone: str
    act: str
    day: date
    at: time | None
    recorded_day: date | None
    recorded_at: time | None

    @property
    def seized(self) -> datetime:
        """The actual moment; the beginning of its day where no hour is known."""
        return _moment(self.day, self.at, self.zone, time())

    @property
    def both(self) -> tuple[datetime, datetime] | None:
        """The actual and the recorded moment, where both hours are known."""
        if self.at is None or self.recorded_day is None or self.recorded_at is None:
            return None
        return self.seized, _moment(self.recorded_day, self.recorded_at, self.zone, time())


def hours_of(event: Event, zone: str) -> Hours:
    """Return the hours of an arrest whose dates are loaded."""
    actual = _first(event.dates, DateKind.SEIZED)
    by_record = _first(event.dates, DateKind.SEIZED_RECORDED)
    given = actual or by_record or min(event.dates, key=lambda one: one.day)
    return Hours(
        zone=zone,
        act=event.act,
        day=given.day,
        at=given.at,
        recorded_day=by_record.day if by_record else None,
        recorded_at=by_record.at if by_record else None,
    )


def limits_of(
    session: Session, desk: Desk, custody: Custody, proceeding: Proceeding, hours: Hours
) -> list[Limit]:
    """Return the limits of a custody whose pauses are loaded, the next one to lapse first."""
    happened = events_of_matter(session, proceeding.matter_id)
    packs = law(session, desk)
    found = _from_law(session, desk, packs, custody, proceeding, hours, happened)
    if custody.title_until is not None:
        found.append(_of_title(desk, custody, custody.title_until))
    found.extend(_not_counted(desk, packs, custody, proceeding, hours.act))
    return sorted(found, key=_urgency)


def ended(custody: Custody) -> datetime | None:
    """Return when custody ended; the end of the day where the hour is not known."""
    if custody.ended_day is None:
        return None
    return _moment(custody.ended_day, custody.ended_at, custody.zone, time(23, 59, 59))


def events_of_matter(session: Session, matter: int) -> list[Happened]:
    """Return what happened in all proceedings of a matter: an order may stand in any of them."""
    query = (
        live(Event, Event, Proceeding.zone)
        .join(Proceeding, Proceeding.id == Event.proceeding_id)
        .where(Proceeding.matter_id == matter, alive(Proceeding))
        .options(selectinload(Event.dates))
    )
    found = []
    for event, zone in session.execute(query):
        given = _tells(event.dates)
        if given is not None:
            moment = _moment(given.day, given.at, zone, time())
            told = EndingEvent(event.act, moment, given.day)
            found.append(Happened(told, given.at is not None, event.id))
    return found


def _from_law(  # noqa: PLR0917 - one caller, above
    session: Session,
    desk: Desk,
    packs: LawPacks,
    custody: Custody,
    proceeding: Proceeding,
    hours: Hours,
    happened: Sequence[Happened],
) -> list[Limit]:
    query = live(Deadline).where(
        Deadline.event_id == custody.event_id,
        Deadline.against_state,
        Deadline.state != DeadlineState.DECLINED,
    )
    words = Words(desk.language)
    found = []
    for deadline in session.scalars(query):
        result = read_result(deadline.computation)
        if not isinstance(result, Computation):
            continue
        paused = _paused(packs, custody, proceeding, result, words)
        limit = _counted(desk, custody, hours, deadline, result, happened, words, paused)
        # What its event stopped is still told; what a newer count replaced is not.
        told = limit.state in _OVER or custody.ended_day is not None
        if deadline.state is not DeadlineState.SUPERSEDED or told:
            found.append(limit)
    return found


def _counted(  # noqa: PLR0917 - one caller, above
    desk: Desk,
    custody: Custody,
    hours: Hours,
    deadline: Deadline,
    result: Computation,
    happened: Sequence[Happened],
    words: Words,
    paused: str,
) -> Limit:
    end = limit_ends().get(deadline.rule, LimitEnd())
    actual, by_record = _both(result.readings)
    moments = tuple(
        one.astimezone(ZoneInfo(result.zone))
        for one in {result.safe_moment.astimezone(UTC), result.last_moment.astimezone(UTC)}
    )
    ended_by = ending([one.event for one in happened], end, hours.seized)
    known = next((one.hour_known for one in happened if one.event == ended_by), True)
    state = state_of(moments, desk.clock.now(), ended_by, ended(custody))
    label = words.action(deadline.rule, deadline.action, deadline.act)
    return Limit(
        key=deadline.uid,
        deadline=deadline.uid,
        rule=deadline.rule,
        label=label,
        citation=deadline.citation,
        trust=deadline.trust,
        words=wording.Limit(label, state, end, actual or min(moments), by_record, ended_by, known),
        moments=moments,
        paused=paused,
    )


def _both(readings: Iterable[Reading]) -> tuple[datetime | None, datetime | None]:
    """Return the earliest end by the actual seizure and by the recorded one."""
    ends: dict[DateKind, list[datetime]] = {}
    for reading in readings:
        ends.setdefault(reading.kind, []).append(reading.last_moment)
    actual = min(ends.get(DateKind.SEIZED, ()), default=None)
    by_record = min(ends.get(DateKind.SEIZED_RECORDED, ()), default=None)
    return actual, by_record


def _paused(
    packs: LawPacks,
    custody: Custody,
    proceeding: Proceeding,
    result: Computation,
    words: Words,
) -> str:
    """Count anew with the recorded pauses; a stored date itself never moves."""
    pauses = tuple(
        Suspension(pause.first, pause.last, pause.source)
        for pause in custody.pauses
        if pause.last is not None
    )
    if not pauses or not result.rule:
        return ""
    try:
        rule = packs.rule(result.rule, proceeding.host_state, proceeding.requesting_state)
        again = compute(rule, replace(result.facts, suspensions=pauses), packs.calendars)
    except UserError:
        return ""
    if again.safe_moment == result.safe_moment:
        return ""
    days = sum((one.last - one.first).days + 1 for one in pauses if one.last is not None)
    return wording.paused_text(again.safe_moment, days, words.t)


def _of_title(desk: Desk, custody: Custody, day: date) -> Limit:
    moment = _moment(day, custody.title_until_at, custody.zone, time(23, 59, 59))
    state = state_of((moment,), desk.clock.now(), None, ended(custody))
    t = Words(desk.language).t
    label = t("The title itself ends")
    if custody.title:
        label = t("The title itself ends: {title}", title=custody.title)
    return Limit(
        key=f"title:{day.isoformat()}",
        deadline="",
        rule="",
        label=label,
        citation=custody.basis,
        trust=None,
        words=wording.Limit(label, state, _TITLE, moment, None),
        moments=(moment,),
    )


def _not_counted(
    desk: Desk, packs: LawPacks, custody: Custody, proceeding: Proceeding, act: str
) -> Iterable[Limit]:
    """Yield the watch-dates that no verified rule counts: to be determined, without a date."""
    words = Words(desk.language)
    acts = dict.fromkeys((act, "custody_order"))
    met: set[str] = set()
    for code in acts:
        for rule in packs.hints_for(proceeding.host_state, code, proceeding.requesting_state):
            if not rule.against_state or rule.id in met:
                continue
            met.add(rule.id)
            label = words.action(rule.id, rule.action, code)
            end = limit_ends().get(rule.id, LimitEnd())
            no_date = LimitState.STOPPED if ended(custody) else LimitState.NO_DATE
            yield Limit(
                key=f"hint:{rule.id}",
                deadline="",
                rule=rule.id,
                label=label,
                citation=rule.citation,
                trust=rule.trust,
                words=wording.Limit(label, no_date, end, None, None),
                moments=(),
            )


def _first(dates: Sequence[EventDate], kind: DateKind) -> EventDate | None:
    """Return the earliest date of a kind."""
    found = [given for given in dates if given.kind is kind]
    return min(found, key=lambda given: (given.day, given.at or time()), default=None)


def _tells(dates: Sequence[EventDate]) -> EventDate | None:
    """Return the date that tells when an event took place."""
    for kind in _TOLD:
        for given in dates:
            if given.kind is kind:
                return given
    others = [given for given in dates if given.kind not in _NOT_DATES]
    return max(others, key=lambda given: given.day, default=None)


def _moment(day: date, at: time | None, zone: str, otherwise: time) -> datetime:
    return datetime.combine(day, at or otherwise, ZoneInfo(zone))


def _urgency(limit: Limit) -> tuple[int, datetime]:
    ranks = {
        LimitState.LAPSED: 0,
        LimitState.BETWEEN: 0,
        LimitState.RUNNING: 1,
        LimitState.NO_DATE: 2,
        LimitState.ENDED_LATE: 3,
    }
    far = datetime.max.replace(tzinfo=UTC)
    return ranks.get(limit.state, 4), min(limit.moments, default=far)
