"""What is looked at between the key and the first screen. Imports no SQLAlchemy.

Header, anchor, the entries of the history since the last sealed one, the pages of the critical
tables with their indexes, and every critical record against the history. Where `case.db` is, byte
for byte, the file that this machine closed, only header and anchor are left to look at: the bytes
were verified then, and nobody else can have written them.
"""

from dataclasses import dataclass
from typing import Any

from sqlcipher3 import dbapi2

from caseapp.domain.integrity import Finding, Found, Verdict
from caseapp.storage import raw_history
from caseapp.storage.anchor import Anchor, Mark
from caseapp.storage.checks import table_faults
from caseapp.storage.comparing import Comparison
from caseapp.storage.faults import POISONED, primary_code
from caseapp.storage.header import Header
from caseapp.storage.keys import MasterKey
from caseapp.storage.layouts import CRITICAL, critical_tables, layouts

_READING_FAILS = (dbapi2.DatabaseError, MemoryError)
"""What a page that does not verify raises; SQLCipher then also runs out of imaginary memory."""

TAIL = 20_000
"""Entries that are verified at the door of a vault that this machine does not know, a fifth of a
second; the check behind the first screen begins at the first entry."""


@dataclass(frozen=True, slots=True)
class Examined:
    """What the look at an opening found."""

    verdict: Verdict
    newest: Mark
    unchanged: bool
    """The database is the very file that this machine closed."""
    poisoned: bool = False
    """A page did not verify: the connection has to be replaced."""


def examine(
    connection: Any,
    key: MasterKey,
    header: Header,
    anchor: Anchor | None,
    *,
    digest: str = "",
    current_schema: bool = True,
) -> Examined:
    """Look at everything that a first screen depends on; changes nothing.

    Args:
        connection: keyed and asserted.
        key: the master key.
        header: as it verified.
        anchor: what this machine remembers; None for nothing.
        digest: SHA-256 of `case.db` before it was opened; "" where it was not taken.
        current_schema: the tables are those of this program; older ones are upgraded first and
            compared with the history afterwards.

    """
    found = header_findings(header, anchor)
    try:
        newest = raw_history.newest(connection)
        found += _anchor_findings(connection, anchor, newest)
        unchanged = anchor is not None and bool(digest) and digest == anchor.database
        if not unchanged:
            found += _chain_findings(connection, key, anchor)
            if current_schema:
                found += _critical_findings(connection, key)
    except _READING_FAILS as error:
        if isinstance(error, dbapi2.Error) and primary_code(error) not in POISONED:
            raise
        found.append(Found(Finding.PAGES_DAMAGED))
        return Examined(Verdict(tuple(found)), Mark(), unchanged=False, poisoned=True)
    return Examined(Verdict(tuple(found)), newest, unchanged=unchanged)


def header_findings(header: Header, anchor: Anchor | None) -> list[Found]:
    """Return what is to be said about a header that verified."""
    if header.from_previous:
        # The generation before is always exactly one behind; anything older was put there.
        expected = header.generation if anchor is None else anchor.generation - 1
        notice = [Found(Finding.HEADER_DAMAGED)]
        older = header.generation < expected
        return [*notice, Found(Finding.HEADER_OLDER)] if older else notice
    if anchor is not None and header.generation < anchor.generation:
        return [Found(Finding.HEADER_OLDER)]
    return []


def _anchor_findings(connection: Any, anchor: Anchor | None, newest: Mark) -> list[Found]:
    if anchor is None:
        return []
    if newest.seq < anchor.newest.seq:
        missing = (f"{newest.seq}", f"{anchor.newest.seq}")
        known = [mark for mark in (*anchor.marks, anchor.sealed) if mark.seq <= newest.seq]
        forked = any(raw_history.head_at(connection, mark.seq) != mark.head for mark in known)
        return [Found(Finding.VAULT_FORKED if forked else Finding.VAULT_OLDER, missing)]
    if raw_history.head_at(connection, anchor.newest.seq) != anchor.newest.head:
        return [Found(Finding.VAULT_FORKED, (f"{anchor.newest.seq}",))]
    return []


def _chain_findings(connection: Any, key: MasterKey, anchor: Anchor | None) -> list[Found]:
    start = _late(connection) if anchor is None else anchor.sealed
    if raw_history.head_at(connection, start.seq) != start.head:
        # Older or another way: the anchor said so already. What stands here is verified whole.
        start = Mark()
    reader = raw_history.ChainReader(connection, key, start)
    try:
        reader.read()
    finally:
        reader.close()
    if reader.broken_at is None:
        return []
    return [Found(Finding.CHAIN_BROKEN, (f"{reader.broken_at}",))]


def _late(connection: Any) -> Mark:
    """Return where to begin on a machine that knows nothing of the vault: not too far back."""
    seq = max(0, raw_history.newest(connection).seq - TAIL)
    head = raw_history.head_at(connection, seq)
    return Mark() if head is None else Mark(seq, head)


def _critical_findings(connection: Any, key: MasterKey) -> list[Found]:
    found = []
    bad = [table for table in critical_tables() if table_faults(connection, table)]
    if bad:
        found.append(Found(Finding.PAGES_DAMAGED, tuple(bad)))
    comparison = Comparison(connection, key)
    try:
        last = raw_history.last_macs(connection, CRITICAL)
        for kind in CRITICAL:
            for _ in comparison.slices(layouts()[kind], last):
                pass
        comparison.confirm()
    finally:
        comparison.close()
    if comparison.contradicted:
        places = tuple(f"{kind} {uid}" for kind, uid in comparison.contradicted)
        found.append(Found(Finding.ROWS_CONTRADICTED, places))
    return found
