"""People, drafts and documents on a real vault."""

import pytest

from caseapp.domain.drafts import TaskDraft
from caseapp.domain.errors import (
    ChangedMeanwhileError,
    ControlCharacterError,
    EmptyFieldError,
    NotAllowedError,
    NotFoundError,
    TextTooLongError,
)
from caseapp.domain.vaults import BlobDamagedError, DocumentTooLargeError
from caseapp.domain.vocabulary import Role
from caseapp.models.base import ever
from caseapp.models.client import Client
from caseapp.models.document import ClientKey, DocumentVersion
from caseapp.services import audit, documents, drafts, people, tasks, vaults
from caseapp.services.vaults import vault_info
from tests import factory, office


@pytest.fixture
def matter(desk):
    return office.matter(desk)


@pytest.fixture
def client(desk, matter):
    with desk.vault.reading() as session:
        return session.scalars(ever(Client, Client.uid)).one()


def add(desk, matter, client, content=b"content", **changed):
    values = {"title": "Decision", "file_name": "decision.pdf", "media_type": "application/pdf"}
    pieces = [content] if isinstance(content, bytes) else content
    changes = documents.add_document(desk, matter, client, **{**values, **changed}, pieces=pieces)
    return changes.created


def test_people_are_listed_by_name(desk):
    people.add_person(desk, "  Zoya ", Role.PARALEGAL)
    assert [(row.name, row.role) for row in people.list_people(desk)] == [
        (factory.LAWYER, Role.LAWYER),
        ("Zoya", Role.PARALEGAL),
    ]


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("  ", EmptyFieldError),
        ("x" * 201, TextTooLongError),
        ("\u202enimdA", ControlCharacterError),
        ("\ud800", ControlCharacterError),
    ],
)
def test_a_person_needs_a_name_of_sensible_length(desk, name, error):
    with pytest.raises(error):
        people.add_person(desk, name, Role.GUEST)
    assert len(people.list_people(desk)) == 1


@pytest.mark.parametrize("text", ["\x00", "call \x1b[31m", "\ud800", "\u202e"])
def test_a_task_takes_no_control_characters(desk, matter, text):
    with pytest.raises(ControlCharacterError):
        tasks.add_task(desk, TaskDraft(matter, text))
    assert tasks.list_tasks(desk) == []


@pytest.mark.parametrize(
    ("name", "error"), [(" ", EmptyFieldError), ("\udcff", ControlCharacterError)]
)
def test_an_owner_without_a_readable_name_gets_no_vault(tmp_path, name, error):
    with pytest.raises(error):
        vaults.create_vault(tmp_path / "new.casevault", "six good words", name)
    assert list(tmp_path.iterdir()) == []


def test_a_paralegal_adds_nobody(desk):
    with pytest.raises(NotAllowedError) as caught:
        people.add_person(factory.as_role(desk, Role.PARALEGAL), "Friend", Role.LAWYER)
    assert caught.value.values == {"command": "add_person"}


def test_a_draft_comes_back_once_and_across_restarts(vault_path):
    path, key, _ = vault_path
    desk = factory.sit_down(path, key)
    drafts.keep_draft(desk, "event:1", "first")
    drafts.keep_draft(desk, "event:1", "second — черновик")
    drafts.keep_draft(desk, "event:2", "other")
    desk.vault.close()
    desk = factory.sit_down(path, key)
    assert sorted(drafts.list_drafts(desk)) == ["event:1", "event:2"]
    assert drafts.take_draft(desk, "event:1") == "second — черновик"
    assert drafts.take_draft(desk, "event:1") is None
    desk.vault.close()


def test_a_draft_beyond_all_sense_is_refused(desk, monkeypatch):
    monkeypatch.setattr(drafts, "LONGEST", 10)
    with pytest.raises(TextTooLongError):
        drafts.keep_draft(desk, "event:1", "x" * 11)
    assert drafts.list_drafts(desk) == []


def test_a_document_is_read_as_it_was_added(desk, matter, client):
    uid = add(desk, matter, client, [b"one ", b"two"])
    assert documents.read_document(desk, uid) == b"one two"
    [row] = documents.list_documents(desk, matter)
    assert (row.size, row.number, row.client_name) == (7, 1, "Test Client")


def test_older_versions_of_a_document_stay_readable(desk, matter, client):
    uid = add(desk, matter, client, b"old")
    values = {"file_name": "new.pdf", "media_type": "application/pdf", "pieces": [b"new"]}
    documents.add_document_version(desk, uid, 1, **values)
    assert documents.read_document(desk, uid) == b"new"
    assert documents.read_document(desk, uid, 1) == b"old"
    assert [row.number for row in documents.list_documents(desk)] == [2]
    with pytest.raises(ChangedMeanwhileError):
        documents.add_document_version(desk, uid, 1, **values)
    assert len(list(desk.vault.blobs.iterdir())) == 2


def test_a_version_that_does_not_exist_is_not_found(desk, matter, client):
    with pytest.raises(NotFoundError):
        documents.read_document(desk, add(desk, matter, client), 9)


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"title": " "}, EmptyFieldError),
        ({"title": "x" * 501}, TextTooLongError),
        ({"file_name": ""}, EmptyFieldError),
        ({"file_name": "x" * 256}, TextTooLongError),
    ],
)
def test_a_document_needs_its_names(desk, matter, client, changed, error):
    with pytest.raises(error):
        add(desk, matter, client, **changed)
    assert list(desk.vault.blobs.iterdir()) == []


def test_a_document_that_is_too_large_leaves_nothing(desk, matter, client, monkeypatch):
    monkeypatch.setattr(documents, "LARGEST", 10)
    with pytest.raises(DocumentTooLargeError):
        add(desk, matter, client, [b"123456", b"123456"])
    assert list(desk.vault.blobs.iterdir()) == []


def test_a_document_for_a_client_of_another_matter_leaves_nothing(desk, matter, client):
    other = office.matter(desk, "2026/002")
    with pytest.raises(NotFoundError):
        add(desk, other, client)
    assert list(desk.vault.blobs.iterdir()) == []


def test_each_client_has_one_key_and_each_file_its_own(desk, matter, client):
    for content in (b"same", b"same"):
        add(desk, matter, client, content)
    with desk.vault.reading() as session:
        assert session.query(ClientKey).count() == 1
        one, two = session.query(DocumentVersion).all()
    assert one.sha256 == two.sha256
    assert one.stored_sha256 != two.stored_sha256


def test_a_deleted_document_can_be_undone_with_its_file(desk, matter, client):
    uid = add(desk, matter, client)
    documents.delete_document(desk, uid)
    assert documents.list_documents(desk) == []
    with pytest.raises(NotFoundError):
        documents.read_document(desk, uid)
    audit.undo_last(desk)
    assert documents.read_document(desk, uid) == b"content"


def test_who_is_not_a_member_sees_no_document(desk, matter, client):
    uid = add(desk, matter, client)
    office.change_members(desk, matter, with_members=())
    assert documents.list_documents(desk) == []
    with pytest.raises(NotFoundError):
        documents.read_document(desk, uid)
    with pytest.raises(NotFoundError):
        add(desk, matter, client)


def test_a_cut_file_is_not_handed_out(desk, matter, client):
    uid = add(desk, matter, client, b"x" * 1000)
    [file] = desk.vault.blobs.iterdir()
    file.write_bytes(file.read_bytes()[:-1])
    with pytest.raises(BlobDamagedError):
        documents.read_document(desk, uid)


def test_what_a_crash_left_is_swept_at_the_next_opening(vault_path):
    path, key, _ = vault_path
    (path / "blobs" / ("0" * 32)).write_bytes(b"orphan")
    (path / "blobs" / ("1" * 32 + ".tmp")).write_bytes(b"half")
    factory.sit_down(path, key).vault.close()
    assert list((path / "blobs").iterdir()) == []


def test_the_info_counts_and_names_nobody_but_the_people(desk, matter):
    info = vault_info(desk)
    counts = dict(info.counts)
    assert (counts["matter"], counts["client"], counts["person"]) == (1, 1, 1)
    assert (info.slots, info.format_version) == (("passphrase", "recovery"), 1)
    assert "Test Client" not in repr(info)
