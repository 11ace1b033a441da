"""Time zone data: only the pinned `tzdata` package counts, never what the machine happens to have.

Two machines of one office must compute the same last moment. Operating systems ship old data for
years (2025b was met on a machine whose pinned package had 2026f), and `zoneinfo` prefers it.
"""

import os
import sys


def pin() -> None:
    """Make `zoneinfo` read the `tzdata` package only. Harmless to call again.

    Where it is not loaded yet, it is told by its own variable what to do when it is: processes
    that ask for no zone, such as the lock screen, do not load it. Children inherit the variable;
    ours would pin the same, and no other program is ever started.
    """
    os.environ["PYTHONTZPATH"] = ""
    if "zoneinfo" not in sys.modules:
        return
    import zoneinfo  # noqa: PLC0415 - already loaded

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
