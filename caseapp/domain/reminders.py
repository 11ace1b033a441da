"""When a date is reminded of, and what has to go out before it. Pure: no clock, no words."""

import itertools
import json
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from caseapp.domain.deadlines import Calendar, working_days_before
from caseapp.domain.errors import UserError
from caseapp.domain.vocabulary import LeadKind

DAY_STEPS: Final = (30, 14, 7, 3, 1)
HOUR_STEPS: Final = (24, 6, 1)
MORNING: Final = timedelta(hours=9)
"""Hour of the day at which a date without an hour is reminded of."""
SHORT: Final = timedelta(days=3)
"""Up to this length a date without an hour is reminded of by hours as well."""
LONGEST_LEAD: Final = 120
"""A lead time of more days is a mistake of typing."""
MOST_PACKED: Final = 250
"""Reminders that a locked program is given: the next ones, in less than one page of memory."""
_PAIR: Final = struct.Struct("!qq")
_DAY: Final = timedelta(days=1)


class LeadLengthError(UserError):
    """A lead time is between 1 and 120 days (values: number, most)."""

    field = "leads"


class LeadTwiceError(UserError):
    """The same lead time is given twice."""

    field = "leads"


@dataclass(frozen=True, slots=True)
class Lead:
    """How long before the safe day something has to go out.

    Attributes:
        kind: to whom.
        number: days that it takes.
        working: they are working days of the court.

    """

    kind: LeadKind
    number: int
    working: bool = True


@dataclass(frozen=True, slots=True)
class LeadDay:
    """The last day on which it may go out; None: the court's calendar is not known."""

    lead: Lead
    day: date | None


@dataclass(frozen=True, slots=True)
class ReminderTime:
    """A reminder without a name: all that a locked computer may know."""

    at: datetime
    """When to remind, in UTC."""
    due: datetime
    """What is reminded of, in UTC."""
    whole_day: bool = False
    """The day counts until its end: no hour is named."""


@dataclass(frozen=True, slots=True)
class Reminders:
    """The next reminders, the earliest first, and how many dates are due today or before."""

    times: tuple[ReminderTime, ...]
    due: int


def pack_times(times: Iterable[ReminderTime]) -> bytes:
    """Return reminders as pairs of UTC seconds: when to remind, and of when. Nothing else.

    The program that is locked may know these; there is no room in them for a name.
    """
    found = itertools.islice(times, MOST_PACKED)
    return b"".join(_PAIR.pack(int(one.at.timestamp()), int(one.due.timestamp())) for one in found)


def unpack_times(data: bytes, zone: str) -> tuple[ReminderTime, ...]:
    """Read what `pack_times` wrote; anything else gives no reminder at all.

    Args:
        data: from a pipe.
        zone: of this computer: a last moment at midnight is the end of a day here.

    """
    if len(data) % _PAIR.size or len(data) > MOST_PACKED * _PAIR.size:
        return ()
    try:
        pairs = [
            tuple(datetime.fromtimestamp(seconds, UTC) for seconds in pair)
            for pair in _PAIR.iter_unpack(data)
        ]
    except (ValueError, OverflowError, OSError):
        return ()
    here = ZoneInfo(zone)
    return tuple(ReminderTime(at, due, due.astimezone(here).time() == time()) for at, due in pairs)


def alarms(length: timedelta, at: time | None) -> tuple[timedelta, ...]:
    """Return when to remind of a date, from its beginning, the earliest first.

    A step is taken only where the date was known for longer than that: nobody is reminded of
    something thirty days ahead that came up last week.

    Args:
        length: from when the date was known to its last moment.
        at: its hour; None: its day counts until the end, and begins at 0:00.

    """
    found = set()
    for days in DAY_STEPS:
        if days * _DAY < length:
            found.add(-days * _DAY + (MORNING if at is None else timedelta()))
    if at is not None or length <= SHORT:
        end = timedelta() if at is not None else _DAY
        hours = HOUR_STEPS if at is not None else HOUR_STEPS[1:]
        found |= {end - timedelta(hours=one) for one in hours if timedelta(hours=one) < length}
    return tuple(sorted(found))


def lead_alarms(days: Iterable[LeadDay], day: date, at: time | None) -> tuple[timedelta, ...]:
    """Return when to remind of what has to go out: its morning, from the beginning of the date.

    Args:
        days: the lead times of the date, counted back.
        day: the day of the date.
        at: its hour; None: its day counts until the end, and begins at 0:00.

    """
    begins = datetime.combine(day, at or time())
    mornings = (datetime.combine(one.day, time()) + MORNING for one in days if one.day)
    return tuple(sorted({morning - begins for morning in mornings}))


def reminder_times(
    known: datetime, day: date, at: time | None, zone: str
) -> tuple[ReminderTime, ...]:
    """Return the reminders of one date in UTC, the earliest first.

    Args:
        known: when the date was entered.
        day: its day.
        at: its hour; None: the day counts until its end.
        zone: of the place.

    """
    due = _last(day, at, zone)
    return ring_times(day, at, zone, alarms(due - known, at))


def ring_times(
    day: date, at: time | None, zone: str, offsets: Iterable[timedelta]
) -> tuple[ReminderTime, ...]:
    """Return reminders at these distances from the beginning of a date, in UTC."""
    begins, due = datetime.combine(day, at or time(), ZoneInfo(zone)), _last(day, at, zone)
    # Local time first: 9:00 stays 9:00 where the clocks change in between.
    return tuple(
        ReminderTime((begins + offset).astimezone(UTC), due, at is None) for offset in offsets
    )


def lead_days(
    safe_day: date, leads: Sequence[Lead], calendar: Calendar | None
) -> tuple[LeadDay, ...]:
    """Count lead times back from the safe day, one before the other, the first to go out first.

    What is posted was certified before, and translated before that. A day that nobody works on is
    moved to the working day before it.

    Args:
        safe_day: the day to be ready for.
        leads: one of a kind at most.
        calendar: of the court; None: not known, and no day is named.

    Raises:
        UserError: the calendar does not reach that year.

    """
    if calendar is None:
        return tuple(LeadDay(lead, None) for lead in _in_order(leads))
    day, found = safe_day, []
    for lead in reversed(_in_order(leads)):
        if lead.working:
            day, _ = working_days_before(day, lead.number, calendar)
        else:
            day, _ = working_days_before(day - lead.number * _DAY, 0, calendar)
        found.append(LeadDay(lead, day))
    return tuple(reversed(found))


def checked_leads(leads: Iterable[Lead]) -> tuple[Lead, ...]:
    """Return lead times in their order, the first to go out first.

    Raises:
        LeadLengthError: a number of days that cannot be meant.
        LeadTwiceError: two of a kind.

    """
    found = _in_order(tuple(leads))
    for lead in found:
        if not 1 <= lead.number <= LONGEST_LEAD:
            raise LeadLengthError(number=lead.number, most=LONGEST_LEAD)
    if len({lead.kind for lead in found}) < len(found):
        raise LeadTwiceError
    return found


def store_leads(leads: Iterable[Lead]) -> str | None:
    """Return lead times as JSON for `read_leads`; None where there are none."""
    data = [[lead.kind.value, lead.number, lead.working] for lead in leads]
    return json.dumps(data, separators=(",", ":")) if data else None


def read_leads(stored: str | None) -> tuple[Lead, ...]:
    """Read what `store_leads` wrote."""
    found = json.loads(stored) if stored else []
    return tuple(Lead(LeadKind(kind), number, working) for kind, number, working in found)


def _in_order(leads: Sequence[Lead]) -> tuple[Lead, ...]:
    order = list(LeadKind)
    return tuple(sorted(leads, key=lambda lead: order.index(lead.kind)))


def _last(day: date, at: time | None, zone: str) -> datetime:
    """Return the last moment in UTC: the hour, or the end of the day."""
    local = datetime.combine(day, at) if at else datetime.combine(day + _DAY, time())
    return local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
