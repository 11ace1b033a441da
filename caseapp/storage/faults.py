"""The border: errors of the driver become errors of ours, once and here."""

from collections.abc import Callable, Generator
from contextlib import contextmanager

from sqlcipher3 import dbapi2

from caseapp.domain.errors import BugError, CaseappError, DiskFailedError, DiskFullError
from caseapp.domain.vaults import (
    VaultDamagedError,
    VaultInUseError,
    VaultReadOnlyError,
    WorkCancelledError,
)


class NestedSessionError(BugError):
    """A session was opened while another was open: a command called a command."""


class WrongThreadError(BugError):
    """The vault was used off its database thread."""


class PragmaError(BugError):
    """A connection did not take a setting (its name is the argument; it is no secret)."""


_FAULTS: dict[str, Callable[[bool], CaseappError]] = {
    "FULL": lambda _known: DiskFullError(),
    "IOERR": lambda known: DiskFailedError(outcome_known=known),
    "CANTOPEN": lambda known: DiskFailedError(outcome_known=known),
    "READONLY": lambda _known: VaultReadOnlyError(),
    "PERM": lambda _known: VaultReadOnlyError(),
    "BUSY": lambda _known: VaultInUseError(),
    "LOCKED": lambda _known: VaultInUseError(),
    "CORRUPT": lambda _known: VaultDamagedError(),
    "NOTADB": lambda _known: VaultDamagedError(),
    "INTERRUPT": lambda _known: WorkCancelledError(),
}
"""By the primary part of SQLite's result code; all others are our bug and stay what they are."""

POISONED = ("CORRUPT", "NOTADB")
"""After these the connection cannot be trusted: SQLCipher remembers a bad page."""


_UNNAMED = {
    "disk I/O error": "IOERR",
    "database or disk is full": "FULL",
    "unable to open database file": "CANTOPEN",
    "attempt to write a readonly database": "READONLY",
    "database disk image is malformed": "CORRUPT",
    "file is not a database": "NOTADB",
    "database is locked": "BUSY",
}
"""SQLite's own words: the driver gives errors of its backup call no code."""


def primary_code(error: BaseException) -> str:
    """Return "IOERR" of SQLITE_IOERR_WRITE; empty where the error is not the driver's."""
    name = getattr(error, "sqlite_errorname", None) or ""
    if not name and isinstance(error, dbapi2.Error):
        return _UNNAMED.get(str(error), "")
    return name.removeprefix("SQLITE_").split("_")[0]


def translated(error: BaseException, *, outcome_known: bool = True) -> CaseappError | None:
    """Return our error for a driver error, or nothing where it is a bug."""
    make = _FAULTS.get(primary_code(error))
    return None if make is None else make(outcome_known)


@contextmanager
def driver_errors(*, outcome_known: bool = True) -> Generator[None]:
    """Translate what the bare driver raises inside the block."""
    try:
        yield
    except dbapi2.Error as error:
        ours = translated(error, outcome_known=outcome_known)
        if ours is None:
            raise
        raise ours from error
