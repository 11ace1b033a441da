"""Backups under names that are not theirs: none passes for the newest, none pushes others out."""

import shutil
from dataclasses import replace
from datetime import timedelta

import pytest

from caseapp.domain.backups import name_of
from caseapp.domain.clock import FixedClock
from caseapp.services import backups
from caseapp.services.restore import list_backups_at, restore_backup
from caseapp.storage import backup_folder, manifest
from caseapp.storage.backup_folder import BackupFolder
from tests import factory, office


def run(work):
    while True:
        try:
            next(work)
        except StopIteration as over:
            return over.value


def at(desk, **later):
    return replace(desk, clock=FixedClock(factory.NOW + timedelta(**later), "UTC"))


@pytest.fixture
def stick(desk, tmp_path):
    """A medium with one old backup, copied under forty names of days to come."""
    office.matter(desk)
    stick = tmp_path / "stick"
    stick.mkdir()
    [(_, old)] = run(backups.back_up_to(desk, stick)).made
    folder = stick / desk.vault.header.vault_id
    for number in range(40):
        name = name_of(factory.NOW + timedelta(days=60 + number * 9))
        shutil.copytree(folder / old, folder / name)
    return stick


def backed_up_later(desk, stick):
    """Return the name of a backup that is made forty days later, and whether it stands."""
    made = run(backups.back_up_to(at(desk, days=40), stick))
    [(_, name)] = made.made
    return name, (stick / desk.vault.header.vault_id / name).exists()


def test_what_was_just_made_stands_and_is_what_is_restored(desk, stick, tmp_path):
    name, stands = backed_up_later(desk, stick)
    restored = restore_backup(stick, tmp_path / "new.casevault", at(desk, days=41).clock)
    assert (stands, restored.name) == (True, name)
    assert sum(row.readable for row in list_backups_at(stick)) == 2


def test_the_control_where_names_are_believed_an_old_one_is_restored(
    desk, stick, tmp_path, monkeypatch
):
    monkeypatch.setattr(backup_folder, "fits", lambda _name, _made_at: True)
    name, _ = backed_up_later(desk, stick)
    restored = restore_backup(stick, tmp_path / "new.casevault", desk.clock)
    assert restored.name != name


def test_a_check_without_a_name_reads_the_newest_that_can_be_one(desk, stick):
    name, _ = backed_up_later(desk, stick)
    [target] = backups.get_backups(desk).targets
    check = run(backups.check_backup(at(desk, days=40), target.id))
    assert (check.name, check.sound) == (name, True)


def test_a_renamed_backup_alone_is_said_to_be_unreadable(desk, stick):
    rows = list_backups_at(stick)
    assert [row.readable for row in rows] == [False] * 40 + [True]


def test_sealed_backups_of_a_wrong_clock_push_nothing_out_and_stay(desk, tmp_path):
    stick = tmp_path / "other"
    stick.mkdir()
    for day in range(4):
        run(backups.back_up_to(at(desk, days=900 + day), stick))
    made = [run(backups.back_up_to(at(desk, hours=hour), stick)) for hour in range(4)]
    folder = BackupFolder(stick, desk.vault.header.vault_id)
    standing = [found.name for found in folder.list_generations()]
    assert made[-1].made[0][1] in standing
    assert len(standing) == 4 + 3


def forged(folder, old, day):
    """Write an old backup anew as one of a day to come: without the key, so with a wrong seal."""
    name = name_of(day)
    shutil.copytree(folder.path / old, folder.path / name)
    altered = replace(folder.read(old), made_at=day)
    (folder.path / name / manifest.NAME).write_bytes(manifest.to_bytes(altered))
    return name


def test_one_that_is_ahead_of_the_clock_is_restored_only_where_nothing_else_stands(desk, tmp_path):
    stick = tmp_path / "other"
    stick.mkdir()
    [(_, old)] = run(backups.back_up_to(desk, stick)).made
    folder = BackupFolder(stick, desk.vault.header.vault_id)
    name = forged(folder, old, factory.NOW + timedelta(days=900))
    assert folder.list_generations()[0].name == name
    assert restore_backup(stick, tmp_path / "a.casevault", desk.clock).name == old
    shutil.rmtree(folder.path / old)
    assert restore_backup(stick, tmp_path / "b.casevault", desk.clock).name == name
