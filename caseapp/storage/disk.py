"""What the operating system says about the files of a vault, as errors of ours. No database."""

import errno
from collections.abc import Generator
from contextlib import contextmanager

from caseapp.domain.errors import CaseappError, DiskFailedError, DiskFullError
from caseapp.domain.vaults import VaultReadOnlyError
from caseapp.system.durable import NotSyncedError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_REFUSED = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


def disk_error(error: OSError) -> CaseappError:
    """Return our error for a failed file operation; all but one leave the outcome known."""
    if isinstance(error, NotSyncedError):
        return DiskFailedError(outcome_known=False)
    if error.errno in _FULL:
        return DiskFullError()
    if error.errno in _REFUSED:
        return VaultReadOnlyError()
    return DiskFailedError(outcome_known=True)


@contextmanager
def disk_errors() -> Generator[None]:
    """Translate what file operations raise inside the block."""
    try:
        yield
    except OSError as error:
        raise disk_error(error) from error
