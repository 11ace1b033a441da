"""Records against the history: each must be as its last entry left it.

An older copy of a page passes SQLCipher and most of SQLite; only the history contradicts it.
"""

import hmac
from collections.abc import Generator, Iterable
from typing import Any

from caseapp.storage.keys import MasterKey, Purpose, wipe
from caseapp.storage.layouts import Layout, layouts
from caseapp.storage.raw_history import LastMacs, last_macs
from caseapp.storage.raw_records import Parts, Reader, canonical_text
from caseapp.storage.record_texts import text_query

AT_ONCE = 500
"""Records of a slice: a few milliseconds each hundred."""

_FEW = 50
"""Suspects that are looked up one by one; for more the whole kind is read again."""


class Comparison:
    """Compares records with row MACs; `close` overwrites its key."""

    def __init__(self, connection: Any, key: MasterKey) -> None:
        self._connection = connection
        self._secret = key.derive(Purpose.HISTORY)
        self._reader = Reader(connection)
        self.contradicted: list[tuple[str, str]] = []
        """(kind, uid) of every record that is not as it was left, or is gone."""

    def slices(self, layout: Layout, last: LastMacs) -> Generator[int]:
        """Compare all records of a kind; yields the number of records of each slice.

        What seems contradicted is so only after `confirm`.
        """
        expected = last.get(layout.kind, {})
        query = text_query(layout)
        seen: set[str] = set()
        steps = (
            self._by_values(layout, expected, seen)
            if query is None
            else self._by_texts(layout.kind, query, expected, seen)
        )
        yield from steps
        self.contradicted += [(layout.kind, uid) for uid in expected if uid not in seen]

    def _by_texts(
        self, kind: str, query: str, expected: dict[str, bytes], seen: set[str]
    ) -> Generator[int]:
        after, count = 0, AT_ONCE
        while count == AT_ONCE:
            count = 0
            for local, uid, text in self._connection.execute(query, (after, AT_ONCE)):
                count, after = count + 1, local
                seen.add(uid)
                mac = hmac.digest(self._secret, (text or "").encode("utf-8"), "sha256")
                if mac != expected.get(uid):
                    self.contradicted.append((kind, uid))
            yield count

    def _by_values(
        self, layout: Layout, expected: dict[str, bytes], seen: set[str]
    ) -> Generator[int]:
        self._reader.prepare(layout)
        yield 0
        parts: dict[str, Parts] = {}
        for _ in self._reader.part_slices(layout, parts):
            yield 0
        after, count = 0, AT_ONCE
        while count == AT_ONCE:
            count = 0
            for local, uid, record in self._reader.records(layout, parts, after, AT_ONCE):
                count, after = count + 1, local
                seen.add(uid)
                if not self._fits(layout.kind, record, expected.get(uid)):
                    self.contradicted.append((layout.kind, uid))
            yield count

    def confirm(self) -> None:
        """Compare again by values, in one go, what seemed contradicted.

        Commands may have run between the slices, and a text of SQLite's proves nothing by itself.
        """
        suspects, self.contradicted = self.contradicted, []
        kinds = tuple(sorted({kind for kind, _ in suspects}))
        known = layouts()
        last = last_macs(self._connection, kinds) if kinds else {}
        self._reader.forget()
        for kind in kinds:
            uids = {uid for one, uid in suspects if one == kind}
            self._reader.prepare(known[kind])
            if len(uids) > _FEW:
                seen: set[str] = set()
                for _ in self._by_values(known[kind], last[kind], seen):
                    pass
                self.contradicted += [(kind, uid) for uid in last[kind] if uid not in seen]
            else:
                self.contradicted += self._again(known[kind], uids, last[kind])

    def close(self) -> None:
        """Overwrite the key of the history."""
        wipe(self._secret)

    def _again(
        self, layout: Layout, uids: Iterable[str], expected: dict[str, bytes]
    ) -> list[tuple[str, str]]:
        wrong = []
        for uid in sorted(uids):
            row = self._connection.execute(
                f'SELECT id FROM "{layout.kind}" NOT INDEXED WHERE uid = ?',  # noqa: S608
                (uid,),
            ).fetchone()
            fits = row is None and uid not in expected
            if row is not None:
                parts = self._reader.parts_of(layout, row[0])
                found = self._reader.records(layout, parts, row[0] - 1, 1)
                fits = all(
                    self._fits(layout.kind, record, expected.get(uid)) for _, _, record in found
                )
            if not fits:
                wrong.append((layout.kind, uid))
        return wrong

    def _fits(self, kind: str, record: dict[str, Any], expected: bytes | None) -> bool:
        text = canonical_text(["row", kind, record]).encode("utf-8")
        return expected is not None and hmac.digest(self._secret, text, "sha256") == expected
