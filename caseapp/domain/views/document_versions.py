"""Versions of a document, as services return them."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One file of a document; it is never changed.

    Attributes:
        number: from 1.
        size: bytes.
        sha256: of the file as it was added, in hexadecimal digits.
        added_by: name of the person, "" where the row is gone.

    """

    number: int
    file_name: str
    media_type: str
    size: int
    sha256: str
    added_at: datetime
    added_by: str
