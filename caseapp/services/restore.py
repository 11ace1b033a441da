"""Making a vault of a backup, on any machine: no vault is open, and nobody is at a desk yet."""

import json
from pathlib import Path

from caseapp.domain.backups import AllBackupsDamagedError, BackupDamagedError
from caseapp.domain.clock import Clock
from caseapp.domain.views.backups import BackupCheck, BackupRow, Restored
from caseapp.storage.backup_folder import BackupFolder, Found
from caseapp.storage.manifest import Manifest
from caseapp.storage.verification import place_of, restore, verify


def list_backups_at(path: Path) -> list[BackupRow]:
    """Return the backups at a place, the newest first. Needs no key.

    Raises:
        NotABackupError: none stands there.

    """
    folder, names = place_of(path)
    return [as_row(Found(name, folder.read(name))) for name in names]


def check_backup_at(path: Path) -> list[BackupCheck]:
    """Read every backup at a place and compare its hashes. Needs no key.

    Raises:
        NotABackupError: none stands there.

    """
    folder, names = place_of(path)
    found = [verify(folder, name) for name in names]
    return [
        BackupCheck(one.name, one.restorable, one.damaged_files, len(one.damaged_blobs))
        for one in found
    ]


def restore_backup(path: Path, target: Path, clock: Clock) -> Restored:
    """Make a vault of the newest backup at a place that can be restored.

    One that was renamed is passed over like a damaged one; one that is ahead of the clock counts
    only where no other can be restored.

    Args:
        path: one backup, or the folder of a vault's backups, or their medium.
        target: the vault's folder to make.
        clock: for the note by which the vault knows that it was restored.

    Raises:
        NotABackupError: none stands there.
        VaultExistsError: something stands at `target`.
        BackupDamagedError: the one that was named is damaged (values: name, files).
        AllBackupsDamagedError: so is every one.
        DiskFullError, DiskFailedError: nothing is left.

    """
    folder, names = place_of(path, clock.now())
    passed_over: list[str] = []
    for name in names:
        try:
            lost = restore(folder, name, target, _note(folder, name, clock))
        except BackupDamagedError:
            if len(names) == 1 and path.name == name:
                raise
            passed_over.append(name)
            continue
        made = folder.read(name)
        if made is None:
            raise AllBackupsDamagedError(path=str(path))
        return Restored(
            str(target), name, made.made_at, tuple(passed_over), len(lost) + len(made.missing)
        )
    raise AllBackupsDamagedError(path=str(path))


def newest_sound(path: Path) -> str:
    """Return the name of the newest backup beside a damaged one that can be restored, or ""."""
    folder = BackupFolder(path.absolute().parents[1], path.absolute().parent.name)
    for found in folder.list_generations():
        if verify(folder, found.name).restorable:
            return found.name
    return ""


def as_row(found: Found) -> BackupRow:
    """Return a generation as lists show it."""
    made: Manifest | None = found.manifest
    return BackupRow(
        name=found.name,
        made_at=made.made_at if made else None,
        reason=made.reason if made else "",
        size=made.size if made else 0,
        entries=made.entries if made else 0,
        readable=made is not None,
        documents=len(made.blobs) if made else 0,
        missing=len(made.missing) if made else 0,
    )


def _note(folder: BackupFolder, name: str, clock: Clock) -> bytes:
    made = folder.read(name)
    note = {
        "format": "caseapp-restored",
        "version": 1,
        "backup": name,
        "made_at": made.made_at.isoformat() if made else "",
        "entries": made.entries if made else 0,
        "head": made.head if made else "",
        "restored_at": clock.now().isoformat(timespec="seconds"),
    }
    return json.dumps(note, indent=1, sort_keys=True).encode("ascii") + b"\n"
