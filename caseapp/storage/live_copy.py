"""A copy of the open database, made in slices while others go on reading and writing.

SQLite copies some pages per step and follows what its own connection writes in between, so the
copy is of the moment at which it ends. The driver offers only the whole loop; it therefore runs
on a helper thread that moves by exactly one step whenever the database thread says so and waits:
the connection is never used by two threads at once.
"""

import threading
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from caseapp.domain.backups import BackupStoppedError
from caseapp.storage.authorizer import unguarded
from caseapp.storage.connection import connect
from caseapp.storage.disk import disk_errors
from caseapp.storage.faults import driver_errors
from caseapp.storage.keys import MasterKey
from caseapp.storage.manifest import counts_mac
from caseapp.system.durable import make_private_file

PAGES_PER_STEP = 500
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
_HEAD = "SELECT seq, mac FROM history ORDER BY seq DESC LIMIT 1"
_BLOBS = "SELECT blob, stored_sha256 FROM document_version ORDER BY blob"
_CLOSE_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Copied:
    """What the finished copy says of itself."""

    entries: int
    head: str
    counts: str
    blobs: tuple[tuple[str, str], ...]
    """Name and SHA-256 of every file that its rows point to."""


class LiveCopy:
    """One copy on its way. `stop` must have been called before the source is closed."""

    def __init__(self, source: Any, key: MasterKey, target: Path) -> None:
        """Prepare; nothing is written before `steps`.

        Args:
            source: the driver's connection, between two statements.
            key: master key of both.
            target: file to make; what stands there is replaced.

        """
        self._source = source
        self._key = key
        self._target = target
        self._may_go = threading.Semaphore(0)
        self._stepped = threading.Semaphore(0)
        self._stopped = self._finished = False
        self._done = (0, 1)
        self._error: BaseException | None = None
        self._thread: threading.Thread | None = None

    def steps(self) -> Generator[tuple[int, int], None, None]:
        """Copy; yields (pages done, pages in all) after every step.

        Raises:
            DiskFullError, DiskFailedError, VaultDamagedError: nothing is left of the copy.

        """
        remove_copy(self._target)
        with disk_errors():
            make_private_file(self._target)
        finished = False
        try:
            copy = connect(self._target, self._key)
            try:
                # Until it is synced as a whole this file is worth nothing to anybody.
                with unguarded(copy):
                    copy.execute("PRAGMA synchronous = OFF")
                    copy.execute("PRAGMA journal_mode = OFF")
                yield from self._pages(copy)
            finally:
                self.stop()
                copy.close()
            finished = True
        finally:
            if not finished:
                remove_copy(self._target)

    def stop(self) -> None:
        """End the copying before its end; harmless after it, and when called twice."""
        self._stopped = True
        self._may_go.release()
        if self._thread is not None:
            self._thread.join(_CLOSE_SECONDS)

    def _pages(self, copy: Any) -> Generator[tuple[int, int], None, None]:
        self._thread = threading.Thread(
            target=self._run, args=(copy,), name="live copy", daemon=True
        )
        self._thread.start()
        while True:
            self._may_go.release()
            self._stepped.acquire()
            if self._error is not None:
                with driver_errors():
                    raise self._error
            yield self._done
            if self._finished:
                return

    def _run(self, copy: Any) -> None:
        try:
            self._may_go.acquire()
            if not self._stopped:
                self._source.backup(copy, pages=PAGES_PER_STEP, progress=self._on_step)
        except BaseException as error:  # noqa: BLE001 - told on the thread that asked
            self._error = error
        self._finished = True
        self._stepped.release()

    def _on_step(self, _status: int, remaining: int, total: int) -> None:
        self._done = (total - remaining, max(total, 1))
        if remaining:
            self._stepped.release()
            self._may_go.acquire()
        if self._stopped:
            raise BackupStoppedError


def look_into(path: Path, key: MasterKey) -> Copied:
    """Open a finished copy and return what the manifest must say of it; on any thread.

    Raises:
        VaultDamagedError: it does not open.

    """
    connection = connect(path, key)
    try:
        with driver_errors():
            head = connection.execute(_HEAD).fetchone() or (0, b"")
            blobs = connection.execute(_BLOBS).fetchall()
            counts = counts_mac(row_counts(connection), key)
    finally:
        connection.close()
    return Copied(int(head[0]), bytes(head[1]).hex(), counts, tuple(blobs))


def row_counts(connection: Any) -> list[tuple[str, int]]:
    """Return the number of rows of every table, by name."""
    names = [name for (name,) in connection.execute(_TABLES)]
    return [
        (name, connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])  # noqa: S608
        for name in names
    ]


def remove_copy(path: Path) -> None:
    """Remove an unfinished copy with its journal."""
    for name in (path.name, f"{path.name}-journal"):
        path.with_name(name).unlink(missing_ok=True)
