"""What can be read of a damaged vault is saved into a new one, and the rest is named."""

import json

import pytest
from sqlalchemy import select

from caseapp.domain.errors import NotAllowedError
from caseapp.domain.integrity import Explanation
from caseapp.domain.vaults import VaultExistsError
from caseapp.domain.views.integrity import Noted
from caseapp.domain.vocabulary import Role
from caseapp.models.history import HistoryEntry
from caseapp.services import audit, clients, documents, integrity, matters, salvage, vaults
from caseapp.services.steps.owed import settle
from caseapp.services.vaults import check_vault
from caseapp.storage import owed
from caseapp.storage.anchor import Anchors
from caseapp.storage.keys import MasterKey
from tests import casefiles, factory

PASSPHRASE = "another passphrase of six words"
PAGE = 4096


def saved(desk, target):
    steps = salvage.salvage(desk, target, PASSPHRASE, factory.CHEAP)
    while True:
        try:
            assert 0 <= next(steps) <= 99
        except StopIteration as stopped:
            return stopped.value


def opened(target):
    key = vaults.unlock_vault(target, PASSPHRASE, factory.CHEAP)
    return factory.sit_down(target, key)


@pytest.fixture
def filled(demo_desk):
    return demo_desk


def test_a_sound_vault_is_saved_whole_and_its_history_verifies(filled, tmp_path):
    before = clients.list_clients(filled)
    report = saved(filled, tmp_path / "new.casevault")
    assert report.complete
    there = opened(tmp_path / "new.casevault")
    assert clients.list_clients(there) == before
    assert check_vault(there).sound
    assert check_vault(filled).sound
    there.vault.close()


def test_of_a_damaged_table_the_rest_is_saved_and_the_gaps_are_named(
    filled, demo_pattern, tmp_path
):
    with filled.vault.reading() as session:
        root = session.connection().exec_driver_sql(
            "SELECT rootpage FROM sqlite_master WHERE name = 'task'"
        ).scalar_one()  # fmt: skip
    filled.vault.close()
    file = filled.vault.path / "case.db"
    whole = bytearray(file.read_bytes())
    whole[(root - 1) * PAGE + 50] ^= 1
    file.write_bytes(whole)
    desk = factory.sit_down(filled.vault.path, demo_pattern[1])
    report = saved(desk, tmp_path / "new.casevault")
    desk.vault.close()
    assert {kind for kind, _ in report.lost} == {"task"}
    there = opened(tmp_path / "new.casevault")
    assert check_vault(there).sound
    assert len(clients.list_clients(there)) >= 12
    there.vault.close()


def test_a_damaged_document_is_left_out_and_named(filled, tmp_path):
    matter = matters.list_matters(filled)[0]
    documents.add_document(
        filled, matter.uid, matter.clients[0][0], title="Order", file_name="order.pdf",
        media_type="application/pdf", pieces=[b"whole"],
    )  # fmt: skip
    (victim,) = filled.vault.blobs.iterdir()
    victim.write_bytes(b"cut")
    report = saved(filled, tmp_path / "new.casevault")
    assert len(report.documents) == 1
    there = opened(tmp_path / "new.casevault")
    assert check_vault(there).sound
    there.vault.close()


def test_nothing_is_saved_over_something_and_only_the_owner_saves(filled, tmp_path):
    (tmp_path / "new.casevault").mkdir()
    with pytest.raises(VaultExistsError):
        saved(filled, tmp_path / "new.casevault")
    target = tmp_path / "other.casevault"
    for other in (
        factory.as_role(filled, Role.PARALEGAL),
        casefiles.colleague(filled, Role.LAWYER, "Another lawyer"),
    ):
        with pytest.raises(NotAllowedError):
            saved(other, target)
    assert not target.exists()
    refused = [row for row in audit.list_history(filled) if row.kind == "refusal"]
    assert refused[0].person_name == "Another lawyer"


def entries(desk):
    with desk.vault.reading() as session:
        query = select(HistoryEntry.after).where(HistoryEntry.command == salvage.TAKEN)
        return [json.loads(after) for after in session.scalars(query)]


def test_the_old_vault_says_that_it_was_saved_into_a_new_one(filled, tmp_path):
    report = saved(filled, tmp_path / "new.casevault")
    assert report.noted is Noted.NOW
    assert entries(filled) == [{"to": str(tmp_path / "new.casevault")}]


@pytest.fixture
def doubted(vault_path, tmp_path):
    """Opens the vault, which this machine forgot, for reading only; a lawyer may accept it."""
    memory = Anchors(tmp_path / "memory", "machine")

    def opened():
        return vaults.open_desk(
            *vault_path[:2], clock=factory.fixed_clock(), device="machine", language="en",
            isolated=factory.no_worker, anchors=memory,
        )  # fmt: skip

    desk = opened()
    casefiles.client(desk)
    desk.vault.close()
    memory.forget(desk.vault.header.vault_id)
    return opened


def test_what_could_not_be_written_is_entered_at_the_next_opening_for_writing(doubted, tmp_path):
    desk = doubted()
    assert saved(desk, tmp_path / "new.casevault").noted is Noted.LATER
    assert entries(desk) == []
    desk.vault.close()
    desk = doubted()
    integrity.accept(desk, Explanation.FORGOTTEN, "test")
    [said] = entries(desk)
    assert (said["to"], said["person"]) == (str(tmp_path / "new.casevault"), desk.person.uid)
    settle(desk)
    assert len(entries(desk)) == 1
    desk.vault.close()


def test_a_note_of_another_key_is_none_and_where_none_can_be_kept_it_is_said(
    doubted, tmp_path, monkeypatch
):
    desk = doubted()
    vault_id, anchors = desk.vault.header.vault_id, desk.vault.watch.anchors
    assert owed.owe(anchors, vault_id, MasterKey(bytes(32)), {"to": "x"})
    assert owed.owed(anchors, vault_id, desk.vault.key) == []
    monkeypatch.setattr(owed, "replace_durably", refuse)
    assert saved(desk, tmp_path / "new.casevault").noted is Noted.NOWHERE
    desk.vault.close()


def refuse(*_):
    raise OSError(28, "full")


def test_the_new_vault_is_known_on_this_machine_from_the_beginning(doubted, tmp_path):
    desk = doubted()
    saved(desk, tmp_path / "new.casevault")
    anchors = desk.vault.watch.anchors
    desk.vault.close()
    key = vaults.unlock_vault(tmp_path / "new.casevault", PASSPHRASE, factory.CHEAP)
    there = vaults.open_desk(
        tmp_path / "new.casevault", key, clock=factory.fixed_clock(), device="machine",
        language="en", isolated=factory.no_worker, anchors=anchors,
    )  # fmt: skip
    assert not there.vault.watch.verdict.found
    there.vault.close()
