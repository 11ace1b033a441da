"""Which schema a database has, by plain SQL: Alembic is imported only where that differs."""

from pathlib import Path
from typing import Any

from caseapp.domain.vaults import NewerFormatError, VaultDamagedError

HEAD = "0001"
"""Newest revision in migrations/versions; revisions are four digits and only grow."""

VERSION_TABLE = "alembic_version"


def stored_revision(connection: Any) -> str:
    """Return the revision of an open database; empty where it has no tables yet."""
    known = connection.execute(
        "SELECT count(*) FROM sqlite_master WHERE name = ?", (VERSION_TABLE,)
    ).fetchone()
    if not known[0]:
        return ""
    row = connection.execute(f"SELECT version_num FROM {VERSION_TABLE}").fetchone()  # noqa: S608
    return "" if row is None else str(row[0])


def refuse_foreign(path: Path, revision: str) -> None:
    """Refuse a schema of a newer program, and a database without any.

    Raises:
        NewerFormatError: a newer program wrote it.
        VaultDamagedError: it names no schema.

    """
    if not revision:
        raise VaultDamagedError
    if revision > HEAD:
        raise NewerFormatError(path=str(path), found=revision, known=HEAD)


def stamp(connection: Any) -> None:
    """Write the newest revision into a database that was just made from the models."""
    connection.execute(
        f"CREATE TABLE {VERSION_TABLE} (version_num VARCHAR(32) NOT NULL, "
        f"CONSTRAINT {VERSION_TABLE}_pkc PRIMARY KEY (version_num))"
    )
    connection.execute(f"INSERT INTO {VERSION_TABLE} VALUES (?)", (HEAD,))  # noqa: S608
