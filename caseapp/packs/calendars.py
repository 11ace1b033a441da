"""Holidays of a place, from the `holidays` package: loaded by year, on first use, never assumed."""

from datetime import date
from functools import lru_cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from caseapp.domain.deadlines.calendars import Calendar, Holiday
from caseapp.domain.deadlines.errors import (
    NoHolidayDataError,
    UnknownPlaceError,
    UnknownSubdivisionError,
    YearWithoutHolidaysError,
)
from caseapp.packs.zones import tzdata_version, zones

if TYPE_CHECKING:
    from holidays import HolidayBase

STRASBOURG = "STRASBOURG"
"""The seat of the Court: its zone is Paris, its free days those of Alsace."""

_ESTIMATED = "(estimated)"
_WITH_GOVERNMENT_DAYS = frozenset({"AE", "TH"})
"""States whose courts close on government holidays too."""
_OF_SOME_TOWNS = ("catholic",)
"""Categories of days that only some municipalities keep: 15 August in Bavaria, Corpus Christi in
parts of Saxony and Thuringia. Never free days by themselves; a date on one is provisional."""
_OVERRIDDEN = {STRASBOURG: ("FR", "6AE")}


class PackagedCalendar:
    """Working days of one place. Years are read one by one, each only when a count meets it."""

    def __init__(self, place: str, state: str, subdivision: str, zone: str) -> None:
        self.place = place
        self.zone = zone
        self._state = state
        self._subdivision = subdivision
        self._years: dict[int, dict[date, Holiday]] = {}
        self._parts: dict[int, dict[date, str]] = {}
        probe = _holidays(state, subdivision, None)
        self.weekend = frozenset(int(day) for day in probe.weekend)
        self.version = f"holidays {_package_version()}"
        self._first, self._last = probe.start_year, probe.end_year

    def holiday(self, day: date) -> Holiday | None:
        return self._year(day.year).get(day)

    def only_in_part(self, day: date) -> str:
        if day in self._year(day.year):
            return ""
        if day.year not in self._parts:
            self._parts[day.year] = self._read_parts(day.year)
        return self._parts[day.year].get(day, "")

    def _year(self, year: int) -> dict[date, Holiday]:
        if year not in self._years:
            if not self._first <= year <= self._last:
                raise YearWithoutHolidaysError(
                    place=self.place, year=year, first=self._first, last=self._last
                )
            found = _holidays(self._state, self._subdivision, year)
            self._years[year] = {
                day: Holiday(name.replace(f" {_ESTIMATED}", ""), _ESTIMATED in name)
                for day, name in found.items()
                if day.year == year
            }
        return self._years[year]

    def _read_parts(self, year: int) -> dict[date, str]:
        found: dict[date, str] = {}
        for subdivision in (
            (self._subdivision,) if self._subdivision else _subdivisions(self._state)
        ):
            for day, name in _holidays(self._state, subdivision, year, *_OF_SOME_TOWNS).items():
                found.setdefault(day, name)
        return found


class HolidayCalendars:
    """Every place that the packages know; one calendar per place, kept for the process."""

    def __init__(self) -> None:
        self._known: dict[str, PackagedCalendar] = {}

    @property
    def tzdata(self) -> str:
        """Edition of the time zone data."""
        return tzdata_version()

    def zone(self, place: str) -> str:
        """Return the zone of a place, without loading its holidays unless it has a subdivision."""
        if place == "UTC":
            return "UTC"
        state, subdivision = _OVERRIDDEN.get(place) or _split(place)
        zone = zones().get(state)
        if zone is None:
            raise UnknownPlaceError(place=place)
        if subdivision and subdivision not in _subdivisions(state):
            known = ", ".join(f"{state}-{code}" for code in _subdivisions(state))
            raise UnknownSubdivisionError(place=place, state=state, known=known or "-")
        return zone

    def calendar(self, place: str) -> Calendar:
        """Return the working days of a place."""
        if place not in self._known:
            zone = self.zone(place)
            state, subdivision = _OVERRIDDEN.get(place) or _split(place)
            if not _has_data(state):
                raise NoHolidayDataError(place=place)
            self._known[place] = PackagedCalendar(place, state, subdivision, zone)
        return self._known[place]


def _split(place: str) -> tuple[str, str]:
    state, _dash, subdivision = place.partition("-")
    return state, subdivision


@lru_cache
def _package_version() -> str:
    return version("holidays")


@lru_cache
def _has_data(state: str) -> bool:
    import holidays  # noqa: PLC0415 - 100 ms that only a count needs

    return state in holidays.list_supported_countries(include_aliases=False)


@lru_cache
def _subdivisions(state: str) -> tuple[str, ...]:
    import holidays  # noqa: PLC0415 - as above

    known = holidays.list_supported_countries(include_aliases=False)
    return tuple(known.get(state, ()))


def _holidays(state: str, subdivision: str, year: int | None, *more: str) -> "HolidayBase":
    import holidays  # noqa: PLC0415 - as above

    categories = ("public", "government") if state in _WITH_GOVERNMENT_DAYS else ("public",)
    kind = getattr(holidays, state)
    local = tuple(one for one in more if one in kind.supported_categories)
    language = "en_US" if "en_US" in kind.supported_languages else None
    return holidays.country_holidays(
        state,
        subdiv=subdivision or None,
        years=year,
        expand=False,
        language=language,
        categories=(*categories, *local),
    )
