"""The rows of a damaged vault, written into the tables of a new one."""

import shutil
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from caseapp.domain.vaults import BlobDamagedError
from caseapp.models.base import Base
from caseapp.storage import blobs, raw_history, snapshot
from caseapp.storage.history import ROOT
from caseapp.storage.keys import Purpose
from caseapp.storage.raw_history import NAMES, sealed_row
from caseapp.storage.salvaging import RowReader
from caseapp.storage.vault import Vault
from caseapp.system.durable import make_private_file

HISTORY = "history"
LOST = "lost_"
"""Before the kind of entries whose record could not be read: nothing is compared with them."""


class Rescue:
    """One salvage at work, and what it could not save."""

    def __init__(self, old: Vault, new: Vault) -> None:
        self._old = old
        self._new = new
        self._into = _driver(new)
        self.rows = 0
        self.gaps: list[tuple[str, int, int]] = []
        self.lost: set[tuple[str, str]] = set()
        self.documents: list[str] = []

    def run(self) -> Generator[int]:
        """Copy tables, files and history; yields per cent."""
        # Rows come in the order of their tables, and some that they refer to never come.
        self._into.execute("PRAGMA foreign_keys = OFF")
        tables = [table for table in Base.metadata.sorted_tables if table.name != HISTORY]
        for number, table in enumerate(tables):
            yield from self._copy(table.name, 60 * number // len(tables))
        yield from self._copy_files()
        self._mend_references()
        yield from self._copy_history()
        self._into.execute("PRAGMA foreign_keys = ON")

    def _copy(self, table: str, percent: int) -> Generator[int]:
        columns = tuple(row[1] for row in self._into.execute(f'PRAGMA table_info("{table}")'))
        reader = RowReader(self._fresh, table, columns)
        marks = ", ".join("?" * len(columns))
        names = ", ".join(f'"{column}"' for column in columns)
        insert = f'INSERT OR IGNORE INTO "{table}" ({names}) VALUES ({marks})'  # noqa: S608
        for rows in reader.read():
            with self._writing():
                self._into.executemany(insert, [row[1:] for row in rows])
            self.rows += len(rows)
            yield percent
        self.gaps += [(table, first, last) for first, last in reader.gaps]

    def _copy_files(self) -> Generator[int]:
        versions = self._into.execute(
            "SELECT v.id, d.uid, v.blob, v.stored_sha256 FROM document_version AS v "
            "LEFT JOIN document AS d ON d.id = v.document_id ORDER BY v.id"
        ).fetchall()
        for number, (local, uid, name, expected) in enumerate(versions):
            if not self._copy_file(name, expected):
                self.documents.append(uid or name)
                with self._writing():
                    self._into.execute("DELETE FROM document_version WHERE id = ?", (local,))
            yield 60 + 20 * number // len(versions)

    def _copy_file(self, name: str, expected: str) -> bool:
        """Copy one encrypted file as it is: its key came with its row."""
        try:
            if blobs.stored_hash(self._old.blobs, name) != expected:
                return False
        except BlobDamagedError:
            return False
        target = self._new.blobs / name
        make_private_file(target)
        with (self._old.blobs / name).open("rb") as source, target.open("wb") as copy:
            shutil.copyfileobj(source, copy)
        return True

    def _mend_references(self) -> None:
        """Empty references to what could not be read; where one is needed, the row goes too."""
        while broken := self._into.execute("PRAGMA foreign_key_check").fetchall():
            with self._writing():
                for table, rowid, _, number in broken:
                    self._mend(table, rowid, number)

    def _mend(self, table: str, rowid: int, number: int) -> None:
        keys = self._into.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
        column = next(row[3] for row in keys if row[0] == number)
        info = self._into.execute(f'PRAGMA table_info("{table}")').fetchall()
        needed = next(row[3] for row in info if row[1] == column)
        if needed:
            self._into.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (rowid,))  # noqa: S608
        else:
            self._into.execute(
                f'UPDATE "{table}" SET "{column}" = NULL WHERE rowid = ?',  # noqa: S608
                (rowid,),
            )

    def _copy_history(self) -> Generator[int]:
        """Write the entries that can be read, under the new key and numbered without gaps."""
        present = {
            kind: {row[0] for row in self._into.execute(f'SELECT uid FROM "{kind}"')}  # noqa: S608
            for kind, model in snapshot.kinds().items()
            if model.in_history
        }
        secret = self._new.key.derive(Purpose.HISTORY)
        reader = RowReader(self._fresh, HISTORY, NAMES)
        marks, names = ", ".join("?" * len(NAMES)), ", ".join(f'"{name}"' for name in NAMES)
        insert = f"INSERT INTO history ({names}) VALUES ({marks})"  # noqa: S608
        at = raw_history.newest(self._into)
        seq, previous = at.seq, at.head or ROOT
        for rows in reader.read():
            made = []
            for row in rows:
                values = dict(zip(NAMES, row[1:], strict=True))
                kind, uid = values["kind"], values["uid"]
                if kind in present and uid not in present[kind]:
                    self.lost.add((kind, uid))
                    values["kind"] = f"{LOST}{kind}"
                seq += 1
                sealed = sealed_row({**values, "seq": seq, "previous": previous}, secret)
                previous = sealed[-1]
                made.append(sealed)
            with self._writing():
                self._into.executemany(insert, made)
            self.rows += len(rows)
            yield 85
        self.gaps += [(HISTORY, first, last) for first, last in reader.gaps]

    def _fresh(self) -> Any:
        """Return a connection to the damaged vault that no bad page has spoilt."""
        connection = self._old.engine.raw_connection()
        try:
            connection.invalidate()
        finally:
            connection.close()
        return _driver(self._old)

    @contextmanager
    def _writing(self) -> Generator[None]:
        self._into.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._into.execute("ROLLBACK")
            raise
        self._into.execute("COMMIT")


def _driver(vault: Vault) -> Any:
    connection = vault.engine.raw_connection()
    try:
        return connection.driver_connection
    finally:
        connection.close()
