"""One opener per vault: an operating-system lock on a file of its own.

Not QLockFile, which refuses the program's own re-executed process, and not a lock on the
database, whose own locks vanish when any handle to the file is closed in this process.
"""

import os
import sys
from pathlib import Path

from caseapp.system.durable import PRIVATE_FILE

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise BlockingIOError(*error.args) from error
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class InstanceLock:
    """A lock that lives as long as the process, at most; a killed process leaves none behind."""

    def __init__(self, path: Path) -> None:
        """Take the lock at once.

        Raises:
            BlockingIOError: another process, or this one, holds it.
            OSError: the file cannot be opened.

        """
        self._handle: int | None = _open(path)
        try:
            _take(self._handle)
        except OSError:
            self.release()
            raise

    def release(self) -> None:
        """Give the lock back; harmless when called twice."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def _open(path: Path) -> int:
    """Open for writing, or for reading alone where the medium is read-only."""
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
    except PermissionError:
        return os.open(path, os.O_RDONLY)
    except OSError:
        if not path.exists():
            raise
        return os.open(path, os.O_RDONLY)
