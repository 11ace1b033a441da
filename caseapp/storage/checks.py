"""What the database says about its own pages."""

from typing import Any

_OK = "ok"


def page_faults(connection: Any) -> tuple[str, ...]:
    """Return every complaint about a page: its seal (SQLCipher), then its sense (SQLite).

    An older copy of one page passes both; only the history tells that one.
    """
    seals = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
    if seals:
        return tuple(seals)
    sense = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
    return () if sense == [_OK] else tuple(sense)
