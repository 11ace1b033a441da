"""Flipped bits, cuts and additions in every file of a vault and of a backup.

Each is found, or proved harmless: the vault then says to the letter what it said before.
"""

import json
import random
import shutil

import pytest

from caseapp.domain.drafts import TaskDraft
from caseapp.domain.errors import CaseappError
from caseapp.models.base import ever
from caseapp.models.client import Client
from caseapp.services import backups, documents, tasks
from caseapp.services.restore import check_backup_at, restore_backup
from caseapp.services.vaults import check_vault
from caseapp.storage import header
from caseapp.storage.connection import PAGE_SIZE, connect
from caseapp.storage.keys import MasterKey
from tests import factory, office
from tests.security import ledger, recording
from tests.security.powercuts import states

FLIPS = 100
FIRST = 40
"""Flips all over the database, beside one in each of its first bytes."""
pytestmark = pytest.mark.timeout(240)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A closed vault with a task and two documents, and a backup of it: vault, key, medium."""
    folder = tmp_path_factory.mktemp("whole")
    path, key, _ = factory.make_vault(folder)
    desk = factory.sit_down(path, key)
    matter = office.matter(desk)
    tasks.add_task(desk, TaskDraft(matter, "text " * 300))
    with desk.vault.reading() as session:
        client = session.scalars(ever(Client, Client.uid)).one()
    for text in (b"first", b"second" * 30_000):
        kind = {"title": "T", "file_name": "a.txt", "media_type": "text/plain"}
        documents.add_document(desk, matter, client, **kind, pieces=[text])
    medium = folder / "medium"
    backups.add_target(desk, medium, "Medium")
    for _ in backups.make_backup(desk):
        pass
    desk.vault.close()
    return path, key, medium


@pytest.fixture
def copied(whole, memory):
    """A copy of the vault in memory: path and key."""
    path, key, _ = whole
    shutil.copytree(path, memory)
    return memory, key


def content(path, key) -> dict[str, list[object]]:
    """Return every row of every table."""
    connection = connect(path / "case.db", key)
    try:
        query = "SELECT name FROM sqlite_master WHERE type = 'table'"
        names = [name for (name,) in connection.execute(query).fetchall()]
        return {
            name: connection.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608
            for name in names
        }
    finally:
        connection.close()


def is_found(path, key) -> bool:
    """Say whether the program finds something wrong: at opening, or by its check."""
    try:
        desk = factory.sit_down(path, key)
    except CaseappError:
        return True
    try:
        return not check_vault(desk).sound
    finally:
        desk.vault.close()


def flipped(data: bytes, at: int, dice: random.Random) -> bytes:
    return data[:at] + bytes([data[at] ^ 1 << dice.randrange(8)]) + data[at + 1 :]


def spread(size: int, count: int) -> list[int]:
    """Return places all over a file, its first bytes among them."""
    return sorted({*range(min(FIRST, size)), *(number * size // count for number in range(count))})


@pytest.mark.parametrize(
    "count",
    [FLIPS, pytest.param(2000, marks=[pytest.mark.soak, pytest.mark.timeout(2400)])],
)
def test_every_flip_in_the_database_is_found_or_in_a_page_not_in_use(copied, count):
    path, key = copied
    file, before, dice = path / "case.db", content(*copied), random.Random(1)
    data = file.read_bytes()
    missed = []
    for at in spread(len(data), count):
        file.write_bytes(flipped(data, at, dice))
        if not is_found(path, key):
            missed.append(at)
            assert content(path, key) == before
    connection = connect(path / "case.db", key)
    unused = connection.execute("PRAGMA freelist_count").fetchone()[0]
    connection.close()
    assert len({at // PAGE_SIZE for at in missed}) <= unused


def test_an_untouched_vault_is_sound_by_the_same_check(copied):
    """The control."""
    assert not is_found(*copied)


@pytest.mark.parametrize(
    "kept", [0, 1, 15, 16, 100, 4095, 4096, 4097, 0.3, 0.5, 0.9, -4097, -4096, -1]
)
def test_a_database_that_was_cut_is_found(copied, kept):
    path, key = copied
    data = (path / "case.db").read_bytes()
    length = int(len(data) * kept) if isinstance(kept, float) else kept % len(data)
    (path / "case.db").write_bytes(data[:length])
    assert is_found(path, key)


@pytest.mark.parametrize("more", [b"\0", b"\0" * PAGE_SIZE, b"x" * 5000])
def test_a_database_that_grew_says_the_same_or_is_found(copied, more):
    path, key = copied
    before = content(path, key)
    with (path / "case.db").open("ab") as file:
        file.write(more)
    assert is_found(path, key) or content(path, key) == before


def test_every_flip_and_cut_in_a_document_is_found(copied):
    path, key = copied
    dice = random.Random(2)
    for file in sorted((path / "blobs").iterdir()):
        data = file.read_bytes()
        for at in spread(len(data), 8)[::12]:
            for damaged in (flipped(data, at, dice), data[:at], data + b"x"):
                file.write_bytes(damaged)
                assert is_found(path, key), (file.name, at)
        file.write_bytes(data)
    assert not is_found(path, key)


def test_a_damaged_header_is_found_and_a_damaged_earlier_one_is_not_needed(copied):
    path, key = copied
    dice, current = random.Random(3), header.verify_header(path, key)
    for name, expected in ((header.CURRENT, True), (header.PREVIOUS, False)):
        data = (path / name).read_bytes()
        blanks = set(spaces(data))
        for at in range(0, len(data), 17):
            (path / name).write_bytes(flipped(data, at, dice))
            found = is_found(path, key)
            assert found == expected or at in blanks, (name, at)
            if not found:
                assert header.verify_header(path, key) == current
        (path / name).write_bytes(data)


def spaces(data: bytes) -> list[int]:
    """Return where a header may change without saying anything else: between its values."""
    return [at for at, byte in enumerate(data) if byte in b" \n"]


def test_two_damaged_headers_are_refused(copied):
    path, key = copied
    for name in (header.CURRENT, header.PREVIOUS):
        (path / name).write_bytes((path / name).read_bytes()[:-30])
    assert is_found(path, key)


def generation(medium):
    """Return the folder of the one backup, and the files that belong to it."""
    [manifest] = medium.rglob("manifest.json")
    ours = [file for file in manifest.parent.iterdir() if file.is_file()]
    pool = [
        file for file in medium.rglob("*") if file.is_file() and len(file.name.split(".")[0]) == 32
    ]
    assert json.loads(manifest.read_bytes())["blobs"]
    return ours, pool


def test_every_flip_and_cut_in_a_backup_is_found_without_the_key(whole, memory):
    shutil.copytree(whole[2], memory)
    ours, pool = generation(memory)
    assert {file.name for file in ours} >= {"case.db", "vault.json", "manifest.json"}
    assert len(pool) == 2
    dice = random.Random(4)
    for file in [*ours, *pool]:
        data = file.read_bytes()
        for at in spread(len(data), 25)[::4]:
            for damaged in (flipped(data, at, dice), data[:at], data + b"x"):
                file.write_bytes(damaged)
                assert not all(one.sound for one in check_backup_at(memory)), (file.name, at)
        file.write_bytes(data)
    assert all(one.sound for one in check_backup_at(memory))


def test_a_backup_whose_database_is_damaged_is_never_restored(whole, memory, tmp_path):
    shutil.copytree(whole[2], memory)
    [file] = memory.rglob("case.db")
    file.write_bytes(flipped(file.read_bytes(), 5000, random.Random(5)))
    with pytest.raises(CaseappError):
        restore_backup(memory, tmp_path / "new.casevault", factory.fixed_clock())
    assert not (tmp_path / "new.casevault").exists()


def hot(shim, tmp_path, memory, key) -> dict[str, bytes]:
    """Return a database that is half written, with the journal that takes it back.

    Without the journal it would not be whole; with it, it is.
    """
    root = tmp_path / "root"
    root.mkdir()
    ledger.make(root / "case.db", key)
    before = {file.name: file.read_bytes() for file in root.iterdir()}
    arguments = (str(root / "case.db"), key.pack().hex(), "0", "12")
    acts, _ = recording.run(shim, root, "tests.security.ledger", *arguments)
    found = states(acts, before, 3000, 1)
    for state in found:
        journal = state.files["case.db-journal"]
        if journal.strip(b"\0") and lay_out(memory, state.files, b"", key) != "whole":
            assert lay_out(memory, state.files, journal, key) == "whole"
            return state.files
    raise AssertionError


def lay_out(folder, files, journal: bytes, key) -> str:
    """Open the database beside this journal."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "case.db").write_bytes(files["case.db"])
    (folder / "case.db-journal").write_bytes(journal)
    return looked_at(folder, key)


def test_a_damaged_journal_is_found_or_the_saves_stand_whole(shim, tmp_path, memory):
    key, dice = MasterKey.new(), random.Random(6)
    files = hot(shim, tmp_path, memory, key)
    ends = {"found": 0, "whole": 0, "silent": 0}
    for number in range(120):
        data = files["case.db-journal"]
        at = dice.randrange(len(data))
        journal = data[:at] if number % 3 == 0 else flipped(data, at, dice)
        ends[lay_out(memory, files, journal, key)] += 1
    assert ends["silent"] == 0
    assert ends["found"] > 0


def looked_at(folder, key) -> str:
    """Return "found", "whole", or "silent" for damage that nothing tells."""
    from caseapp.storage.checks import page_faults

    try:
        connection = connect(folder / "case.db", key)
    except CaseappError:
        return "found"
    try:
        if page_faults(connection):
            return "found"
        return "silent" if ledger.last_save(connection) is None else "whole"
    finally:
        connection.close()
