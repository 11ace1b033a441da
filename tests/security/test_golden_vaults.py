"""Every vault that a release ever wrote opens, is brought up to date and is whole."""

import shutil
from pathlib import Path

import pytest

from caseapp.services import clients, countries, deadlines, documents, hearings, people, tasks
from caseapp.services.unlock import unlock_vault
from caseapp.services.vaults import check_vault
from scripts import make_golden_vault
from tests import factory

RELEASED = sorted(make_golden_vault.FOLDER.glob("*.casevault"))
TODAYS = Path("today")
pytestmark = pytest.mark.timeout(120)


@pytest.fixture(params=[*RELEASED, TODAYS], ids=lambda path: path.stem)
def golden(request, tmp_path):
    """A copy of each released vault, and one of the program as it is now."""
    if request.param == TODAYS:
        return make_golden_vault.main("today", tmp_path / "made")
    copy = tmp_path / request.param.name
    shutil.copytree(request.param, copy)
    (copy / "blobs").mkdir(exist_ok=True)
    return copy


def test_a_released_vault_opens_with_its_passphrase_and_holds_what_it_held(golden):
    key = unlock_vault(golden, make_golden_vault.PASSPHRASE)
    desk = factory.sit_down(golden, key)
    try:
        assert check_vault(desk).sound
        assert [row.name for row in clients.list_clients(desk)] == ["Анна Иванова"]
        assert "A task" in {row.text for row in tasks.list_tasks(desk)}
        assert "Appeal" in {row.action for row in deadlines.list_deadlines(desk)}
        assert [row.place for row in hearings.list_hearings(desk)] == ["Hall 3"]
        assert {row.name for row in people.list_people(desk)} >= {"Golden Paralegal"}
        assert [note.text for note in countries.list_notes(desk)] == ["Note"]
        [document] = documents.list_documents(desk)
        assert documents.read_document(desk, document.uid) == b"second" * 2_000
        assert documents.read_document(desk, document.uid, 1) == b"first"
    finally:
        desk.vault.close()


def test_it_is_still_whole_when_it_is_opened_again(golden):
    key = unlock_vault(golden, make_golden_vault.PASSPHRASE)
    for _ in range(2):
        desk = factory.sit_down(golden, key)
        assert check_vault(desk).sound
        desk.vault.close()
