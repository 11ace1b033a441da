"""What it costs that the driver asks about every statement (`storage.authorizer`).

The same vault twice, one copy asked about and one not: Today over 200,000 records, and the queries
of `queries.txt` over the shipped decisions. SQLite asks when it compiles a statement, so each
round starts with none compiled: that is the worst that a person can meet.
"""

import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench import bigvault
from bench.measure import Figure, ratio
from caseapp.services import authorities, today
from caseapp.services.desk import Desk
from caseapp.services.vaults import create_vault, open_desk
from caseapp.storage.authorizer import guard
from caseapp.storage.keys import MasterKey

BAR = 1.10
"""Ours may take a tenth longer; the figure is there so that a slower guard is noticed."""
QUERIES = Path(__file__).with_name("queries.txt")


def run() -> list[dict[str, object]]:
    """Return both ratios."""
    with tempfile.TemporaryDirectory(prefix="caseapp-bench-") as folder:
        place = Path(folder)
        big = bigvault.cached()
        return [
            _ratio("Today, 200,000 records", place, big.path, big.key, today.get_today),
            _ratio("library search p95", place, *_library(place), _p95),
        ]


def _ratio(
    name: str, place: Path, path: Path, key: MasterKey, work: Callable[[Desk], object]
) -> dict[str, object]:
    desks = [_sit_down(path, place / f"{side} {path.name}", key) for side in ("asked", "free")]
    try:
        figure = _measured(name, desks, work)
    finally:
        for desk in desks:
            desk.vault.close()
    return figure.as_json()


def _measured(name: str, desks: list[Desk], work: Callable[[Desk], object]) -> Figure:
    asked, free = desks
    return ratio(
        f"{name}: statements asked about / not",
        BAR,
        lambda: _once(asked, work, guarded=True),
        lambda: _once(free, work, guarded=False),
        timed=_own_number,
    )


def _once(desk: Desk, work: Callable[[Desk], object], *, guarded: bool) -> float:
    """Return what one round takes; a figure that the work itself returns counts instead."""
    connection = desk.vault.engine.raw_connection()
    try:
        # Either way, what was compiled before is compiled again.
        if guarded:
            guard(connection.driver_connection)
        else:
            connection.driver_connection.set_authorizer(None)  # type: ignore[union-attr]
    finally:
        connection.close()
    start = time.perf_counter()
    found = work(desk)
    seconds = time.perf_counter() - start
    return found if isinstance(found, float) else seconds


def _own_number(side: Callable[[], object]) -> float:
    found = side()
    if not isinstance(found, float):
        raise TypeError(type(found))
    return found


def _p95(desk: Desk) -> float:
    times = []
    for query in QUERIES.read_text(encoding="utf-8").splitlines():
        start = time.perf_counter()
        authorities.find(desk, query=query)
        times.append(time.perf_counter() - start)
    return statistics.quantiles(times, n=20)[-1]


def _library(place: Path) -> tuple[Path, MasterKey]:
    path = place / "library.casevault"
    key, _ = create_vault(path, "bench", "Bench", bigvault.CHEAP, bigvault.clock())
    desk = _open(path, key)
    authorities.load_pack(desk)
    desk.vault.close()
    return path, key


def _sit_down(pattern: Path, path: Path, key: MasterKey) -> Desk:
    shutil.copytree(pattern, path, ignore=shutil.ignore_patterns("LOCK"))
    return _open(path, key)


def _open(path: Path, key: MasterKey) -> Desk:
    return open_desk(
        path, key, clock=bigvault.clock(), device="bench", language="en", isolated=_no_worker
    )


def _no_worker(task: str, _payload: bytes, _limits: object) -> bytes:
    raise AssertionError(task)
