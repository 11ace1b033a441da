"""Time zone data: only the pinned `tzdata` package counts, never what the machine happens to have.

Two machines of one office must compute the same last moment. Operating systems ship old data for
years (2025b was met on a machine whose pinned package had 2026f), and `zoneinfo` prefers it.
"""

import zoneinfo


def pin() -> None:
    """Make `zoneinfo` read the `tzdata` package only. Harmless to call again."""
    if zoneinfo.TZPATH:
        zoneinfo.reset_tzpath(())
        zoneinfo.ZoneInfo.clear_cache()


def data_version() -> str:
    """Return the version of the pinned data, as stored with each calculation ("" if unknown)."""
    from importlib.metadata import (  # noqa: PLC0415 - 20 ms that no worker needs
        PackageNotFoundError,
        version,
    )

    try:
        return version("tzdata")
    except PackageNotFoundError:
        return ""
