"""What the engine asks of a place: its zone, its weekend, its holidays. Data come from `packs`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol

from caseapp.domain.deadlines.errors import YearWithoutHolidaysError

STRASBOURG = "STRASBOURG"
"""The seat of the Court: its zone is Paris, its free days those of Alsace. Wherever the applicant
is, the Court's periods end on its clock."""

SWAPPED = "swapped"
"""Why a day of the weekend works: the State swapped it, as the holiday data have it."""


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day on which the place does not work. Estimated feasts may fall on another day."""

    name: str
    estimated: bool = False
    source: str = ""
    """Where the office has it from, if it is the office's own day."""


class OverrideKind(StrEnum):
    """What an office knows better than the holiday data."""

    ADDED = "added"
    """A day off that the data lack."""
    REMOVED = "removed"
    """A day that the data call a holiday and is none."""
    WORKING_SATURDAY = "working_saturday"
    """A day of the weekend on which the State works."""


@dataclass(frozen=True, slots=True)
class HolidayOverride:
    """A day of a place as the office knows it, with the source; a moved holiday is two of them.

    `place` is the code of a state or of a part of it; what is said of a state holds in its parts.
    """

    place: str
    day: date
    kind: OverrideKind
    name: str
    source: str

    def holds_in(self, place: str) -> bool:
        """Say whether it holds in a place."""
        return place == self.place or place.startswith(f"{self.place}-")


class Calendar(Protocol):
    """Working days of one place."""

    @property
    def place(self) -> str:
        """Name of the place: "DE-BY", "RS", "STRASBOURG"."""

    @property
    def zone(self) -> str:
        """IANA name of the zone in which the place's clocks run."""

    def is_weekend(self, day: date) -> bool:
        """Say whether a day belonged to the weekend that the state kept then."""

    @property
    def version(self) -> str:
        """Where the holidays come from, with its version."""

    def holiday(self, day: date) -> Holiday | None:
        """Return the holiday of a day.

        Raises:
            YearWithoutHolidaysError: the data do not reach that year.

        """

    def worked(self, day: date) -> str:
        """Say why a day works that otherwise would be off; "" where there is nothing to say.

        A Saturday that the State swapped for another day, a holiday that the office struck out.
        """

    def swaps_unknown(self, year: int) -> bool:
        """Say whether this State swaps days every year and the data do not have those of a year."""

    def half_day(self, day: date) -> str:
        """Name the eve of a feast on which offices close early; "" for any other day."""

    def only_in_part(self, day: date) -> str:
        """Name the holiday that only some subdivisions have, where the place is a whole state."""


class Calendars(Protocol):
    """All places that this installation knows."""

    def zone(self, place: str) -> str:
        """Return the zone of a place; it needs no holiday data.

        Raises:
            UnknownPlaceError: no such place.
            UnknownSubdivisionError: the state has no such subdivision.

        """

    def calendar(self, place: str) -> Calendar:
        """Return the working days of a place.

        Raises:
            UnknownPlaceError: no such place.
            UnknownSubdivisionError: the state has no such subdivision.
            NoHolidayDataError: the place is known and its holidays are not.

        """

    @property
    def tzdata(self) -> str:
        """Version of the time zone data in use."""


@dataclass(frozen=True, slots=True)
class FixedCalendar:
    """A calendar written out as a value, for office rules and tests."""

    place: str
    zone: str
    days: Mapping[date, Holiday] = field(default_factory=lambda: MappingProxyType({}))
    weekend: frozenset[int] = frozenset({5, 6})
    version: str = "fixed"
    first_year: int = 1
    last_year: int = 9999
    part: Mapping[date, str] = field(default_factory=lambda: MappingProxyType({}))
    works: Mapping[date, str] = field(default_factory=lambda: MappingProxyType({}))
    swaps_unknown_in: frozenset[int] = frozenset()
    half: Mapping[date, str] = field(default_factory=lambda: MappingProxyType({}))

    def is_weekend(self, day: date) -> bool:
        return day.weekday() in self.weekend

    def holiday(self, day: date) -> Holiday | None:
        if not self.first_year <= day.year <= self.last_year:
            raise YearWithoutHolidaysError(
                place=self.place, year=day.year, first=self.first_year, last=self.last_year
            )
        return self.days.get(day)

    def worked(self, day: date) -> str:
        return self.works.get(day, "")

    def swaps_unknown(self, year: int) -> bool:
        return year in self.swaps_unknown_in

    def half_day(self, day: date) -> str:
        return self.half.get(day, "")

    def only_in_part(self, day: date) -> str:
        return self.part.get(day, "")


def state_of(place: str) -> str:
    """Return the code of the state in which a place lies."""
    return "FR" if place == STRASBOURG else place.partition("-")[0]
