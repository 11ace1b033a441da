"""One count from one start: the whole-day and the hour strategies behind a single door."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from caseapp.domain.deadlines.calendars import Calendars
from caseapp.domain.deadlines.day_count import DayCount
from caseapp.domain.deadlines.errors import (
    DateOutOfRangeError,
    MissingHourError,
    UnitNotForMethodError,
)
from caseapp.domain.deadlines.facts import Suspension
from caseapp.domain.deadlines.hour_count import (
    END_OF_DAY,
    HourCounter,
    local_moment,
    strasbourg_before,
)
from caseapp.domain.deadlines.rule import HourCount, Period, Regime, Unit
from caseapp.domain.deadlines.steps import Step, step
from caseapp.domain.deadlines.working_days import WorkingDays, shift


@dataclass(frozen=True, slots=True)
class Ends:
    """Where one count ends: last, safe, and readings that warn only."""

    last: datetime
    safe: datetime
    others: tuple[tuple[str, datetime], ...]
    """Variant and end of each."""
    steps: tuple[Step, ...]
    doubts: tuple[Step, ...]
    calendar: str
    """Version of the holiday data that mattered; empty where none did."""


@dataclass(frozen=True, slots=True)
class Counter:
    """Everything that counts from one start have in common."""

    rule: str
    regime: Regime
    zone: str
    place: str
    calendars: Calendars
    answers: Mapping[str, str]
    backward: bool = False
    strictly_before: bool = False
    suspensions: tuple[Suspension, ...] = ()
    strict: bool = False

    def count(self, period: Period, day: date, at: time | None, *, included: bool) -> Ends:
        """Count a period from a start.

        Raises:
            UnitNotForMethodError: the method has no rule for the unit.
            MissingHourError: a period in hours without the hour of its start.
            DateOutOfRangeError: the period leaves the calendar.

        """
        try:
            return self._count(period, day, at, included=included)
        except OverflowError as error:
            raise DateOutOfRangeError(day=day) from error

    def _count(self, period: Period, day: date, at: time | None, *, included: bool) -> Ends:
        if period.unit not in self.regime.units:
            raise UnitNotForMethodError(method=self.regime.id, unit=period.unit)
        handled = self.regime.hours is HourCount.STRASBOURG and self.backward
        if handled and period.unit is Unit.WORKING_DAYS:
            return self._strasbourg(period, day, at)
        if period.unit is Unit.HOURS:
            return self._hours(period, day, at)
        if period.unit is Unit.AT_ONCE:
            return self._at_once(day, at)
        return self._days(period, day, included=included)

    def _working_days(self) -> WorkingDays:
        return WorkingDays(self.calendars.calendar(self.place), self.regime.roll, self.answers)

    def _version(self, *, used: bool) -> str:
        return self.calendars.calendar(self.place).version if used else ""

    def _days(self, period: Period, day: date, *, included: bool) -> Ends:
        count = DayCount(
            self.regime,
            period,
            self.backward,
            self._working_days,
            self.answers,
            self.suspensions,
            self.strict,
        )
        end = count.end(day, included=included)
        safe = shift(end.safe, -1) if self.strictly_before else end.safe
        steps = [*end.steps, *([step("strictly_before", day=safe)] * self.strictly_before)]
        return Ends(
            self._end_of(end.last),
            self._end_of(safe),
            tuple((variant, self._end_of(other)) for variant, other in end.others),
            tuple(steps),
            tuple(end.doubts),
            self._version(used=end.calendar_used),
        )

    def _hours(self, period: Period, day: date, at: time | None) -> Ends:
        if at is None:
            raise MissingHourError(rule=self.rule, day=day)
        counter = HourCounter(
            self.regime.hours, period, self.zone, self.backward, self._working_days
        )
        end = counter.end(day, at)
        used = self._version(used=end.calendar_used)
        return Ends(end.last, end.safe, (), tuple(end.steps), tuple(end.doubts), used)

    def _strasbourg(self, period: Period, day: date, at: time | None) -> Ends:
        days = self._working_days()
        end = strasbourg_before(day, at, period.number, self.zone, days)
        used = self._version(used=True)
        return Ends(end.last, end.safe, (), tuple(end.steps), tuple(end.doubts), used)

    def _at_once(self, day: date, at: time | None) -> Ends:
        steps: tuple[Step, ...] = (step("at_once", day=day),)
        if at is None:
            moment = self._end_of(day)
        else:
            moment, twice = local_moment(day, at, self.zone)
            steps = (*twice, *steps)
        return Ends(moment, moment, (), steps, (), "")

    def _end_of(self, day: date) -> datetime:
        return datetime.combine(day, END_OF_DAY, tzinfo=ZoneInfo(self.zone))
