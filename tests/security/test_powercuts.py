"""Power cuts at random places of recorded writes (the model: `powercuts`)."""

import collections
import shutil
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from caseapp.domain.errors import CaseappError
from caseapp.storage.checks import page_faults
from caseapp.storage.connection import PAGE_SIZE, connect
from caseapp.storage.keys import MasterKey
from tests.security import ledger, recording
from tests.security.powercuts import State, states

SAVES = 60
STATES = 3_000
SMALL_CACHE = "cache_size = 10"
UNSAFE = ("journal_mode = DELETE", "synchronous = OFF")
PRAGMA_SETS = {"as it is": (), "cache full": (SMALL_CACHE,)}
pytestmark = pytest.mark.timeout(300)


class Bench:
    """A folder in memory where states are laid out, opened and judged; equal states once."""

    def __init__(self, folder: Path, key: MasterKey) -> None:
        self.folder, self.key = folder, key
        self.known: dict[object, int | str] = {}

    def judge(self, state: State) -> str:
        """Return "ok", or in a word what is wrong."""
        if state.key not in self.known:
            self.known[state.key] = self._open(state.files)
        found = self.known[state.key]
        if isinstance(found, str):
            return found
        return "ok" if state.acknowledged <= found else "lost"

    def _open(self, files: dict[str, bytes]) -> int | str:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        for name, data in files.items():
            (self.folder / name).write_bytes(data)
        try:
            connection = connect(self.folder / "case.db", self.key)
        except CaseappError as error:
            return type(error).__name__
        try:
            last = ledger.last_save(connection)
            faults = page_faults(connection)
        except (dbapi2.Error, MemoryError) as error:
            return type(error).__name__
        finally:
            connection.close()
        if faults:
            return f"pages: {faults[0][:40]}"
        return "torn" if last is None else last


def cut(shim: Path, folder: Path, memory: Path, pragmas: tuple[str, ...], count: int, seed: int):
    """Record saves, cut the power `count` times; return the verdicts and how many states differ."""
    root, key = folder / "root", MasterKey.new()
    root.mkdir()
    ledger.make(root / "case.db", key)
    before = {file.name: file.read_bytes() for file in root.iterdir()}
    arguments = (str(root / "case.db"), key.pack().hex(), "0", str(SAVES), *pragmas)
    acts, _ = recording.run(shim, root, "tests.security.ledger", *arguments)
    bench = Bench(memory, key)
    verdicts = collections.Counter(bench.judge(s) for s in states(acts, before, count, seed))
    return verdicts, len(bench.known)


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("pragmas", PRAGMA_SETS.values(), ids=PRAGMA_SETS)
def test_no_power_cut_loses_or_halves_a_save(shim, tmp_path, memory, pragmas, seed):
    verdicts, different = cut(shim, tmp_path, memory, pragmas, STATES, seed)
    assert verdicts == {"ok": STATES}
    assert different > STATES // 10


@pytest.mark.soak
@pytest.mark.timeout(2400)
@pytest.mark.parametrize("seed", range(10, 15))
def test_fifty_thousand_cuts_do_not_either(shim, tmp_path, memory, seed):
    pragmas = tuple(PRAGMA_SETS.values())[seed % 2]
    assert cut(shim, tmp_path, memory, pragmas, 10_000, seed)[0] == {"ok": 10_000}


def test_without_a_lasting_journal_the_same_cuts_break_the_database(shim, tmp_path, memory):
    """The control: DELETE with OFF."""
    verdicts, _ = cut(shim, tmp_path, memory, UNSAFE, 200, 1)
    assert verdicts.total() - verdicts["ok"] > 100


def flipped(path: Path, page: int) -> None:
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE_SIZE + 777)
        byte = file.read(1)[0]
        file.seek(-1, 1)
        file.write(bytes([byte ^ 1]))


def test_a_broken_seal_counts_on_every_page_in_use_and_on_no_other(tmp_path):
    path, key = tmp_path / "case.db", MasterKey.new()
    ledger.make(path, key)
    connection = connect(path, key)
    connection.execute("CREATE TABLE other AS SELECT randomblob(60000)")
    connection.execute("DROP TABLE other")
    [(unused,), (pages,)] = (
        connection.execute(f"PRAGMA {name}").fetchone()
        for name in ("freelist_count", "page_count")
    )
    connection.close()
    passed = 0
    for page in range(2, pages + 1):
        connection = connect(path, key)
        page_faults(connection)  # fills the cache with what the file will no longer say
        flipped(path, page)
        passed += page_faults(connection) == ()
        connection.close()
        flipped(path, page)
    assert passed == unused - 1  # the list itself stands on a page in use
