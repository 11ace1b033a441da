"""Reading a damaged table row by row: what a page cannot give is passed over, and counted."""

from collections.abc import Callable, Generator
from typing import Any

from sqlcipher3 import dbapi2

from caseapp.storage.faults import POISONED, primary_code

AT_ONCE = 500
LAST_ID = 2**62
"""Stands in a gap for "to the end"."""

Rows = list[tuple[Any, ...]]


class RowReader:
    """Reads one table in the order of its rowids, in pieces that shrink around bad pages.

    A piece that fails is halved until single rows are left.
    """

    def __init__(self, connect: Callable[[], Any], table: str, columns: tuple[str, ...]) -> None:
        """Read a table.

        Args:
            connect: returns a connection that no bad page has spoilt; asked again after each.
            table: its name.
            columns: to read, behind the rowid.

        """
        self._connect = connect
        self._connection = connect()
        self._table = table
        names = ", ".join(f'"{column}"' for column in columns)
        self._query = (
            f'SELECT rowid, {names} FROM "{table}" NOT INDEXED '  # noqa: S608
            "WHERE rowid > ? AND rowid <= ? ORDER BY rowid LIMIT ?"
        )
        self.gaps: list[tuple[int, int]] = []
        """First and last rowid of what could not be read; the table may not have had all of it."""

    def read(self) -> Generator[Rows]:
        """Give the rows that can be read."""
        if self._try(-1, 0, 1) is None:
            self.gaps.append((1, LAST_ID))  # not even the way into the table can be read
            return
        known = self._top()
        after, top = 0, LAST_ID if known is None else known
        while after < top:
            rows = self._try(after, top, AT_ONCE)
            if rows is None:
                rows, after = self._around(after, min(top, after + AT_ONCE))
                if rows:
                    yield rows
                elif known is None:
                    return  # behind a damaged end there is nothing to look for
                continue
            if not rows:
                return
            yield rows
            after = rows[-1][0]

    def _around(self, after: int, until: int) -> tuple[Rows, int]:
        """Read what can be read between two ids; return it and the last id that was tried."""
        found: Rows = []
        spans = [(after, until)]
        while spans:
            low, high = spans.pop()
            rows = self._try(low, high, high - low)
            if rows is not None:
                found += rows
            elif high - low == 1:
                self._pass_over(high)
            else:
                middle = (low + high) // 2
                spans += [(middle, high), (low, middle)]
        return found, until

    def _pass_over(self, rowid: int) -> None:
        if self.gaps and self.gaps[-1][1] == rowid - 1:
            self.gaps[-1] = (self.gaps[-1][0], rowid)
        else:
            self.gaps.append((rowid, rowid))

    def _top(self) -> int | None:
        """Return the last rowid; nothing where the end of the table is damaged."""
        for query in (
            f'SELECT max(rowid) FROM "{self._table}" NOT INDEXED',  # noqa: S608
            f'SELECT max(rowid) FROM "{self._table}"',  # noqa: S608
        ):
            row = self._ask(query, ())
            if row is not None:
                return int(row[0][0] or 0)
        return None

    def _try(self, after: int, until: int, limit: int) -> Rows | None:
        return self._ask(self._query, (after, until, limit))

    def _ask(self, query: str, values: tuple[int, ...]) -> Rows | None:
        try:
            return list(self._connection.execute(query, values).fetchall())
        except MemoryError:
            self._connection = self._connect()
        except dbapi2.DatabaseError as error:
            if primary_code(error) not in POISONED:
                raise
            self._connection = self._connect()
        return None
