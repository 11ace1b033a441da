"""Which schema a database has, by plain SQL: Alembic is imported only where that differs."""

from pathlib import Path
from typing import Any

from caseapp.domain.vaults import NewerFormatError, VaultDamagedError

HEAD = "0001"
"""Newest revision in migrations/versions; revisions are four digits and only grow."""

VERSION_TABLE = "alembic_version"


def stored_revision(connection: Any) -> str:
    """Return the revision of an open database.

    Raises:
        VaultDamagedError: it has none.

    """
    try:
        row = connection.execute(f"SELECT version_num FROM {VERSION_TABLE}").fetchone()  # noqa: S608
    except Exception as error:
        if "no such table" in str(error):
            raise VaultDamagedError from error
        raise
    if row is None:
        raise VaultDamagedError
    return str(row[0])


def refuse_newer(path: Path, revision: str) -> None:
    """Refuse a schema of a newer program.

    Raises:
        NewerFormatError: it is.

    """
    if revision > HEAD:
        raise NewerFormatError(path=str(path), found=revision, known=HEAD)


def stamp(connection: Any) -> None:
    """Write the newest revision into a database that was just made from the models."""
    connection.execute(
        f"CREATE TABLE {VERSION_TABLE} (version_num VARCHAR(32) NOT NULL, "
        f"CONSTRAINT {VERSION_TABLE}_pkc PRIMARY KEY (version_num))"
    )
    connection.execute(f"INSERT INTO {VERSION_TABLE} VALUES (?)", (HEAD,))  # noqa: S608
