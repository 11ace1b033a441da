"""A consistent copy of the database under the same key, verified before it counts."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from caseapp.domain.vaults import BackupFailedError
from caseapp.storage.checks import page_faults
from caseapp.storage.connection import connect
from caseapp.storage.disk import disk_errors
from caseapp.storage.faults import driver_errors
from caseapp.storage.keys import MasterKey
from caseapp.system.durable import make_private_file, sync_folder

PAGES_PER_STEP = 500
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"

Progress = Callable[[int, int], None]
"""`progress(done, total)`, in pages."""


def back_up(
    source: Any, key: MasterKey, target: Path, progress: Progress = lambda _done, _total: None
) -> None:
    """Copy an open database page by page; it stays usable and the copy consistent.

    The copy gets its name only after every page and every row count was verified.

    Args:
        source: the driver's connection.
        key: the master key of the vault.
        target: file to make; an older one is replaced.
        progress: told after every step.

    Raises:
        BackupFailedError: the copy did not verify and was removed.
        DiskFullError, DiskFailedError: nothing was kept.

    """
    temporary = target.with_name(f".{target.name}.tmp")
    _remove(temporary)
    try:
        with disk_errors():
            make_private_file(temporary)
        copy = connect(temporary, key)
        try:
            with driver_errors():
                source.backup(
                    copy,
                    pages=PAGES_PER_STEP,
                    progress=lambda _status, remaining, total: progress(total - remaining, total),
                )
                sound = not page_faults(copy) and _counts(copy) == _counts(source)
        finally:
            copy.close()
        if not sound:
            raise BackupFailedError(path=str(target))
        with disk_errors():
            temporary.replace(target)
            sync_folder(target.parent)
    finally:
        _remove(temporary)


def _counts(connection: Any) -> list[tuple[str, int]]:
    names = [name for (name,) in connection.execute(_TABLES)]
    return [
        (name, connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])  # noqa: S608
        for name in names
    ]


def _remove(temporary: Path) -> None:
    for name in (temporary.name, f"{temporary.name}-journal"):
        with suppress(OSError):  # a dead disk: the refusal that led here is the one to tell
            temporary.with_name(name).unlink(missing_ok=True)
