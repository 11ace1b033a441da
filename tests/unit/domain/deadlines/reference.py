"""A slow counter that is obviously right: it walks day by day, or quarter of an hour by quarter.

It shares no code with the engine and asks the holidays package by itself.
"""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays

LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
QUARTER = timedelta(minutes=15)


@lru_cache
def free_days(state: str, subdivision: str | None) -> frozenset[date]:
    years = range(2019, 2036)
    return frozenset(holidays.country_holidays(state, subdiv=subdivision, years=years))


@lru_cache
def swapped_days(state: str) -> frozenset[date]:
    """Days of the weekend on which the State works."""
    return frozenset(holidays.country_holidays(state, years=range(2019, 2036)).weekend_workdays)


def is_free(day: date, state: str, subdivision: str | None) -> bool:
    if day in swapped_days(state):
        return False
    return day.isoweekday() in (6, 7) or day in free_days(state, subdivision)


def days_later(day: date, number: int) -> date:
    for _ in range(number):
        day += timedelta(days=1)
    return day


def month_length(year: int, month: int) -> int:
    leap = (year % 4 == 0 and year % 100 != 0) or year % 400 == 0
    return 29 if month == 2 and leap else LENGTHS[month - 1]


def months_later(day: date, number: int) -> date:
    year, month = day.year, day.month
    for _ in range(number):
        month += 1
        if month == 13:
            year, month = year + 1, 1
    return date(year, month, min(day.day, month_length(year, month)))


def raw_end(day: date, number: int, unit: str) -> date:
    match unit:
        case "days":
            return days_later(day, number)
        case "weeks":
            return days_later(day, 7 * number)
        case "months":
            return months_later(day, number)
        case _:
            return months_later(day, 12 * number)


def months_earlier(day: date, number: int) -> date:
    year, month = day.year, day.month
    for _ in range(number):
        month -= 1
        if month == 0:
            year, month = year - 1, 12
    return date(year, month, min(day.day, month_length(year, month)))


def raw_start(day: date, number: int, unit: str) -> date:
    match unit:
        case "days":
            return days_before(day, number)
        case "weeks":
            return days_before(day, 7 * number)
        case _:
            return months_earlier(day, number)


def rolled(day: date, state: str, subdivision: str | None) -> date:
    while is_free(day, state, subdivision):
        day = days_later(day, 1)
    return day


def working_days_later(day: date, number: int, state: str, subdivision: str | None) -> date:
    met = 0
    while met < number:
        day = days_later(day, 1)
        if not is_free(day, state, subdivision):
            met += 1
    return day


def clock_hours_later(start: datetime, number: int) -> datetime:
    moment = start.astimezone(UTC)
    for _ in range(number):
        moment += timedelta(hours=1)
    return moment


def working_days_earlier(day: date, number: int, state: str, subdivision: str | None) -> date:
    met = 0
    while met < number:
        day = days_before(day, 1)
        if not is_free(day, state, subdivision):
            met += 1
    return day


def clock_hours_earlier(end: datetime, number: int) -> datetime:
    moment = end.astimezone(UTC)
    for _ in range(number):
        moment -= timedelta(hours=1)
    return moment


def working_hours_later(start: datetime, number: int, state: str, subdivision: str) -> datetime:
    zone = start.tzinfo
    assert isinstance(zone, ZoneInfo)
    moment = start.astimezone(UTC)
    left = 4 * number
    while left > 0:
        if not is_free(moment.astimezone(zone).date(), state, subdivision):
            left -= 1
        moment += QUARTER
    return moment


def days_before(day: date, number: int) -> date:
    for _ in range(number):
        day -= timedelta(days=1)
    return day


def rolled_back(day: date, state: str, subdivision: str | None) -> date:
    while is_free(day, state, subdivision):
        day = days_before(day, 1)
    return day


def moved_off_sundays(day: date, state: str) -> date:
    """The Polish reading without the Saturday clause."""
    while day.isoweekday() == 7 or day in free_days(state, None):
        day = days_later(day, 1)
    return day


def with_two_working_days(start: date, end: date, state: str, subdivision: str | None) -> date:
    met, day = 0, start
    while day < end:
        day = days_later(day, 1)
        met += not is_free(day, state, subdivision)
    while met < 2:
        end = days_later(end, 1)
        met += not is_free(end, state, subdivision)
    return end


def out_of_recess(end: date, extra: int) -> date:
    """20 July to 31 August in Turkey."""
    inside = (end.month == 7 and end.day >= 20) or end.month == 8
    return days_later(date(end.year, 8, 31), extra) if inside else end


def days_later_with_pauses(day: date, number: int, stopped: set[date]) -> date:
    while number > 0:
        day = days_later(day, 1)
        number -= day not in stopped
    return day


def working_hours_before(end: datetime, number: int, state: str, subdivision: str) -> datetime:
    zone = end.tzinfo
    assert isinstance(zone, ZoneInfo)
    moment = end.astimezone(UTC)
    left = 4 * number
    while left > 0:
        moment -= QUARTER
        if not is_free(moment.astimezone(zone).date(), state, subdivision):
            left -= 1
    return moment


def next_full_hour(start: datetime) -> datetime:
    moment = start.astimezone(UTC) + QUARTER
    while moment.minute:
        moment += QUARTER
    return moment


def handling_hours_before(removal: datetime, days: int) -> datetime:
    """Quarters of an hour between 08:00 and 16:00 on working days of Strasbourg, on its clock."""
    left = days * 8 * 4
    moment = removal
    while left > 0:
        moment -= QUARTER
        if 8 <= moment.hour < 16 and not is_free(moment.date(), "FR", "6AE"):
            left -= 1
    return moment
