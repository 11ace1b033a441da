"""Holidays of a place, from the `holidays` package: loaded by year, on first use, never assumed."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from caseapp.domain.deadlines.calendars import (
    STRASBOURG,
    SWAPPED,
    Calendar,
    Holiday,
    HolidayOverride,
    OverrideKind,
)
from caseapp.domain.deadlines.errors import (
    NoHolidayDataError,
    UnknownPlaceError,
    UnknownSubdivisionError,
    YearWithoutHolidaysError,
)
from caseapp.packs.holiday_data import holiday_data
from caseapp.packs.zones import tzdata_version, zones

if TYPE_CHECKING:
    from holidays import HolidayBase

_ESTIMATED = "(estimated)"
_WITH_GOVERNMENT_DAYS = frozenset({"AE", "TH"})
"""States whose courts close on government holidays too."""
_OF_SOME_TOWNS = ("catholic",)
"""Categories of days that only some municipalities keep: 15 August in Bavaria, Corpus Christi in
parts of Saxony and Thuringia. Never free days by themselves; a date on one is provisional."""
_HALF_DAY = "half_day"
"""Category of eves in Turkey and Estonia; they are working days."""
_OVERRIDDEN = {STRASBOURG: ("FR", "6AE")}
_PARTS_OF_PARTS = {("FR", "67"): "6AE", ("FR", "68"): "6AE"}
"""Both departments of Alsace have its holidays; the data know the whole only."""
_OVERSEAS = {
    ("FR", "971"): "GP",
    ("FR", "972"): "MQ",
    ("FR", "973"): "GF",
    ("FR", "974"): "RE",
    ("FR", "976"): "YT",
    **{("FR", code): code for code in ("BL", "MF", "NC", "PF", "PM", "TF", "WF")},
}
"""Parts whose clocks are not those of the state; their zone stands under a code of their own."""
_SWAPPED_EVERY_YEAR = frozenset({"LV"})
"""States that swap working days every year; a year without any in the data is not known yet."""
_COMPUTED_FEASTS = {"TR": (2027, ("Eid al-Fitr", "Eid al-Adha"))}
"""Feasts that the data give without a doubt from a year on although they are computed only."""


class PackagedCalendar:
    """Working days of one place. Years are read one by one, each only when a count meets it."""

    def __init__(self, place: str, state: str, subdivision: str, zone: str) -> None:
        self.place = place
        self.zone = zone
        self._state = state
        self._subdivision = subdivision
        self._years: dict[int, dict[date, Holiday]] = {}
        self._worked: dict[int, frozenset[date]] = {}
        self._parts: dict[int, dict[date, str]] = {}
        self._halves: dict[int, dict[date, str]] = {}
        probe = _holidays(state, subdivision, None)
        self._probe = probe
        self._weekends: dict[int, frozenset[int]] = {}
        self.version = f"holidays {_package_version()}"
        self._first, self._last = probe.start_year, probe.end_year

    def is_weekend(self, day: date) -> bool:
        # The Emirates rested on Friday and Saturday until 2021; no State changed within a year.
        if day.year not in self._weekends:
            week = (date(day.year, 1, first) for first in range(1, 8))
            found = frozenset(one.weekday() for one in week if self._probe.is_weekend(one))
            self._weekends[day.year] = found
        return day.weekday() in self._weekends[day.year]

    def holiday(self, day: date) -> Holiday | None:
        return self._year(day.year).get(day)

    def worked(self, day: date) -> str:
        self._year(day.year)
        return SWAPPED if day in self._worked[day.year] else ""

    def swaps_unknown(self, year: int) -> bool:
        if self._state not in _SWAPPED_EVERY_YEAR:
            return False
        self._year(year)
        return not self._worked[year]

    def only_in_part(self, day: date) -> str:
        if day in self._year(day.year):
            return ""
        if day.year not in self._parts:
            self._parts[day.year] = self._read_parts(day.year)
        return self._parts[day.year].get(day, "")

    def half_day(self, day: date) -> str:
        if day in self._year(day.year):
            return ""
        if day.year not in self._halves:
            self._halves[day.year] = _half_days(self._state, self._subdivision, day.year)
        return self._halves[day.year].get(day, "")

    def _year(self, year: int) -> dict[date, Holiday]:
        if year not in self._years:
            if not self._first <= year <= self._last:
                raise YearWithoutHolidaysError(
                    place=self.place, year=year, first=self._first, last=self._last
                )
            found = _holidays(self._state, self._subdivision, year)
            self._worked[year] = frozenset(found.weekend_workdays)
            self._years[year] = {
                day: self._as_holiday(day, name) for day, name in found.items() if day.year == year
            }
        return self._years[year]

    def _as_holiday(self, day: date, name: str) -> Holiday:
        since, feasts = _COMPUTED_FEASTS.get(self._state, (0, ()))
        estimated = all(
            _ESTIMATED in feast or (day.year >= since and feast in feasts)
            for feast in name.split("; ")
        )
        return Holiday(name.replace(f" {_ESTIMATED}", ""), estimated)

    def _read_parts(self, year: int) -> dict[date, str]:
        found: dict[date, str] = {}
        for subdivision in (
            (self._subdivision,) if self._subdivision else _subdivisions(self._state)
        ):
            for day, name in _holidays(self._state, subdivision, year, *_OF_SOME_TOWNS).items():
                found.setdefault(day, name)
        return found


class OverriddenCalendar:
    """Working days of a place, with what the office knows better, each day with its source."""

    def __init__(self, known: Calendar, overrides: Iterable[HolidayOverride]) -> None:
        self._known = known
        self.place, self.zone = known.place, known.zone
        self._by_day = {override.day: override for override in overrides}
        self.version = f"{known.version}, {len(self._by_day)} of the office"

    def is_weekend(self, day: date) -> bool:
        return self._known.is_weekend(day)

    def holiday(self, day: date) -> Holiday | None:
        override = self._by_day.get(day)
        if override is None:
            return self._known.holiday(day)
        if override.kind is OverrideKind.ADDED:
            return Holiday(override.name, source=override.source)
        return None

    def worked(self, day: date) -> str:
        override = self._by_day.get(day)
        if override is None:
            return self._known.worked(day)
        if override.kind is OverrideKind.ADDED:
            return ""
        removed = override.kind is OverrideKind.REMOVED
        if removed and (self.is_weekend(day) or self._known.holiday(day) is None):
            return ""
        return override.source or override.name

    def swaps_unknown(self, year: int) -> bool:
        swapped = any(
            override.kind is OverrideKind.WORKING_SATURDAY and day.year == year
            for day, override in self._by_day.items()
        )
        return not swapped and self._known.swaps_unknown(year)

    def half_day(self, day: date) -> str:
        return "" if day in self._by_day else self._known.half_day(day)

    def only_in_part(self, day: date) -> str:
        return "" if day in self._by_day else self._known.only_in_part(day)


class HolidayCalendars:
    """Every place that the packages know; one calendar per place, kept for the process."""

    def __init__(
        self,
        overrides: Iterable[HolidayOverride] = (),
        packaged: dict[str, PackagedCalendar] | None = None,
    ) -> None:
        self._overrides = tuple(overrides)
        self._known: dict[str, Calendar] = {}
        self._packaged = {} if packaged is None else packaged

    def with_overrides(self, overrides: Iterable[HolidayOverride]) -> "HolidayCalendars":
        """Return the same places with the office's own days; what was read stays read."""
        return HolidayCalendars(overrides, self._packaged)

    @property
    def tzdata(self) -> str:
        """Edition of the time zone data."""
        return tzdata_version()

    def zone(self, place: str) -> str:
        """Return the zone of a place, without loading its holidays unless it has a subdivision."""
        if place == "UTC":
            return "UTC"
        state, subdivision = _read(place)
        return zones()[_OVERSEAS.get((state, subdivision), state)]

    def calendar(self, place: str) -> Calendar:
        """Return the working days of a place."""
        if place not in self._known:
            self._known[place] = self._calendar(place)
        return self._known[place]

    def _calendar(self, place: str) -> Calendar:
        zone = self.zone(place)
        state, subdivision = _read(place)
        if not _has_data(state):
            raise NoHolidayDataError(place=place)
        if place not in self._packaged:
            self._packaged[place] = PackagedCalendar(place, state, subdivision, zone)
        known = self._packaged[place]
        whole = f"{state}-{subdivision}" if subdivision else state
        mine = [
            override
            for override in sorted(self._overrides, key=lambda one: len(one.place))
            if override.place == place or override.holds_in(whole)
        ]
        return OverriddenCalendar(known, mine) if mine else known


@lru_cache
def _read(place: str) -> tuple[str, str]:
    """Return state and part of a place, the part as the data write it.

    Raises:
        UnknownPlaceError: no such place.
        UnknownSubdivisionError: the state has no such subdivision.

    """
    if place in _OVERRIDDEN:
        return _OVERRIDDEN[place]
    state, _dash, part = place.partition("-")
    if state not in zones():
        raise UnknownPlaceError(place=place)
    if not part:
        return state, ""
    codes = {code.casefold(): code for code in _subdivisions(state)}
    written = (part, part.rpartition("-")[2])
    for one in written:
        code = _PARTS_OF_PARTS.get((state, one)) or codes.get(one.casefold())
        code = code or _subdivision_names(state).get(one.casefold())
        if code is not None:
            return state, code
    known = ", ".join(f"{state}-{code}" for code in codes.values())
    raise UnknownSubdivisionError(place=place, state=state, known=known or "-")


@lru_cache
def _package_version() -> str:
    return str(holiday_data().__version__)


@lru_cache
def _has_data(state: str) -> bool:
    registry = holiday_data().registry
    # Asking the package for its countries with their parts would import all 250 of them.
    return state in registry.EntityLoader.get_country_codes(include_aliases=False)


@lru_cache
def _subdivisions(state: str) -> tuple[str, ...]:
    return tuple(getattr(holiday_data(), state).subdivisions) if _has_data(state) else ()


@lru_cache
def _subdivision_names(state: str) -> dict[str, str]:
    aliases = getattr(getattr(holiday_data(), state, None), "subdivisions_aliases", {})
    return {str(name).casefold(): str(code) for name, code in aliases.items()}


def _half_days(state: str, subdivision: str, year: int) -> dict[date, str]:
    """Return the eves on which offices close early, with the hour in the name as the data have it."""
    if _HALF_DAY not in getattr(holiday_data(), state).supported_categories:
        return {}
    return dict(_of_categories(state, subdivision, year, _HALF_DAY).items())


def _holidays(state: str, subdivision: str, year: int | None, *more: str) -> "HolidayBase":
    kind = getattr(holiday_data(), state)
    categories = ("public", "government") if state in _WITH_GOVERNMENT_DAYS else ("public",)
    local = tuple(one for one in more if one in kind.supported_categories)
    return _of_categories(state, subdivision, year, *categories, *local)


def _of_categories(
    state: str, subdivision: str, year: int | None, *categories: str
) -> "HolidayBase":
    package = holiday_data()
    english = "en_US" in getattr(package, state).supported_languages
    found: HolidayBase = package.country_holidays(
        state,
        subdiv=subdivision or None,
        years=year,
        expand=False,
        language="en_US" if english else None,
        categories=categories,
    )
    return found
