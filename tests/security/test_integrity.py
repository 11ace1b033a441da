"""The check of a vault finds what was altered behind the key's back."""

import random
import shutil

import pytest

from caseapp.domain.drafts import TaskDraft
from caseapp.domain.errors import NotFoundError
from caseapp.domain.vaults import BlobDamagedError, VaultDamagedError
from caseapp.models.base import ever
from caseapp.models.client import Client
from caseapp.services import documents, tasks
from caseapp.services.vaults import check_vault
from tests import factory, office

PAGE = 4096


@pytest.fixture
def closed(vault_path):
    """A closed vault with work in it: path and key."""
    path, key, _ = vault_path
    desk = factory.sit_down(path, key)
    matter = office.matter(desk)
    with desk.vault.reading() as session:
        client = session.scalars(ever(Client, Client.uid)).one()
    for number in range(2):
        documents.add_document(
            desk,
            matter,
            client,
            title=f"Document {number}",
            file_name="a.txt",
            media_type="text/plain",
            pieces=[b"content %d" % number],
        )
    tasks.add_task(desk, TaskDraft(matter, "first text " * 20))
    desk.vault.close()
    return path, key


def checked(path, key):
    desk = factory.sit_down(path, key)
    try:
        return check_vault(desk)
    finally:
        desk.vault.close()


def test_an_untouched_vault_is_sound_and_progress_ends_at_its_total(closed):
    seen = []
    desk = factory.sit_down(*closed)
    found = check_vault(desk, lambda done, total: seen.append((done, total)))
    desk.vault.close()
    assert found.sound
    assert (found.documents, found.history_entries) == (2, 8)
    assert seen[-1][0] == seen[-1][1]


def test_an_older_copy_of_any_page_is_found(closed, tmp_path):
    """SQLCipher accepts an older page: only the history contradicts it."""
    path, key = closed
    old = (path / "case.db").read_bytes()
    desk = factory.sit_down(path, key)
    [task] = tasks.list_tasks(desk)
    tasks.finish_task(desk, task.uid)
    desk.vault.close()
    new = (path / "case.db").read_bytes()
    assert checked(path, key).sound
    differing = [
        start
        for start in range(PAGE, min(len(old), len(new)), PAGE)
        if old[start : start + PAGE] != new[start : start + PAGE]
    ]
    assert differing
    for start in differing:
        spliced = new[:start] + old[start : start + PAGE] + new[start + PAGE :]
        (path / "case.db").write_bytes(spliced)
        try:
            assert not checked(path, key).sound
        except VaultDamagedError:
            continue


def test_flipped_bits_in_the_database_are_found_or_harmless(closed):
    path, key = closed
    whole = (path / "case.db").read_bytes()
    dice = random.Random(3)
    for _ in range(25):
        altered = bytearray(whole)
        altered[dice.randrange(len(whole))] ^= 1 << dice.randrange(8)
        (path / "case.db").write_bytes(altered)
        try:
            assert not checked(path, key).sound
        except VaultDamagedError:
            continue


def test_swapped_documents_are_found_and_not_handed_out(closed):
    path, key = closed
    one, two = sorted((path / "blobs").iterdir())
    shutil.copy(one, path / "kept")
    shutil.copy(two, one)
    shutil.copy(path / "kept", two)
    assert len(checked(path, key).bad_documents) == 2
    desk = factory.sit_down(path, key)
    [row, _] = documents.list_documents(desk)
    with pytest.raises(BlobDamagedError):
        documents.read_document(desk, row.uid)
    desk.vault.close()


def test_a_row_that_was_changed_by_hand_or_removed_is_named(closed):
    path, key = closed
    desk = factory.sit_down(path, key)
    with desk.vault.writing() as session:
        session.connection().exec_driver_sql("UPDATE task SET text = 'other'")
        session.connection().exec_driver_sql("DELETE FROM document_version WHERE id = 1")
    found = check_vault(desk)
    desk.vault.close()
    assert [kind for kind, _ in found.contradicted] == ["document", "task"]


def test_a_page_that_goes_bad_under_an_open_vault_is_told_and_the_next_session_works(closed):
    path, key = closed
    desk = factory.sit_down(path, key)
    with desk.vault.reading() as session:
        root = session.connection().exec_driver_sql(
            "SELECT rootpage FROM sqlite_master WHERE name = 'task'"
        ).scalar_one()  # fmt: skip
    desk.vault.close()
    whole = bytearray((path / "case.db").read_bytes())
    whole[(root - 1) * PAGE + 100] ^= 1
    (path / "case.db").write_bytes(whole)
    desk = factory.sit_down(path, key)
    with pytest.raises(VaultDamagedError):
        tasks.list_tasks(desk)
    assert documents.list_documents(desk)
    desk.vault.close()


def test_a_broken_history_is_told_with_its_place(closed):
    path, key = closed
    desk = factory.sit_down(path, key)
    with desk.vault.writing() as session:
        session.connection().exec_driver_sql("UPDATE history SET command = 'x' WHERE seq = 3")
    found = check_vault(desk)
    desk.vault.close()
    assert (found.history_broken_at, found.sound) == (3, False)


def test_a_missing_document_is_named(closed):
    path, key = closed
    next((path / "blobs").iterdir()).unlink()
    found = checked(path, key)
    assert len(found.bad_documents) == 1
    assert not found.sound


def test_a_slot_that_belongs_to_nobody_opens_no_desk(closed):
    path, key = closed
    desk = factory.sit_down(path, key)
    with desk.vault.writing() as session:
        session.connection().exec_driver_sql("DELETE FROM key_slot")
    desk.vault.close()
    for _ in range(2):
        with pytest.raises(NotFoundError):
            factory.sit_down(path, key)
