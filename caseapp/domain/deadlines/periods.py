"""Periods as people write them: "48 hours", "15 working days", "10 calendar_days", "3 недели"."""

import re

from caseapp.domain.deadlines.errors import UnreadablePeriodError
from caseapp.domain.deadlines.rule import Period, Unit

_WORDS: dict[Unit, str] = {
    Unit.HOURS: "h, hr, hrs, hour, hours, ч, час, часа, часов",
    Unit.CALENDAR_DAYS: "d, day, days, calendar day, calendar days, "
    "д, день, дня, дней, календарный день, календарных дня, календарных дней",
    Unit.WORKING_DAYS: "wd, working day, working days, workday, workdays, business day, "
    "business days, рабочий день, рабочих дня, рабочих дней",
    Unit.CLEAR_DAYS: "clear day, clear days, полный день, полных дня, полных дней",
    Unit.WEEKS: "w, wk, week, weeks, неделя, недели, недель",
    Unit.MONTHS: "month, months, calendar month, calendar months, месяц, месяца, месяцев",
    Unit.YEARS: "y, year, years, calendar year, calendar years, год, года, лет",
}
"""No "m": it may be minutes or months. The words of the law table are read with their "_"."""
_UNITS = {word: unit for unit, words in _WORDS.items() for word in words.split(", ")}
_AT_ONCE = ("at once", "немедленно")
_WRITTEN = re.compile(r"([1-9][0-9]{0,4}) ?([^\W\d_]+(?: [^\W\d_]+)?)")


def read_period(text: str) -> Period:
    """Read a period: a number and a unit, or "at once".

    Raises:
        UnreadablePeriodError: it is not a number and a unit.

    """
    plain = " ".join(re.sub(r"(?<=\w)[-_](?=\w)", " ", text.lower()).split())
    if plain in _AT_ONCE:
        return Period(0, Unit.AT_ONCE)
    found = _WRITTEN.fullmatch(plain)
    unit = _UNITS.get(found[2]) if found else None
    if found is None or unit is None:
        raise UnreadablePeriodError(text=text)
    return Period(int(found[1]), unit)
