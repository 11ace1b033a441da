"""Putting a re-encrypted database in the place of the old one, whole or not at all.

Everything new is built beside the old: files of documents under new names, the database as
`case.next.db`. The change happens in one rename, that of `vault.next.json`: before it, whatever
was built is rubbish that the next opening sweeps; after it, the new header counts, and the next
opening does the rest, as often as it takes. The old files go only then. See decision 0006.
"""

import re
from pathlib import Path

from caseapp.storage.disk import disk_errors
from caseapp.storage.header import (
    CURRENT,
    DATABASE,
    NEXT,
    PREVIOUS,
    Header,
    is_next,
    seal,
    to_bytes,
)
from caseapp.storage.keys import MasterKey
from caseapp.system.durable import replace_durably, sync_folder

NEXT_DATABASE = "case.next.db"
_OLDER_COPY = re.compile(r"case\.[0-9]+\.db")
"""Copies of the database from before a migration; they are under the old key."""
_HALF_WRITTEN = re.compile(r"\.vault(\.prev|\.next)?\.json\.[0-9a-f]{16}\.tmp")


def publish(path: Path, header: Header, key: MasterKey) -> None:
    """Let the new database count from now on: the one step that cannot be halfway.

    Args:
        path: the vault's folder; `case.next.db` is closed and complete.
        header: as it shall be, under the number of the generation before.
        key: the new master key.

    Raises:
        DiskFullError, DiskFailedError: the old vault stands as it was.

    """
    with disk_errors():
        sync_folder(path)
        replace_durably(path / NEXT, to_bytes(seal(header, key)))


def finish(path: Path, header: Header) -> None:
    """Bring a vault's folder into order before its database is opened, as often as it takes.

    Called under the instance lock, with a header whose MAC was verified.

    Raises:
        DiskFullError, DiskFailedError, VaultReadOnlyError: the next opening goes on.

    """
    _sweep_headers(path)
    if (path / NEXT).exists() and not is_next(path, header):
        # Older than the header that counts: laid there, and no reason to overwrite anything.
        with disk_errors():
            (path / NEXT).unlink()
            sync_folder(path)
    if not (path / NEXT).exists():
        if (path / NEXT_DATABASE).exists():
            discard(path)
        return
    content = to_bytes(header)
    with disk_errors():
        # The old database's journal must never be applied to the new one.
        if (path / NEXT_DATABASE).exists():
            (path / f"{DATABASE}-journal").unlink(missing_ok=True)
            sync_folder(path)
            (path / NEXT_DATABASE).replace(path / DATABASE)
            sync_folder(path)
        (path / f"{NEXT_DATABASE}-journal").unlink(missing_ok=True)
        replace_durably(path / PREVIOUS, content)
        replace_durably(path / CURRENT, content)
        for file in path.iterdir():
            if _OLDER_COPY.fullmatch(file.name):
                file.unlink()
        (path / NEXT).unlink()
        sync_folder(path)


def _sweep_headers(path: Path) -> None:
    """Remove what a kill left of a header: a key that was taken away must not survive in it."""
    with disk_errors():
        for file in path.iterdir():
            if _HALF_WRITTEN.fullmatch(file.name):
                file.unlink()


def discard(path: Path) -> None:
    """Remove an unfinished copy; never one that counts already."""
    with disk_errors():
        for name in (NEXT_DATABASE, f"{NEXT_DATABASE}-journal"):
            (path / name).unlink(missing_ok=True)
