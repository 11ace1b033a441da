"""Which schema a database has, by plain SQL: Alembic is imported only where that differs."""

from collections.abc import Collection
from pathlib import Path
from typing import Any

from caseapp.domain.vaults import ForeignSchemaError, NewerFormatError, VaultDamagedError

HEAD = "0001"
"""Newest revision in migrations/versions; revisions are four digits and only grow."""

VERSION_TABLE = "alembic_version"

INDEXES = ("authority_index", "authority_index_terms")
"""Full-text indexes; each may have its content view and the tables that FTS5 keeps beside it."""
_FTS = "using fts5("
_CONTENT = "_content"


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


def refuse_foreign_objects(connection: Any) -> None:
    """Refuse a database with anything that acts by itself and is none of ours.

    A trigger would run inside our own commands and a view would answer in a table's place. The
    header's seal keeps strangers out; this holds also where somebody with the key made the file.

    Raises:
        ForeignSchemaError: a trigger, or a view or virtual table that this program never makes.

    """
    query = (
        "SELECT type, name, coalesce(sql, '') FROM sqlite_master "
        "WHERE type IN ('trigger', 'view') OR (type = 'table' AND rootpage = 0)"
    )
    for kind, name, statement in connection.execute(query):
        is_view = kind == "view" and name.removesuffix(_CONTENT) in INDEXES
        is_index = kind == "table" and name in INDEXES and _FTS in statement.lower()
        if not (is_view or is_index):
            raise ForeignSchemaError(kind=str(kind))


def refuse_foreign_tables(connection: Any, known: Collection[str]) -> None:
    """Refuse a database with a table that no model knows.

    Raises:
        ForeignSchemaError: there is one.

    """
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'"):
        beside_index = any(name == index or name.startswith(f"{index}_") for index in INDEXES)
        of_sqlite = name.startswith("sqlite_") or name == VERSION_TABLE
        if name not in known and not beside_index and not of_sqlite:
            raise ForeignSchemaError(kind="table")


def stamp(connection: Any) -> None:
    """Write the newest revision into a database that was just made from the models."""
    connection.execute(
        f"CREATE TABLE {VERSION_TABLE} (version_num VARCHAR(32) NOT NULL, "
        f"CONSTRAINT {VERSION_TABLE}_pkc PRIMARY KEY (version_num))"
    )
    connection.execute(f"INSERT INTO {VERSION_TABLE} VALUES (?)", (HEAD,))  # noqa: S608
