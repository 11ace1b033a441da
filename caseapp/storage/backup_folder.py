"""The folder of one vault on a target: its generations, and the pool of files that they share.

A generation is a folder named by its moment; it begins under a temporary name and gets its own
when every byte of it is on the medium. The encrypted files of documents never change and lie in
the pool once, whatever file system the medium has; a generation names those that belong to it.
"""

import errno
import hashlib
import os
import re
import shutil
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from datetime import datetime, tzinfo
from io import FileIO
from pathlib import Path
from typing import NamedTuple

from caseapp.domain.backups import (
    BackupStoppedError,
    TargetBusyError,
    TargetFailedError,
    TargetFullError,
    TargetReadOnlyError,
    fits,
    is_ahead,
    moment_of,
    thinned,
)
from caseapp.domain.errors import UserError
from caseapp.storage import manifest
from caseapp.storage.blobs import is_link, refuse_link
from caseapp.storage.header import BLOBS, LOCK
from caseapp.storage.manifest import Item, Manifest, UnreadableManifestError
from caseapp.system.durable import PRIVATE_FILE, PRIVATE_FOLDER, sync_file, sync_folder
from caseapp.system.instance import InstanceLock

CHUNK = 1024 * 1024
PARTS = 5
"""A look at a part of the documents reads one of so many; in so many weeks, or so many days with a
backup, all were read."""
AFFORDABLE = 256 * 1024 * 1024
"""Bytes of files in the pool that every backup reads again; above, it reads one part of them."""
BATCH = 64
"""Files that are written before the first of them is forced to the medium: disks merge writes."""
_UNFINISHED, _LEAVING = ".new-", ".old-"
_TEMPORARY = ".tmp"
_BLOB = re.compile(r"[0-9a-f]{32}")
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_REFUSED = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})

Progress = Callable[[int], None]
"""`progress(bytes)`: so many more are done; may raise `BackupStoppedError`."""


class UnreadableSourceError(Exception):
    """The disk does not give back what is to be copied; the medium is not to blame."""


class Found(NamedTuple):
    """A generation that stands on the medium; without a manifest it cannot be read."""

    name: str
    manifest: Manifest | None


def believable_first(standing: Iterable[Found], now: datetime) -> list[Found]:
    """Return generations in their order, those that are ahead of the clock after all others.

    They are not left out: perhaps it is the clock that is wrong, and nothing else stands there.
    """
    return sorted(standing, key=lambda found: is_ahead(found.name, now))


def target_error(error: OSError, label: str) -> UserError:
    """Return our error for what a medium answered."""
    if error.errno in _FULL:
        return TargetFullError(label=label)
    if error.errno in _REFUSED:
        return TargetReadOnlyError(label=label)
    return TargetFailedError(label=label)


class BackupFolder:
    """Everything of one vault on one target. Needs no key but to seal and to believe."""

    def __init__(self, target: Path, vault_id: str, label: str = "") -> None:
        """Name it; nothing is read or written yet.

        Args:
            target: the chosen folder.
            vault_id: of the vault.
            label: what people call the target, for refusals.

        """
        self.path = target / vault_id
        self.pool = self.path / BLOBS
        self.label = label or target.name

    def list_generations(self) -> list[Found]:
        """Return the generations that stand here, the newest first."""
        try:
            names = [entry.name for entry in self.path.iterdir() if moment_of(entry.name)]
        except OSError:
            return []
        # "-2" was made after the one without a number, in the same second.
        names.sort(key=lambda name: (moment_of(name), len(name), name), reverse=True)
        return [Found(name, self.read(name)) for name in names]

    def read(self, name: str) -> Manifest | None:
        """Return the manifest of a generation, None where it cannot be trusted byte for byte.

        Nor is one whose folder was renamed: an old backup would pass for the newest.
        """
        try:
            found = manifest.from_bytes((self.path / name / manifest.NAME).read_bytes())
        except (OSError, UnreadableManifestError):
            return None
        return found if fits(name, found.made_at) else None

    @contextmanager
    def locked(self) -> Generator[None]:
        """Keep every other program away from this folder inside the block.

        Raises:
            TargetBusyError: one is at work here.
            TargetFailedError, TargetFullError, TargetReadOnlyError: the medium refused.
            LinkedFolderError: the folder or its pool is a link, perhaps to the vault itself.

        """
        with self.errors():
            self._refuse_links()
            # A target that was taken out is not made anew on the disk behind its mount point.
            self.path.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
            self.pool.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
            self._refuse_links()
            try:
                lock = InstanceLock(self.path / LOCK)
            except BlockingIOError as error:
                raise TargetBusyError(label=self.label) from error
        try:
            yield
        finally:
            lock.release()

    @contextmanager
    def errors(self) -> Generator[None]:
        """Translate what the medium answers inside the block."""
        try:
            yield
        except OSError as error:
            raise target_error(error, self.label) from error

    def begin(self, name: str) -> Path:
        """Make the folder of a new generation under its temporary name; sweep older attempts."""
        self.sweep()
        folder = self.path / f"{_UNFINISHED}{name}"
        folder.mkdir(mode=PRIVATE_FOLDER)
        return folder

    def free_name(self, name: str) -> str:
        """Return the name, or with a number where one of the same second stands already."""
        number, free = 1, name
        while (self.path / free).exists():
            number += 1
            free = f"{name}-{number}"
        return free

    def finish(self, folder: Path, name: str, made: Manifest) -> Manifest:
        """Write sums and manifest, force all to the medium, and give the generation its name."""
        listed = manifest.sums(made)
        write_settled(folder / manifest.SUMS, listed)
        write_settled(folder / manifest.NAME, manifest.to_bytes(made))
        _sync_names(folder)
        folder.rename(self.path / name)
        _sync_names(self.path)
        return made

    def add_blobs(
        self, source: Path, wanted: Sequence[tuple[str, str]], progress: Progress, part: int = 0
    ) -> tuple[list[Item], list[str]]:
        """Bring the files of documents that are not here yet into the pool.

        What stands here is not believed for its size: it is read and compared where that costs
        little, else a part of it each time, and always where the vault lost its own.

        Args:
            source: the vault's folder of blobs.
            wanted: name and SHA-256 of each, as its row has them.
            progress: told the bytes.
            part: number of the part that is read where not all is; another one each day.

        Returns:
            The items of the manifest, and the names of those that are damaged in the vault itself
            and of which no copy stands here.

        """
        items: list[Item] = []
        missing: list[str] = []
        fresh: list[Path] = []
        chosen = self._doubted(wanted, part)
        for name, expected in wanted:
            standing = _size(self.pool / name)
            size = _size(source / name)
            if standing is not None and size in {None, standing}:
                doubted = size is None or chosen(name)
                if not doubted or hashed(self.pool / name, unheard) == expected:
                    items.append(Item(name, standing, expected))
                    progress(standing)
                    continue
            temporary = self.pool / f"{name}{_TEMPORARY}"
            if size is None or _copied(source / name, temporary, progress) != expected:
                temporary.unlink(missing_ok=True)
                missing.append(name)
                continue
            fresh.append(temporary)
            items.append(Item(name, temporary.stat().st_size, expected))
            if len(fresh) == BATCH:
                self._settle(fresh)
        self._settle(fresh)
        return items, missing

    def _doubted(self, wanted: Sequence[tuple[str, str]], part: int) -> Callable[[str], bool]:
        """Return which of the files that stand here are read."""
        total = sum(_size(self.pool / name) or 0 for name, _ in wanted)
        return (lambda _name: True) if total <= AFFORDABLE else in_part(part)

    def mend(self, source: Path, damaged: Iterable[Item]) -> int:
        """Replace damaged files of the pool by those of the vault, where these are sound."""
        mended = 0
        for item in damaged:
            temporary = self.pool / f"{item.name}{_TEMPORARY}"
            if _size(source / item.name) is None:
                continue
            if _copied(source / item.name, temporary, unheard) == item.sha256:
                self._settle([temporary])
                mended += 1
            else:
                temporary.unlink(missing_ok=True)
        return mended

    def thin(
        self, zone: tzinfo, sound: Callable[[Manifest], bool], just_made: str
    ) -> tuple[str, ...]:
        """Take away the generations that no rule keeps; return their names.

        What was just made stays. What says that it is younger still neither counts nor goes: it
        would push out the others. Where one cannot be read, no file of the pool is touched: it
        may need it.
        """
        now = moment_of(just_made)
        good = [
            found.name
            for found in self.list_generations()
            if found.manifest and sound(found.manifest)
            and (now is None or found.manifest.made_at <= now)
        ]  # fmt: skip
        gone = tuple(name for name in thinned(good, zone).remove if name != just_made)
        self.remove(gone)
        return gone

    def remove(self, names: Iterable[str]) -> None:
        """Take generations away, with the files of the pool that no other one names."""
        for name in names:
            (self.path / name).rename(self.path / f"{_LEAVING}{name}")
        self.sweep()

    def sweep(self) -> None:
        """Remove what interrupted runs left, and files of the pool that no generation names.

        Raises:
            LinkedFolderError: the folder or its pool is a link; nothing was removed.

        """
        self._refuse_links()
        for entry in self.path.iterdir():
            if entry.name.startswith((_UNFINISHED, _LEAVING)):
                _remove(entry)
        standing = self.list_generations()
        named: set[str] = set()
        for found in standing:
            if found.manifest is None:
                return
            named.update(item.name for item in found.manifest.blobs)
        for entry in self.pool.iterdir():
            if entry.name not in named and _BLOB.fullmatch(entry.name.removesuffix(_TEMPORARY)):
                _remove(entry)

    def _refuse_links(self) -> None:
        refuse_link(self.path)
        refuse_link(self.pool)

    def _settle(self, fresh: list[Path]) -> None:
        for temporary in fresh:
            _sync(temporary)
        for temporary in fresh:
            temporary.replace(temporary.with_suffix(""))
        if fresh:
            _sync_names(self.pool)
        fresh.clear()


def unheard(_bytes: int) -> None:
    """Take progress that nobody asked for."""


def in_part(number: int) -> Callable[[str], bool]:
    """Return whether a blob belongs to the part of this number."""
    return lambda blob: int(blob[:8], 16) % PARTS == number % PARTS


def copy_hashed(source: Path, target: Path, progress: Progress) -> str:
    """Copy a file into a new private one; return the SHA-256 of what was written."""
    digest = hashlib.sha256()
    # A link that waits under this name would have its target overwritten.
    target.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with (
        FileIO(source, "rb") as reading,
        FileIO(os.open(target, flags, PRIVATE_FILE), "wb") as writing,
    ):
        for piece in _pieces(reading):
            view = piece
            while view:
                view = view[writing.write(view) :]
            digest.update(piece)
            progress(len(piece))
    return digest.hexdigest()


def hashed(path: Path, progress: Progress) -> str | None:
    """Return the SHA-256 of a file, None where it is missing, no plain file, or cannot be read."""
    if is_link(path) or not path.is_file():
        return None
    digest = hashlib.sha256()
    try:
        with FileIO(path, "rb") as reading:
            for piece in _pieces(reading):
                digest.update(piece)
                progress(len(piece))
    except (OSError, UnreadableSourceError):
        return None
    return digest.hexdigest()


def _copied(source: Path, target: Path, progress: Progress) -> str | None:
    try:
        return copy_hashed(source, target, progress)
    except UnreadableSourceError:
        return None


def write_settled(path: Path, data: bytes) -> None:
    """Write a new private file and force it to its medium."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    with FileIO(os.open(path, flags, PRIVATE_FILE), "wb") as writing:
        view = memoryview(data)
        while view:
            view = view[writing.write(view) :]
        sync_file(writing.fileno())


def settle_file(path: Path) -> None:
    """Force a file that was just written to its medium."""
    _sync(path)


def stop_when(stopped: Callable[[], bool]) -> Progress:
    """Return a progress that ends the work once somebody asked for it."""

    def progress(_bytes: int) -> None:
        if stopped():
            raise BackupStoppedError

    return progress


def _remove(entry: Path) -> None:
    """Remove a file, a folder with all in it, or a link; never what a link leads to."""
    if entry.is_dir() and not is_link(entry):
        shutil.rmtree(entry)
    else:
        entry.unlink(missing_ok=True)


def _pieces(reading: FileIO) -> Generator[memoryview]:
    buffer = memoryview(bytearray(CHUNK))
    while count := _read_into(reading, buffer):
        yield buffer[:count]


def _read_into(reading: FileIO, buffer: memoryview) -> int:
    try:
        return reading.readinto(buffer)
    except OSError as error:
        raise UnreadableSourceError from error


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return None


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        sync_file(handle)
    finally:
        os.close(handle)


def _sync_names(folder: Path) -> None:
    try:
        sync_folder(folder)
    except OSError as error:
        # Some file systems of sticks cannot sync a folder at all; that is no failure of the disk.
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
