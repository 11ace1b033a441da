"""What the database says about its own pages."""

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
    seals = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
    if seals:
        # The pages in memory may be sound still: the next check shall read the file.
        connection.execute("PRAGMA shrink_memory").fetchall()
    try:
        sense = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
    except dbapi2.DatabaseError as error:
        sense = [str(error)]
    return () if sense == [_OK] else tuple(seals + sense)


def table_faults(connection: Any, table: str) -> tuple[str, ...]:
    """Return every complaint about one table and its indexes, which must agree."""
    found = [str(row[0]) for row in connection.execute(f'PRAGMA integrity_check("{table}")')]
    return () if found == [_OK] else tuple(found)
