"""One backup from the open database to the generation on its medium."""

import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from hashlib import sha256
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from caseapp.domain.backups import BackupReason, name_of
from caseapp.domain.errors import UserError
from caseapp.storage import manifest
from caseapp.storage.backup_folder import (
    BackupFolder,
    copy_hashed,
    settle_file,
    stop_when,
    write_settled,
)
from caseapp.storage.disk import disk_errors
from caseapp.storage.header import BLOBS, CURRENT, DATABASE, PREVIOUS, read_header
from caseapp.storage.keys import MasterKey
from caseapp.storage.live_copy import LiveCopy, look_into, remove_copy
from caseapp.storage.manifest import Item, Manifest
from caseapp.storage.schema import HEAD

SNAPSHOT = "snapshot.tmp"
"""The copy on its way to the targets, inside the vault; the next backup removes a forgotten one."""
_POLL_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a backup is told: nothing of it is read from anywhere."""

    made_at: datetime
    device: str
    reason: BackupReason
    zone: tzinfo
    """Of the office, whose days decide what is kept."""
    thin: bool = True
    """Take away what no rule keeps; never for a vault under doubt, whose older backups count."""


class Made(NamedTuple):
    """A generation that stands, or why none does."""

    folder: BackupFolder
    name: str = ""
    manifest: Manifest | None = None
    thinned: tuple[str, ...] = ()
    error: UserError | None = None


class Step(NamedTuple):
    """How far the work is; `total` grows when the documents are known."""

    done: int
    total: int


Tell = Callable[[int, int], None]
T = TypeVar("T")


class Beside(Generic[T]):
    """Work on a thread of its own, watched from the database thread in short looks.

    Media hang: what reads or writes one never holds the thread that everybody waits for.
    """

    def __init__(self, work: Callable[[Callable[[], bool], Tell], T]) -> None:
        """`work(stopped, tell)` runs beside, asks whether it is to stop, and tells how far it is."""
        self._work = work
        self._stop = threading.Event()
        self._over = threading.Event()
        self._told = Step(0, 1)
        self._error: BaseException | None = None
        self._answers: list[T] = []

    def steps(self) -> Generator[Step, None, T]:
        """Yield how far the work is until it is over; return what it returned."""
        thread = threading.Thread(target=self._run, name="backup", daemon=True)
        thread.start()
        try:
            while not self._over.wait(_POLL_SECONDS):
                yield self._told
        finally:
            self._stop.set()
        if self._error is not None:
            raise self._error
        return self._answers[0]

    def _run(self) -> None:
        try:
            self._answers.append(self._work(self._stop.is_set, self._tell))
        except BaseException as error:  # noqa: BLE001 - told on the thread that asked
            self._error = error
        self._over.set()

    def _tell(self, done: int, total: int) -> None:
        self._told = Step(done, total)


def make_generation(
    vault_path: Path,
    key: MasterKey,
    start_copy: Callable[[Path], LiveCopy],
    end_copy: Callable[[LiveCopy], None],
    folders: Sequence[BackupFolder],
    wanted: Wanted,
) -> Generator[Step, None, list[Made]]:
    """Make one backup on every folder; each stands whole, or not at all.

    Args:
        vault_path: of the open vault.
        key: its master key; copied for the thread that works beside.
        start_copy: begins a copy of the open database into a file.
        end_copy: told when it is over.
        folders: where to.
        wanted: moment, device and reason.

    Yields:
        How far it is, every 50 ms at most.

    Returns:
        What stands on each folder, or why nothing does (full, failed, read-only, busy).

    Raises:
        DiskFullError, DiskFailedError: no room for the copy beside the vault.

    """
    snapshot = vault_path / SNAPSHOT
    own = key.copy()
    vault_id = read_header(vault_path).vault_id
    try:
        copy = start_copy(snapshot)
        try:
            for done, total in copy.steps():
                yield Step(done, total * 3)
        finally:
            end_copy(copy)
        headers = {name: (vault_path / name).read_bytes() for name in (CURRENT, PREVIOUS)}
        work = _Writing(vault_path / BLOBS, snapshot, headers, own, vault_id, folders, wanted)
        return (yield from Beside(work.run).steps())
    finally:
        own.wipe()
        with suppress(PermissionError):  # Windows, while a medium that hangs still reads it
            remove_copy(snapshot)


class _Writing:
    """The part of a backup that runs beside the database thread."""

    def __init__(  # noqa: PLR0917 - what `make_generation` has
        self,
        blobs: Path,
        snapshot: Path,
        headers: dict[str, bytes],
        key: MasterKey,
        vault_id: str,
        folders: Sequence[BackupFolder],
        wanted: Wanted,
    ) -> None:
        self._blobs = blobs
        self._snapshot = snapshot
        self._headers = headers
        self._key = key
        self._vault_id = vault_id
        self._folders = folders
        self._wanted = wanted

    def run(self, stopped: Callable[[], bool], tell: Callable[[int, int], None]) -> list[Made]:
        """Write the generation to every folder, one after the other."""
        with disk_errors():
            settle_file(self._snapshot)
        inside = look_into(self._snapshot, self._key)
        sizes = sum(_size(self._blobs / name) for name, _ in inside.blobs)
        each = sizes + self._snapshot.stat().st_size
        total = each * len(self._folders) * 3 // 2
        done = total // 3
        ends = stop_when(stopped)

        def progress(count: int) -> None:
            nonlocal done
            ends(count)
            done += count
            tell(done, total)

        draft = Manifest(
            vault_id=self._vault_id,
            made_at=self._wanted.made_at,
            device=self._wanted.device,
            reason=self._wanted.reason.value,
            schema=HEAD,
            entries=inside.entries,
            head=inside.head,
            counts=inside.counts,
            files=(),
            blobs=(),
        )
        made = []
        for folder in self._folders:
            try:
                made.append(self._write(folder, draft, inside.blobs, progress))
            except UserError as error:
                # One stick that was taken out does not cost the backup on the others.
                made.append(Made(folder, error=error))
        return made

    def _write(
        self,
        folder: BackupFolder,
        draft: Manifest,
        blobs: Sequence[tuple[str, str]],
        progress: Callable[[int], None],
    ) -> Made:
        with folder.locked(), folder.errors():
            name = folder.free_name(name_of(self._wanted.made_at))
            place = folder.begin(name)
            day = self._wanted.made_at.toordinal()
            items, missing = folder.add_blobs(self._blobs, blobs, progress, day)
            digest = copy_hashed(self._snapshot, place / DATABASE, progress)
            settle_file(place / DATABASE)
            files = [Item(DATABASE, (place / DATABASE).stat().st_size, digest)]
            for header, data in self._headers.items():
                files.append(_small(place / header, data))
            listed = replace(draft, files=tuple(files), blobs=tuple(items), missing=tuple(missing))
            with_sums = replace(
                listed, files=(*files, _item(manifest.SUMS, manifest.sums(listed)))
            )
            made = manifest.sealed(with_sums, self._key)
            progress(0)
            folder.finish(place, name, made)
            gone = folder.thin(self._wanted.zone, self._ours, name) if self._wanted.thin else ()
        return Made(folder, name, made, gone)

    def _ours(self, made: Manifest) -> bool:
        return manifest.verifies(made, self._key)


def remove_forgotten(vault_path: Path) -> None:
    """Remove the copy that an interrupted backup left in the vault."""
    remove_copy(vault_path / SNAPSHOT)


def _small(path: Path, data: bytes) -> Item:
    write_settled(path, data)
    return _item(path.name, data)


def _item(name: str, data: bytes) -> Item:
    return Item(name, len(data), sha256(data).hexdigest())


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
