"""What becomes of a raw end: it stays, it moves, or both days are shown because no text was read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from caseapp.domain.deadlines.recess import Recesses
from caseapp.domain.deadlines.rule import Period, Regime, Roll, Unit
from caseapp.domain.deadlines.steps import Step, step
from caseapp.domain.deadlines.working_days import WorkingDays, shift
from caseapp.domain.errors import UserError
from caseapp.domain.vocabulary import Trust

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
class Settling:
    """The rules by which the last day of one count moves or stays."""

    regime: Regime
    period: Period
    backward: bool
    working_days: Callable[[], WorkingDays]
    answers: Mapping[str, str]
    strict: bool = False

    @property
    def _article(self) -> str:
        return self.regime.article_for(self.period.unit)

    @property
    def _recesses(self) -> Recesses:
        return Recesses(self.regime, self.answers, self.backward, self.strict)

    def settle(self, start: date, end: DayEnd) -> DayEnd:
        """Settle an end counted from a start."""
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
        told = (days.worked(end.last), days.half_day(end.last))
        end.steps.extend(one for one in told if one is not None)
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
        found = self._recesses.met(end.last)
        if found is None:
            return
        end.steps.extend(found.steps)
        end.doubts.extend(found.doubts)
        if found.counts:
            end.safe, end.last = end.last, found.extended
        elif found.shown:
            end.others.append(("recess", found.extended))

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
        found = self._recesses.moved_into(raw, end.last)
        if found is not None:
            extended = days.next_working(found.extended, possibly=True)
            end.doubts.append(found.doubt(extended))
            end.others.append(("recess", extended))

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
            end.others.append(("if_not_moved", end.last))
            end.doubts.append(step("roll_not_seen", day=end.last, moved_day=day))
            end.last = end.safe = day
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
