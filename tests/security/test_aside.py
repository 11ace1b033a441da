"""What nobody deletes for a rolled-back database: files of documents that it does not know.

The attack: somebody with the folder in his hands puts the database back to an earlier day and
takes this machine's memory away, so that nothing tells. The next opening must neither work on nor
remove the files that only the newer database names. Control: with the memory in its place the
machine tells by itself, and a file that was dropped by a command does go.
"""

import shutil
from datetime import UTC, datetime, timedelta

import pytest

from caseapp.domain.integrity import Explanation, Finding, VaultUnderDoubtError
from caseapp.domain.vaults import LinkedFolderError
from caseapp.services import documents, integrity, vaults
from caseapp.storage import aside, blobs, orphans
from caseapp.storage.anchor import Anchors
from tests import casefiles, factory


class Office:
    """A vault on one machine, with a document from before and one from after the copy."""

    def __init__(self, path, key, folder):
        self.path, self.key, self.memory = path, key, folder / "anchors"
        self.machine = "machine"
        desk = self.open()
        self.client = casefiles.client(desk)
        self.matter = casefiles.matter(desk, self.client)
        self.add(desk, b"before")
        desk.vault.close()
        self.copy = folder / "copy.db"
        shutil.copyfile(path / "case.db", self.copy)
        desk = self.open()
        self.second = self.add(desk, b"after")
        desk.vault.close()
        self.newer = (path / "case.db").read_bytes()

    def open(self):
        return vaults.open_desk(
            self.path, self.key, clock=factory.fixed_clock(), device=self.machine, language="en",
            isolated=factory.no_worker, anchors=Anchors(self.memory, self.machine),
        )  # fmt: skip

    def add(self, desk, content):
        return documents.add_document(
            desk, self.matter, self.client, title=content.decode(), file_name="a.txt",
            media_type="text/plain", pieces=[content],
        ).created  # fmt: skip

    def put_back(self):
        shutil.copyfile(self.copy, self.path / "case.db")

    def forget(self):
        shutil.rmtree(self.memory)

    @property
    def files(self):
        return {file.name for file in (self.path / "blobs").iterdir()}

    @property
    def kept(self):
        return {one.was for one in aside.list_aside(self.path)}


@pytest.fixture
def office(vault_path, tmp_path):
    return Office(vault_path[0], vault_path[1], tmp_path)


def test_without_its_memory_the_machine_opens_for_reading_only_and_deletes_nothing(office):
    files = office.files
    office.put_back()
    office.forget()
    desk = office.open()
    assert desk.vault.watch.verdict.findings == {Finding.ANCHOR_MISSING}
    assert desk.vault.watch.read_only
    with pytest.raises(VaultUnderDoubtError):
        casefiles.client(desk)
    desk.vault.close()
    assert office.files == files
    assert not office.memory.exists(), "and it is not forgotten at the next opening"


def test_control_with_its_memory_it_says_that_the_vault_is_older(office):
    office.put_back()
    desk = office.open()
    assert desk.vault.watch.verdict.findings == {Finding.VAULT_OLDER}
    desk.vault.close()


def test_a_lawyer_accepts_with_a_reason_that_the_history_keeps(office):
    office.forget()
    desk = office.open()
    integrity.accept(desk, Explanation.FORGOTTEN, "test")
    casefiles.client(desk)
    desk.vault.close()
    again = office.open()
    assert not again.vault.watch.verdict.found
    again.vault.close()


def test_a_damaged_header_does_not_hide_that_the_memory_is_gone(office):
    office.forget()
    (office.path / "vault.json").write_bytes(b"{}")
    desk = office.open()
    assert Finding.ANCHOR_MISSING in desk.vault.watch.verdict.findings
    desk.vault.close()


def test_a_new_machine_is_told_so_once_and_works_on(office):
    office.forget()
    office.machine = "bought today"
    desk = office.open()
    assert desk.vault.watch.verdict.findings == {Finding.MACHINE_NEW}
    assert desk.vault.watch.verdict.sound
    casefiles.client(desk)
    desk.vault.close()
    again = office.open()
    assert not again.vault.watch.verdict.found
    again.vault.close()


def accepted_rollback(office):
    office.put_back()
    desk = office.open()
    integrity.accept(desk, Explanation.RESTORED, "test")
    desk.vault.close()
    office.open().vault.close()


def test_a_file_that_only_the_newer_database_names_is_put_aside_and_comes_back_with_it(office):
    whole = {name: (office.path / "blobs" / name).read_bytes() for name in office.files}
    accepted_rollback(office)
    gone = whole.keys() - office.files
    assert (len(gone), gone) == (1, office.kept)
    (office.path / "case.db").write_bytes(office.newer)
    desk = office.open()
    integrity.accept(desk, Explanation.RESTORED, "test")
    desk.vault.close()
    desk = office.open()
    assert documents.read_document(desk, office.second) == b"after"
    desk.vault.close()
    assert not office.kept


def test_after_thirty_days_it_goes(office, monkeypatch):
    accepted_rollback(office)
    [one] = aside.list_aside(office.path)
    assert one.until - one.at == timedelta(days=30)
    old = one.name.replace(f"{one.at:%Y-%m-%d}", f"{one.at - timedelta(days=31):%Y-%m-%d}")
    (office.path / "aside" / one.name).rename(office.path / "aside" / old)
    office.open().vault.close()
    assert not office.kept


def test_what_a_vault_under_doubt_keeps_aside_stays_however_old(office):
    accepted_rollback(office)
    [one] = aside.list_aside(office.path)
    (office.path / "aside" / one.name).rename(
        office.path / "aside" / f"2001-01-01T000000Z.00000000.{one.was}"
    )
    office.forget()
    office.open().vault.close()
    assert office.kept == {one.was}


def test_a_file_that_the_history_dropped_goes_and_one_that_it_still_names_stays(office):
    desk = office.open()
    with desk.vault.writing() as session:
        driver = session.connection().connection.driver_connection
        [(dropped,), (wronged,)] = driver.execute(
            "SELECT blob FROM document_version ORDER BY id"
        ).fetchall()
        # The first is taken out of the newest entry of its document too, as a command would.
        driver.execute("DELETE FROM document_version")
        driver.execute(
            "INSERT INTO history SELECT (SELECT max(seq) + 1 FROM history), at, person, device,"
            " command, \"group\", undoable, undoes, kind, uid, version + 1, after, '{}', row_mac,"
            " previous, mac FROM history WHERE after LIKE ?",
            (f"%{dropped}%",),
        )
        orphans.settle(session, office.path, desk.vault.blobs)
        session.rollback()
    assert office.files == {wronged}
    assert not office.kept
    desk.vault.close()


def test_control_the_plain_sweep_would_have_deleted_it(office, tmp_path):
    copied = tmp_path / "blobs"
    shutil.copytree(office.path / "blobs", copied)
    office.put_back()
    office.forget()
    office.machine = "made new by whoever took the memory"
    desk = office.open()
    with desk.vault.reading() as session:
        driver = session.connection().connection.driver_connection
        known = [row[0] for row in driver.execute("SELECT blob FROM document_version")]
    assert blobs.sweep(copied, known) == 1
    assert len(office.kept) == 1
    desk.vault.close()


def test_a_link_in_the_place_of_the_folder_is_refused(office, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (office.path / "aside").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(LinkedFolderError):
        aside.put_aside(office.path, office.path / "blobs" / min(office.files))
    assert aside.list_aside(office.path) == []


def test_names_that_are_not_ours_are_neither_listed_nor_removed(office):
    folder = office.path / "aside"
    folder.mkdir()
    for name in ("notes.txt", "2026-99-99T000000Z.00000000.x", "2001-01-01T000000Z.zz.x"):
        (folder / name).write_bytes(b"")
    assert aside.list_aside(office.path) == []
    assert aside.sweep(office.path) == 0
    assert len(list(folder.iterdir())) == 3


def test_a_lawyer_sees_what_was_put_aside(office):
    accepted_rollback(office)
    desk = office.open()
    [one] = integrity.list_aside(desk)
    assert (one.size > 0, one.at <= datetime.now(UTC)) == (True, True)
    desk.vault.close()
