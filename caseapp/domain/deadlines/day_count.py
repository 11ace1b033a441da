"""Counting whole days: raw end, month-end clamp, pauses, recess, and what a free last day does."""

from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from caseapp.domain.deadlines.errors import (
    DateOutOfRangeError,
    MissingFactError,
    PeriodStandsStillError,
)
from caseapp.domain.deadlines.facts import Suspension
from caseapp.domain.deadlines.rule import Period, Regime, Roll, Unit
from caseapp.domain.deadlines.steps import Step, step
from caseapp.domain.deadlines.working_days import WorkingDays, shift
from caseapp.domain.errors import UserError
from caseapp.domain.vocabulary import Trust

_MONTHS = 12
_TWO_DAYS = 2
"""Regulation 1182/71 art. 3(5) speaks of periods of two days or more."""


@dataclass(slots=True)
class DayEnd:
    """Where a period of whole days ends: the last day, the safe one, and what else is said."""

    last: date
    safe: date
    others: list[tuple[str, date]] = field(default_factory=list)
    """Other readings that warn only: the variant, and the day on which it would end."""
    steps: list[Step] = field(default_factory=list)
    doubts: list[Step] = field(default_factory=list)
    calendar_used: bool = False


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

    @property
    def _article(self) -> str:
        return self.regime.article_for(self.period.unit)

    def end(self, start: date, *, included: bool) -> DayEnd:
        """Count from the day of the event, which is itself a day of the period if `included`."""
        if self.period.unit is Unit.WORKING_DAYS:
            return self._settle(start, self._working_end(start, included=included))
        day, steps = self._raw_end(start, included=included)
        end = DayEnd(day, day, steps=steps)
        if not self.regime.month_end_seen and steps[0].code == "month_end":
            end.doubts.append(step("month_end_not_seen", day=day))
        return self._settle(start, end)

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
        last, safe = max(ends.values()), min(ends.values())
        code = "raw_end_before" if self.backward else "raw_end"
        steps = self._holidays_between(days, origin, last)
        steps.append(step(code, number=number, unit=self.period.unit, day=last))
        return DayEnd(last, safe, steps=steps, doubts=days.doubts, calendar_used=True)

    def _holidays_between(self, days: WorkingDays, origin: date, last: date) -> list[Step]:
        first, until = sorted((origin, last))
        between = (shift(first, index) for index in range((until - first).days + 1))
        return [met for day in between for met in self._worth_telling(day, days)]

    def _worth_telling(self, day: date, days: WorkingDays) -> Iterator[Step]:
        worked = days.worked(day)
        if worked is not None:
            yield worked
        for met in days.why_free(day):
            if met.code == "met_holiday" and day.weekday() not in days.calendar.weekend:
                yield step("holiday_not_counted", **met.values)

    def _settle(self, start: date, end: DayEnd) -> DayEnd:
        self._recess(end)
        self._may_be_working_days(start, end)
        if self.regime.roll is Roll.NEVER and not self.regime.least_working_days:
            self._name_holiday(end)
            return end
        if self.period.unit is Unit.WORKING_DAYS:
            return end
        days = self.working_days()
        end.calendar_used = True
        if self.backward:
            self._settle_backward(end, days)
        elif self.regime.roll is Roll.NOT_SEEN:
            self._settle_not_seen(end, days)
        elif self.regime.roll is Roll.SATURDAY_NOT_SEEN:
            self._settle_saturday(end, days)
        else:
            raw = end.last
            self._settle_forward(end, days)
            self._least_working_days(start, end, days)
            self._settle_unverified(end, raw)
        worked = days.worked(end.last)
        if worked is not None:
            end.steps.append(worked)
        end.doubts = [*end.doubts, *(known for known in days.doubts if known not in end.doubts)]
        return end

    def _name_holiday(self, end: DayEnd) -> None:
        """Say that the last day is a holiday and stays; what is not known here is not needed."""
        if not self.regime.place or self.backward:
            return
        try:
            met = list(self.working_days().why_free(end.last))
        except UserError:
            return
        article = self._article
        end.steps.extend(
            step("holiday_stays", **one.values, counting_rule=article)
            for one in met
            if one.code == "met_holiday"
        )

    def _may_be_working_days(self, start: date, end: DayEnd) -> None:
        plain = self.period.unit is Unit.CALENDAR_DAYS and not self.backward
        if self.regime.days_may_be_working and plain:
            other = self.working_days().count(start, self.period.number, possibly=True)
            end.others.append(("as_working_days", other))
            end.calendar_used = True

    def _recess(self, end: DayEnd) -> None:
        recess = self.regime.recess
        span = self._recess_of(end.last)
        if recess is None or span is None:
            return
        first, last = span
        if not recess.seen:
            end.doubts.append(step("recess_not_seen", day=first, until=last))
            return
        extended = shift(last, recess.extra_days)
        match self.answers.get("recess_extension"):
            case "yes":
                end.safe, end.last = end.last, extended
                end.steps.append(step("recess", day=first, until=last, moved_day=extended))
            case "no":
                end.steps.append(step("recess_not_extended", day=first, until=last))
            case _ if self.strict:
                raise MissingFactError(
                    rule=self.regime.id, fact="recess_extension", expected="yes | no"
                )
            case _:
                end.doubts.append(step("recess_open", day=first, until=last, moved_day=extended))
                end.others.append(("recess", extended))

    def _recess_of(self, day: date) -> tuple[date, date] | None:
        """Return the recess into which a last day falls."""
        recess = self.regime.recess
        if recess is None or self.backward:
            return None
        first = date(day.year, recess.first_month, recess.first_day)
        last = date(day.year, recess.last_month, recess.last_day)
        return (first, last) if first <= day <= last else None

    def _moved_into_recess(self, raw: date, end: DayEnd, days: WorkingDays) -> None:
        """Show the reading that a day which moved into the recess is extended; do not use it."""
        recess, span = self.regime.recess, self._recess_of(end.last)
        if recess is None or span is None or not recess.seen or self._recess_of(raw) is not None:
            return
        if self.answers.get("recess_extension") == "no":
            return
        first, last = span
        extended = days.next_working(shift(last, recess.extra_days), possibly=True)
        end.doubts.append(
            step("moved_into_recess", day=first, until=last, moved_day=extended, raw_day=raw)
        )
        end.others.append(("recess", extended))

    def _settle_forward(self, end: DayEnd, days: WorkingDays) -> None:
        raw = day = end.last
        while days.is_free(day, possibly=True):
            end.steps.extend(days.why_free(day))
            day = shift(day, 1)
        if day != end.last:
            end.steps.append(step("moved", day=day, counting_rule=self._article))
        end.last, end.safe = day, days.next_working(end.safe, possibly=False)
        end.others = [
            (variant, days.next_working(other, possibly=True)) for variant, other in end.others
        ]
        self._moved_into_recess(raw, end, days)

    def _settle_saturday(self, end: DayEnd, days: WorkingDays) -> None:
        raw = end.last
        moved = days.next_working(raw, possibly=True)
        day = raw
        while days.is_free(day, possibly=True) and not days.is_only_saturday(day):
            end.steps.extend(days.why_free(day))
            day = shift(day, 1)
        if day != raw:
            end.steps.append(step("moved", day=day, counting_rule=self._article))
        end.last = end.safe = day
        if moved != day:
            end.others.append(("if_moved", moved))
            end.doubts.append(step("saturday_not_seen", day=day, moved_day=moved))

    def _settle_unverified(self, end: DayEnd, raw: date) -> None:
        """Let no move that was not read make the safe day later."""
        if self.regime.trust_of(self.period.unit) is Trust.UNVERIFIED and raw < end.safe:
            end.safe = raw

    def _settle_backward(self, end: DayEnd, days: WorkingDays) -> None:
        day = end.last
        while days.is_free(day, possibly=True):
            end.steps.extend(days.why_free(day))
            day = shift(day, -1)
        if day == end.last:
            return
        if self.regime.backward_stays:
            end.safe = day
            end.steps.append(step("backward_stays", day=end.last, moved_day=day))
        elif self.regime.roll is Roll.NOT_SEEN:
            end.safe = day
            end.doubts.append(step("roll_not_seen", day=end.last, moved_day=day))
        else:
            end.steps.append(step("moved_earlier", day=day))
            end.last = end.safe = day

    def _settle_not_seen(self, end: DayEnd, days: WorkingDays) -> None:
        if not days.is_free(end.last, possibly=True):
            return
        end.steps.extend(days.why_free(end.last))
        moved = days.next_working(end.last, possibly=True)
        end.others.append(("if_moved", moved))
        end.steps.append(step("not_moved_not_seen", day=end.last, moved_day=moved))
        end.doubts.append(step("roll_not_seen", day=end.last, moved_day=moved))

    def _least_working_days(self, start: date, end: DayEnd, days: WorkingDays) -> None:
        least = self.regime.least_working_days
        short = self.period.unit is Unit.CALENDAR_DAYS and self.period.number < _TWO_DAYS
        if not least or short:
            return
        last, safe = end.last, end.safe
        while days.between(shift(start, 1), last, possibly=True) < least:
            last = days.next_working(shift(last, 1), possibly=True)
        while days.between(shift(start, 1), safe, possibly=False) < least:
            safe = days.next_working(shift(safe, 1), possibly=False)
        if last != end.last:
            end.steps.append(step("least_working_days", number=least, day=last))
        end.last, end.safe = last, min(safe, last)


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
