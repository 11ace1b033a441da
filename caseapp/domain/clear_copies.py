"""Copies in clear: what leaves the vault as a file that anybody can read."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Protocol

from caseapp.domain.errors import BugError, UserError
from caseapp.domain.ids import MatterUid

ASK_AFTER = timedelta(days=30)
"""After so long Today asks whether a copy is still where it was taken to."""


class CopyKind(StrEnum):
    """What left."""

    MEMO = "memo"
    FILED_COPY = "filed_copy"
    CONTROL_SLIP = "control_slip"
    DEADLINE_LOG = "deadline_log"
    CARRY_LIST = "carry_list"
    CUSTODY_SHEET = "custody_sheet"
    REVIEW_SHEET = "review_sheet"
    PRECEDENTS = "precedents"
    PACK = "pack"
    CALENDAR = "calendar"
    REGISTER = "register"
    HISTORY = "history"
    SEAL = "seal"
    LIST = "list"
    DOCUMENT = "document"
    OTHER = "other"


class Redaction(StrEnum):
    """How much a copy says of whom it is about, least first."""

    NOBODY = "nobody"
    """No client is named or numbered in it."""
    NUMBER = "number"
    INITIALS = "initials"
    FULL = "full"


class UnnotedCopyError(BugError):
    """An exporter did not say what it lets out: it may not be written."""


class CannotMarkError(UserError):
    """The day of destruction lies before the day on which the copy left (values: day)."""

    field = "day"


@dataclass(frozen=True, slots=True)
class Leaves:
    """What an exporter says of the file that it made, before the file is written anywhere."""

    kind: CopyKind
    redaction: Redaction
    matter: MatterUid | None = None
    """None: of several matters, or of none."""
    note: str = ""
    """What the person who lets it out answered for."""


class Leaving(Protocol):
    """A file on its way out: its bytes, and what they are."""

    @property
    def data(self) -> bytes:
        """The whole file."""

    @property
    def leaves(self) -> Leaves | None:
        """What it is; None is refused."""
