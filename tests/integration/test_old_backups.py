"""Backups from before everything was encrypted anew: listed, and removed when one stands beside."""

import json
import shutil

import pytest
from sqlalchemy import select

from caseapp.domain.integrity import Finding, Found, VaultUnderDoubtError
from caseapp.domain.keys import Passphrase
from caseapp.models.history import HistoryEntry
from caseapp.services import backups, old_backups
from caseapp.services.reencrypt import reencrypt
from caseapp.services.unlock import unlock_vault
from caseapp.storage.backup_folder import BackupFolder
from tests import casefiles, factory
from tests.factory import CHEAP, PASSPHRASE
from tests.integration.console import run
from tests.security.test_forged_backups import finish


@pytest.fixture
def office(vault_path, tmp_path):
    """A vault that was encrypted anew after a backup on each of two media; opens it again."""
    path, key, _ = vault_path
    desk = factory.sit_down(path, key)
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        finish(backups.back_up_to(desk, tmp_path / name))
    casefiles.client(desk)
    reencrypt(desk, Passphrase(PASSPHRASE), policy=CHEAP)
    return lambda: factory.sit_down(path, unlock_vault(path, PASSPHRASE, CHEAP))


def standing(place, desk):
    return len(BackupFolder(place, desk.vault.header.vault_id).list_generations())


def test_before_a_new_one_stands_there_they_are_listed_and_stay(office, tmp_path):
    desk = office()
    found = old_backups.list_old_backups(desk)
    assert [(row.label, row.replaced) for row in found] == [("one", False), ("two", False)]
    old_backups.remove_old_backups(desk)
    assert [standing(tmp_path / name, desk) for name in ("one", "two")] == [1, 1]
    desk.vault.close()


def test_beside_a_new_one_they_go_with_one_call_and_the_history_says_so(office, tmp_path):
    desk = office()
    finish(backups.back_up_to(desk, tmp_path / "one"))
    [here, there] = old_backups.list_old_backups(desk)
    assert (here.replaced, there.replaced) == (True, False)
    old_backups.remove_old_backups(desk)
    assert old_backups.list_old_backups(desk) == [there]
    assert standing(tmp_path / "one", desk) == 1
    with desk.vault.reading() as session:
        query = select(HistoryEntry.after).where(HistoryEntry.command == old_backups.COMMAND)
        [said] = [json.loads(after) for after in session.scalars(query)]
    assert said == {"label": "one", "names": [here.name]}
    [target] = [row.id for row in backups.get_backups(desk).targets if row.label == "one"]
    assert finish(backups.check_backup(desk, target)).proved
    desk.vault.close()


def test_control_a_vault_that_was_never_encrypted_anew_has_none(vault_path, tmp_path):
    desk = factory.sit_down(*vault_path[:2])
    (tmp_path / "one").mkdir()
    finish(backups.back_up_to(desk, tmp_path / "one"))
    assert old_backups.list_old_backups(desk) == []
    desk.vault.close()


def test_under_doubt_nothing_is_removed(office, tmp_path):
    desk = office()
    finish(backups.back_up_to(desk, tmp_path / "one"))
    desk.vault.doubt(Found(Finding.ROWS_CONTRADICTED))
    with pytest.raises(VaultUnderDoubtError):
        old_backups.remove_old_backups(desk)
    assert standing(tmp_path / "one", desk) == 2
    desk.vault.close()


def test_a_medium_that_is_not_plugged_in_is_passed_over(office, tmp_path):
    shutil.rmtree(tmp_path / "two")
    desk = office()
    assert {row.label for row in old_backups.list_old_backups(desk)} == {"one"}
    desk.vault.close()


def test_the_command_line_lists_and_removes_them(office, vault_path, tmp_path):
    line = ("vault", "old-backups", vault_path[0])
    assert "still opens with an old key" in run(*line, given=PASSPHRASE + "\n").out
    desk = office()
    for name in ("one", "two"):
        finish(backups.back_up_to(desk, tmp_path / name))
    desk.vault.close()
    told = run(*line, "--remove", given=PASSPHRASE + "\n")
    assert (told.code, told.out.count("removed")) == (0, 2)
    assert "No backup" in run(*line, given=PASSPHRASE + "\n").out
