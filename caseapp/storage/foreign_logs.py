"""Write-ahead logs beside a database of ours: never our own, and never taken in.

SQLite reads a `-wal` that lies beside a database whatever mode the database is in, and copies its
pages into the file. Their seals are genuine where they come from an older day of the same vault,
so that whoever can write the folder would roll pages back without the key, behind every check of
the file itself. Our databases keep a rollback journal (`connection.PRAGMAS`) and have no such file.
"""

import os
import secrets
from pathlib import Path

from caseapp.storage.disk import disk_errors

SUFFIXES = ("-wal", "-shm")
ASIDE = ".aside"
"""Ends the name under which one is kept: as evidence, where SQLite does not look."""


def set_aside(database: Path) -> tuple[str, ...]:
    """Rename whatever SQLite would take for the log of a database; return what it was called.

    Before every opening of the file: afterwards it is too late.

    Raises:
        DiskFullError, DiskFailedError, VaultReadOnlyError: it cannot be renamed, so the database
            must not be opened.

    """
    found = []
    for suffix in SUFFIXES:
        name = f"{database.name}{suffix}"
        file = database.with_name(name)
        # Also a link that leads nowhere yet: by the time SQLite looks it may lead somewhere.
        if os.path.lexists(file):
            with disk_errors():
                file.rename(database.with_name(f"{name}.{secrets.token_hex(4)}{ASIDE}"))
            found.append(name)
    return tuple(found)
