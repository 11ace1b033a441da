"""The day to be ready by: so many working days of the court before a last day."""

from collections.abc import Mapping
from datetime import date

from caseapp.domain.deadlines.calendars import Calendar
from caseapp.domain.deadlines.rule import Roll
from caseapp.domain.deadlines.steps import Step
from caseapp.domain.deadlines.working_days import WorkingDays


def working_days_before(
    day: date, number: int, calendar: Calendar, answers: Mapping[str, str] | None = None
) -> tuple[date, tuple[Step, ...]]:
    """Return the working day so many working days before a day, and what is not sure about it.

    The day itself is not counted. A day that is only possibly off is taken as off, so that no doubt
    makes the answer later. 0 is the day itself, or the working day before it.
    """
    days = WorkingDays(calendar, Roll.NEXT_WORKING_DAY, answers or {})
    found = days.next_working(day, possibly=True, backward=True)
    if number:
        found = days.count(day, number, possibly=True, backward=True)
    return found, tuple(days.doubts)
