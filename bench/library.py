"""The library over thousands of judgments: search, as you type, questions; one import for all.

The texts stand outside the repository (see `bench.decision_files`); they are imported without the
shipped library, so that no holding of ours stands in the index. The peer has the same tables, rows
and indexes in plain SQLite.
"""

import lzma
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from sqlalchemy import Connection, Table

import caseapp.models  # noqa: F401 - makes the metadata complete
from bench import questions
from bench.decision_files import PLACE
from bench.imports import desk_at
from bench.measure import peak_megabytes, ratio
from bench.peers.plain_sqlite_search import PlainVault
from bench.search import QUERIES, desk_of, own_number
from bench.startup import CHEAP
from caseapp.domain.clock import SystemClock
from caseapp.models.base import Base
from caseapp.services import authorities, imports
from caseapp.services.desk import Desk
from caseapp.services.unlock import unlock_vault
from caseapp.services.vaults import open_desk
from caseapp.system.worker import run_worker

BAR = 1.5
TYPING_BAR_MS = 50.0
FIRST_LETTERS = 3
SEEN_AT_ONCE = 20
"""Decisions that the window asks for while somebody types."""
FOLDER = Path("build/bench/library")
_EVERY = 6
"""Of the written questions every sixth is asked here."""
_TABLES: tuple[Table, ...] = tuple(
    Base.metadata.tables[name] for name in ("authority", "authority_label", "authority_paragraph")
)
_REBUILT = ("authority_index", "authority_index_terms")


def run() -> list[dict[str, object]]:
    """Measure; nothing where the texts are not at hand."""
    place = os.environ.get(PLACE, "")
    if not place or not Path(place).exists():
        return []
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    path = FOLDER / "library.casevault"
    desk = desk_at(path)
    imports.run_import(desk, [_plain(Path(place))])
    try:
        found = [_against_plain(desk), *questions.figures(desk)]
    finally:
        desk.vault.close()
    found += _as_you_type(path)
    shutil.rmtree(FOLDER, ignore_errors=True)
    return found


def _plain(place: Path) -> Path:
    if place.suffix != ".xz":
        return place
    made = FOLDER / "decisions.jsonl"
    with lzma.open(place, "rb") as packed, made.open("wb") as plain:
        shutil.copyfileobj(packed, plain)
    return made


def asked() -> list[str]:
    """Return what is searched for: names, numbers, phrases and some of the questions."""
    return QUERIES.read_text(encoding="utf-8").splitlines() + questions.typed()[::_EVERY]


def _against_plain(desk: Desk) -> dict[str, object]:
    plain = PlainVault(FOLDER / "plain.db")
    plain.make()
    with desk.vault.reading() as session, plain.connection() as connection:
        _copy(session.connection(), connection)
    texts = asked()
    figure = ratio(
        "search p95 over the bulk: encrypted / plain SQLite",
        BAR,
        lambda: _p95(desk, texts),
        lambda: _p95(desk_of(plain), texts),
        timed=own_number,
    )
    plain.close()
    return figure.as_json()


def _copy(source: Connection, target: Connection) -> None:
    """Put the same rows into the peer; its indexes are made from them in one go."""
    for table in _TABLES:
        _copy_rows(source, target, table.name, len(table.columns))
    _copy_rows(source, target, "authority_index_words", 2)
    for index in _REBUILT:
        target.exec_driver_sql(f"INSERT INTO {index}({index}) VALUES ('rebuild')")


def _copy_rows(source: Connection, target: Connection, table: str, columns: int) -> None:
    marks = ", ".join("?" * columns)
    for batch in source.exec_driver_sql(f"SELECT * FROM {table} ORDER BY id").partitions(2_000):
        rows = [tuple(row) for row in batch]
        target.exec_driver_sql(f"INSERT INTO {table} VALUES ({marks})", rows)


def _p95(desk: Desk, texts: Sequence[str]) -> float:
    times = []
    for text in texts:
        begun = time.perf_counter()
        authorities.find(desk, query=text)
        times.append(time.perf_counter() - begun)
    return _percentile(times)


def _percentile(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def _as_you_type(vault: Path) -> Iterator[dict[str, object]]:
    """Type in a process of its own; yield what a letter takes and the memory of it all."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.library", str(vault)],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    milliseconds, letters, megabytes = map(float, done.stdout.split())
    yield {
        "name": f"search as you type from 3 letters, p95 of {letters:.0f} letters, ms",
        "value": round(milliseconds, 1), "bar": TYPING_BAR_MS,
        "met": milliseconds <= TYPING_BAR_MS,
    }  # fmt: skip
    yield {"name": "memory of a desk that searches the bulk, MB", "value": round(megabytes, 1)}


def type_at(vault: Path) -> None:
    """Type every text letter by letter; print p95 in ms, how many letters, and the memory."""
    key = unlock_vault(vault, "bench", CHEAP)
    desk = open_desk(
        vault, key, clock=SystemClock(), device="bench", language="en", isolated=run_worker
    )
    times = []
    for text in asked():
        for end in range(FIRST_LETTERS, len(text) + 1):
            begun = time.perf_counter()
            authorities.find(desk, query=text[:end], typing=True, limit=SEEN_AT_ONCE)
            times.append(time.perf_counter() - begun)
    desk.vault.close()
    peak = peak_megabytes()
    print(_percentile(times) * 1000, len(times), peak)


if __name__ == "__main__":
    type_at(Path(sys.argv[1]))
