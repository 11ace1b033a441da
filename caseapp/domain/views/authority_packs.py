"""Packs of decisions in a vault, and what came of installing one."""

from dataclasses import dataclass
from datetime import datetime

from caseapp.domain.changes import Changes


@dataclass(frozen=True, slots=True)
class InstalledPack:
    """A pack in force, or one that was.

    Attributes:
        sha256: of its file; "" for the shipped library.
        decisions: that it holds in the library now; of one that was, that stand in its file.
        trusted: its gates stand as the sender set them.

    """

    name: str
    edition: str
    sha256: str
    decisions: int
    in_force: bool
    shipped: bool
    trusted: bool
    file_name: str
    installed_by: str
    installed_at: datetime


@dataclass(frozen=True, slots=True)
class PackOutcome:
    """What an installation, a removal or a restoration did.

    Attributes:
        decisions: of the pack.
        touched: uids of the decisions that look different now.
        taken_over: that the office had imported itself; their texts and notes stay on them.
        elsewhere: that stand in the library for another pack already.
        corrected: that keep what the office had corrected.
        loosened: passages that the office marked, whose words a new text has no more.
        alone: notes, highlights and quotations beside decisions that went with it.

    """

    name: str
    edition: str
    decisions: int
    touched: frozenset[str]
    taken_over: int = 0
    elsewhere: int = 0
    corrected: int = 0
    trusted: bool = False
    loosened: int = 0
    alone: int = 0

    def changes(self) -> Changes:
        """Return what the screens must read again."""
        return Changes.of(authority=self.touched, authority_pack_file=self.name)
