"""Power cuts while the header is rewritten (the model: `powercuts`)."""

import collections
import shutil
from pathlib import Path

import pytest

from caseapp.domain.errors import CaseappError
from caseapp.storage import header
from caseapp.storage.keys import MasterKey
from tests.security import recording
from tests.security.powercuts import State, states

REWRITES = 30
STATES = 2_000
pytestmark = pytest.mark.timeout(120)


def judge(state: State, folder: Path, key: MasterKey) -> str:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, data in state.files.items():
        (folder / name).write_bytes(data)
    try:
        return _judge(folder, key, state.acknowledged)
    except CaseappError as error:
        return type(error).__name__


def _judge(folder: Path, key: MasterKey, acknowledged: int) -> str:
    found = header.verify_header(folder, key)
    if found.from_previous:
        return "current one broken"
    if found.generation < acknowledged:
        return "older"
    (folder / header.CURRENT).unlink()
    before = header.verify_header(folder, key)
    return "ok" if before.generation >= acknowledged - 1 else "older slots survive"


def cut(shim, vault_path, memory, manner: str) -> collections.Counter[str]:
    path, key, _ = vault_path
    before = {name: (path / name).read_bytes() for name in (header.CURRENT, header.PREVIOUS)}
    arguments = (str(path), key.pack().hex(), str(REWRITES), manner)
    acts, _ = recording.run(shim, path, "tests.security.headers", *arguments)
    return collections.Counter(
        judge(state, memory, key) for state in states(acts, before, STATES, 1)
    )


def test_no_power_cut_breaks_a_header_or_brings_back_removed_slots(shim, vault_path, memory):
    assert cut(shim, vault_path, memory, "durable") == {"ok": STATES}


def test_rewriting_in_place_breaks_it(shim, vault_path, memory):
    """The control: the same cuts, the file written over."""
    verdicts = cut(shim, vault_path, memory, "inplace")
    assert verdicts["HeaderDamagedError"] + verdicts["current one broken"] > STATES // 20
