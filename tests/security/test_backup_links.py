"""Links on a backup medium and in a vault: nothing behind one is ever removed or overwritten."""

import os
import shutil
from datetime import UTC

import pytest

from caseapp.domain.backups import BackupReason
from caseapp.domain.vaults import LinkedFolderError
from caseapp.i18n import catalogue
from caseapp.models.base import ever
from caseapp.models.client import Client
from caseapp.services import documents
from caseapp.storage import backup_folder, blobs
from caseapp.storage.backup_folder import BackupFolder
from caseapp.storage.generations import Wanted, make_generation
from caseapp.wording.refusals import refusal
from tests import factory, office


def make(desk, folder):
    wanted = Wanted(factory.NOW, "test", BackupReason.ASKED, UTC)
    vault = desk.vault
    work = make_generation(
        vault.path, vault.key, vault.start_copy, vault.end_copy, [folder], wanted
    )
    while True:
        try:
            next(work)
        except StopIteration as over:
            [made] = over.value
            return made


def add(desk, matter):
    with desk.vault.reading() as session:
        client = session.scalars(ever(Client, Client.uid)).one()
    documents.add_document(
        desk, matter, client, title="Document", file_name="a.txt",
        media_type="text/plain", pieces=[os.urandom(3_000)],
    )  # fmt: skip


@pytest.fixture
def folder(desk, tmp_path):
    """The backups of a vault with two documents, of which the backup has one."""
    matter = office.matter(desk)
    add(desk, matter)
    (tmp_path / "stick").mkdir()
    folder = BackupFolder(tmp_path / "stick", desk.vault.header.vault_id)
    assert make(desk, folder).error is None
    add(desk, matter)
    return folder


def lead_the_pool_into_the_vault(desk, folder):
    shutil.rmtree(folder.pool)
    folder.pool.symlink_to(desk.vault.blobs)


def test_a_pool_that_leads_into_the_vault_is_refused_and_costs_no_document(desk, folder):
    lead_the_pool_into_the_vault(desk, folder)
    before = sorted(desk.vault.blobs.iterdir())
    error = make(desk, folder).error
    assert isinstance(error, LinkedFolderError)
    assert str(folder.pool) in refusal(error, catalogue("en"))
    assert sorted(desk.vault.blobs.iterdir()) == before


def test_the_control_without_the_refusal_the_document_is_gone(desk, folder, monkeypatch):
    lead_the_pool_into_the_vault(desk, folder)
    before = sorted(desk.vault.blobs.iterdir())
    monkeypatch.setattr(backup_folder, "refuse_link", lambda _folder: None)
    make(desk, folder)
    assert sorted(desk.vault.blobs.iterdir()) != before


def test_a_folder_of_backups_that_is_a_link_is_refused(desk, folder, tmp_path):
    folder.path.rename(tmp_path / "elsewhere")
    folder.path.symlink_to(tmp_path / "elsewhere")
    standing = sorted((tmp_path / "elsewhere").rglob("*"))
    assert isinstance(make(desk, folder).error, LinkedFolderError)
    assert sorted((tmp_path / "elsewhere").rglob("*")) == standing


def test_a_link_under_a_name_of_unfinished_work_is_removed_and_not_followed(
    desk, folder, tmp_path
):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_bytes(b"mine")
    (folder.path / ".new-x").symlink_to(tmp_path / "mine")
    (folder.path / ".old-y").write_bytes(b"a file where a folder should be")
    assert make(desk, folder).error is None
    assert not {".new-x", ".old-y"} & {one.name for one in folder.path.iterdir()}
    assert (tmp_path / "mine" / "letter.txt").read_bytes() == b"mine"


def test_a_link_under_the_name_of_a_copy_is_not_written_through(tmp_path):
    (tmp_path / "mine").write_bytes(b"mine")
    (tmp_path / "source").write_bytes(b"evidence")
    (tmp_path / "copy.tmp").symlink_to(tmp_path / "mine")
    backup_folder.copy_hashed(tmp_path / "source", tmp_path / "copy.tmp", lambda _bytes: None)
    assert (tmp_path / "mine").read_bytes() == b"mine"
    assert (tmp_path / "copy.tmp").read_bytes() == b"evidence"


@pytest.fixture
def linked(vault_path, tmp_path):
    """A vault whose folder of documents leads to somebody's files: path, key, one of them."""
    path, key, _ = vault_path
    (path / "blobs").rename(tmp_path / "ext")
    (path / "blobs").symlink_to(tmp_path / "ext")
    theirs = tmp_path / "ext" / ("ab" * 16)
    theirs.write_bytes(b"somebody's file")
    return path, key, theirs


def test_a_vault_whose_documents_are_behind_a_link_is_refused_in_words(linked):
    path, key, theirs = linked
    with pytest.raises(LinkedFolderError):
        factory.sit_down(path, key)
    assert theirs.exists()


def test_the_control_without_the_refusal_the_file_is_gone(linked, monkeypatch):
    path, key, theirs = linked
    monkeypatch.setattr(blobs, "refuse_link", lambda _folder: None)
    factory.sit_down(path, key).vault.close()
    assert not theirs.exists()
