"""Dates as people type them: "+10d", "fri", "31.1.27", "31.01.2027", "2027-01-31".

The day always stands before the month. Where the text leaves room for a costly slip (a year that
was left out or cut to two digits, a day far away) the answer says so, and the form asks once.
"""

import calendar
import re
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from enum import StrEnum

from caseapp.domain.clock import Clock
from caseapp.domain.errors import ImpossibleDateError, UserError

FAR = timedelta(days=366)
"""A day further away than this is asked about once, unless it is a birth date."""
_FIRST_YEAR = 1850
_LAST_YEAR = 2199
_MONTHS_A_YEAR = 12
_WEEK = 7


class Meaning(StrEnum):
    """What a date is about, which settles what a weekday or a missing year means."""

    PAST = "past"
    """Something that happened: a weekday is the last one, today included."""
    COMING = "coming"
    """A hearing or a last day: a weekday is the next one, never today."""
    BIRTH = "birth"
    """A date of birth: never in the future, never "far"."""


class Doubt(StrEnum):
    """Why the form asks once before it takes a date."""

    YEAR_GUESSED = "year_guessed"
    """The year was left out or had two digits, and it is not the present one."""
    FAR_AWAY = "far_away"
    """The day is more than a year away."""


@dataclass(frozen=True, slots=True)
class FreeDay:
    """A typed date as it was understood."""

    day: date
    doubt: Doubt | None = None


class DoubtfulDateError(UserError):
    """A date was understood, but is worth a second look (values: text, day, doubt)."""


class ImpossibleTimeError(UserError):
    """A time of day that no clock shows, or that cannot be read (values: text)."""


def read_day(text: str, *, today: date, meaning: Meaning = Meaning.PAST) -> FreeDay:
    """Read a typed date.

    Args:
        text: as typed; digits of any script.
        today: the day that "+10d", "fri" and a missing year are counted from.
        meaning: what the date is about.

    Raises:
        ImpossibleDateError: no calendar has such a day (31.02), or it cannot be read.

    """
    typed = " ".join(text.casefold().split())
    for reader in (_relative, _word, _iso, _day_month_year):
        try:
            found = reader(typed, today, meaning)
        except (ValueError, OverflowError) as error:
            raise ImpossibleDateError(text=text[:40]) from error
        if found is not None:
            if not _FIRST_YEAR <= found.day.year <= _LAST_YEAR:
                break
            return found
    raise ImpossibleDateError(text=text[:40])


def read_time(text: str) -> time | None:
    """Read a typed time of day: "14:20", "14.20", "1420", "9"; an empty text is no time.

    Raises:
        ImpossibleTimeError: it cannot be read, or no clock shows it.

    """
    typed = text.strip()
    if not typed:
        return None
    match = re.fullmatch(r"(\d{1,2})(?:[:.h]?(\d{2}))?", typed)
    if match is None:
        raise ImpossibleTimeError(text=text[:40])
    try:
        return time(int(match[1]), int(match[2] or 0))
    except ValueError as error:
        raise ImpossibleTimeError(text=text[:40]) from error


@dataclass(slots=True)
class AskingReader:
    """Reads the dates of one form and asks once about a doubtful one.

    The first time a doubtful text is given it raises `DoubtfulDateError` with the day it was
    understood as; the same text given again is the answer "yes, I mean it".
    """

    clock: Clock
    meaning: Meaning = Meaning.PAST
    _asked: set[tuple[str, date]] = field(default_factory=set)

    def __call__(self, text: str) -> date:
        """Return the day.

        Raises:
            DoubtfulDateError: asked once per text.
            ImpossibleDateError: it cannot be read.

        """
        found = read_day(text, today=self.clock.today(), meaning=self.meaning)
        key = (" ".join(text.split()), found.day)
        if found.doubt is not None and key not in self._asked:
            self._asked.add(key)
            raise DoubtfulDateError(text=text[:40], day=found.day, doubt=found.doubt)
        return found.day


def add_months(day: date, months: int) -> date:
    """Return the same day of a later or earlier month, or its last day where it has none."""
    index = day.year * _MONTHS_A_YEAR + day.month - 1 + months
    year, month = divmod(index, _MONTHS_A_YEAR)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def _relative(typed: str, today: date, meaning: Meaning) -> FreeDay | None:
    match = re.fullmatch(r"([+\-−–])\s?(\d{1,5})\s?([a-zа-я]*)", typed)
    if match is None:
        return None
    amount = int(match[2]) * (1 if match[1] == "+" else -1)
    unit = match[3] or "d"
    if unit in _DAYS:
        day = today + timedelta(days=amount)
    elif unit in _WEEKS:
        day = today + timedelta(weeks=amount)
    elif unit in _MONTHS:
        day = add_months(today, amount)
    elif unit in _YEARS:
        day = add_months(today, amount * _MONTHS_A_YEAR)
    else:
        return None
    return FreeDay(day, _far(day, today, meaning))


def _word(typed: str, today: date, meaning: Meaning) -> FreeDay | None:
    if typed in _NEAR_DAYS:
        return FreeDay(today + timedelta(days=_NEAR_DAYS[typed]))
    weekday = _WEEKDAYS.get(typed.removesuffix("."))
    if weekday is None:
        return None
    if meaning is Meaning.COMING:
        ahead = (weekday - today.weekday() - 1) % _WEEK + 1
        return FreeDay(today + timedelta(days=ahead))
    return FreeDay(today - timedelta(days=(today.weekday() - weekday) % _WEEK))


def _iso(typed: str, today: date, meaning: Meaning) -> FreeDay | None:
    match = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", typed)
    if match is None:
        return None
    day = date(int(match[1]), int(match[2]), int(match[3]))
    return FreeDay(day, _far(day, today, meaning))


def _day_month_year(typed: str, today: date, meaning: Meaning) -> FreeDay | None:
    match = re.fullmatch(
        r"(\d{1,2})(?:[./\-]\s?|\s)(\d{1,2}|[^\W\d_]{3,}\.?)(?:[./\-]?\s?(\d{4}|\d{2}))?"
        r"(?:\.|\s?г\.?)?",
        typed,
    )
    if match is None:
        return None
    month = _month(match[2])
    if month is None:
        return None
    return _with_year(int(match[1]), month, match[3] or "", today, meaning)


def _month(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    stem = text.removesuffix(".")
    found = {number for name, number in _MONTH_NAMES if name.startswith(stem)}
    return found.pop() if len(found) == 1 else None


def _with_year(number: int, month: int, year: str, today: date, meaning: Meaning) -> FreeDay:
    if len(year) == len("2027"):
        day = date(int(year), month, number)
        return FreeDay(day, _far(day, today, meaning))
    if year:
        day = date(_century(int(year), today, meaning), month, number)
    else:
        day = _nearest(number, month, today, meaning)
    doubt = Doubt.YEAR_GUESSED if day.year != today.year else _far(day, today, meaning)
    return FreeDay(day, doubt)


def _century(short: int, today: date, meaning: Meaning) -> int:
    year = today.year - today.year % 100 + short
    return year - 100 if meaning is Meaning.BIRTH and year > today.year else year


def _nearest(number: int, month: int, today: date, meaning: Meaning) -> date:
    """Give a date without year the year in which it lies on the side that is meant."""
    step = 1 if meaning is Meaning.COMING else -1
    # 29 February exists every four years, eight around 1900 and 2100.
    for years in range(9):
        year = today.year + step * years
        if not 1 <= number <= calendar.monthrange(year, month)[1]:
            continue
        day = date(year, month, number)
        if (day - today).days * step >= 0:
            return day
    message = "no year has this day"
    raise ValueError(message)


def _far(day: date, today: date, meaning: Meaning) -> Doubt | None:
    if meaning is Meaning.BIRTH:
        return None
    return Doubt.FAR_AWAY if abs(day - today) > FAR else None


_DAYS = frozenset({"d", "day", "days", "д", "дн", "день", "дня", "дней"})
_WEEKS = frozenset({"w", "week", "weeks", "н", "нед", "неделя", "недели", "недель"})
_MONTHS = frozenset({"m", "month", "months", "м", "мес", "месяц", "месяца", "месяцев"})
_YEARS = frozenset({"y", "year", "years", "г", "год", "года", "лет"})

_NEAR_DAYS = {
    "today": 0,
    "tomorrow": 1,
    "yesterday": -1,
    "сегодня": 0,
    "завтра": 1,
    "вчера": -1,
}

_WEEKDAYS = {
    word: number
    for number, words in enumerate(
        (
            "mo mon monday пн пон понедельник",
            "tu tue tues tuesday вт вто вторник",
            "we wed wednesday ср сре среда среду",
            "th thu thur thurs thursday чт чет четверг",
            "fr fri friday пт пят пятница пятницу",
            "sa sat saturday сб суб суббота субботу",
            "su sun sunday вс вос воскресенье",
        )
    )
    for word in words.split()
}

_MONTH_NAMES = tuple(
    (name, number)
    for number, names in enumerate(
        (
            "january январь января",
            "february февраль февраля",
            "march март марта",
            "april апрель апреля",
            "may май мая",
            "june июнь июня",
            "july июль июля",
            "august август августа",
            "september сентябрь сентября",
            "october октябрь октября",
            "november ноябрь ноября",
            "december декабрь декабря",
        ),
        start=1,
    )
    for name in names.split()
)
