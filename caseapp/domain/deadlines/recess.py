"""The court recess: whether a last day that falls into it is extended (law README, 7)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from caseapp.domain.deadlines.errors import MissingFactError
from caseapp.domain.deadlines.rule import Regime
from caseapp.domain.deadlines.steps import Step, step
from caseapp.domain.deadlines.working_days import shift

QUESTION = "recess_extension"


@dataclass(frozen=True, slots=True)
class Met:
    """A last day in the recess, and the day to which it would be extended."""

    extended: date
    counts: bool = False
    """The answer says that the recess extends this period."""
    shown: bool = False
    """It is not answered: the extended day stands beside the other."""
    steps: list[Step] = field(default_factory=list)
    doubts: list[Step] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class MovedInto:
    """A last day that was before the recess and only moved into it, off a day off."""

    raw: date
    first: date
    last: date
    extended: date

    def doubt(self, extended: date) -> Step:
        """Return why the date is provisional."""
        return step(
            "moved_into_recess",
            day=self.first,
            until=self.last,
            moved_day=extended,
            raw_day=self.raw,
        )


@dataclass(frozen=True, slots=True)
class Recesses:
    """What the recess of a method does with the last days of one count."""

    regime: Regime
    answers: Mapping[str, str]
    backward: bool
    strict: bool

    def met(self, day: date) -> Met | None:
        """Return what becomes of a raw end that falls into the recess.

        Raises:
            MissingFactError: whether it extends the period must be answered first.

        """
        span = self._span(day)
        recess = self.regime.recess
        if span is None or recess is None:
            return None
        first, last = span
        if not recess.seen:
            return Met(day, doubts=[step("recess_not_seen", day=first, until=last)])
        extended = shift(last, recess.extra_days)
        match self.answers.get(QUESTION):
            case "yes":
                told = step("recess", day=first, until=last, moved_day=extended)
                return Met(extended, counts=True, steps=[told])
            case "no":
                return Met(day, steps=[step("recess_not_extended", day=first, until=last)])
            case _ if self.strict:
                raise MissingFactError(rule=self.regime.id, fact=QUESTION, expected="yes | no")
            case _:
                doubt = step("recess_open", day=first, until=last, moved_day=extended)
                return Met(extended, shown=True, doubts=[doubt])

    def moved_into(self, raw: date, day: date) -> MovedInto | None:
        """Return the reading that a day which moved into the recess is extended.

        No text was seen for it, so it is shown and never used.
        """
        span, recess = self._span(day), self.regime.recess
        if span is None or recess is None or not recess.seen or self._span(raw) is not None:
            return None
        if self.answers.get(QUESTION) == "no":
            return None
        return MovedInto(raw, *span, shift(span[1], recess.extra_days))

    def _span(self, day: date) -> tuple[date, date] | None:
        recess = self.regime.recess
        if recess is None or self.backward:
            return None
        first = date(day.year, recess.first_month, recess.first_day)
        last = date(day.year, recess.last_month, recess.last_day)
        return (first, last) if first <= day <= last else None
