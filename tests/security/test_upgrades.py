"""An upgrade from every released schema that is broken off leaves the old vault or the new one, whole."""

import collections
import os
import shutil
import subprocess
import sys

import pytest

from caseapp.domain.errors import CaseappError
from caseapp.domain.vaults import NewerFormatError
from caseapp.services.unlock import unlock_vault
from caseapp.storage import schema
from caseapp.storage.vault import Vault
from scripts import make_golden_vault
from tests.security import recording, upgrading
from tests.security.powercuts import states

RELEASED = sorted(make_golden_vault.FOLDER.glob("*.casevault"))
pytestmark = pytest.mark.timeout(240)


@pytest.fixture(params=RELEASED, ids=lambda path: path.stem)
def old(request, tmp_path):
    """A copy of a vault that a release wrote: path and key."""
    path = tmp_path / request.param.name
    shutil.copytree(request.param, path)
    return path, unlock_vault(path, make_golden_vault.PASSPHRASE)


@pytest.fixture
def newer(tmp_path):
    return upgrading.scripts(tmp_path)


def broken_off(old, newer, tmp_path, shim, what: str, tries: int) -> collections.Counter[str]:
    path, key = old
    (tmp_path / "root").mkdir()
    preload = {"LD_PRELOAD": str(shim), "DISKSHIM_ROOT": str(tmp_path / "root")}
    program = [sys.executable, "-m", "tests.security.upgrading", what, str(path)]
    told = subprocess.run(
        [*program, key.pack().hex(), str(newer), str(tries)],
        env={**os.environ, **(preload if what == "break" else {})},
        cwd=recording.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    return collections.Counter(told.stdout.splitlines())


def wholes(told: collections.Counter[str], before: str) -> int:
    """Count the ends that are allowed: refused or killed, then old or new and whole."""
    ends = {f"{found} whole upgraded" for found in (before, upgrading.NEWER)}
    refused = ("DiskFailedError", "MigrationFailedError", "VaultReadOnlyError", "killed")
    allowed = {f"{said} {end}" for said in refused for end in ends}
    return sum(told[one] for one in (*allowed, f"opened {upgrading.NEWER} whole upgraded"))


def test_a_disk_that_dies_in_an_upgrade_leaves_old_or_new(old, newer, tmp_path, shim):
    before, _ = upgrading.counted(*old)
    told = broken_off(old, newer, tmp_path, shim, "break", 16)
    assert wholes(told, before) == told.total() > 12, told
    assert any(f" {before} whole" in one for one in told)


def test_a_kill_in_an_upgrade_leaves_old_or_new(old, newer, tmp_path, shim):
    before, _ = upgrading.counted(*old)
    told = broken_off(old, newer, tmp_path, shim, "kill", 8)
    assert wholes(told, before) == 8, told


@pytest.mark.soak
@pytest.mark.timeout(2400)
@pytest.mark.parametrize(("what", "tries"), [("break", 150), ("kill", 100)])
def test_an_upgrade_broken_off_anywhere_leaves_old_or_new(old, newer, tmp_path, shim, what, tries):
    before, _ = upgrading.counted(*old)
    told = broken_off(old, newer, tmp_path, shim, what, tries)
    assert wholes(told, before) == told.total() > tries // 2, told


def cut(old, newer, tmp_path, shim, memory, count: int) -> collections.Counter[str]:
    """Record an upgrade, cut the power, and say what revision stands; "broken": none whole."""
    path, key = old
    _, rows = upgrading.counted(path, key)
    before = {
        str(file.relative_to(path)): file.read_bytes()
        for file in path.rglob("*")
        if file.is_file()
    }
    arguments = ("once", str(path), key.pack().hex(), str(newer))
    acts, _ = recording.run(shim, path, "tests.security.upgrading", *arguments)
    known: dict[object, str] = {}
    verdicts: collections.Counter[str] = collections.Counter()
    for state in states(acts, before, count, 1):
        if state.key not in known:
            known[state.key] = looked_at(state.files, memory, key, rows)
        verdicts[known[state.key]] += 1
    return verdicts


def looked_at(files, memory, key, rows) -> str:
    memory.mkdir(exist_ok=True)
    for name in ("case.db", "case.db-journal"):
        (memory / name).unlink(missing_ok=True)
        if name in files:
            (memory / name).write_bytes(files[name])
    try:
        revision, found = upgrading.counted(memory, key)
    except (CaseappError, ValueError):
        return "broken"
    return revision if found == rows else "rows lost"


def test_a_power_cut_in_an_upgrade_leaves_old_or_new(old, newer, tmp_path, shim, memory):
    before, _ = upgrading.counted(*old)
    verdicts = cut(old, newer, tmp_path, shim, memory, 300)
    # Few cuts come after the commit, which is nearly the last thing that an upgrade writes.
    assert before in verdicts
    assert verdicts.keys() <= {before, upgrading.NEWER}
    assert upgrading.counted(*old)[0] == upgrading.NEWER


def test_a_program_of_before_refuses_the_upgraded_vault_in_words(old, newer, monkeypatch):
    path, key = old
    monkeypatch.setattr(upgrading.upgrade, "SCRIPTS", newer)
    with monkeypatch.context() as ahead:
        ahead.setattr(schema, "HEAD", upgrading.NEWER)
        Vault.open(path, key).close()
    before = (path / "case.db").read_bytes()
    with pytest.raises(NewerFormatError):
        Vault.open(path, key)
    assert (path / "case.db").read_bytes() == before
