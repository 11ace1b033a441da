"""What the checks of the open vault found so far, as services return it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from caseapp.domain.integrity import Verdict


@dataclass(frozen=True, slots=True)
class VaultState:
    """The state of the open vault, for the banner and the mark of the window.

    Attributes:
        verdict: what was found.
        watched: an anchor is kept for this vault on this machine.
        whole: everything is verified; otherwise the rest is still to be checked.
        checked_at: when everything was last verified on this machine.
        name: of the vault; what has to be typed to accept it.
        newest: number of the newest entry of the history.
        remembered: number of the newest entry that this machine remembers.
        may_accept: this person may take the vault for right as it stands.
        may_salvage: this person may save what can be read into a new vault.

    """

    verdict: Verdict
    watched: bool
    whole: bool
    checked_at: datetime | None
    name: str
    newest: int
    remembered: int | None
    may_accept: bool
    may_salvage: bool = False


@dataclass(frozen=True, slots=True)
class Seal:
    """The head of the history, to be printed and compared later.

    Attributes:
        vault_id: of the header.
        seq: number of the newest entry.
        groups: eight groups of eight hexadecimal digits: its MAC.
        at: when the seal was made.
        counts: (kind, number of records) as they stood.

    """

    vault_id: str
    seq: int
    groups: tuple[str, ...]
    at: datetime
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class SealCheck:
    """What a printed seal says of the vault that is open.

    Attributes:
        seq: entry with that MAC; None: the chain has none.
        since: entries that came after it.
        chain_sound: the whole chain verifies.

    """

    seq: int | None
    since: int
    chain_sound: bool

    @property
    def fits(self) -> bool:
        """Whether the history goes on unbroken from the sealed entry."""
        return self.seq is not None and self.chain_sound


class Noted(StrEnum):
    """Where it stands that the content of a vault was saved into another one."""

    NOW = "now"
    """In its history."""
    LATER = "later"
    """On this machine, until the vault can be written here."""
    NOWHERE = "nowhere"
    """Neither the vault nor this machine takes it."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was saved of a damaged vault into a new one.

    Attributes:
        path: of the new vault.
        recovery_code: of the new vault, shown this once.
        rows: rows that were saved, all tables together.
        gaps: (table, first, last) of local ids that could not be read.
        lost: (kind, uid) of records that the history knows and no table gives any more.
        doubtful: (kind, uid) of records that are not as the history says; saved as they stand.
        documents: uids of documents with a file that is missing or damaged.
        noted: where the old vault says that this was done.

    """

    path: str
    recovery_code: str
    rows: int
    gaps: tuple[tuple[str, int, int], ...]
    lost: tuple[tuple[str, str], ...]
    doubtful: tuple[tuple[str, str], ...]
    documents: tuple[str, ...]
    noted: Noted = Noted.NOW

    @property
    def complete(self) -> bool:
        """Whether nothing was missing."""
        return not (self.gaps or self.lost or self.doubtful or self.documents)
