"""Verifying all of an open vault, in slices of a few milliseconds each."""

from collections.abc import Generator
from dataclasses import dataclass, field
from typing import Any

from sqlcipher3 import dbapi2

from caseapp.domain.integrity import Finding, Found
from caseapp.domain.vaults import BlobDamagedError
from caseapp.services.desk import Desk
from caseapp.storage import blobs, checks, raw_history
from caseapp.storage.anchor import Mark
from caseapp.storage.comparing import Comparison
from caseapp.storage.faults import POISONED, primary_code
from caseapp.storage.layouts import layouts
from caseapp.system.slices import finished

ENTRIES_AT_ONCE = 1_000
"""Entries of the history in one slice: ten milliseconds."""
_BLOB_WEIGHT = 5

_VERSIONS = (
    "SELECT d.uid, v.blob, v.stored_sha256 FROM document AS d NOT INDEXED "
    "JOIN document_version AS v ON v.document_id = d.id ORDER BY v.id"
)


@dataclass(slots=True)
class Whole:
    """What verifying everything found."""

    done: int = 0
    total: int = 1
    entries: int = 0
    broken_at: int | None = None
    bad_tables: list[str] = field(default_factory=list)
    contradicted: list[tuple[str, str]] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)
    bad_documents: list[str] = field(default_factory=list)

    @property
    def percent(self) -> int:
        """Return how far it is; 100 only at the end."""
        return min(99, self.done * 100 // self.total)

    def found(self) -> tuple[Found, ...]:
        """Return the findings."""
        made = []
        if self.broken_at is not None:
            made.append(Found(Finding.CHAIN_BROKEN, (f"{self.broken_at}",)))
        if self.bad_tables:
            made.append(Found(Finding.PAGES_DAMAGED, tuple(dict.fromkeys(self.bad_tables))))
        if self.contradicted:
            places = tuple(f"{kind} {uid}" for kind, uid in sorted(self.contradicted))
            made.append(Found(Finding.ROWS_CONTRADICTED, places))
        if self.bad_documents:
            made.append(Found(Finding.DOCUMENTS_DAMAGED, tuple(dict.fromkeys(self.bad_documents))))
        return tuple(made)


def verify(desk: Desk) -> Generator[Whole, None, Whole]:
    """Verify chain, tables with their indexes, records and documents; yields after each slice.

    Commands may run between the slices: what seems contradicted then is compared once more. A bad
    page is a finding; errors of the disk are raised as the driver raises them.
    """
    found = Whole()
    connection = _driver(desk)
    names = checks.tables(connection)
    sizes: dict[str, int] = {}
    for name in names:
        try:
            sizes[name] = checks.count_rows(connection, name)
        except _PAGE as error:
            connection = _after(desk, error)
            found.bad_tables.append(name)
        yield found
    versions = _versions(connection, found)
    found.total = 1 + 2 * sum(sizes.values()) + _BLOB_WEIGHT * len(versions)
    for name, rows in sizes.items():
        slices = checks.table_slices(connection, name, rows)
        try:
            if (yield from _counted(slices, found)):
                found.bad_tables.append(name)
        except _PAGE as error:
            connection = _after(desk, error)
            found.bad_tables.append(name)
    try:
        yield from _chain_and_records(desk, connection, found)
    except _PAGE as error:
        connection = _after(desk, error)
        found.bad_tables.append("history")
    yield from _documents(desk, versions, found)
    return found


def verify_at_once(desk: Desk) -> Whole:
    """Verify everything without letting anybody else in between."""
    return finished(verify(desk))


_PAGE = (dbapi2.DatabaseError, MemoryError)


def _chain_and_records(desk: Desk, connection: Any, found: Whole) -> Generator[Whole]:
    reader = raw_history.ChainReader(connection, desk.vault.key, Mark())
    comparison = Comparison(connection, desk.vault.key)
    try:
        for count in raw_history.chain_slices(reader, ENTRIES_AT_ONCE):
            found.done += count
            yield found
        found.entries, found.broken_at = reader.at.seq, reader.broken_at
        for layout in layouts().values():
            for count in comparison.slices(layout, reader.last):
                found.done += count
                yield found
            # What one kind was compared with is not needed for the next.
            reader.last.pop(layout.kind, None)
        if comparison.contradicted:
            comparison.confirm()
        found.contradicted = comparison.contradicted
    finally:
        reader.close()
        comparison.close()


def _documents(desk: Desk, versions: list[tuple[str, str, str]], found: Whole) -> Generator[Whole]:
    for uid, name, expected in versions:
        found.documents.add(uid)
        if not _is_stored(desk, name, expected) and _is_wanted(desk, name):
            found.bad_documents.append(uid)
        found.done += _BLOB_WEIGHT
        yield found


def _is_stored(desk: Desk, name: str, expected: str) -> bool:
    try:
        return blobs.stored_hash(desk.vault.blobs, name) == expected
    except BlobDamagedError:
        return False


def _is_wanted(desk: Desk, name: str) -> bool:
    """Whether a version that was there at the beginning is still there: it may be erased since."""
    query = "SELECT 1 FROM document_version NOT INDEXED WHERE blob = ?"
    return _driver(desk).execute(query, (name,)).fetchone() is not None


def _versions(connection: Any, found: Whole) -> list[tuple[str, str, str]]:
    try:
        return list(connection.execute(_VERSIONS).fetchall())
    except _PAGE as error:
        if isinstance(error, dbapi2.Error) and primary_code(error) not in POISONED:
            raise
        found.bad_tables.append("document_version")
        return []


def _counted(
    slices: Generator[int, None, tuple[str, ...]], found: Whole
) -> Generator[Whole, None, tuple[str, ...]]:
    while True:
        try:
            found.done += next(slices)
        except StopIteration as stopped:
            return tuple(stopped.value)
        yield found


def _driver(desk: Desk) -> Any:
    connection = desk.vault.engine.raw_connection()
    try:
        return connection.driver_connection
    finally:
        connection.close()


def _after(desk: Desk, error: BaseException) -> Any:
    """Return a connection that a bad page has not spoilt; raise what was no bad page."""
    if isinstance(error, dbapi2.Error) and primary_code(error) not in POISONED:
        raise error
    connection = desk.vault.engine.raw_connection()
    connection.invalidate()
    connection.close()
    return _driver(desk)
