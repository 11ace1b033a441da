"""Search: p95 of a call over 288 + 100,000 decisions, encrypted against plain SQLite.

The generated decisions are made of the words of the shipped ones, drawn with the frequencies of a
language (few words often, most of them rarely), so that frequent words have 100,000 hits.
"""

import dataclasses
import itertools
import random
import shutil
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Connection, Table, insert

import caseapp.models  # noqa: F401 - makes the metadata complete
from bench.measure import ratio
from bench.peers.plain_sqlite_search import PlainVault
from caseapp.domain.authorities import Decision
from caseapp.domain.clock import FixedClock
from caseapp.domain.ids import new_uid
from caseapp.domain.views.people import PersonRow
from caseapp.domain.vocabulary import Role
from caseapp.models.base import Base
from caseapp.packs.authorities import load
from caseapp.search import index, weights
from caseapp.services import authorities
from caseapp.services.desk import Desk
from caseapp.services.steps.library import authority_layout
from caseapp.services.vaults import create_vault, open_desk
from caseapp.storage.kdf import KdfCost, KdfPolicy

GENERATED = 100_000
BAR = 1.5
QUERIES = Path(__file__).with_name("queries.txt")
FOLDER = Path("build/bench/search")
NOW = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
_BATCH = 2_000
_TABLES: tuple[Table, ...] = tuple(
    Base.metadata.tables[name] for name in ("authority", "authority_label", "authority_paragraph")
)
_CHEAP = KdfPolicy(start=KdfCost(64, 1, 1), floor_kib=8, least_seconds=0.0)


def run() -> list[dict[str, object]]:
    """Measure the figure of the work order, and what a call takes."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    queries = QUERIES.read_text(encoding="utf-8").splitlines()
    path = FOLDER / "bench.casevault"
    key, _ = create_vault(path, "bench", "Bench", _CHEAP, FixedClock(NOW))
    desk = open_desk(
        path, key, clock=FixedClock(NOW), device="bench", language="en", isolated=_no_worker
    )
    plain = PlainVault(FOLDER / "plain.db")
    plain.make()
    peer = desk_of(plain)
    try:
        with desk.vault.writing() as session:
            index.create(session.connection())
            fill(session.connection())
            weights.rebuild(session.connection())
        with desk.vault.reading() as session, plain.connection() as connection:
            copy(session.connection(), connection)
            weights.rebuild(connection)
        figure = ratio(
            "search p95: encrypted / plain SQLite",
            BAR,
            lambda: _p95(desk, queries),
            lambda: _p95(peer, queries),
            timed=own_number,
        )
        filtered = [
            _time(desk, query, filters={"host_state": ["KZ"], "printable": ["yes"]})
            for query in queries
        ]
    finally:
        desk.vault.close()
        plain.close()
        shutil.rmtree(FOLDER, ignore_errors=True)
    found = figure.as_json()
    found["filtered_p95_ms"] = round(_percentile(filtered) * 1000, 3)
    return [found]


def fill(connection: Connection) -> None:
    """Put the shipped and the generated decisions into the tables and the index."""
    pack = load()
    decisions = itertools.chain(pack.decisions, generated(pack.decisions, GENERATED))
    groups = authority_layout.groups_of(pack)
    number = 0
    while batch := list(itertools.islice(decisions, _BATCH)):
        rows: list[dict[str, Any]] = []
        labels: list[dict[str, Any]] = []
        paragraphs: list[dict[str, Any]] = []
        words: list[tuple[int, str, str]] = []
        for decision in batch:
            number += 1
            columns = authority_layout.columns(decision)
            head = {"id": number, "uid": new_uid(), "version": 1, "pack": "bench"}
            rows.append(head | {"created_at": NOW, "changed_at": NOW} | columns)
            labels += [
                {"authority_id": number, "label": label, "value": value}
                for label, value in decision.labels()
            ]
            for paragraph in authority_layout.paragraphs(number, decision, groups):
                paragraphs.append(paragraph)
                words.append((paragraph["id"], paragraph["folded"], columns["label_words"]))
        for table, values in zip(_TABLES, (rows, labels, paragraphs), strict=True):
            connection.execute(insert(table), values)
        index.add(connection, words)


def copy(source: Connection, target: Connection) -> None:
    """Put the same rows into the peer, and the paragraphs into its index in the same batches."""
    for table in _TABLES:
        marks = ", ".join("?" for _ in table.columns)
        rows = source.exec_driver_sql(f"SELECT * FROM {table.name} ORDER BY id")
        for batch in rows.partitions(_BATCH):
            values = [tuple(row) for row in batch]
            target.exec_driver_sql(f"INSERT INTO {table.name} VALUES ({marks})", values)
    rows = source.exec_driver_sql("SELECT id, folded, labels FROM authority_index_content")
    for batch in rows.partitions(2 * _BATCH):
        index.add(target, [(row[0], row[1], row[2]) for row in batch])


def generated(originals: tuple[Decision, ...], count: int) -> Iterator[Decision]:
    """Return made-up decisions that look like the shipped ones to a search."""
    source = random.Random(20)
    words = sorted({word for one in originals for word in one.holding.split()})
    words += [f"{word}{suffix}" for word in words for suffix in ("ing", "ed", "ness")]
    source.shuffle(words)
    words = ["the", "of", "court", "risk", "extradition", "detention", *words]
    weights = list(itertools.accumulate(1 / (rank + 2) for rank in range(len(words))))
    for at in range(count):
        model = originals[at % len(originals)]
        text = source.choices(words, cum_weights=weights, k=46)
        yield dataclasses.replace(
            model,
            id=f"bench-{at}",
            title=f"{text[0].capitalize()} and Others v. {model.host_states}",
            number=f"{at}/{at % 90}",
            decided_on=date(1990, 1, 1) + timedelta(days=at % 13_000),
            holding=" ".join(text[1:]),
            ecli="",
            hudoc_itemid="",
        )


def desk_of(vault: PlainVault) -> Desk:
    """Return as much of a desk at plain SQLite as a search needs."""
    person = PersonRow("bench", "Bench", Role.LAWYER)  # type: ignore[arg-type]
    return SimpleNamespace(vault=vault, person=person, language="en")  # type: ignore[return-value]


def _p95(desk: Desk, queries: list[str]) -> float:
    return _percentile([_time(desk, query) for query in queries])


def _time(desk: Desk, query: str, **filters: Any) -> float:
    start = time.perf_counter()
    authorities.find(desk, query=query, **filters)
    return time.perf_counter() - start


def _percentile(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def own_number(work: Callable[[], object]) -> float:
    """Return the number that a side measured itself."""
    found = work()
    if not isinstance(found, float):
        raise TypeError(type(found))
    return found


def _no_worker(task: str, _payload: bytes, _limits: object) -> bytes:
    raise AssertionError(task)
