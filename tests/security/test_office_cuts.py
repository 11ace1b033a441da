"""Power cuts in a whole vault at work: documents, records and headers (the model: `powercuts`)."""

import collections
import shutil

import pytest

from caseapp.domain.errors import CaseappError
from caseapp.services.vaults import check_vault
from caseapp.storage import blobs
from tests import factory, office
from tests.security import officework, recording
from tests.security.powercuts import states
from tests.security.recording import Act

ROUNDS = 12
pytestmark = pytest.mark.timeout(240)


@pytest.fixture(scope="module")
def recorded(shim, tmp_path_factory):
    """What was on the disk before, the acts of some rounds of work, and the key."""
    path, key, _ = factory.make_vault(tmp_path_factory.mktemp("office"))
    desk = factory.sit_down(path, key)
    office.matter(desk)
    desk.vault.close()
    before = {
        str(file.relative_to(path)): file.read_bytes()
        for file in path.rglob("*")
        if file.is_file() and file.name != "LOCK"
    }
    arguments = (str(path), key.pack().hex(), str(ROUNDS))
    acts, _ = recording.run(shim, path, "tests.security.officework", *arguments)
    return before, [act for act in acts if act.name != "LOCK"], key


def verdicts(recorded, memory, count: int) -> collections.Counter[str]:
    before, acts, key = recorded
    known: dict[object, int | str] = {}
    found: collections.Counter[str] = collections.Counter()
    for state in states(acts, before, count, 1):
        if state.key not in known:
            lay_out(memory, state.files)
            known[state.key] = look(memory, key)
        verdict = known[state.key]
        if isinstance(verdict, int):
            verdict = "ok" if verdict >= state.acknowledged else "lost"
        found[verdict] += 1
    return found


def lay_out(folder, files) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "blobs").mkdir(parents=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)


def look(folder, key) -> int | str:
    try:
        desk = factory.sit_down(folder, key)
    except CaseappError as error:
        return type(error).__name__
    try:
        if not check_vault(desk).sound:
            return "not sound"
        last = officework.rounds_standing(desk)
        rows = {file.name for file in (folder / "blobs").iterdir()}
        litter = len(rows) != last + 1 if last is not None else False
        return "broken" if last is None or (litter and len(rows) != last + 2) else last
    except CaseappError as error:
        return type(error).__name__
    finally:
        desk.vault.close()


def test_no_power_cut_leaves_a_row_without_its_file_or_a_file_without_row(recorded, memory):
    assert verdicts(recorded, memory, 120) == {"ok": 120}


@pytest.mark.soak
@pytest.mark.timeout(2400)
def test_a_thousand_do_not_either(recorded, memory):
    assert verdicts(recorded, memory, 1_000) == {"ok": 1_000}


def test_without_syncing_the_file_first_its_row_would_stand_alone(recorded, memory):
    """The control: the same work, had no document been synced before its row."""
    before, acts, key = recorded
    unsynced = [act for act in acts if not is_sync_of_document(act)]
    found = verdicts((before, unsynced, key), memory, 60)
    assert found.total() - found["ok"] > 5


def is_sync_of_document(act: Act) -> bool:
    return act.kind == "S" and (act.name.startswith("blobs") or not act.name)


def test_the_shim_sees_the_files_of_documents(recorded):
    _, acts, _ = recorded
    moved = [act for act in acts if act.kind == "R" and act.name.startswith("blobs/")]
    assert len(moved) == ROUNDS
    assert all(blobs._NAME.fullmatch(act.data.decode().removeprefix("blobs/")) for act in moved)
