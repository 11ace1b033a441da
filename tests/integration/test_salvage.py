"""What can be read of a damaged vault is saved into a new one, and the rest is named."""

import pytest

from caseapp.domain.errors import NotAllowedError
from caseapp.domain.vaults import VaultExistsError
from caseapp.domain.vocabulary import Role
from caseapp.services import clients, documents, matters, salvage, vaults
from caseapp.services.vaults import check_vault
from tests import factory

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


def test_of_a_damaged_table_the_rest_is_saved_and_the_gaps_are_named(filled, vault_path, tmp_path):
    with filled.vault.reading() as session:
        root = session.connection().exec_driver_sql(
            "SELECT rootpage FROM sqlite_master WHERE name = 'task'"
        ).scalar_one()  # fmt: skip
    filled.vault.close()
    file = vault_path[0] / "case.db"
    whole = bytearray(file.read_bytes())
    whole[(root - 1) * PAGE + 50] ^= 1
    file.write_bytes(whole)
    desk = factory.sit_down(*vault_path[:2])
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


def test_nothing_is_saved_over_something_and_only_a_lawyer_saves(filled, tmp_path):
    (tmp_path / "new.casevault").mkdir()
    with pytest.raises(VaultExistsError):
        saved(filled, tmp_path / "new.casevault")
    with pytest.raises(NotAllowedError):
        saved(factory.as_role(filled, Role.PARALEGAL), tmp_path / "other.casevault")
