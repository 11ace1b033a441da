"""Which days stand in the way, and how surely: the one place that reads a calendar.

Two sets of free days are kept apart. The *sure* set holds what certainly is no working day; the
*possible* set adds estimated feasts and Saturdays of a body that may be open. The last day is
counted with the possible set, the safe day with the sure one, so that no doubt ever makes the safe
day later.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from caseapp.domain.deadlines.calendars import SWAPPED, Calendar
from caseapp.domain.deadlines.errors import DateOutOfRangeError
from caseapp.domain.deadlines.rule import Roll
from caseapp.domain.deadlines.steps import Step, step

SATURDAY = 5
_ONE = timedelta(days=1)


@dataclass(slots=True)
class WorkingDays:
    """The working days of one calculation, with the doubts met on the way."""

    calendar: Calendar
    roll: Roll
    answers: Mapping[str, str]
    doubts: list[Step] = field(default_factory=list)

    def is_free(self, day: date, *, possibly: bool) -> bool:
        """Say whether a day surely (or at least possibly) is no working day."""
        return any(sure or possibly for _met, sure in self._met(day))

    def why_free(self, day: date) -> Iterator[Step]:
        """Yield a step for each reason that a day is, or may be, no working day."""
        for met, _sure in self._met(day):
            yield met

    def worked(self, day: date) -> Step | None:
        """Return why a day works that otherwise would be off."""
        why = self.calendar.worked(day)
        if why == SWAPPED:
            return step("worked_swapped", day=day)
        return step("worked_said", day=day, source=why) if why else None

    def half_day(self, day: date) -> Step | None:
        """Return that offices close early on a day; no text was read that moves a period off it."""
        name = self.calendar.half_day(day)
        return step("half_day", day=day, name=name) if name else None

    def _met(self, day: date) -> Iterator[tuple[Step, bool]]:
        if self.calendar.worked(day):
            return
        weekend = self.calendar.is_weekend(day)
        if weekend:
            yield from self._weekend(day)
        holiday = self.calendar.holiday(day)
        if holiday is not None:
            if holiday.estimated:
                self._doubt(step("holiday_estimated", day=day, name=holiday.name))
            office = {"office": holiday.source} if holiday.source else {}
            met = step("met_holiday", day=day, name=holiday.name, **office)
            yield met, not holiday.estimated
        elif not weekend:
            part = self.calendar.only_in_part(day)
            if part:
                self._doubt(step("holiday_in_part", day=day, name=part))

    def _weekend(self, day: date) -> Iterator[tuple[Step, bool]]:
        asked = self.roll is Roll.BODY_CLOSED and day.weekday() == SATURDAY
        closed = self.answers.get("body_closed_saturday")
        if asked and closed == "no":
            return
        sure = not asked or closed == "yes"
        if not sure:
            self._doubt(step("saturday_uncertain", day=day))
        if day.weekday() == SATURDAY and self.calendar.swaps_unknown(day.year):
            sure = False
            self._doubt(step("swaps_unknown", number=day.year))
        yield step("met_weekend", day=day), sure

    def _doubt(self, doubt: Step) -> None:
        if doubt not in self.doubts:
            self.doubts.append(doubt)

    def next_working(self, day: date, *, possibly: bool, backward: bool = False) -> date:
        """Return the day itself or the nearest working day after (or before) it."""
        while self.is_free(day, possibly=possibly):
            day = shift(day, -1 if backward else 1)
        return day

    def count(self, day: date, number: int, *, possibly: bool, backward: bool = False) -> date:
        """Return the `number`-th working day after (or before) a day."""
        left = number
        while left > 0:
            day = shift(day, -1 if backward else 1)
            if not self.is_free(day, possibly=possibly):
                left -= 1
        return day

    def is_only_saturday(self, day: date) -> bool:
        """Say whether nothing but its being a Saturday makes a day free."""
        if day.weekday() != SATURDAY:
            return False
        return all(met.code == "met_weekend" for met in self.why_free(day))

    def between(self, first: date, last: date, *, possibly: bool) -> int:
        """Count the working days from first to last, both included."""
        days = (last - first).days + 1
        return sum(
            not self.is_free(first + index * _ONE, possibly=possibly)
            for index in range(max(days, 0))
        )


def shift(day: date, days: int) -> date:
    """Return a day so many days later.

    Raises:
        DateOutOfRangeError: it leaves the calendar.

    """
    try:
        return day + timedelta(days=days)
    except OverflowError as error:
        raise DateOutOfRangeError(day=day) from error
