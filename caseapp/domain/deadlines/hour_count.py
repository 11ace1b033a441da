"""Counting hours: by the clock through every clock change, or over working days only."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from caseapp.domain.deadlines.errors import HourDoesNotExistError
from caseapp.domain.deadlines.rule import HourCount, Period
from caseapp.domain.deadlines.steps import Step, step
from caseapp.domain.deadlines.working_days import WorkingDays, shift

END_OF_DAY = time(23, 59, 59)
"""How the law's 24:00 is written: the last second of the day, so that the date stays right."""

HANDLING_OPENS, HANDLING_CLOSES = time(8), time(16)
"""Hours in which the Registry handles urgent requests, Strasbourg time (Practice Direction)."""


@dataclass(slots=True)
class HourEnd:
    """The moment at which a period in hours ends, and the safe one."""

    last: datetime
    safe: datetime
    steps: list[Step] = field(default_factory=list)
    doubts: list[Step] = field(default_factory=list)
    calendar_used: bool = False


def local_moment(day: date, at: time, zone: str) -> tuple[datetime, list[Step]]:
    """Return the moment of a local hour; of an hour that came twice, the first.

    Raises:
        HourDoesNotExistError: the clock skipped this hour.

    """
    moment = datetime.combine(day, at, tzinfo=ZoneInfo(zone))
    back = moment.astimezone(UTC).astimezone(ZoneInfo(zone))
    if back.replace(tzinfo=None) != moment.replace(tzinfo=None):
        raise HourDoesNotExistError(day=day, at=at.strftime("%H:%M"), zone=zone)
    if moment.replace(fold=1).utcoffset() != moment.utcoffset():
        return moment, [step("hour_twice", moment=moment)]
    return moment, []


@dataclass(frozen=True, slots=True)
class HourCounter:
    """One count in hours from a local moment."""

    mode: HourCount
    period: Period
    zone: str
    backward: bool
    working_days: Callable[[], WorkingDays]

    def end(self, day: date, at: time) -> HourEnd:
        """Count from the hour of the event."""
        start, steps = local_moment(day, at, self.zone)
        match self.mode:
            case HourCount.NEXT_FULL_HOUR:
                end = self._next_full_hour(start)
            case HourCount.MOVED if not self.backward:
                end = self._moved(start)
            case HourCount.SKIP_NON_WORKING:
                end = self._skipping(start)
            case _:
                end = HourEnd(self._by_clock(start), self._by_clock(start))
        end.steps = [*steps, *end.steps]
        if end.last.utcoffset() != start.utcoffset():
            end.steps.append(step("clock_change", moment=end.last))
        if self.mode is not HourCount.MOVED or self.backward:
            code = "hours_end_before" if self.backward else "hours_end"
            end.steps.append(step(code, number=self.period.number, moment=end.last))
        return end

    def _by_clock(self, start: datetime) -> datetime:
        hours = timedelta(hours=self.period.number)
        moved = start.astimezone(UTC) + (-hours if self.backward else hours)
        return moved.astimezone(ZoneInfo(self.zone))

    def _next_full_hour(self, start: datetime) -> HourEnd:
        begins = self._hour_begins(start)
        steps = [step("hour_excluded", moment=begins)]
        last, safe = self._by_clock(begins), self._by_clock(start)
        return HourEnd(last, min(last, safe, key=datetime.timestamp), steps)

    def _hour_begins(self, start: datetime) -> datetime:
        """Return the full hour at which counting begins: the next one, backwards the last one.

        Full is what the clock of the place shows: some clocks stand half an hour off.
        """
        whole = start.replace(minute=0, second=0)
        begins = whole.astimezone(UTC) + timedelta(hours=0 if self.backward else 1)
        return begins.astimezone(ZoneInfo(self.zone))

    def _moved(self, start: datetime) -> HourEnd:
        end, days = self._by_clock(start), self.working_days()
        met = [step("hours_end", number=self.period.number, moment=end)]
        day, safe_day = end.date(), days.next_working(end.date(), possibly=False)
        while days.is_free(day, possibly=True):
            met.extend(days.why_free(day))
            day = shift(day, 1)
        if day == end.date():
            return HourEnd(end, end, met, list(days.doubts), calendar_used=True)
        met.append(step("hours_moved", day=day))
        last, safe = self._at(day, end.time()), self._at(safe_day, end.time())
        return HourEnd(last, safe, met, list(days.doubts), calendar_used=True)

    def _at(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, tzinfo=ZoneInfo(self.zone))

    def _skipping(self, start: datetime) -> HourEnd:
        days = self.working_days()
        met: list[Step] = []
        last = self._skip(start, days, possibly=True, met=met)
        surely = self._skip(start, days, possibly=False, met=[])
        safe = min(last, surely, key=datetime.timestamp)
        return HourEnd(last, safe, met, list(days.doubts), calendar_used=True)

    def _skip(
        self, start: datetime, days: WorkingDays, *, possibly: bool, met: list[Step]
    ) -> datetime:
        left = timedelta(hours=self.period.number)
        moment = start
        while True:
            day = self._day_of(moment)
            edge = self._midnight(day if self.backward else shift(day, 1))
            if days.is_free(day, possibly=possibly):
                met.extend(
                    step("hours_of_day_not_counted", day=day, name=str(why.values.get("name", "")))
                    for why in list(days.why_free(day))[-1:]
                )
                moment = edge
                continue
            room = abs(edge.astimezone(UTC) - moment.astimezone(UTC))
            if left <= room:
                moved = moment.astimezone(UTC) + (-left if self.backward else left)
                return moved.astimezone(ZoneInfo(self.zone))
            left -= room
            moment = edge

    def _day_of(self, moment: datetime) -> date:
        if self.backward and moment.time() == time():
            return shift(moment.date(), -1)
        return moment.date()

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(), tzinfo=ZoneInfo(self.zone))


def strasbourg_before(
    day: date, at: time | None, number: int, zone: str, days: WorkingDays
) -> HourEnd:
    """Count full Strasbourg working days back from a removal (Practice Direction, Rule 39).

    The last moment lies `number` times eight handling hours before the removal. The safe one
    leaves `number` whole working days between the close of handling and the removal.
    """
    fixed = time() if at is None else at
    last = _handling_hours_before(day, fixed, timedelta(hours=8 * number), days)
    full = days.count(
        day if fixed < HANDLING_CLOSES else shift(day, 1), number, possibly=True, backward=True
    )
    before = days.count(full, 1, possibly=True, backward=True)
    info = ZoneInfo(zone)
    safe = datetime.combine(before, HANDLING_CLOSES, tzinfo=info)
    steps = [
        step("handling_hours", opens=HANDLING_OPENS, closes=HANDLING_CLOSES),
        step("full_working_day", day=full, moment=safe),
    ]
    doubts = [*days.doubts, step("court_days")]
    return HourEnd(last.replace(tzinfo=info), safe, steps, doubts, calendar_used=True)


def _handling_hours_before(day: date, upper: time, left: timedelta, days: WorkingDays) -> datetime:
    while True:
        if not days.is_free(day, possibly=True):
            closes = min(upper, HANDLING_CLOSES)
            room = _length(HANDLING_OPENS, closes)
            if left <= room:
                return datetime.combine(day, closes) - left
            left -= room
        day, upper = shift(day, -1), HANDLING_CLOSES


def _length(first: time, last: time) -> timedelta:
    anchor = date(2000, 1, 1)
    return max(datetime.combine(anchor, last) - datetime.combine(anchor, first), timedelta())
