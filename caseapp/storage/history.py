"""The chain of the history: each entry vouches for the row it left and for all entries before."""

import hmac
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from caseapp.domain.vaults import HistoryDamagedError
from caseapp.models.history import HistoryEntry
from caseapp.storage.keys import MasterKey, Purpose
from caseapp.storage.snapshot import Snapshot, canonical

ROOT = bytes(32)
"""What the first entry has for a predecessor."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one command did to one record."""

    at: datetime
    person: str
    device: str
    command: str
    group: str
    kind: str
    uid: str
    version: int
    before: Snapshot | None
    after: Snapshot | None
    undoable: bool = True
    undoes: str | None = None


def append(session: Session, key: MasterKey, entry: Entry) -> int:
    """Write an entry behind the last one, in the caller's transaction; return its number."""
    last = session.execute(
        select(HistoryEntry.seq, HistoryEntry.mac).order_by(HistoryEntry.seq.desc()).limit(1)
    ).first()
    seq, previous = (0, ROOT) if last is None else last
    values: dict[str, Any] = {
        "seq": seq + 1,
        "at": entry.at.astimezone(UTC),
        "person": entry.person,
        "device": entry.device,
        "command": entry.command,
        "group": entry.group,
        "undoable": entry.undoable,
        "undoes": entry.undoes,
        "kind": entry.kind,
        "uid": entry.uid,
        "version": entry.version,
        "before": None if entry.before is None else canonical(entry.before),
        "after": None if entry.after is None else canonical(entry.after),
        "row_mac": row_mac(key, entry.kind, entry.after),
        "previous": previous,
    }
    values["mac"] = entry_mac(key, values)
    session.execute(insert(HistoryEntry).values(values))
    return int(values["seq"])


def row_mac(key: MasterKey, kind: str, snapshot: Snapshot | None) -> bytes:
    """Return the MAC of a record: kind and sorted (column, value) pairs that are not empty."""
    return key.mac(Purpose.HISTORY, canonical(["row", kind, snapshot]).encode("utf-8"))


def entry_mac(key: MasterKey, values: Mapping[str, Any]) -> bytes:
    """Return the MAC of an entry over every column but itself, its predecessor's MAC included."""
    encoded = {name: _encoded(value) for name, value in values.items() if name != "mac"}
    return key.mac(Purpose.HISTORY, canonical(["entry", encoded]).encode("utf-8"))


def verify_chain(session: Session, key: MasterKey) -> int:
    """Recompute the whole chain and return how many entries it has.

    A cut tail is not seen here: that needs the head from outside the vault.

    Raises:
        HistoryDamagedError: an entry was edited, deleted, swapped or inserted.

    """
    columns = HistoryEntry.__table__.columns
    previous, expected = ROOT, 1
    query = select(*columns).order_by(HistoryEntry.seq).execution_options(yield_per=500)
    for row in session.execute(query):
        values = dict(zip(columns.keys(), row, strict=True))
        fits = (
            values["seq"] == expected
            and values["previous"] == previous
            and hmac.compare_digest(values["mac"], entry_mac(key, values))
        )
        if not fits:
            raise HistoryDamagedError(seq=expected)
        previous, expected = values["mac"], expected + 1
    return expected - 1


def _encoded(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    return b64encode(value).decode("ascii") if isinstance(value, bytes) else value
