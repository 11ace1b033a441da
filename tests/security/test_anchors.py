"""What only a memory outside the vault can tell, and what follows: read-only until explained."""

import shutil

import pytest

from caseapp.domain.drafts import ClientDraft, NameDraft
from caseapp.domain.errors import NotAllowedError
from caseapp.domain.integrity import (
    CannotBeAcceptedError,
    Explanation,
    Finding,
    NotASealError,
    VaultUnderDoubtError,
    WrongConfirmationError,
)
from caseapp.domain.vocabulary import Role
from caseapp.services import audit, clients, integrity, vaults
from caseapp.services.unlock import begin_vault
from caseapp.storage import raw_history
from caseapp.storage.anchor import Anchors, Mark
from tests import factory


class Machine:
    def __init__(self, path, key, folder):
        self.path, self.key = path, key
        self.anchors = Anchors(folder, "machine")

    def open(self):
        return vaults.open_desk(
            self.path, self.key, clock=factory.fixed_clock(), device="machine", language="en",
            isolated=factory.no_worker, anchors=self.anchors,
        )  # fmt: skip

    def work(self, *names):
        desk = self.open()
        for name in names:
            clients.add_client(desk, ClientDraft((NameDraft(name),)))
        desk.vault.close()


@pytest.fixture
def machine(vault_path, tmp_path):
    return Machine(vault_path[0], vault_path[1], tmp_path / "anchors")


@pytest.fixture
def older(machine, tmp_path):
    """A machine at a vault that was put back to an earlier day."""
    machine.work("One")
    shutil.copytree(machine.path, tmp_path / "copy")
    machine.work("Two")
    shutil.rmtree(machine.path)
    shutil.copytree(tmp_path / "copy", machine.path)
    return machine


def test_a_vault_that_only_we_worked_in_is_never_doubted(machine):
    for name in "abc":
        machine.work(name)
    desk = machine.open()
    assert (desk.vault.watch.verdict.found, desk.vault.watch.unchanged) == ((), True)
    desk.vault.close()


def test_a_crash_lets_the_anchor_lag_and_that_is_no_alarm(machine):
    machine.work("One")
    desk = machine.open()
    clients.add_client(desk, ClientDraft((NameDraft("Two"),)))
    desk.vault.engine.dispose()
    desk.vault._opened._lock.release()  # the process is gone: nothing is written down
    again = machine.open()
    assert (again.vault.watch.verdict.found, again.vault.watch.unchanged) == ((), False)
    again.vault.close()


def test_an_older_vault_is_read_and_every_command_is_refused(older):
    desk = older.open()
    assert desk.vault.watch.verdict.findings == {Finding.VAULT_OLDER}
    assert [row.name for row in clients.list_clients(desk)] == ["One"]
    with pytest.raises(VaultUnderDoubtError):
        clients.add_client(desk, ClientDraft((NameDraft("Three"),)))
    desk.vault.close()
    again = older.open()
    assert again.vault.watch.read_only
    again.vault.close()


def test_a_lawyer_accepts_it_by_a_reason_and_its_name_and_the_history_says_so(older):
    desk = older.open()
    with pytest.raises(NotAllowedError):
        integrity.accept(factory.as_role(desk, Role.PARALEGAL), Explanation.RESTORED, "test")
    with pytest.raises(WrongConfirmationError):
        integrity.accept(desk, Explanation.RESTORED, "other")
    integrity.accept(desk, Explanation.RESTORED, "test")
    clients.add_client(desk, ClientDraft((NameDraft("Three"),)))
    assert "accept_vault" in {row.command for row in audit.list_history(desk)}
    desk.vault.close()
    again = older.open()
    assert again.vault.watch.verdict.found == ()
    again.vault.close()


def test_damage_is_never_accepted(machine):
    machine.work("One")
    desk = machine.open()
    with desk.vault.writing() as session:
        session.connection().exec_driver_sql("UPDATE client SET name = 'Other'")
    for _ in integrity.check_the_rest(desk):
        pass
    assert desk.vault.watch.verdict.findings == {Finding.ROWS_CONTRADICTED}
    with pytest.raises(CannotBeAcceptedError):
        integrity.accept(desk, Explanation.RESTORED, "test")
    with pytest.raises(VaultUnderDoubtError):
        clients.add_client(desk, ClientDraft((NameDraft("Three"),)))
    desk.vault.close()


def test_a_vault_that_was_just_made_is_as_it_was_left(tmp_path):
    path = tmp_path / "new.casevault"
    key, _code = begin_vault(path, factory.PASSPHRASE, factory.CHEAP)
    machine = Machine(path, key, tmp_path / "anchors")
    desk = vaults.open_desk(
        path, key, clock=factory.fixed_clock(), device="machine", language="en",
        isolated=factory.no_worker, anchors=machine.anchors, create=vaults.NewVault("Owner"),
    )  # fmt: skip
    assert not desk.vault.watch.verdict.findings
    desk.vault.close()
    again = machine.open()
    assert not again.vault.watch.verdict.findings
    again.vault.close()


def test_an_altered_anchor_is_told_and_a_missing_one_too(machine):
    machine.work("One")
    [file] = machine.anchors.folder.iterdir()
    file.write_bytes(b"{}")
    desk = machine.open()
    assert desk.vault.watch.verdict.findings == {Finding.ANCHOR_DAMAGED}
    desk.vault.close()
    file.unlink()
    desk = machine.open()
    assert desk.vault.watch.verdict.findings == {Finding.ANCHOR_MISSING}
    assert desk.vault.watch.read_only
    desk.vault.close()


def altered(desk, statement):
    with desk.vault.writing() as session:
        driver = session.connection().connection.driver_connection
        driver.execute(statement)
        reader = raw_history.ChainReader(driver, desk.vault.key, Mark())
        reader.read()
        session.rollback()
        return reader.broken_at


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE history SET command = 'x' WHERE seq = 3",
        "UPDATE history SET after = NULL WHERE seq = 3",
        "DELETE FROM history WHERE seq = 3",
        "UPDATE history SET seq = CASE seq WHEN 3 THEN 99 ELSE seq END WHERE seq = 3",
        "UPDATE history SET previous = zeroblob(32) WHERE seq = 3",
        "UPDATE history SET mac = row_mac WHERE seq = 3",
    ],
)
def test_an_entry_that_was_edited_deleted_or_moved_breaks_the_chain(machine, statement):
    machine.work("One", "Two", "Three")
    desk = machine.open()
    assert altered(desk, statement) == 3
    assert altered(desk, "DELETE FROM history WHERE seq = (SELECT max(seq) FROM history)") is None
    desk.vault.close()


def test_a_printed_seal_fits_until_its_entry_is_gone(machine):
    machine.work("One")
    desk = machine.open()
    seal = integrity.get_seal(desk)
    clients.add_client(desk, ClientDraft((NameDraft("Two"),)))
    found = integrity.check_seal(desk, "-".join(seal.groups).lower())
    assert (found.fits, found.seq == seal.seq, found.since > 0) == (True, True, True)
    assert not integrity.check_seal(desk, "00" * 32).fits
    with pytest.raises(NotASealError):
        integrity.check_seal(desk, "1234")
    desk.vault.close()
