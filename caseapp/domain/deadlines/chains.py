"""All dates that hang on one event: to act by, to watch the State by, and to be ready by before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from caseapp.domain.deadlines.calendars import Calendar, Calendars
from caseapp.domain.deadlines.proposals import Outcome
from caseapp.domain.deadlines.result import Computation
from caseapp.domain.deadlines.rule import Roll, RuleKind
from caseapp.domain.deadlines.steps import Step
from caseapp.domain.deadlines.working_days import WorkingDays


class LinkRole(StrEnum):
    """For whom a date runs."""

    TO_DETERMINE = "to_determine"
    """A period is there, and its last day is not known yet: first in every list."""
    OURS = "ours"
    AGAINST_STATE = "against_state"
    """A watch-date: when it passes, move for release or for enforcement."""
    SERVICE = "service"
    """The day on which something posted counts as served."""


@dataclass(frozen=True, slots=True)
class PreDeadline:
    """A day to be ready by, so many working days of the court before the safe day."""

    name: str
    working_days: int
    day: date
    doubts: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """One date of a chain with what has to be done before it."""

    role: LinkRole
    outcome: Outcome
    before: tuple[PreDeadline, ...] = ()


def chain(
    outcomes: Iterable[Outcome], leads: Mapping[str, int], calendars: Calendars
) -> tuple[Link, ...]:
    """Return the outcomes of an event as one chain, in order of time.

    `leads` names what must be ready before an act of ours (translation, notary, post) with its
    working days; they are counted back from the safe day on the calendar of the place of the act.

    Raises:
        UserError: the calendar of that place or year is not known.

    """
    links = (_link(outcome, leads, calendars) for outcome in outcomes)
    return tuple(sorted(links, key=_order))


def working_days_before(
    day: date, number: int, calendar: Calendar, answers: Mapping[str, str] | None = None
) -> tuple[date, tuple[Step, ...]]:
    """Return the working day so many working days before a day, and what is not sure about it.

    The day itself is not counted. A day that is only possibly off is taken as off, so that no doubt
    makes the answer later. 0 is the day itself, or the working day before it.
    """
    days = WorkingDays(calendar, Roll.NEXT_WORKING_DAY, answers or {})
    found = days.next_working(day, possibly=True, backward=True)
    if number:
        found = days.count(day, number, possibly=True, backward=True)
    return found, tuple(days.doubts)


def _link(outcome: Outcome, leads: Mapping[str, int], calendars: Calendars) -> Link:
    computed, rule = outcome.computed, outcome.rule
    if computed is None or rule is None:
        return Link(LinkRole.TO_DETERMINE, outcome)
    if rule.kind is RuleKind.DEEMED_SERVICE:
        return Link(LinkRole.SERVICE, outcome)
    if computed.against_state:
        return Link(LinkRole.AGAINST_STATE, outcome)
    place = computed.facts.place or rule.home
    before = _before(computed, leads, calendars.calendar(place)) if leads else ()
    return Link(LinkRole.OURS, outcome, before)


def _before(
    computed: Computation, leads: Mapping[str, int], calendar: Calendar
) -> tuple[PreDeadline, ...]:
    found = []
    for name, number in leads.items():
        day, doubts = working_days_before(computed.safe_day, number, calendar)
        found.append(PreDeadline(name, number, day, doubts))
    return tuple(sorted(found, key=lambda known: (known.day, known.name)))


def _order(link: Link) -> tuple[bool, float, str]:
    computed = link.outcome.computed
    rule = link.outcome.rule.id if link.outcome.rule else ""
    return computed is not None, computed.safe_moment.timestamp() if computed else 0.0, rule
