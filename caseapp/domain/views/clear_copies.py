"""The register of clear copies, as services return it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from caseapp.domain.clear_copies import CopyKind, Redaction


@dataclass(frozen=True, slots=True)
class CopyRow:
    """One copy that left."""

    uid: str
    version: int
    kind: CopyKind
    redaction: Redaction
    file_number: str
    """"" for several matters, or none."""
    place: str
    """Path or medium."""
    person: str
    left_at: datetime
    destroyed_on: date | None
    sha256: str
    """Of the file: a copy that is found somewhere can be recognised."""
    ask: bool = False
    """It left long ago, and nobody has said that it is destroyed."""
    note: str = ""
    """What the person who let it out answered for."""
