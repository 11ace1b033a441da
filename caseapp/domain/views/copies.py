"""Two versions of one vault side by side, as services return them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class OneSided:
    """An event or deadline that only one of the two versions has, or has otherwise."""

    kind: str
    """"event" or "deadline"."""
    side: str
    """"here", "there", or "both" where it is not the same on both."""
    day: date | None
    """Day it is due, or happened."""
    what: str
    file_number: str
    client_name: str
    uid: str


@dataclass(frozen=True, slots=True)
class TwoVersions:
    """What an opened vault and the version that this machine saw last have apart from each other."""

    forked: bool
    """Both went on. False: nothing has to be compared."""
    common: int
    """Number of the last entry that both have."""
    other: str
    """Where the other version was found; "" where it was not: then only this side is listed."""
    last_path: str
    """Where this machine saw it last."""
    rows: tuple[OneSided, ...] = ()
    """The oldest due first."""
