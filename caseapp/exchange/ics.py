"""Calendar files (RFC 5545): appointments to bytes. Identity and wording are decided before.

No METHOD is written: a file with one is a message of an organiser to attendees (RFC 5546), and
there is neither. A calendar takes what it knows by UID, the higher SEQUENCE counts.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event

from caseapp.domain.calendar_files import CalendarItem

PRODUCT: Final = "-//office//calendar//EN"
"""Required by the standard; names neither the program nor the office."""
_DAY: Final = timedelta(days=1)


def calendar_file(items: Iterable[CalendarItem], now: datetime) -> bytes:
    """Return a calendar file, lines folded at 75 octets.

    Args:
        items: what to write, in this order.
        now: the stamp of the file, in UTC.

    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    years = {now.year}
    for item in items:
        calendar.add_component(_event(item, now))
        years.add(item.appointment.day.year)
    # The changes of the clock in these years, and no others: some readers lose their way in the
    # folded list of all since 1970, and a file of one appointment would be one page of them.
    calendar.add_missing_timezones(date(min(years), 1, 1), date(max(years) + 1, 12, 31))
    return bytes(calendar.to_ical())


def _event(item: CalendarItem, now: datetime) -> Event:
    what = item.appointment
    event = Event()
    event.add("uid", item.uid)
    event.add("sequence", item.sequence)
    event.add("dtstamp", now)
    event.add("last-modified", item.changed_at)
    if what.at is None:
        # A date, not a midnight: it stays on its day wherever it is read.
        event.add("dtstart", what.day)
        event.add("dtend", what.day + _DAY)
        event.add("transp", "TRANSPARENT")
    else:
        # Nobody knows how long it lasts, and no end is made up.
        event.add("dtstart", datetime.combine(what.day, what.at, ZoneInfo(what.zone)))
        event.add("transp", "OPAQUE")
    event.add("summary", what.summary)
    if what.description:
        event.add("description", what.description)
    if what.place:
        event.add("location", what.place)
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if item.cancelled else "CONFIRMED")
    for offset in () if item.cancelled else what.alarms:
        event.add_component(_alarm(what.summary, offset))
    return event


def _alarm(words: str, offset: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", offset)
    return alarm
