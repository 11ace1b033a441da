"""What the checks cost: the chain in bulk, the door of a small vault, the door after a crash.

Processor time, since other programs run meanwhile; the best of five tries.
"""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench import bigvault
from caseapp.services.vaults import create_vault
from caseapp.storage import raw_history
from caseapp.storage.anchor import Anchors, Mark
from caseapp.storage.vault_file import VaultFile

ENTRIES = 100_000
CHAIN_BAR, DOOR_BAR, CRASH_BAR = 1.0, 0.03, 10.0
TRIES = 5


def run() -> list[dict[str, object]]:
    """Return the figures, in seconds of processor time."""
    with tempfile.TemporaryDirectory(prefix="caseapp-bench-") as folder:
        return [_chain(), _small_door(Path(folder)), _door_after_crash(Path(folder))]


def _chain() -> dict[str, object]:
    big = bigvault.cached()
    opened = VaultFile.open(big.path, big.key)

    def read() -> None:
        reader = raw_history.ChainReader(opened.connection, opened.key, Mark())
        if reader.read(ENTRIES) != ENTRIES or reader.broken_at is not None:
            raise RuntimeError(reader.broken_at)
        reader.close()

    value = _best(read)
    opened.close()
    return _figure("chain of 100,000 entries verified, s of processor", value, CHAIN_BAR)


def _small_door(folder: Path) -> dict[str, object]:
    path = folder / "small.casevault"
    key, _ = create_vault(path, "small", "Bench", bigvault.CHEAP, bigvault.clock())
    anchors = Anchors(folder / "small anchors", "machine")
    VaultFile.open(path, key, anchors).close()
    looked = _best(lambda: VaultFile.open(path, key, anchors).close())
    plain = _best(lambda: VaultFile.open(path, key).close())
    return _figure("look at the door of a small vault, s of processor", looked - plain, DOOR_BAR)


def _door_after_crash(folder: Path) -> dict[str, object]:
    big = bigvault.cached()
    anchors = Anchors(folder / "big anchors", "machine")
    opened = VaultFile.open(big.path, big.key, anchors)

    def open_after_crash() -> None:
        opened = VaultFile.open(big.path, big.key, anchors)
        if opened.watch.unchanged or opened.watch.read_only:
            raise RuntimeError(opened.watch.verdict)
        _die(opened)

    _die(opened)
    value = _best(open_after_crash, 1)
    return _figure("200,000 records: door after a crash, s of processor", value, CRASH_BAR)


def _die(opened: VaultFile) -> None:
    """Let go of a vault as a killed process does: nothing is written down."""
    opened.watch.keep()
    opened.watch.leave = lambda: None  # type: ignore[method-assign]
    opened.close()


def _best(work: Callable[[], object], tries: int = TRIES) -> float:
    times = []
    for _ in range(tries):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def _figure(name: str, value: float, bar: float) -> dict[str, object]:
    return {"name": name, "value": round(value, 4), "bar": bar, "met": value <= bar}
