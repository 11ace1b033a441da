"""Making a vault of a backup, on any machine: no vault is open, and nobody is at a desk yet."""

import json
from collections.abc import Callable
from pathlib import Path

from caseapp.domain.backups import (
    AllBackupsDamagedError,
    BackupDamagedError,
    ForeignBackupError,
)
from caseapp.domain.clock import Clock
from caseapp.domain.vaults import HeaderDamagedError, NotAVaultError
from caseapp.domain.views.backups import BackupCheck, BackupRow, Restored
from caseapp.storage import manifest
from caseapp.storage.backup_folder import BackupFolder, Found
from caseapp.storage.header import CURRENT
from caseapp.storage.keys import MasterKey
from caseapp.storage.manifest import Manifest, verifies
from caseapp.storage.verification import place_of, restore, verify

KeyOf = Callable[[Path], MasterKey]
"""`key_of(folder)`: the master key of the header that stands there."""


def list_backups_at(path: Path) -> list[BackupRow]:
    """Return the backups at a place, the newest first. Needs no key.

    Raises:
        NotABackupError: none stands there.

    """
    folder, names = place_of(path)
    return [as_row(Found(name, folder.read(name))) for name in names]


def check_backup_at(path: Path) -> list[BackupCheck]:
    """Read every backup at a place and compare its hashes. Needs no key, so it proves none genuine.

    Raises:
        NotABackupError: none stands there.

    """
    folder, names = place_of(path)
    found = [verify(folder, name) for name in names]
    return [
        BackupCheck(one.name, one.restorable, one.damaged_files, len(one.damaged_blobs))
        for one in found
    ]


def restore_backup(
    path: Path, target: Path, clock: Clock, key_of: KeyOf | None = None
) -> Restored:
    """Make a vault of the newest backup at a place that can be restored.

    One that was renamed is passed over like a damaged one; one that is ahead of the clock counts
    only where no other can be restored. With a key, one whose manifest was not made with it is
    passed over, too; without one nobody can say, and the first opening looks.

    Args:
        path: one backup, or the folder of a vault's backups, or their medium.
        target: the vault's folder to make.
        clock: for the note by which the vault knows that it was restored.
        key_of: opens the header in a folder with what somebody typed; None: nobody typed anything.

    Raises:
        NotABackupError: none stands there.
        VaultExistsError: something stands at `target`.
        BackupDamagedError: the one that was named is damaged (values: name, files).
        ForeignBackupError: the one that was named was not made with the key of its vault, or none
            of those that are whole was.
        AllBackupsDamagedError: every one is damaged.
        DiskFullError, DiskFailedError: nothing is left.
        UserError: whatever `key_of` raises, such as `WrongPassphraseError`; nothing was written.

    """
    folder, names = place_of(path, clock.now())
    named = len(names) == 1 and path.name == names[0]
    damaged: list[str] = []
    forged: list[str] = []
    for name in names:
        try:
            made = _require(folder, name, key_of)
            lost = restore(folder, name, target, _note(made, name, clock))
        except BackupDamagedError:
            if named:
                raise
            damaged.append(name)
        except ForeignBackupError:
            if named:
                raise
            forged.append(name)
        else:
            return Restored(
                path=str(target),
                name=name,
                made_at=made.made_at,
                passed_over=tuple(damaged),
                lost_documents=len(lost) + len(made.missing),
                forged=tuple(forged),
                proved=key_of is not None,
            )
    if forged:
        raise ForeignBackupError(name=forged[0])
    raise AllBackupsDamagedError(path=str(path))


def _require(folder: BackupFolder, name: str, key_of: KeyOf | None) -> Manifest:
    """Return the manifest of a backup; with a key, only one that was made with it."""
    made = folder.read(name)
    if made is None:
        raise BackupDamagedError(name=name, files=manifest.NAME)
    if key_of is not None:
        try:
            key = key_of(folder.path / name)
        except (HeaderDamagedError, NotAVaultError) as error:
            raise BackupDamagedError(name=name, files=CURRENT) from error
        genuine = verifies(made, key)
        key.wipe()
        if not genuine:
            raise ForeignBackupError(name=name)
    return made


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


def _note(made: Manifest, name: str, clock: Clock) -> bytes:
    note = {
        "format": "caseapp-restored",
        "version": 1,
        "backup": name,
        "made_at": made.made_at.isoformat(),
        "entries": made.entries,
        "head": made.head,
        "restored_at": clock.now().isoformat(timespec="seconds"),
    }
    return json.dumps(note, indent=1, sort_keys=True).encode("ascii") + b"\n"
