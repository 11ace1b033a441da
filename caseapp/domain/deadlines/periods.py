"""Periods as people write them: "48 hours", "15 working days", "3 weeks"."""

import re

from caseapp.domain.deadlines.errors import UnreadablePeriodError
from caseapp.domain.deadlines.rule import Period, Unit

_UNITS = {
    "hour": Unit.HOURS,
    "day": Unit.CALENDAR_DAYS,
    "clear day": Unit.CLEAR_DAYS,
    "calendar day": Unit.CALENDAR_DAYS,
    "working day": Unit.WORKING_DAYS,
    "week": Unit.WEEKS,
    "month": Unit.MONTHS,
    "year": Unit.YEARS,
}
_WRITTEN = re.compile(r"([1-9][0-9]{0,4}) +([a-z]+(?: +day)?)s?")


def read_period(text: str) -> Period:
    """Read a period: a number and a unit, or "at once".

    Raises:
        UnreadablePeriodError: it is not a number and a unit.

    """
    plain = " ".join(text.lower().split())
    if plain == "at once":
        return Period(0, Unit.AT_ONCE)
    found = _WRITTEN.fullmatch(plain)
    unit = _UNITS.get(found[2].removesuffix("s")) if found else None
    if found is None or unit is None:
        raise UnreadablePeriodError(text=text)
    return Period(int(found[1]), unit)
