"""The chain of the history verified in bulk, by plain SQL: a hundred thousand entries a second.

`storage.history` says what an entry is; this recomputes the same MACs without the ORM. Where the
quick text of an entry does not fit its MAC, the slow one decides, so that a new kind of value can
never raise a false alarm.
"""

import hmac
import json
from collections.abc import Generator
from json.encoder import encode_basestring as _quoted
from typing import Any

from caseapp.storage.anchor import Mark
from caseapp.storage.keys import MasterKey, Purpose, wipe
from caseapp.storage.raw_records import bytes_text, canonical_text, moment_text

NAMES = (
    *("seq", "at", "person", "device", "command", "group", "undoable", "undoes"),
    *("kind", "uid", "version", "before", "after", "row_mac", "previous", "mac"),
)
"""Columns of an entry; the MAC is the last one."""
_COLUMNS = ", ".join(f'"{name}"' for name in NAMES)
_ENTRIES = f"SELECT {_COLUMNS} FROM history NOT INDEXED WHERE seq > ? ORDER BY seq LIMIT ?"  # noqa: S608
_ENTRY = f"SELECT {_COLUMNS} FROM history NOT INDEXED WHERE seq = ?"  # noqa: S608
_AT = (
    "substr(at, 1, 10) || 'T' || substr(at, 12, 8) || "
    "CASE substr(at, 20) WHEN '.000000' THEN '' ELSE substr(at, 20) END || '+00:00'"
)
_TEXTS = (
    "SELECT seq, kind, uid, row_mac, previous, mac, "  # noqa: S608 - constants
    """'["entry",{"after":' || json_quote(after) || ',"at":"' || """
    + _AT
    + """ || '","before":' || json_quote(before) || ',"command":' || json_quote(command)
    || ',"device":' || json_quote(device) || ',"group":' || json_quote("group")
    || ',"kind":' || json_quote(kind) || ',"person":' || json_quote(person) || ',"previous":"',
    '","seq":' || seq || ',"uid":' || json_quote(uid) || ',"undoable":'
    || CASE undoable WHEN 0 THEN 'false' ELSE 'true' END || ',"undoes":' || json_quote(undoes)
    || ',"version":' || version || '}]'
    FROM history NOT INDEXED WHERE seq > ? ORDER BY seq LIMIT ?"""
)
"""Entries as SQLite writes them down: number, kind, uid, MACs, and the text around two of them."""

MACHINES = "machines"
"""Setting: per device, how often it sat down at this vault, as its anchor counts."""

LastMacs = dict[str, dict[str, bytes]]
"""Kind to uid to the row MAC of the record's last entry."""


class ChainReader:
    """Verifies the chain from a place on, and remembers what it says of each record."""

    def __init__(self, connection: Any, key: MasterKey, start: Mark) -> None:
        """Begin behind a place that was verified before."""
        self._connection = connection
        self._secret = key.derive(Purpose.HISTORY)
        self.at = start
        self.broken_at: int | None = None
        self.last: LastMacs = {}

    def read(self, limit: int = -1) -> int:
        """Verify the next entries; return how many there were. Stops at the first that is wrong."""
        seq, previous = self.at.seq, self.at.head
        count = 0
        secret, digest, last = self._secret, hmac.digest, self.last
        before = bytes_text(previous)
        for row in self._connection.execute(_TEXTS, (seq, limit)):
            number, kind, uid, row_mac, stored, mac, start, end = row
            count += 1
            text = f'{start}{before}","row_mac":"{bytes_text(row_mac)}{end}'
            right = (
                number == seq + 1
                and stored == previous
                and (
                    digest(secret, text.encode("utf-8"), "sha256") == mac or self._is_right(number)
                )
            )
            if not right:
                self.broken_at = self.broken_at or seq + 1
                break
            seq, previous = number, mac
            before = bytes_text(mac)
            if kind in last:
                last[kind][uid] = row_mac
            else:
                last[kind] = {uid: row_mac}
        self.at = Mark(seq, previous)
        return count

    def _is_right(self, seq: int) -> bool:
        """Ask the slow text, value by value: SQLite's own proves nothing where it does not fit."""
        row = self._connection.execute(_ENTRY, (seq,)).fetchone()
        text = _slow_text(row).encode("utf-8")
        return hmac.compare_digest(hmac.digest(self._secret, text, "sha256"), row[15])

    def close(self) -> None:
        """Overwrite the key of the history."""
        wipe(self._secret)


def newest(connection: Any) -> Mark:
    """Return the newest entry."""
    row = connection.execute(
        "SELECT seq, mac FROM history NOT INDEXED ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    return Mark() if row is None else Mark(*row)


def head_at(connection: Any, seq: int) -> bytes | None:
    """Return the MAC of an entry; nothing where there is no such entry."""
    if seq == 0:
        return Mark().head
    row = connection.execute(
        "SELECT mac FROM history NOT INDEXED WHERE seq = ?", (seq,)
    ).fetchone()
    return None if row is None else bytes(row[0])


def said_by(connection: Any, command: str) -> list[str]:
    """Return what the entries of a command said of their records, as JSON, the oldest first."""
    rows = connection.execute(
        "SELECT after FROM history NOT INDEXED WHERE command = ? ORDER BY seq", (command,)
    )
    return [str(after) for (after,) in rows if after is not None]


def worked_at(connection: Any, device: str) -> tuple[bool, bool]:
    """Return whether this machine worked in the vault, and whether any other one did.

    What made the vault is one group of entries, and no work in it yet. A machine that only read
    stands in the setting that keeps the counters of all.
    """
    here, elsewhere = connection.execute(
        "SELECT coalesce(max(device = ?), 0), coalesce(max(device NOT IN (?, '')), 0) "
        'FROM history NOT INDEXED WHERE "group" <> '
        '(SELECT "group" FROM history ORDER BY seq LIMIT 1)',
        (device, device),
    ).fetchone()
    row = connection.execute("SELECT value FROM setting WHERE name = ?", (MACHINES,)).fetchone()
    counters = json.loads(row[0]) if row else {}
    met = isinstance(counters, dict) and device in counters
    return bool(device) and (bool(here) or met), bool(elsewhere)


def last_macs(connection: Any, kinds: tuple[str, ...]) -> LastMacs:
    """Return the row MACs of the last entries of these kinds, read from the table itself."""
    marks = ", ".join("?" * len(kinds))
    rows = connection.execute(
        f"SELECT kind, uid, row_mac FROM history NOT INDEXED WHERE kind IN ({marks}) "  # noqa: S608
        "ORDER BY seq",
        kinds,
    )
    last: LastMacs = {kind: {} for kind in kinds}
    for kind, uid, row_mac in rows:
        last[kind][uid] = row_mac
    return last


def sealed_row(values: dict[str, Any], secret: bytes | bytearray) -> tuple[Any, ...]:
    """Return an entry as its row, both MACs made anew under a key of the history.

    Args:
        values: every column but the MACs, as stored; `seq` and `previous` are the new ones.
        secret: of `Purpose.HISTORY`.

    """
    record = "null" if values["after"] is None else values["after"]
    text = f'["row",{_quoted(values["kind"])},{record}]'
    row_mac = hmac.digest(secret, text.encode("utf-8"), "sha256")
    row = tuple({**values, "row_mac": row_mac, "mac": b""}[name] for name in NAMES)
    return (*row[:-1], hmac.digest(secret, _text(row).encode("utf-8"), "sha256"))


def chain_slices(reader: ChainReader, entries: int) -> Generator[int]:
    """Verify the rest of the chain, so many entries at a time; yields how many were read."""
    while (count := reader.read(entries)) == entries and reader.broken_at is None:
        yield count


def _text(row: tuple[Any, ...]) -> str:
    seq, at, person, device, command, group, undoable, undoes, kind, uid, version = row[:11]
    before, after = ("null" if value is None else _quoted(value) for value in (row[11], row[12]))
    return (
        f'["entry",{{"after":{after},"at":"{moment_text(at)}","before":{before},'
        f'"command":{_quoted(command)},"device":{_quoted(device)},"group":{_quoted(group)},'
        f'"kind":{_quoted(kind)},"person":{_quoted(person)},'
        f'"previous":"{bytes_text(row[14])}","row_mac":"{bytes_text(row[13])}","seq":{seq},'
        f'"uid":{_quoted(uid)},"undoable":{"true" if undoable else "false"},'
        f'"undoes":{"null" if undoes is None else _quoted(undoes)},"version":{version}}}]'
    )


def _slow_text(row: tuple[Any, ...]) -> str:
    values = dict(zip(NAMES, row, strict=True))
    del values["mac"]
    values["at"] = moment_text(values["at"])
    values["undoable"] = bool(values["undoable"])
    values["row_mac"] = bytes_text(values["row_mac"])
    values["previous"] = bytes_text(values["previous"])
    return canonical_text(["entry", values])
