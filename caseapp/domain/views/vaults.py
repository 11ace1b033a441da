"""History and state of a vault, as services return them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from caseapp.domain.ids import PersonUid
from caseapp.domain.integrity import Verdict

if TYPE_CHECKING:
    from caseapp.domain.clear_copies import Leaves
    from caseapp.domain.views.people import PersonRow


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One entry of the history. `before` and `after` are canonical JSON."""

    seq: int
    at: datetime
    person: PersonUid
    person_name: str
    device: str
    command: str
    group: str
    kind: str
    uid: str
    version: int
    before: str | None
    after: str | None
    undone: bool
    """A later command took this one back."""


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """What of the history is wanted; empty fields want everything.

    Attributes:
        person: uid.
        kind: of record, such as "deadline"; "refusal" for attempts that were refused.
        command: such as "record_event".
        matter: uid; entries about it and about what hangs on it.
        first: first day, by UTC.
        last: last day, by UTC.

    """

    person: str = ""
    kind: str = ""
    command: str = ""
    matter: str = ""
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class HistoryFile:
    """The history as a file on its way out."""

    data: bytes
    leaves: Leaves | None
    entries: int


@dataclass(frozen=True, slots=True)
class HistoryChoices:
    """What the history can be narrowed by: (value, name) of people, kinds and commands in it."""

    people: tuple[tuple[str, str], ...]
    kinds: tuple[str, ...]
    commands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Undoable:
    """The command that would be taken back next."""

    command: str
    group: str
    at: datetime
    subject: str
    """Title or name of the record it was about; "" where it has none, or is not visible."""
    kind: str = ""
    """Of that record, as the log calls it."""


@dataclass(frozen=True, slots=True)
class VaultCheck:
    """What a check of the vault found."""

    header_from_previous: bool
    """The newer header is damaged and the one before it was used."""
    bad_pages: tuple[str, ...]
    """What SQLCipher and SQLite say about the database file; empty: sound."""
    history_entries: int
    history_broken_at: int | None
    """First entry that does not fit the chain."""
    contradicted: tuple[tuple[str, str], ...]
    """(kind, uid) of records that are not as their last history entry left them."""
    documents: int
    bad_documents: tuple[str, ...]
    """Uids of documents with a version that is missing, cut or altered."""
    unused_damaged: bool = False
    """Pages that hold nothing are damaged: a clean copy mends it, no case data is lost."""
    verdict: Verdict = field(default_factory=Verdict)
    """What was found at the opening and by this check together."""

    @property
    def sound(self) -> bool:
        """Say that nothing was found."""
        return not (
            self.header_from_previous
            or self.bad_pages
            or self.history_broken_at is not None
            or self.contradicted
            or self.bad_documents
            or not self.verdict.sound
        )


@dataclass(frozen=True, slots=True)
class VaultInfo:
    """What `vault info` and the settings screen tell."""

    path: str
    vault_id: str
    format_version: int
    schema: str
    slots: tuple[str, ...]
    people: tuple[PersonRow, ...]
    counts: tuple[tuple[str, int], ...]
    header_from_previous: bool = False
    """The newer header is damaged; the vault opened by the one before it."""
