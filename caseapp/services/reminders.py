"""Reminders of the person's dates as bare times: no name leaves this module."""

from datetime import timedelta
from typing import Final

from caseapp.domain.reminders import Reminders, ring_times
from caseapp.domain.vocabulary import CalendarLevel
from caseapp.services.access import READERS, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.dates.calendar_entries import found_dates

MOST: Final = 500
"""Reminders that are kept; the next ones come with the next reading."""

AHEAD: Final = timedelta(days=32)
"""How far it is read: the longest step, and the zones of the courts."""


@allows(*READERS)
def list_reminders(desk: Desk) -> Reminders:
    """Return when to remind of deadlines of ours and of hearings, and how many are due now.

    They ring when the alarms of a calendar file do.
    """
    now, today = desk.clock.now(), desk.clock.today()
    with desk.vault.reading() as session:
        found = found_dates(session, desk, CalendarLevel.APPOINTMENT, until=today + AHEAD)
    open_now = [one.appointment for one in found if not one.finished]
    times = [
        time
        for one in open_now
        for time in ring_times(one.day, one.at, one.zone, one.alarms)
        if time.at > now
    ]
    times.sort(key=lambda time: (time.at, time.due))
    return Reminders(tuple(times[:MOST]), sum(one.day <= today for one in open_now))
