"""Write-ahead logs beside a database of ours: never our own, and never taken in.

SQLite reads a `-wal` that lies beside a database whatever mode the database is in, and copies its
pages into the file. Their seals are genuine where they come from an older day of the same vault,
so that whoever can write the folder would roll pages back without the key, behind every check of
the file itself. Our databases keep a rollback journal (`connection.PRAGMAS`) and have no such file.
"""

import os
from pathlib import Path

from caseapp.domain.integrity import PutAside
from caseapp.storage import aside
from caseapp.storage.header import DATABASE

SUFFIXES = ("-wal", "-shm")


def set_aside(database: Path) -> tuple[str, ...]:
    """Move away whatever SQLite would take for the log of a database; return what it was called.

    Into the folder `aside` beside the database, as evidence. Before every opening of the file:
    afterwards it is too late.

    Raises:
        DiskFullError, DiskFailedError, VaultReadOnlyError, LinkedFolderError: it cannot be moved,
            so the database must not be opened.

    """
    found = []
    for suffix in SUFFIXES:
        name = f"{database.name}{suffix}"
        file = database.with_name(name)
        # Also a link that leads nowhere yet: by the time SQLite looks it may lead somewhere.
        if os.path.lexists(file):
            aside.put_aside(database.parent, file)
            found.append(name)
    return tuple(found)


def kept_logs(vault: Path) -> list[PutAside]:
    """Return the logs that lay beside a vault's database and are kept aside, the newest first."""
    logs = {f"{DATABASE}{suffix}" for suffix in SUFFIXES}
    return [one for one in aside.list_aside(vault) if one.was in logs]
