"""Records as plain values, read in bulk without the ORM: what the checks compare with the history.

`snapshot.take` says the same of one loaded row; a test holds both against each other. Tables are
read as tables (`NOT INDEXED`): an older copy of a page of an index shows nothing here.
"""

import json
from base64 import b64encode
from collections import defaultdict
from collections.abc import Callable, Generator, Iterator, Mapping
from typing import Any

from caseapp.storage.layouts import Column, Layout, Part

Uids = dict[int, str]
Parts = dict[int, list[dict[str, Any]]]

_DAY = 10
_SECOND = 19
_NO_FRACTION = ".000000"
_PARTS_AT_ONCE = 4_000


def canonical_text(value: object) -> str:
    """Return canonical JSON, the same text as `snapshot.canonical`."""
    return _ENCODER.encode(value)


_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def moment_text(value: str) -> str:
    """Return a stored moment as records have it: ISO 8601 with the offset of UTC."""
    fraction = value[_SECOND:]
    kept = "" if fraction == _NO_FRACTION else fraction
    return f"{value[:_DAY]}T{value[_DAY + 1 : _SECOND]}{kept}+00:00"


def bytes_text(value: bytes) -> str:
    """Return stored bytes as records have them."""
    return b64encode(value).decode("ascii")


_CODECS: dict[str, Callable[[Any], Any]] = {
    "moment": moment_text,
    "time": lambda value: value.removesuffix(_NO_FRACTION),
    "flag": bool,
    "bytes": bytes_text,
    "json": json.loads,
}


class Reader:
    """Reads records of one connection; keeps the uids of what they refer to."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._uids: dict[str, Uids] = {}

    def forget(self) -> None:
        """Look references up again: rows may have come since."""
        self._uids.clear()

    def prepare(self, layout: Layout) -> None:
        """Read the uids of everything that records of a layout refer to."""
        for target in _targets(layout):
            if target not in self._uids:
                self._uids[target] = dict(
                    self._connection.execute(f'SELECT id, uid FROM "{target}" NOT INDEXED')  # noqa: S608
                )

    def parts_of(self, layout: Layout, owner: int) -> dict[str, Parts]:
        """Return the parts of one record by key and local id of the owner."""
        found: dict[str, Parts] = {}
        for part in layout.parts:
            for _ in self._part_slices(part, found, f'WHERE "{part.owner}" = {owner:d}'):
                pass
        return found

    def part_slices(self, layout: Layout, into: dict[str, Parts]) -> Generator[int]:
        """Read the parts of all records by key and local id of the owner; yields rows read."""
        for part in layout.parts:
            yield from self._part_slices(part, into, "WHERE TRUE")

    def records(
        self, layout: Layout, parts: Mapping[str, Parts], after: int = 0, limit: int = -1
    ) -> Iterator[tuple[int, str, dict[str, Any]]]:
        """Give local id, uid and record, in the order of local ids.

        Args:
            layout: of the records; `prepare` was called.
            parts: what `part_slices` or `parts_of` read.
            after: only local ids above this.
            limit: at most so many; -1 for all.

        """
        names = ", ".join(f'"{column.name}"' for column in layout.columns)
        uid_at = 1 + next(i for i, column in enumerate(layout.columns) if column.name == "uid")
        rows = self._connection.execute(
            f'SELECT id, {names} FROM "{layout.kind}" NOT INDEXED '  # noqa: S608
            "WHERE id > ? ORDER BY id LIMIT ?",
            (after, limit),
        )
        encode = self._encoder(layout.columns)
        for row in rows:
            record = encode(row, 1)
            for key, by_owner in parts.items():
                found = by_owner.get(row[0])
                if found:
                    record[key] = found
            yield row[0], row[uid_at], record

    def _part_slices(self, part: Part, into: dict[str, Parts], where: str) -> Generator[int]:
        inner: dict[str, Parts] = {}
        for one in part.parts:
            yield from self._part_slices(one, inner, "WHERE TRUE")
        names = ", ".join(f'"{column.name}"' for column in part.columns)
        sql = (
            f'SELECT id, "{part.owner}", {names} FROM "{part.table}" NOT INDEXED '  # noqa: S608
            f"{where} AND id > ? ORDER BY id LIMIT {_PARTS_AT_ONCE:d}"
        )
        encode = self._encoder(part.columns)
        result: Parts = into.setdefault(part.key, defaultdict(list))
        after = 0
        while True:
            rows = self._connection.execute(sql, (after,)).fetchall()
            for row in rows:
                values = encode(row, 2)
                for key, by_owner in inner.items():
                    if row[0] in by_owner:
                        values[key] = by_owner[row[0]]
                result[row[1]].append(values)
            if len(rows) < _PARTS_AT_ONCE:
                return
            after = rows[-1][0]
            yield len(rows)

    def _encoder(
        self, columns: tuple[Column, ...]
    ) -> Callable[[tuple[Any, ...], int], dict[str, Any]]:
        keys = [column.key for column in columns]
        special = [
            (at, column.key, self._codec(column))
            for at, column in enumerate(columns)
            if column.codec != "plain"
        ]

        def encode(row: tuple[Any, ...], start: int) -> dict[str, Any]:
            record = dict(zip(keys, row[start:], strict=True))
            for at, key, codec in special:
                value = row[start + at]
                if value is not None:
                    record[key] = codec(value)
            return {key: value for key, value in record.items() if value is not None}

        return encode

    def _codec(self, column: Column) -> Callable[[Any], Any]:
        if column.codec == "reference":
            return self._uids[column.target].get
        return _CODECS[column.codec]


def _targets(layout: Layout) -> set[str]:
    def of(columns: tuple[Column, ...], parts: tuple[Part, ...]) -> Iterator[str]:
        yield from (column.target for column in columns if column.target)
        for part in parts:
            yield from of(part.columns, part.parts)

    return set(of(layout.columns, layout.parts))
