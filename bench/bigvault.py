"""A vault of 200,000 records that verifies: for figures of size, never for content.

Rows go straight into the tables of the real schema; each record has one entry in the history with
the MACs that the program itself would have written, so that every check of the vault passes.
Writing them through the services would take an hour.
"""

import hashlib
import hmac
import random
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Table, insert, inspect, select
from typing_extensions import override

from caseapp.domain.clock import FixedClock
from caseapp.domain.ids import new_uid
from caseapp.domain.names import name_forms
from caseapp.domain.protection.words import InterimBody, InterimState
from caseapp.domain.statuses import last_moment
from caseapp.domain.text import fold
from caseapp.domain.vocabulary import (
    DateKind,
    DeadlineState,
    Manner,
    ProceedingKind,
    Suspensive,
)
from caseapp.models.base import Aggregate, Base
from caseapp.models.client import Client
from caseapp.models.custody import Custody
from caseapp.models.deadline import Deadline
from caseapp.models.event import Event
from caseapp.models.hearing import Hearing
from caseapp.models.history import HistoryEntry
from caseapp.models.interim import InterimMeasure
from caseapp.models.matter import Matter
from caseapp.models.person import Person
from caseapp.models.proceeding import Proceeding
from caseapp.models.task import Task
from caseapp.services.desk import Desk
from caseapp.services.vaults import create_vault, open_desk
from caseapp.storage import history, snapshot
from caseapp.storage.kdf import KdfCost, KdfPolicy
from caseapp.storage.keys import MasterKey, Purpose
from caseapp.storage.schema import HEAD
from caseapp.storage.vault import Vault

RECORDS = 200_000
PASSPHRASE = "big vault of made-up people"  # noqa: S105 - of nobody
NOW = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
CACHE = Path("build/bench")
CHEAP = KdfPolicy(start=KdfCost(64, 1, 1), floor_kib=8, least_seconds=0.0)
SHARES = {
    Client: 20, Matter: 20, Proceeding: 20, Event: 40, Deadline: 60, Hearing: 15, Task: 22,
    Custody: 2, InterimMeasure: 1,
}  # fmt: skip
"""Records of each kind in 200; they are made in this order."""
_AT_ONCE = 2_000
_ZONE = "Asia/Almaty"
_STATES = ("KZ", "RS", "DE", "KG", "GE", "TR")
_PARTS = (
    "ан бе ва ги до ен жи зо ир ка ле ми но ол пе ру са ти уз фа хо цы ша эм юр яс".split()  # noqa: SIM905
)
_NOTE = "A made-up note about a made-up person, as long as such notes are. "

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class BigVault:
    """A closed vault on the disk."""

    path: Path
    key: MasterKey
    code: str
    records: int


class _QuickKey(MasterKey):
    """A master key that derives the key of a purpose once."""

    __slots__ = ("_derived",)

    def __init__(self, key: MasterKey) -> None:
        super().__init__(key.raw(), key.slot)
        self._derived = {purpose: bytes(key.derive(purpose)) for purpose in Purpose}

    @override
    def mac(self, purpose: Purpose, data: bytes) -> bytes:
        return hmac.digest(self._derived[purpose], data, "sha256")


def build(path: Path, records: int = RECORDS, *, seed: int = 1) -> BigVault:
    """Make a vault with so many records; the same ones for the same seed, but for uids and keys.

    Args:
        path: of the new folder, whose name ends in `.casevault`.
        records: clients, matters, proceedings, events, deadlines and so on, taken together.
        seed: of the names, days and states.

    """
    key, code = create_vault(path, PASSPHRASE, "Bench", CHEAP, clock())
    vault = Vault.open(path, key)
    try:
        with vault.writing() as session:
            writer = _Writer(session.connection(), key)
            made = _Made(random.Random(seed), writer.person)
            for model, share in SHARES.items():
                count = max(1, records * share // sum(SHARES.values()))
                made.counts[model] = count
                writer.write(model, (made.row(model, number) for number in range(1, count + 1)))
    finally:
        vault.close()
    return BigVault(path, key, code, records)


def cached(records: int = RECORDS) -> BigVault:
    """Return such a vault from the last run, or make it; whoever writes into it copies it first."""
    tables = "".join(
        f"{column}{sorted(index.name or '' for index in t.indexes)}"
        for t in Base.metadata.sorted_tables
        for column in t.columns
    )
    mark = hashlib.sha256(f"{HEAD}{tables}{Path(__file__).read_text()}".encode()).hexdigest()[:12]
    path = CACHE / f"big-{records}-{mark}.casevault"
    secret = path.with_suffix(".key")
    if not secret.exists():
        for old in CACHE.glob(f"big-{records}-*"):
            shutil.rmtree(old) if old.is_dir() else old.unlink()
        CACHE.mkdir(parents=True, exist_ok=True)
        big = build(path, records)
        secret.write_text(f"{big.key.pack().hex()}\n{big.code}\n", encoding="ascii")
    packed, code = secret.read_text(encoding="ascii").split("\n")[:2]
    return BigVault(path, MasterKey.unpack(bytes.fromhex(packed)), code, records)


def clock() -> FixedClock:
    """Return the clock of the office: 9:30 UTC on Tuesday 3 March 2026, in Almaty."""
    return FixedClock(NOW, _ZONE)


def desk(big: BigVault, language: str = "en") -> Desk:
    """Open the desk of the lawyer whose vault it is."""
    return open_desk(
        big.path,
        big.key,
        clock=clock(),
        device="bench",
        language=language,
        isolated=_no_worker,
    )


def _no_worker(task: str, payload: bytes, limits: object) -> bytes:  # noqa: ARG001
    raise AssertionError(task)


class _Writer:
    """Writes rows with their parts and their entries of the history."""

    def __init__(self, connection: Connection, key: MasterKey) -> None:
        self._connection = connection
        self._key = _QuickKey(key)
        table = HistoryEntry.__table__.c
        last = connection.execute(
            select(table.seq, table.mac).order_by(table.seq.desc()).limit(1)
        ).one()
        self._seq, self._previous = last
        self.person, self._person_uid = connection.execute(select(Person.id, Person.uid)).one()
        self._uids: dict[tuple[str, int], str] = {("person", self.person): self._person_uid}
        self._part_ids: dict[str, int] = {}

    def write(self, model: type[Aggregate], rows: Iterator[Row]) -> None:
        """Write all rows of one kind."""
        parts = snapshot.parts_of(inspect(model))
        while batch := list(islice(rows, _AT_ONCE)):
            entries = [self._entry(model, parts, row) for row in batch]
            self._insert(model.__table__, [_columns(model.__table__, row) for row in batch])
            for part in parts:
                table: Any = part.mapper.local_table
                children = [child for row in batch for child in row.get(part.key, ())]
                for child in children:
                    child["id"] = self._part_ids[table.name] = (
                        self._part_ids.get(table.name, 0) + 1
                    )
                if children:
                    self._insert(table, [_columns(table, child) for child in children])
            self._insert(HistoryEntry.__table__, entries)

    def _insert(self, table: Any, rows: list[Row]) -> None:
        self._connection.execute(insert(table), rows)

    def _entry(self, model: type[Aggregate], parts: list[Any], row: Row) -> Row:
        row |= {"uid": new_uid(), "version": 1, "created_at": NOW, "changed_at": NOW}
        self._uids[model.kind, row["id"]] = row["uid"]
        after = self._values(model.__table__, _columns(model.__table__, row))
        for part in parts:
            own = {snapshot.LOCAL, *snapshot.owner_columns(part)}
            for child in row.get(part.key, ()):
                (_, remote), *_rest = part.local_remote_pairs
                child[remote.key] = row["id"]
                table: Any = part.mapper.local_table
                after.setdefault(part.key, []).append(
                    self._values(table, _columns(table, child), own)
                )
        self._seq += 1
        values: Row = {
            "seq": self._seq, "at": NOW, "person": self._person_uid, "device": "bench",
            "command": "set_up", "group": row["uid"], "undoable": False, "undoes": None,
            "kind": model.kind, "uid": row["uid"], "version": 1, "before": None,
            "after": snapshot.canonical(after),
            "row_mac": history.row_mac(self._key, model.kind, after),
            "previous": self._previous,
        }  # fmt: skip
        self._previous = values["mac"] = history.entry_mac(self._key, values)
        return values

    def _values(
        self, table: Any, row: Mapping[str, Any], left_out: frozenset[str] | set[str] = frozenset()
    ) -> dict[str, Any]:
        """Say in plain values what `storage.snapshot.take` would say of the stored row."""
        result = {}
        for column in table.columns:
            value = row.get(column.key)
            if value is None or column.key in left_out or column.key == snapshot.LOCAL:
                continue
            if target := next(iter(column.foreign_keys), None):
                name = snapshot.reference(column.key)
                result[name] = self._uids[target.column.table.name, value]
            else:
                result[column.key] = value.isoformat() if hasattr(value, "isoformat") else value
        return result


def _columns(table: Table | Any, row: Mapping[str, Any]) -> Row:
    return {c.key: row[c.key] if c.key in row else _empty(c) for c in table.columns}


def _empty(column: Column[Any]) -> Any:
    if column.nullable or column.primary_key:
        return None
    return {"str": "", "bool": False, "int": 0}[column.type.python_type.__name__]


class _Made:
    """The values of the n-th record of each kind."""

    def __init__(self, draw: random.Random, me: int) -> None:
        self.draw, self.me = draw, me
        self.counts: dict[type[Aggregate], int] = {}

    def row(self, model: type[Aggregate], number: int) -> Row:
        """Return the row with its parts under the names of their relationships."""
        make = getattr(self, f"_{model.kind}")
        return {"id": number, **make(number)}

    def _owner(self, model: type[Aggregate], number: int) -> int:
        return (number - 1) % self.counts[model] + 1

    def _day(self, least: int, most: int) -> date:
        return NOW.date() + timedelta(days=self.draw.randint(least, most))

    def _client(self, _number: int) -> Row:
        words = ("".join(self.draw.choices(_PARTS, k=self.draw.randint(2, 4))) for _ in range(2))
        name = " ".join(word.title() for word in words)
        forms = name_forms(name)
        spelt = {"position": 0, "kind": "legal", "script": "Cyrl", "text": name}
        found = {"folded": forms.folded, "key": forms.key, "skeleton": forms.skeleton}
        return {
            "name": name, "sort_name": fold(name), "citizenships": "RU", "languages": "ru",
            "date_of_birth": date(1950 + self.draw.randint(0, 50), 1, 1),
            "opened_by_id": self.me, "notes": _NOTE * 4, "names": [spelt | found],
        }  # fmt: skip

    def _matter(self, number: int) -> Row:
        year, serial = 1950 + number // 900, number % 900 + 1
        return {
            "file_number": f"{year}/{serial:03d}",
            "file_year": year,
            "file_serial": serial,
            "title": "Extradition of a made-up person",
            "clients": [{"client_id": number}],
            "members": [{"person_id": self.me}],
        }

    def _proceeding(self, number: int) -> Row:
        return {
            "matter_id": self._owner(Matter, number), "procedure": ProceedingKind.EXTRADITION,
            "host_state": _STATES[number % len(_STATES)], "requesting_state": "RU",
            "court_or_body": "District Court", "is_court": True, "zone": _ZONE,
            "reference_number": f"{number}/26", "stage": "first instance",
        }  # fmt: skip

    def _event(self, number: int) -> Row:
        served = {"position": 0, "kind": DateKind.SERVED_ON_COUNSEL, "day": self._day(-3000, -1)}
        return {
            "proceeding_id": self._owner(Proceeding, number), "act": "court_decision",
            "triggers": True, "recorded_by_id": self.me, "answers": "{}", "notes": _NOTE * 2,
            "dates": [served | {"manner": Manner.HANDED_OVER}],
        }  # fmt: skip

    def _deadline(self, number: int) -> Row:
        proceeding = self._owner(Proceeding, number)
        event = number if number <= self.counts[Event] else None
        is_open = number % 8 == 0
        day = self._day(1, 1500) if is_open else self._day(-3000, -1)
        state = DeadlineState.OPEN if is_open else DeadlineState.CONFIRMED
        closed = {
            "filed_how": "in person", "filed_day": day, "filed_by_id": self.me,
            "filed_reference": f"in-{number}", "confirmed_by_id": self.me, "confirmed_at": NOW,
        }  # fmt: skip
        return {
            "matter_id": self._owner(Matter, proceeding), "proceeding_id": proceeding,
            "event_id": event, "state": state, "due_moment": last_moment(day, None, _ZONE),
            "safe_day": day, "due_day": day, "last_day": day, "zone": _ZONE,
            "suspensive": Suspensive.UNVERIFIED, "action": "Appeal", "source": "the decision",
            "act": "court_decision", "entered_by_id": self.me, "checked_by_id": self.me,
            "checked_at": NOW, "computation": "{}", **({} if is_open else closed),
        }  # fmt: skip

    def _hearing(self, number: int) -> Row:
        day = self._day(-1500, 300)
        moment = last_moment(day, time(10), _ZONE)
        return {
            "proceeding_id": self._owner(Proceeding, number), "day": day, "at": time(10),
            "zone": _ZONE, "moment": moment, "place": "Hall 3", "notes": _NOTE,
        }  # fmt: skip

    def _task(self, number: int) -> Row:
        done, due = number % 5 > 0, self._day(-300, 300)
        return {
            "matter_id": self._owner(Matter, number), "text": _NOTE, "due": due, "done": done,
            "code": "",
        }  # fmt: skip

    def _custody(self, number: int) -> Row:
        return {
            "proceeding_id": number, "client_id": number, "event_id": number, "zone": _ZONE,
            "place": "SIZO", "title": "order of the court", "ended_day": self._day(-900, -1),
            "ended_source": "the order of release",
        }  # fmt: skip

    def _interim(self, number: int) -> Row:
        return {
            "proceeding_id": number, "body": next(iter(InterimBody)), "facts": _NOTE,
            "state": next(iter(InterimState)), "chosen_on": NOW.date(),
        }  # fmt: skip
