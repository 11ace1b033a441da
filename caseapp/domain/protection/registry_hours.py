"""When a body that keeps office hours handles an urgent request next."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from caseapp.domain.deadlines.calendars import Calendar
from caseapp.domain.deadlines.hour_count import HANDLING_CLOSES, HANDLING_OPENS

_LONGEST = 60
"""Days to look ahead; longer than any run of free days."""


@dataclass(frozen=True, slots=True)
class Handling:
    """Whether requests are handled now, and when next."""

    open_now: bool
    opens: datetime
    """Local and aware: now, or the next moment at which requests are handled."""
    closes: datetime
    """End of that day's handling."""


def handling(now: datetime, calendar: Calendar) -> Handling:
    """Return the hours of handling that run now or come next, in the calendar's zone.

    Mon-Fri 08:00-16:00, later arrivals are dealt with on the next working day (the rule's row).

    Raises:
        YearWithoutHolidaysError: the holidays of a year that is needed are not known.

    """
    zone = ZoneInfo(calendar.zone)
    local = now.astimezone(zone)
    for number in range(_LONGEST):
        day = local.date() + timedelta(days=number)
        if calendar.is_weekend(day) or calendar.holiday(day) is not None:
            continue
        opens = datetime.combine(day, HANDLING_OPENS, zone)
        closes = datetime.combine(day, HANDLING_CLOSES, zone)
        if local < closes:
            open_now = opens <= local
            return Handling(open_now, local if open_now else opens, closes)
    raise LookupError(calendar.place)
