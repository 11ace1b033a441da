"""What an import of decisions did, and how far it has come."""

from dataclasses import dataclass
from enum import StrEnum

from caseapp.domain.changes import Changes
from caseapp.domain.decision_files import DecisionFileError
from caseapp.domain.ids import AuthorityUid


class ImportedAs(StrEnum):
    """What became of one decision."""

    NEW = "new"
    TEXT_ADDED = "text_added"
    """The library had it without its text, which was added."""
    KNOWN = "known"
    """The library had it with its text; nothing changed."""


@dataclass(frozen=True, slots=True)
class ImportedDecision:
    """One decision that was read."""

    uid: AuthorityUid
    title: str
    outcome: ImportedAs
    paragraphs: int


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """Bytes of the files that were read so far, of all."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What came of an import. `cancelled`: what was imported before stays."""

    decisions: tuple[ImportedDecision, ...] = ()
    refused: tuple[DecisionFileError, ...] = ()
    cancelled: bool = False

    def count(self, outcome: ImportedAs) -> int:
        """Return how many decisions were imported so."""
        return sum(one.outcome is outcome for one in self.decisions)

    def changes(self) -> Changes:
        """Return which authorities were touched."""
        touched = [one.uid for one in self.decisions if one.outcome is not ImportedAs.KNOWN]
        return Changes.of(authority=frozenset(touched))
