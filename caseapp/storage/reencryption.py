"""The database under a new master key, while it is built beside the one that is open."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from caseapp.domain.vaults import WorkCancelledError
from caseapp.storage.checks import page_faults
from caseapp.storage.connection import connect
from caseapp.storage.disk import disk_errors
from caseapp.storage.engine import open_engine
from caseapp.storage.faults import driver_errors
from caseapp.storage.keys import MasterKey
from caseapp.storage.session import Sessions
from caseapp.storage.switching import NEXT_DATABASE, discard
from caseapp.system.durable import make_private_file

PAGES_PER_STEP = 500

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


class NextDatabase:
    """An open `case.next.db`; used where a service's step wants a vault."""

    def __init__(self, path: Path, key: MasterKey) -> None:
        """Open it.

        Args:
            path: the vault's folder.
            key: the new master key.

        """
        self.path = path
        self.key = key
        self._engine = open_engine(path / NEXT_DATABASE, key, lambda: False)
        self._sessions = Sessions(self._engine)

    def reading(self) -> AbstractContextManager[Session]:
        """Give a session for one read (`Sessions.reading`)."""
        return self._sessions.reading()

    def writing(self) -> AbstractContextManager[Session]:
        """Give a session for one command (`Sessions.writing`)."""
        return self._sessions.writing()

    def page_faults(self) -> tuple[str, ...]:
        """Return what the database says about its own pages; empty: sound."""
        connection = self._engine.raw_connection()
        try:
            return page_faults(connection.driver_connection)
        finally:
            connection.close()

    def close(self) -> None:
        """Close it; harmless when called twice."""
        self._engine.dispose()


def copy_database(
    source: Any, path: Path, key: MasterKey, progress: Progress, cancelled: Cancelled
) -> None:
    """Copy an open database into `case.next.db` under another key, page by page.

    Args:
        source: the driver's connection of the vault.
        path: the vault's folder.
        key: the new master key.
        progress: told (pages done, pages in all).
        cancelled: asked after every step.

    Raises:
        WorkCancelledError: it was cancelled; what stands there is swept by `discard`.
        DiskFullError, DiskFailedError: likewise.

    """

    def step(_status: int, remaining: int, total: int) -> None:
        progress(total - remaining, total)
        if cancelled():
            raise WorkCancelledError

    discard(path)
    with disk_errors():
        make_private_file(path / NEXT_DATABASE)
    target = connect(path / NEXT_DATABASE, key)
    try:
        with driver_errors():
            source.backup(target, pages=PAGES_PER_STEP, progress=step)
    finally:
        target.close()
