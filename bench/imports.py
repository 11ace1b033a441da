"""Bulk import of decisions: into the vault, against the same lines into plain SQLite.

The texts stand outside the repository (see `bench.decision_files`). A round imports some of them;
one run over all of them tells what memory it takes.
"""

import itertools
import lzma
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from bench.decision_files import PLACE
from bench.measure import peak_megabytes, ratio
from bench.peers.plain_import import import_lines
from bench.startup import CHEAP
from caseapp.domain.clock import FixedClock
from caseapp.services import imports
from caseapp.services.desk import Desk
from caseapp.services.vaults import create_vault, open_desk
from caseapp.system.worker import run_worker

ROUND = 300
"""Decisions of one round: enough that what starts once (workers, a vault) weighs as little as in the
whole; all of them would take an hour for eleven rounds."""
BAR = 2.0
MEMORY_BAR_MB = 600.0
FOLDER = Path("build/bench/imports")
_NOW = FixedClock(datetime(2026, 3, 3, 9, 30, tzinfo=UTC))


def run() -> list[dict[str, object]]:
    """Measure; nothing where the texts are not at hand."""
    place = os.environ.get(PLACE, "")
    if not place or not Path(place).exists():
        return []
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    some, every = FOLDER / "some.jsonl", FOLDER / "all.jsonl"
    with lzma.open(place, "rb") as packed, every.open("wb") as plain:
        shutil.copyfileobj(packed, plain)
    with every.open("rb") as lines, some.open("wb") as part:
        part.writelines(itertools.islice(lines, 0, None, 2836 // ROUND))
    desks = _desks()
    figure = ratio(
        "import of decisions: vault / plain SQLite",
        BAR,
        lambda: imports.run_import(next(desks), [some]),
        lambda: import_lines(some, FOLDER / "plain.db"),
    )
    memory = _memory(every)
    shutil.rmtree(FOLDER, ignore_errors=True)
    return [figure.as_json(), memory]


def _desks() -> Iterator[Desk]:
    """Give a fresh vault each time, and close the one before."""
    before: Desk | None = None
    for number in itertools.count():
        if before is not None:
            before.vault.close()
            shutil.rmtree(FOLDER / f"{number - 1}.casevault")
        before = desk_at(FOLDER / f"{number}.casevault")
        yield before


def desk_at(path: Path) -> Desk:
    """Make a vault with a cheap key."""
    key, _code = create_vault(path, "bench", "Bench", CHEAP, _NOW)
    return open_desk(path, key, clock=_NOW, device="bench", language="en", isolated=run_worker)


def _memory(lines: Path) -> dict[str, object]:
    """Import everything in a process of its own; return its largest memory."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.imports", str(lines), str(FOLDER / "all.casevault")],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    megabytes, seconds, paragraphs = map(float, done.stdout.split())
    return {
        "name": f"memory of an import of {int(paragraphs)} paragraphs in {seconds:.0f} s, MB",
        "value": round(megabytes, 1),
        "bar": MEMORY_BAR_MB,
        "met": megabytes <= MEMORY_BAR_MB,
    }


def _import_all(lines: Path, vault: Path) -> None:
    import time

    begun = time.perf_counter()
    desk = desk_at(vault)
    outcome = imports.run_import(desk, [lines])
    desk.vault.close()
    peak = peak_megabytes()
    paragraphs = sum(one.paragraphs for one in outcome.decisions)
    print(peak, time.perf_counter() - begun, paragraphs)


if __name__ == "__main__":
    _import_all(Path(sys.argv[1]), Path(sys.argv[2]))
