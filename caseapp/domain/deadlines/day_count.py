"""Counting whole days to their raw end: month-end clamp, clear days, pauses, working days."""

from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from caseapp.domain.deadlines.errors import (
    DateOutOfRangeError,
    PeriodStandsStillError,
)
from caseapp.domain.deadlines.facts import Suspension
from caseapp.domain.deadlines.rule import Period, Regime, Unit
from caseapp.domain.deadlines.settling import DayEnd, Settling
from caseapp.domain.deadlines.steps import Step, step
from caseapp.domain.deadlines.working_days import WorkingDays, shift

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class DayCount:
    """One count of whole days. `working_days` is asked for only where free days matter."""

    regime: Regime
    period: Period
    backward: bool
    working_days: Callable[[], WorkingDays]
    answers: Mapping[str, str]
    suspensions: tuple[Suspension, ...] = ()
    strict: bool = False
    """Refuse to count where an answer is missing that matters, instead of being careful."""

    def end(self, start: date, *, included: bool) -> DayEnd:
        """Count from the day of the event, which is itself a day of the period if `included`."""
        if self.period.unit is Unit.WORKING_DAYS:
            return self._settling().settle(start, self._working_end(start, included=included))
        day, steps = self._raw_end(start, included=included)
        end = DayEnd(day, day, steps=steps)
        if not self.regime.month_end_seen and steps[0].code == "month_end":
            end.doubts.append(step("month_end_not_seen", day=day))
        return self._settling().settle(start, end)

    def _settling(self) -> Settling:
        return Settling(
            self.regime, self.period, self.backward, self.working_days, self.answers, self.strict
        )

    def _raw_end(self, start: date, *, included: bool) -> tuple[date, list[Step]]:
        sign = -1 if self.backward else 1
        number = self.period.number
        steps: list[Step] = []
        match self.period.unit:
            case Unit.WEEKS:
                day = shift(start, sign * number * 7)
            case Unit.MONTHS | Unit.YEARS:
                months = number * (_MONTHS if self.period.unit is Unit.YEARS else 1)
                day, clamped = add_months(start, sign * months)
                if clamped:
                    steps.append(step("month_end", wanted=start.day, day=day))
            case _:
                day = shift(start, sign * number)
        if included:
            day = shift(day, -sign)
        if self.regime.clear_days or self.period.unit is Unit.CLEAR_DAYS:
            day = shift(day, sign)
            steps.append(step("clear_day", day=day))
        day = self._paused(start, day, steps)
        code = "raw_end_before" if self.backward else "raw_end"
        steps.append(step(code, number=number, unit=self.period.unit, day=day))
        return day, steps

    def _paused(self, start: date, day: date, steps: list[Step]) -> date:
        free_from = shift(start, 1)
        for pause in sorted(self.suspensions, key=lambda known: known.first):
            first = max(pause.first, free_from)
            if self.backward or first > day:
                continue
            if pause.last is None:
                raise PeriodStandsStillError(
                    rule=self.regime.id, day=pause.first, source=pause.source
                )
            if pause.last < first:
                continue
            days = (pause.last - first).days + 1
            day, free_from = shift(day, days), shift(pause.last, 1)
            steps.append(
                step("paused", day=first, until=pause.last, days=days, source=pause.source)
            )
        return day

    def _working_end(self, start: date, *, included: bool) -> DayEnd:
        days = self.working_days()
        origin = shift(start, 1 if self.backward else -1) if included else start
        number = self.period.number
        ends = {
            possibly: days.count(origin, number, possibly=possibly, backward=self.backward)
            for possibly in (True, False)
        }
        # As everywhere, what is possibly off is off for the last day; backwards that is the
        # earlier one, and no doubt may make it later.
        last, safe = ends[True], min(ends.values())
        code = "raw_end_before" if self.backward else "raw_end"
        steps = self._holidays_between(days, origin, last)
        steps.append(step(code, number=number, unit=self.period.unit, day=last))
        return DayEnd(last, safe, steps=steps, doubts=days.doubts, calendar_used=True)

    def _holidays_between(self, days: WorkingDays, origin: date, last: date) -> list[Step]:
        first, until = sorted((origin, last))
        between = (shift(first, index) for index in range((until - first).days + 1))
        return [met for day in between if day != origin for met in self._worth_telling(day, days)]

    def _worth_telling(self, day: date, days: WorkingDays) -> Iterator[Step]:
        worked = days.worked(day)
        if worked is not None:
            yield worked
        for met in days.why_free(day):
            if met.code == "met_holiday" and not days.calendar.is_weekend(day):
                yield step("holiday_not_counted", **met.values)


def add_months(day: date, months: int) -> tuple[date, bool]:
    """Return the day of the same number so many months on, and whether it had to be the month's end.

    Raises:
        DateOutOfRangeError: it leaves the calendar.

    """
    index = day.year * _MONTHS + day.month - 1 + months
    year, month = index // _MONTHS, index % _MONTHS + 1
    if not date.min.year <= year <= date.max.year:
        raise DateOutOfRangeError(day=day)
    last = monthrange(year, month)[1]
    return date(year, month, min(day.day, last)), day.day > last
