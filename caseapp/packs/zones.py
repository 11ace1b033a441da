"""Zones of states: the pinned tzdata package's own table, and the capital where a state has many."""

from functools import lru_cache
from importlib import resources

_SEAT = {
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "CA": "America/Toronto",
    "RU": "Europe/Moscow",
    "UA": "Europe/Kyiv",
    "UZ": "Asia/Tashkent",
    "XK": "Europe/Belgrade",
}
"""States whose first line in the table is not where their capital's courts sit."""


@lru_cache
def zones() -> dict[str, str]:
    """Return the zone of each state by its ISO 3166 code (tzdata, zone.tab)."""
    table = resources.files("tzdata").joinpath("zoneinfo", "zone.tab")
    found: dict[str, str] = {}
    for line in table.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            state, _place, zone, *_rest = line.split("\t")
            found.setdefault(state, zone)
    return {**found, **_SEAT}


@lru_cache
def tzdata_version() -> str:
    """Return the edition of the pinned time zone data, such as "2026f"."""
    from tzdata import (  # type: ignore[import-untyped]  # noqa: PLC0415 - only for a count
        IANA_VERSION,
    )

    return str(IANA_VERSION)
