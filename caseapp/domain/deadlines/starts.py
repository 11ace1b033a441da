"""Which dates start a period: those that the rule lists and that are known, or another's end."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time

from caseapp.domain.deadlines.errors import HourNotLawfulError, MissingFactError
from caseapp.domain.deadlines.facts import Facts
from caseapp.domain.deadlines.questions import takes_hour
from caseapp.domain.deadlines.result import Computation
from caseapp.domain.deadlines.rule import Rule
from caseapp.domain.vocabulary import DateKind


@dataclass(frozen=True, slots=True)
class Start:
    """One date from which a period is counted."""

    kind: DateKind
    day: date
    at: time | None
    claimed_by: str = ""
    given: tuple[date, time | None] | None = None
    """Day and hour of the event itself, where the count starts from the end of another rule."""

    @property
    def event(self) -> tuple[date, time | None]:
        """Day and hour of the event."""
        return self.given or (self.day, self.at)


def starts_of(rule: Rule, facts: Facts, count: Callable[[Rule], Computation]) -> list[Start]:
    """Return the starts of a rule, the earliest first.

    Raises:
        MissingFactError: none of the dates is known that may start it.
        HourNotLawfulError: a date has an hour where whole days are counted.

    """
    if rule.after is not None:
        return _after(rule, rule.after, facts, count)
    known = {
        Start(given.kind, given.day, given.at, given.claimed_by)
        for given in facts.dates
        if given.kind in rule.starts_from
    }
    if not known:
        raise MissingFactError(
            rule=rule.id,
            fact=" | ".join(kind.value for kind in rule.starts_from),
            expected="date",
        )
    if not takes_hour(rule):
        timed = next((start for start in known if start.at is not None), None)
        if timed is not None and timed.at is not None:
            raise HourNotLawfulError(rule=rule.id, at=timed.at.strftime("%H:%M"))
    return sorted(known, key=_order)


def _after(
    rule: Rule, base: Rule, facts: Facts, count: Callable[[Rule], Computation]
) -> list[Start]:
    fixed = [given for given in facts.dates if given.kind is DateKind.EXPIRES]
    if fixed and DateKind.EXPIRES in rule.starts_from:
        return sorted((Start(one.kind, one.day, one.at) for one in fixed), key=_order)
    result = count(base)
    return sorted(
        {
            Start(
                reading.kind,
                reading.last_moment.date(),
                reading.last_moment.time() if result.timed else None,
                reading.claimed_by,
                (reading.start, reading.at),
            )
            for reading in result.readings
            if reading.counts
        },
        key=_order,
    )


def _order(start: Start) -> tuple[date, time, str]:
    return start.day, start.at or time(), start.kind.value
