"""A write-ahead log laid beside a database: put aside unread, told, and open for reading only.

Control: with the guard off SQLite takes it, and the database holds the older pages.
"""

import pytest
from sqlalchemy import select

from caseapp.domain.drafts import ClientDraft, NameDraft
from caseapp.domain.integrity import Explanation, Finding, VaultUnderDoubtError
from caseapp.domain.vaults import VaultReadOnlyError
from caseapp.models.history import HistoryEntry
from caseapp.services import clients, integrity, vaults
from caseapp.storage import connection, foreign_logs
from caseapp.storage.anchor import Anchors
from tests import factory
from tests.security import pages, wal


class Office:
    """A vault at two moments, with the log that leads from the later one to the earlier."""

    def __init__(self, path, key, folder):
        self.path, self.key = path, key
        self.file, self.log = path / "case.db", path / "case.db-wal"
        self.anchors = Anchors(folder, "machine")
        self.closed_after("One")
        self.old = self.file.read_bytes()
        self.closed_after("Two")
        self.new = self.file.read_bytes()
        numbers = [1, *pages.differing(self.old, self.new)]
        self.log.write_bytes(wal.planted(self.old, self.new, numbers))

    def open(self):
        return vaults.open_desk(
            self.path, self.key, clock=factory.fixed_clock(), device="machine", language="en",
            isolated=factory.no_worker, anchors=self.anchors,
        )  # fmt: skip

    def closed_after(self, name):
        desk = self.open()
        clients.add_client(desk, ClientDraft((NameDraft(name),)))
        desk.vault.close()

    def clients_in_the_file(self):
        found = connection.connect(self.file, self.key)
        try:
            return found.execute("SELECT count(*) FROM client").fetchone()[0]
        finally:
            found.close()


@pytest.fixture
def office(vault_path, tmp_path):
    return Office(vault_path[0], vault_path[1], tmp_path / "anchors")


def test_with_the_guard_off_the_log_is_taken_in(office, monkeypatch):
    monkeypatch.setattr(connection, "set_aside", lambda path: ())
    assert office.clients_in_the_file() == 1
    assert office.file.read_bytes()[: len(office.old)] != office.new[: len(office.old)]


def test_a_log_beside_a_vault_is_told_and_nothing_of_it_is_read(office):
    desk = office.open()
    watch = desk.vault.watch
    assert watch.verdict.findings == {Finding.FOREIGN_LOG}
    assert (watch.read_only, watch.unchanged, watch.verdict.explicable) == (True, False, True)
    assert len(clients.list_clients(desk)) == 2
    with pytest.raises(VaultUnderDoubtError):
        clients.add_client(desk, ClientDraft((NameDraft("Three"),)))
    desk.vault.close()
    assert office.file.read_bytes() == office.new


def test_it_is_kept_as_it_was_and_told_at_every_opening_until_a_lawyer_accepts(office):
    planted = office.log.read_bytes()
    office.open().vault.close()
    [kept] = foreign_logs.kept_logs(office.path)
    assert ((office.path / "aside" / kept.name).read_bytes(), office.log.exists()) == (
        planted, False,
    )  # fmt: skip
    desk = office.open()
    assert desk.vault.watch.verdict.findings == {Finding.FOREIGN_LOG}
    integrity.accept(desk, Explanation.LOOKED_INTO, "test")
    desk.vault.close()
    desk = office.open()
    assert desk.vault.watch.verdict.found == ()
    with desk.vault.reading() as session:
        said = session.scalars(
            select(HistoryEntry.after).where(HistoryEntry.command == "accept_vault")
        )
        assert [kept.name in after for after in said] == [True]
    desk.vault.close()


def test_a_second_one_is_told_though_the_first_was_accepted(office):
    desk = office.open()
    integrity.accept(desk, Explanation.LOOKED_INTO, "test")
    desk.vault.close()
    office.log.write_bytes(b"another")
    office.open().vault.close()
    desk = office.open()
    assert desk.vault.watch.verdict.findings == {Finding.FOREIGN_LOG}
    desk.vault.close()


def test_every_other_database_of_ours_is_opened_without_it_too(office):
    assert office.clients_in_the_file() == 2
    assert office.file.read_bytes() == office.new


def test_an_index_of_a_log_alone_and_a_link_that_leads_nowhere_are_told(office):
    office.log.unlink()
    (office.path / "case.db-shm").write_bytes(b"x")
    office.log.symlink_to(office.path / "nowhere")
    desk = office.open()
    (found,) = desk.vault.watch.verdict.found
    assert found.places == ("case.db-wal", "case.db-shm")
    desk.vault.close()


def test_a_log_that_cannot_be_put_aside_keeps_the_database_shut(office, monkeypatch):
    def refuse(self, target):
        raise PermissionError(13, "refused", str(self))

    monkeypatch.setattr(type(office.log), "rename", refuse)
    with pytest.raises(VaultReadOnlyError):
        connection.connect(office.file, office.key)
    assert office.file.read_bytes() == office.new
