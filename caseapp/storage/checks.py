"""What the database says about its own pages."""

from collections.abc import Generator
from typing import Any

from sqlcipher3 import dbapi2

_OK = "ok"


def page_faults(connection: Any) -> tuple[str, ...]:
    """Return every complaint about a page in use: its seal (SQLCipher), then its sense (SQLite).

    An older copy of one page passes both; only the history tells that one. A page that is not in
    use has no say: SQLite writes such pages without a journal, so a power cut may leave them with
    a broken seal beside data that is whole. After a complaint the connection must not be used
    again.
    """
    seals = list(seal_faults(connection))
    if seals:
        # The pages in memory may be sound still: the next check shall read the file.
        connection.execute("PRAGMA shrink_memory").fetchall()
    try:
        sense = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
    except dbapi2.DatabaseError as error:
        sense = [str(error)]
    return () if sense == [_OK] else tuple(seals + sense)


def seal_faults(connection: Any) -> tuple[str, ...]:
    """Return every complaint about the seal of a page, whether anything uses the page or not.

    After a complaint the connection must not be used again.
    """
    return tuple(str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check"))


def table_faults(connection: Any, table: str) -> tuple[str, ...]:
    """Return every complaint about one table and its indexes, which must agree."""
    found = [str(row[0]) for row in connection.execute(f'PRAGMA integrity_check("{table}")')]
    return () if found == [_OK] else tuple(found)


MANY = 5_000
"""Rows from which on a table is checked in slices: SQLite's own check cannot be interrupted."""
_AT_ONCE = 2_000


def tables(connection: Any) -> list[str]:
    """Return the tables of a database, without those that belong to a search index."""
    found = connection.execute(
        "SELECT name, type, sql FROM sqlite_master WHERE type = 'table' "
        "AND name NOT LIKE 'sqlite_%' ORDER BY name"
    ).fetchall()
    virtual = [name for name, _, sql in found if (sql or "").upper().startswith("CREATE VIRTUAL")]
    return [name for name, _, _ in found if not any(name.startswith(f"{one}_") for one in virtual)]


def count_rows(connection: Any, table: str) -> int:
    """Return how many rows a table has, by the table itself."""
    row = connection.execute(f'SELECT count(*) FROM "{table}" NOT INDEXED').fetchone()  # noqa: S608
    return int(row[0])


def table_slices(connection: Any, table: str, rows: int) -> Generator[int, None, tuple[str, ...]]:
    """Check that a table and each of its indexes say the same; yields rows looked at.

    A small table is asked for SQLite's own check. Of a large one every row is looked up in every
    index, in slices, and at the end both have the same number of entries: then they are equal.
    """
    if rows <= MANY:
        yield rows
        return table_faults(connection, table)
    indexes = _indexes(connection, table)
    after, wrong = 0, set()
    while True:
        last, count = connection.execute(
            f'SELECT max(rowid), count(*) FROM (SELECT rowid FROM "{table}" NOT INDEXED '  # noqa: S608
            "WHERE rowid > ? ORDER BY rowid LIMIT ?)",
            (after, _AT_ONCE),
        ).fetchone()
        if not count:
            break
        for name, columns in indexes.items():
            if _missing(connection, table, name, columns, (after + 1, last)):
                wrong.add(name)
            yield 0
        after = last
        yield count
    for name in indexes:
        if _entries(connection, table, name) != count_rows(connection, table):
            wrong.add(name)
        yield 0
    return tuple(sorted(wrong))


def _indexes(connection: Any, table: str) -> dict[str, tuple[str, ...]]:
    """Return the indexes of a table by their columns; those with conditions are not ours."""
    found = {}
    for _, name, _, _, partial in connection.execute(f'PRAGMA index_list("{table}")').fetchall():
        columns = [row[2] for row in connection.execute(f'PRAGMA index_info("{name}")')]
        if not partial and all(columns):
            found[name] = tuple(columns)
    return found


def _missing(
    connection: Any, table: str, index: str, columns: tuple[str, ...], rows: tuple[int, int]
) -> bool:
    same = " AND ".join(f'i."{column}" IS t."{column}"' for column in columns)
    row = connection.execute(
        f'SELECT 1 FROM "{table}" AS t NOT INDEXED WHERE t.rowid BETWEEN ? AND ? AND NOT EXISTS '  # noqa: S608
        f'(SELECT 1 FROM "{table}" AS i INDEXED BY "{index}" '
        f"WHERE {same} AND i.rowid = t.rowid) LIMIT 1",
        rows,
    ).fetchone()
    return row is not None


def _entries(connection: Any, table: str, index: str) -> int:
    row = connection.execute(
        f'SELECT count(*) FROM "{table}" INDEXED BY "{index}"'  # noqa: S608
    ).fetchone()
    return int(row[0])
