"""Days and hours in words: always with the weekday, always in the reader's language."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from caseapp.i18n import Catalogue
from caseapp.wording.days import written_day

HOURS_SHOWN = timedelta(hours=48)
"""Nearer than this a last moment is given in hours and minutes, farther in days."""


def short_day(day: date, language: str) -> str:
    """Return "Sun 22 Nov"."""
    return _capital(written_day(day, "EEE d MMM", language))


def full_day(day: date, language: str) -> str:
    """Return "Sun 22 Nov 2026"."""
    return _capital(written_day(day, "EEE d MMM y", language))


def long_day(day: date, language: str) -> str:
    """Return "Sunday 22 November 2026"."""
    return _capital(written_day(day, "EEEE d MMMM y", language))


def clock_time(at: time) -> str:
    """Return "14:05"."""
    return f"{at:%H:%M}"


def city(zone: str, language: str) -> str:
    """Return the city that names a time zone: "Asia/Bishkek" gives "Bishkek", or "Бишкек"."""
    plain = zone.rpartition("/")[2].replace("_", " ")
    if language == "en":
        return plain
    # Loaded with the first day that is written in another language: a start writes none.
    from babel import Locale  # noqa: PLC0415

    known = Locale.parse(language).time_zones.get(zone) or {}
    return str(known.get("city", plain))


def last_moment(day: date, at: time | None, zone: str) -> datetime:
    """Return the moment after which it is too late; a day without an hour lasts until 24:00."""
    place = ZoneInfo(zone or "UTC")
    if at is not None:
        return datetime.combine(day, at, place)
    return datetime.combine(day + timedelta(days=1), time(0), place)


def distance(now: datetime, moment: datetime, t: Catalogue) -> str:
    """Say how far a moment is: hours and minutes under 48 hours, days above."""
    left = moment - now
    if left < timedelta(0):
        return _past(-left, t)
    if left < HOURS_SHOWN:
        minutes = int(left.total_seconds() // 60)
        return t("in {hours} h {minutes} min", hours=minutes // 60, minutes=minutes % 60)
    days = left.days
    return t.plural("in {count} day", "in {count} days", days)


def day_distance(today: date, day: date, t: Catalogue) -> str:
    """Say how far a day is, in days."""
    days = (day - today).days
    if days == 0:
        return t("today")
    if days < 0:
        return t.plural("{count} day ago", "{count} days ago", -days)
    return t.plural("in {count} day", "in {count} days", days)


def _past(gone: timedelta, t: Catalogue) -> str:
    if gone < HOURS_SHOWN:
        minutes = int(gone.total_seconds() // 60)
        return t("{hours} h {minutes} min ago", hours=minutes // 60, minutes=minutes % 60)
    return t.plural("{count} day ago", "{count} days ago", gone.days)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
