"""A backup that somebody put together anew of genuine files, with a list of them that fits.

Hashes cannot tell: whoever writes the files writes the list. Its seal under the vault's key does,
as soon as there is a key: before anything is restored where somebody typed the passphrase, at the
first opening where nobody did. Control: without a key the forgery is restored.
"""

import shutil
from dataclasses import replace
from datetime import timedelta

import pytest

from caseapp.domain.backups import ForeignBackupError
from caseapp.domain.integrity import Explanation, Finding, VaultUnderDoubtError
from caseapp.domain.keys import Passphrase
from caseapp.domain.vaults import WrongPassphraseError
from caseapp.services import backups, drills, integrity, vaults
from caseapp.services.restore import check_backup_at, restore_backup
from caseapp.services.unlock import unlock
from caseapp.storage import manifest, restored
from caseapp.storage.anchor import Anchors
from caseapp.storage.backup_folder import BackupFolder, unheard
from caseapp.storage.manifest import Item
from caseapp.storage.verification import hashed
from tests import casefiles, factory
from tests.factory import CHEAP, PASSPHRASE
from tests.integration.console import run


class Medium:
    """A stick with an old and a new backup, the new one forged: the old database under its day."""

    def __init__(self, path, key, folder):
        self.stick, self.home = folder / "stick", folder / "clean machine"
        self.stick.mkdir()
        self.home.mkdir()
        self.target = self.home / "new.casevault"
        desk = replace(factory.sit_down(path, key))
        finish(backups.back_up_to(desk, self.stick))
        casefiles.client(desk)
        later = factory.fixed_clock().now() + timedelta(days=1)
        desk = replace(desk, clock=type(desk.clock)(later, "Asia/Almaty"))
        finish(backups.back_up_to(desk, self.stick))
        self.folder = BackupFolder(self.stick, desk.vault.header.vault_id)
        desk.vault.close()
        self.newest, self.oldest = [found.name for found in self.folder.list_generations()]

    def forge(self):
        place = self.folder.path / self.newest
        made = self.folder.read(self.newest)
        shutil.copy(self.folder.path / self.oldest / "case.db", place / "case.db")
        digest, size = hashed(place / "case.db", unheard), (place / "case.db").stat().st_size
        listed = replace(made, files=(Item("case.db", size, digest), *made.files[1:]))
        (place / "SHA256SUMS").write_bytes(manifest.sums(listed))
        sums = Item("SHA256SUMS", (place / "SHA256SUMS").stat().st_size,
                    hashed(place / "SHA256SUMS", unheard))  # fmt: skip
        listed = replace(listed, files=(*listed.files[:-1], sums))
        (place / manifest.NAME).write_bytes(manifest.to_bytes(listed))

    def restore(self, place=None, passphrase=PASSPHRASE):
        def key_of(folder):
            return unlock(folder, Passphrase(passphrase), CHEAP)

        clock = type(factory.fixed_clock())(factory.NOW + timedelta(days=1), "Asia/Almaty")
        typed = key_of if passphrase else None
        return restore_backup(place or self.stick, self.target, clock, typed)

    def open(self, key):
        return vaults.open_desk(
            self.target, key, clock=factory.fixed_clock(), device="bought today", language="en",
            isolated=factory.no_worker, anchors=Anchors(self.home / "memory", "bought today"),
        )  # fmt: skip


def finish(work):
    while True:
        try:
            next(work)
        except StopIteration as over:
            return over.value


@pytest.fixture
def medium(vault_path, tmp_path):
    return Medium(vault_path[0], vault_path[1], tmp_path)


def test_control_without_a_key_it_is_restored_and_called_proved_by_nobody(medium):
    medium.forge()
    assert all(one.sound and not one.proved for one in check_backup_at(medium.stick))
    found = medium.restore(passphrase="")
    assert (found.name, found.proved, found.forged) == (medium.newest, False, ())


def test_its_first_opening_sees_it_and_nothing_is_written_until_a_lawyer_accepts(
    medium, vault_path
):
    medium.forge()
    medium.restore(passphrase="")
    for _ in range(2):
        desk = medium.open(vault_path[1])
        assert Finding.BACKUP_UNPROVED in desk.vault.watch.verdict.findings
        with pytest.raises(VaultUnderDoubtError):
            casefiles.client(desk)
        desk.vault.close()
    desk = medium.open(vault_path[1])
    integrity.accept(desk, Explanation.LOOKED_INTO, "new")
    desk.vault.close()
    desk = medium.open(vault_path[1])
    assert not desk.vault.watch.verdict.found
    assert restored.restored_from(medium.target) is None
    desk.vault.close()


def test_taking_the_list_away_proves_nothing(medium, vault_path):
    medium.restore(passphrase="")
    (medium.target / restored.LIST).unlink()
    desk = medium.open(vault_path[1])
    assert Finding.BACKUP_UNPROVED in desk.vault.watch.verdict.findings
    desk.vault.close()


def test_a_genuine_one_is_proved_and_opens_without_a_word(medium, vault_path):
    found = medium.restore()
    assert (found.name, found.proved, found.forged) == (medium.newest, True, ())
    desk = medium.open(vault_path[1])
    assert desk.vault.watch.verdict.findings <= {Finding.MACHINE_NEW}
    assert backups.get_backups(desk).restored_from is not None
    backups.confirm_restored(desk)
    desk.vault.close()
    assert not (medium.target / restored.LIST).exists()


def test_with_the_passphrase_it_is_passed_over_and_named(medium):
    medium.forge()
    found = medium.restore()
    assert (found.name, found.forged) == (medium.oldest, (medium.newest,))


def test_one_that_was_asked_for_is_refused_and_nothing_is_written(medium):
    medium.forge()
    with pytest.raises(ForeignBackupError):
        medium.restore(medium.folder.path / medium.newest)
    with pytest.raises(WrongPassphraseError):
        medium.restore(passphrase="wrong")
    assert not medium.target.exists()


def test_a_check_with_the_key_and_a_trial_say_so_too(medium, vault_path):
    desk = factory.sit_down(*vault_path[:2])
    [target] = [row.id for row in backups.get_backups(desk).targets]
    assert finish(backups.check_backup(desk, target, medium.newest)).proved
    medium.forge()
    found = finish(backups.check_backup(desk, target, medium.newest))
    assert (found.sound, found.proved) == (True, False)
    trial = drills.drill_backup(desk, target, medium.newest, Passphrase(PASSPHRASE), CHEAP)
    assert "manifest" in finish(trial).faults
    desk.vault.close()


def test_the_command_line_says_what_it_proved_and_what_not(medium, tmp_path, monkeypatch):
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    medium.forge()
    told = run("vault", "backups", medium.stick, "--check")
    assert "proved with the key only" in told.out
    told = run("vault", "restore", medium.stick, tmp_path / "a.casevault", "--copy-only")
    assert "shows only with the passphrase" in told.out
    told = run("vault", "info", tmp_path / "a.casevault", given=PASSPHRASE + "\n")
    assert "was not made with its key" in told.err
    told = run("vault", "restore", medium.stick, medium.target, given=PASSPHRASE + "\n")
    assert (told.code, f"{medium.newest} was not made" in told.err) == (0, True)
