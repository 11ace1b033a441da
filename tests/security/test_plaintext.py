"""No plain text in any file of a vault, whatever is done with it."""

import base64
import os

import pytest

from caseapp.domain.drafts import TaskDraft
from caseapp.models.base import ever
from caseapp.models.client import Client
from caseapp.models.matter import Matter
from caseapp.services import audit, documents, drafts, tasks
from tests import factory, office
from tests.markers import sweep

NAME = "Marker-Жаркынай-Q7Z"
TEXT = "Marker-примета-сбора-8841"
FILE = "Marker-content-of-a-file-3391"
DRAFT = "Marker-черновик-5512"
MARKERS = (NAME, TEXT, FILE, DRAFT, factory.PASSPHRASE)


def uid_of(desk, model):
    with desk.vault.reading() as session:
        return session.scalars(ever(model, model.uid)).one()


def a_day(desk) -> None:
    matter = office.matter(desk, title=TEXT)
    with desk.vault.writing() as session:
        office.client(desk, session, NAME)
    tasks.add_task(desk, TaskDraft(matter, TEXT))
    tasks.add_task(desk, TaskDraft(matter, TEXT + " again"))
    audit.undo_last(desk)
    drafts.keep_draft(desk, "event:1", DRAFT)
    with desk.vault.reading() as session:
        client = session.scalars(ever(Client, Client.uid).where(Client.name != NAME)).one()
    documents.add_document(
        desk,
        uid_of(desk, Matter),
        client,
        title=TEXT,
        file_name=NAME,
        media_type="text/plain",
        pieces=[FILE.encode() * 100],
    )
    desk.vault.back_up_to(desk.vault.path / "backup.db")


def test_a_day_of_work_leaves_no_plain_text_in_open_or_closed_files(vault_path, tmp_path):
    path, key, _ = vault_path
    desk = factory.sit_down(path, key)
    a_day(desk)
    assert sweep(tmp_path, MARKERS) == []
    desk.vault.close()
    assert sweep(tmp_path, MARKERS) == []


@pytest.mark.parametrize("mask", [0o000, 0o022])
def test_every_file_of_a_vault_is_for_its_owner_alone(tmp_path, mask):
    before = os.umask(mask)
    try:
        path, key, _ = factory.make_vault(tmp_path)
        desk = factory.sit_down(path, key)
        a_day(desk)
        desk.vault.close()
    finally:
        os.umask(before)
    found = {(file.is_dir(), oct(file.stat().st_mode & 0o777)) for file in path.rglob("*")}
    assert found == {(False, "0o600"), (True, "0o700")}
    assert path.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.encode("utf-16-le"),
        TEXT.encode("cp1251"),
        TEXT.encode().hex().encode(),
        base64.b64encode(TEXT.encode()),
        base64.b64encode(b"x" + TEXT.encode()),
        base64.b64encode(b"xy" + TEXT.encode() + b"more"),
    ],
)
def test_the_sweep_finds_what_lies_about(tmp_path, content):
    """The control: the same sweep sees a marker in every form it looks for."""
    (tmp_path / "case.db").write_bytes(b"\0" * 50 + content + b"\0" * 50)
    assert [marker for _, marker in sweep(tmp_path, MARKERS)] == [TEXT]
