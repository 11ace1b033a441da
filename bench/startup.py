"""How long a start takes, beside the barest PySide6 window on the same machine."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.measure import ratio
from caseapp.storage.kdf import KdfCost, KdfPolicy

LOCK_BAR = 1.5
LIST_BAR = 5.0
CLIENTS = 40
PASSPHRASE = "bench"  # noqa: S105 - of a vault that lives for a minute
CHEAP = KdfPolicy(start=KdfCost(64, 1, 1), floor_kib=8, least_seconds=0.0)


def until(word: str, *arguments: str, folder: str) -> float:
    """Return the seconds from starting a process until it says `word`."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": folder}
    environment["XDG_STATE_HOME"] = folder
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        text=True,
    ) as child:
        assert child.stdout is not None  # noqa: S101 - it is a pipe
        said = child.stdout.readline().strip()
        seconds = time.perf_counter() - start
    if said != word:
        raise RuntimeError(said)
    return seconds


def make_vault(folder: Path) -> Path:
    """Make a vault with some clients in it, opened once, so that the library is loaded."""
    from caseapp.app.arrival import prepare
    from caseapp.app.seat import Seat
    from caseapp.domain.clock import SystemClock
    from caseapp.domain.drafts import ClientDraft, NameDraft
    from caseapp.services.clients import add_client
    from caseapp.services.vaults import create_vault, open_desk
    from caseapp.system.worker import run_worker

    path = folder / "bench.casevault"
    clock = SystemClock("UTC")
    key, _ = create_vault(path, PASSPHRASE, "Bench", CHEAP, clock)
    desk = open_desk(path, key, clock=clock, device="bench", language="en", isolated=run_worker)
    prepare(Seat.of(desk))
    for number in range(CLIENTS):
        add_client(desk, ClientDraft((NameDraft(f"Client {number:03d}"),)))
    desk.vault.close()
    return path


def call(seconds: Callable[[], object]) -> float:
    """Give `ratio` the number that a side measured itself."""
    return float(str(seconds()))


def run() -> list[dict[str, object]]:
    """Measure both starts."""
    with tempfile.TemporaryDirectory() as folder:
        vault = str(make_vault(Path(folder)))

        def bare() -> float:
            return until("painted", "bench.peers.bare_window", folder=folder)

        def lock() -> float:
            return until("painted", "bench.peers.our_window", "lock", folder=folder)

        def listed() -> float:
            ours = ("bench.peers.our_window", "list", vault, PASSPHRASE)
            return until("usable", *ours, folder=folder)

        return [
            ratio(
                "start to painted lock screen / bare window", LOCK_BAR, lock, bare, timed=call
            ).as_json(),
            ratio(
                "start to usable client list / bare window", LIST_BAR, listed, bare, timed=call
            ).as_json(),
        ]
