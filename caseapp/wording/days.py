"""Days and moments in words, weekday first: a date is never shown without it."""

from datetime import date, datetime
from functools import lru_cache

from caseapp.i18n import Catalogue

_MONTH = 7
"""Length of a year with its month, "2026-02"."""


def day_text(day: date, t: Catalogue) -> str:
    """Return a day such as "Sun 8 Feb 2026"."""
    return _day_text(day, t.language)


@lru_cache(maxsize=4096)
def _day_text(day: date, language: str) -> str:
    return written_day(day, "EEE d MMM y", language)


def written_day(day: date, pattern: str, language: str) -> str:
    """Return a day by a pattern of the Unicode locale data, such as "EEE d MMM"."""
    # Loaded with the first date: the window is painted before there is one.
    from babel.dates import format_date  # noqa: PLC0415

    return str(format_date(day, pattern, locale=language))


def moment_text(moment: datetime, t: Catalogue) -> str:
    """Return a local moment; the last second of a day is the law's 24:00."""
    day = day_text(moment.date(), t)
    if (moment.hour, moment.minute, moment.second) == (23, 59, 59):
        return t("{day}, 24:00", day=day)
    return t("{day}, {hour}", day=day, hour=moment.strftime("%H:%M"))


def source_day(written: str, t: Catalogue) -> str:
    """Return a day, a month or a year of a source as far as it is known; anything else stays."""
    try:
        if len(written) == _MONTH:
            return written_day(date.fromisoformat(f"{written}-01"), "LLLL y", t.language)
        return day_text(date.fromisoformat(written), t)
    except ValueError:
        return written
