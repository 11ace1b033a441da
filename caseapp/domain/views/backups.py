"""Backups and their targets, as services return them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from caseapp.domain.backups import TargetState


@dataclass(frozen=True, slots=True)
class PlaceWarning:
    """Why a folder is a bad place: code of the danger, and the service behind it."""

    path: str
    danger: str
    name: str


@dataclass(frozen=True, slots=True)
class BackupRow:
    """One backup on a medium."""

    name: str
    made_at: datetime | None
    reason: str
    size: int
    entries: int
    readable: bool
    """Whether its manifest is what was written."""
    documents: int = 0
    missing: int = 0
    """Documents that were damaged in the vault when it was made."""


@dataclass(frozen=True, slots=True)
class OldBackup:
    """A backup from before the vault was encrypted anew."""

    label: str
    """Of the place where it stands."""
    name: str
    made_at: datetime
    replaced: bool
    """A backup under the present key stands there too: this one can go."""


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A place for backups."""

    id: str
    label: str
    path: str
    state: TargetState
    last_made: datetime | None
    """The newest backup that this vault made there."""
    behind: bool
    """Something was changed since."""
    last_checked: date | None
    damaged: tuple[str, ...]
    """What the last check found damaged: names of backups."""
    warnings: tuple[PlaceWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class BackupsView:
    """Everything that the page of the backups shows."""

    targets: tuple[TargetRow, ...]
    last_made: datetime | None
    last_restored: date | None
    warnings: tuple[PlaceWarning, ...]
    """About the vault's own place."""
    conflicts: tuple[str, ...]
    """Files beside the database that a synchronising service made of two versions."""
    restored_from: datetime | None = None
    """The vault was made of the backup of this moment, and no lawyer has confirmed it yet."""


@dataclass(frozen=True, slots=True)
class BackupsToday:
    """What the first screen says of backups and of copies that left."""

    places: int = 0
    """Places where backups are made."""
    lagging: tuple[tuple[str, date | None], ...] = ()
    """Label and day of the last backup of places that had none for long; None: never."""
    copies: int = 0
    """Copies in clear that left long ago and of which nobody says that they are destroyed."""


@dataclass(frozen=True, slots=True)
class BackupStep:
    """How far a long piece of work is."""

    done: int
    total: int

    @property
    def percent(self) -> int:
        """From 0 to 100."""
        return min(100, self.done * 100 // max(self.total, 1))


@dataclass(frozen=True, slots=True)
class BackupMade:
    """What one run made."""

    made: tuple[tuple[str, str], ...]
    """Label of the target and name of the backup."""
    missing: tuple[str, ...]
    """Documents that are damaged in the vault and stand in no backup."""
    thinned: int
    failed: tuple[tuple[str, Exception], ...] = ()
    """Label of a target and why nothing was made there."""


@dataclass(frozen=True, slots=True)
class BackupCheck:
    """What the reading of one backup found."""

    name: str
    restorable: bool
    damaged_files: tuple[str, ...]
    damaged_documents: int
    mended: int = 0
    """Damaged documents that were replaced by those of the vault."""
    proved: bool = False
    """Its manifest was made with the key of the vault; without the key nobody can say."""

    @property
    def sound(self) -> bool:
        """Say that nothing was found."""
        return self.restorable and self.damaged_documents == self.mended


@dataclass(frozen=True, slots=True)
class DrillView:
    """What a restoring on trial found."""

    name: str
    made_at: datetime
    entries: int
    tables: int
    """Tables whose rows were counted and compared."""
    documents: int
    faults: tuple[str, ...]
    """Codes of what was not as it should be: "manifest", "pages", "history", "counts",
    "documents"."""

    @property
    def sound(self) -> bool:
        """Say that this backup would have brought everything back."""
        return not self.faults


@dataclass(frozen=True, slots=True)
class Restored:
    """A vault that was made of a backup."""

    path: str
    name: str
    made_at: datetime
    passed_over: tuple[str, ...]
    """Newer backups that are damaged."""
    lost_documents: int
    forged: tuple[str, ...] = ()
    """Newer ones whose manifest was not made with the key of the vault."""
    proved: bool = False
    """Its manifest was made with the key of the vault; without the key nobody can say."""
