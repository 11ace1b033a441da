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
        """Compare all records of a kind; yields the number of records of each slice."""
        expected = last.get(layout.kind, {})
        self._reader.prepare(layout)
        yield 0
        parts: dict[str, Parts] = {}
        for _ in self._reader.part_slices(layout, parts):
            yield 0
        seen: set[str] = set()
        after = 0
        while True:
            count = 0
            for local, uid, record in self._reader.records(layout, parts, after, AT_ONCE):
                count, after = count + 1, local
                seen.add(uid)
                if not self._fits(layout.kind, record, expected.get(uid)):
                    self.contradicted.append((layout.kind, uid))
            yield count
            if count < AT_ONCE:
                break
        self.contradicted += [(layout.kind, uid) for uid in expected if uid not in seen]

    def confirm(self) -> None:
        """Compare again, in one go, what seemed contradicted: commands ran between the slices."""
        suspects, self.contradicted = self.contradicted, []
        kinds = tuple(sorted({kind for kind, _ in suspects}))
        known = layouts()
        last = last_macs(self._connection, kinds) if kinds else {}
        self._reader.forget()
        for kind in kinds:
            uids = {uid for one, uid in suspects if one == kind}
            self._reader.prepare(known[kind])
            if len(uids) > _FEW:
                for _ in self.slices(known[kind], last):
                    pass
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
