"""Verifying a backup, and making a vault of it again. Neither needs a key, nor proves what takes one.

Hashes that fit show that nothing is damaged. That nobody put the backup together anew is shown by
the seal of its manifest alone (`manifest.verifies`, `restored`).
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from caseapp.domain.backups import BackupDamagedError, NotABackupError, moment_of
from caseapp.domain.vaults import VaultExistsError
from caseapp.storage import manifest, restored
from caseapp.storage.backup_folder import (
    BackupFolder,
    Found,
    Progress,
    UnreadableSourceError,
    believable_first,
    copy_hashed,
    hashed,
    settle_file,
    unheard,
)
from caseapp.storage.blobs import is_link
from caseapp.storage.disk import disk_errors
from caseapp.storage.header import BLOBS
from caseapp.storage.manifest import Item, Manifest
from caseapp.system.durable import PRIVATE_FOLDER, sync_folder


@dataclass(frozen=True, slots=True)
class Verified:
    """What the reading of one backup found."""

    name: str
    readable: bool
    """Whether its manifest is byte for byte what was written."""
    damaged_files: tuple[str, ...] = ()
    """Header or database: it cannot be restored."""
    damaged_blobs: tuple[Item, ...] = ()
    """Documents; everything else of it can be restored."""
    read_bytes: int = 0

    @property
    def restorable(self) -> bool:
        """Say whether header and database are what was written."""
        return self.readable and not self.damaged_files

    @property
    def sound(self) -> bool:
        """Say that nothing was found."""
        return self.restorable and not self.damaged_blobs


def verify(
    folder: BackupFolder,
    name: str,
    progress: Progress = unheard,
    chosen: Callable[[str], bool] = lambda _blob: True,
) -> Verified:
    """Read a generation and compare every hash.

    Args:
        folder: of the vault on the target.
        name: of the generation.
        progress: told the bytes.
        chosen: which of the documents are read; of the others the size is looked at.

    """
    made = folder.read(name)
    if made is None:
        return Verified(name, readable=False)
    place = folder.path / name
    files = tuple(
        item.name for item in made.files if hashed(place / item.name, progress) != item.sha256
    )
    extra = _strangers(place, made)
    blobs = tuple(item for item in made.blobs if not _blob_stands(folder, item, progress, chosen))
    return Verified(name, readable=True, damaged_files=(*files, *extra), damaged_blobs=blobs,
                    read_bytes=made.size)  # fmt: skip


def place_of(path: Path, now: datetime | None = None) -> tuple[BackupFolder, list[str]]:
    """Return what a path means: one backup, or all of a vault, or the only vault of a target.

    Args:
        path: as somebody chose it.
        now: puts those that are ahead of it last; None: as their names say.

    Returns:
        The folder and the names of the generations meant, the newest first.

    Raises:
        NotABackupError: none of them stands there.

    """
    path = path.absolute()
    if moment_of(path.name):
        return BackupFolder(path.parents[1], path.parent.name), [path.name]
    candidates = [path, *(sorted(path.iterdir()) if path.is_dir() else ())]
    folders = [BackupFolder(place.parent, place.name) for place in candidates]
    found = [(folder, standing) for folder in folders if (standing := folder.list_generations())]
    if len(found) != 1:
        raise NotABackupError(path=str(path))
    folder, listed = found[0]
    ordered: list[Found] = listed if now is None else believable_first(listed, now)
    return folder, [one.name for one in ordered]


def restore(
    folder: BackupFolder,
    name: str,
    target: Path,
    note: bytes | None,
    progress: Progress = unheard,
) -> tuple[Item, ...]:
    """Make a vault of a backup; it gets its name only when everything was read and compared.

    Args:
        folder: where the backup stands.
        name: of the generation.
        target: the vault's folder to make.
        note: content of the file by which the vault knows that it was restored; None: a drill.
        progress: told the bytes.

    Returns:
        The documents that are damaged and are not in it.

    Raises:
        VaultExistsError: something stands at `target`.
        BackupDamagedError: header, database or manifest is not what was written.
        DiskFullError, DiskFailedError: nothing is left.

    """
    if target.exists():
        raise VaultExistsError(path=str(target))
    made = folder.read(name)
    if made is None:
        raise BackupDamagedError(name=name, files=manifest.NAME)
    unfinished = target.with_name(f".{target.name}.restoring")
    shutil.rmtree(unfinished, ignore_errors=True)
    try:
        with disk_errors():
            unfinished.parent.mkdir(parents=True, exist_ok=True)
            unfinished.mkdir(mode=PRIVATE_FOLDER)
            lost = _bring(folder, name, made, unfinished, progress)
            if note is not None:
                restored.write_down(unfinished, note, manifest.to_bytes(made))
            sync_folder(unfinished)
            unfinished.rename(target)
            sync_folder(target.parent)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    return lost


def _bring(
    folder: BackupFolder, name: str, made: Manifest, target: Path, progress: Progress
) -> tuple[Item, ...]:
    bad = [
        item.name
        for item in made.files
        if item.name != manifest.SUMS
        and not _brought(folder.path / name / item.name, target / item.name, item, progress)
    ]
    if bad:
        raise BackupDamagedError(name=name, files=", ".join(bad))
    (target / BLOBS).mkdir(mode=PRIVATE_FOLDER)
    lost = tuple(
        item
        for item in made.blobs
        if not _brought(folder.pool / item.name, target / BLOBS / item.name, item, progress)
    )
    sync_folder(target / BLOBS)
    return lost


def _brought(source: Path, target: Path, item: Item, progress: Progress) -> bool:
    if is_link(source) or not source.is_file():
        return False
    try:
        same = copy_hashed(source, target, progress) == item.sha256
    except UnreadableSourceError:
        same = False
    if same:
        settle_file(target)
    else:
        target.unlink(missing_ok=True)
    return same


def _strangers(place: Path, made: Manifest) -> tuple[str, ...]:
    """Return what stands in a generation and does not belong there."""
    own = {item.name for item in made.files} | {manifest.NAME}
    return tuple(sorted(entry.name for entry in place.iterdir() if entry.name not in own))


def _blob_stands(
    folder: BackupFolder, item: Item, progress: Progress, chosen: Callable[[str], bool]
) -> bool:
    file = folder.pool / item.name
    if not chosen(item.name):
        return file.is_file() and file.stat().st_size == item.size
    return hashed(file, progress) == item.sha256
