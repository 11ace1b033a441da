"""The time zone that this machine is set to, by its IANA name."""

from zoneinfo import ZoneInfo


def local_zone() -> str:
    """Return the machine's zone ("Europe/Berlin"); "UTC" where it has no name we know.

    Babel knows where each system keeps it, Windows' own names included.
    """
    try:
        from babel.localtime import get_localzone  # noqa: PLC0415 - slow, and seldom asked

        found = get_localzone()
    except (LookupError, OSError, ValueError):
        return "UTC"
    return found.key if isinstance(found, ZoneInfo) and found.key else "UTC"
