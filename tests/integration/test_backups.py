"""Backups of the open vault: whole or not at all, found again, thinned, checked, restored."""

import errno
import shutil
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from caseapp.domain.backups import (
    BackupReason,
    NotABackupError,
    TargetAbsentError,
    TargetBusyError,
    TargetFailedError,
    TargetFullError,
    TargetInVaultError,
    TargetKnownError,
    TargetState,
)
from caseapp.domain.clock import FixedClock
from caseapp.domain.integrity import Finding, Found
from caseapp.models.base import ever
from caseapp.models.client import Client
from caseapp.services import backups, documents, drills, tasks
from caseapp.services.restore import restore_backup
from caseapp.services.vaults import check_vault
from caseapp.storage import backup_folder, generations, live_copy, targets
from caseapp.storage.backup_folder import BackupFolder
from tests import factory, office


def run(work):
    """Run sliced work to its end; return what it returned."""
    while True:
        try:
            next(work)
        except StopIteration as over:
            return over.value


def add_document(desk, matter, client, text=b"content"):
    documents.add_document(
        desk,
        matter,
        client,
        title="Document",
        file_name="a.txt",
        media_type="text/plain",
        pieces=[text],
    )


@pytest.fixture
def filled(desk):
    """A desk with a matter and two documents."""
    matter = office.matter(desk)
    with desk.vault.reading() as session:
        client = session.scalars(ever(Client, Client.uid)).one()
    add_document(desk, matter, client, b"first")
    add_document(desk, matter, client, b"second" * 50_000)
    return desk


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def target(filled, stick):
    """The id of a target on the stick."""
    return backups.add_target(filled, stick, "Blue stick").created


def at(desk, **later):
    """Return the same desk some time later."""
    return replace(desk, clock=FixedClock(factory.NOW + timedelta(**later), "Asia/Almaty"))


def folder_of(desk, stick):
    return BackupFolder(stick, desk.vault.header.vault_id)


def test_a_backup_restores_to_a_vault_that_passes_its_check(filled, target, stick, tmp_path):
    made = run(backups.make_backup(filled))
    key = bytes(filled.vault.key.raw())
    restored = restore_backup(stick, tmp_path / "new.casevault", filled.clock)
    again = factory.sit_down(
        Path(restored.path), type(filled.vault.key)(key, filled.vault.key.slot)
    )
    found = check_vault(again)
    again.vault.close()
    assert made.made == (("Blue stick", "2026-03-03T093000Z"),)
    assert (found.sound, found.documents) == (True, 2)


def test_a_restored_vault_knows_it_until_a_lawyer_confirms_it(filled, target, stick, tmp_path):
    run(backups.make_backup(filled))
    restored = restore_backup(stick, tmp_path / "new.casevault", filled.clock)
    again = factory.sit_down(Path(restored.path), filled.vault.key)
    assert backups.get_backups(again).restored_from == factory.NOW
    backups.confirm_restored(again)
    assert backups.get_backups(again).restored_from is None
    again.vault.close()


def test_what_is_written_while_the_backup_runs_is_in_it_whole(
    filled, target, stick, tmp_path, monkeypatch
):
    monkeypatch.setattr(live_copy, "PAGES_PER_STEP", 20)
    work = backups.make_backup(filled)
    next(work)
    matter = office.matter(filled, "2026/002", "Between two slices")
    run(work)
    restored = restore_backup(stick, tmp_path / "new.casevault", filled.clock)
    again = factory.sit_down(Path(restored.path), filled.vault.key)
    assert office.members(again, matter) == [factory.LAWYER]
    again.vault.close()


def test_the_second_backup_adds_only_new_documents_to_the_pool(filled, target, stick):
    run(backups.make_backup(filled))
    pool = folder_of(filled, stick).pool
    first = {file.name: file.stat().st_mtime_ns for file in pool.iterdir()}
    run(backups.make_backup(filled))
    rows = backups.list_backups(filled, target)
    assert {file.name: file.stat().st_mtime_ns for file in pool.iterdir()} == first
    assert [row.name for row in rows] == ["2026-03-03T093000Z-2", "2026-03-03T093000Z"]


def test_a_backup_that_is_stopped_leaves_nothing_that_counts(filled, target, monkeypatch):
    monkeypatch.setattr(live_copy, "PAGES_PER_STEP", 20)
    work = backups.make_backup(filled)
    next(work)
    work.close()
    assert backups.list_backups(filled, target) == []
    assert not (filled.vault.path / generations.SNAPSHOT).exists()
    assert backups.get_backups(filled).last_made is None


def test_closing_the_vault_in_the_middle_of_a_copy_gives_the_lock_back(
    vault_path, stick, monkeypatch
):
    monkeypatch.setattr(live_copy, "PAGES_PER_STEP", 20)
    path, key, _ = vault_path
    desk = factory.sit_down(path, key)
    backups.add_target(desk, stick)
    work = backups.make_backup(desk)
    next(work)
    desk.vault.close()
    factory.sit_down(path, key).vault.close()


def test_a_target_that_is_not_plugged_in_is_a_state_and_no_error(filled, target, stick):
    stick.rename(stick.with_name("away"))
    [row] = backups.get_backups(filled).targets
    assert row.state is TargetState.ABSENT
    assert backups.list_due(at(filled, days=1)) == []
    with pytest.raises(TargetAbsentError):
        run(backups.make_backup(filled))


def test_a_stick_that_is_mounted_elsewhere_is_found_by_its_marker(
    filled, stick, tmp_path, monkeypatch
):
    monkeypatch.setattr(targets.places, "volumes", lambda: (stick,))
    made = backups.add_target(filled, stick, "Blue stick").created
    elsewhere = stick.rename(tmp_path / "elsewhere")
    monkeypatch.setattr(targets.places, "volumes", lambda: (tmp_path / "other", elsewhere))
    run(backups.make_backup(filled, (made,)))
    assert backups.get_backups(filled).targets[0].path == str(elsewhere)


def test_the_vault_itself_and_a_known_folder_are_no_new_targets(filled, target, stick):
    with pytest.raises(TargetInVaultError):
        backups.add_target(filled, filled.vault.path / "backups")
    with pytest.raises(TargetKnownError):
        backups.add_target(filled, stick)


def test_removing_a_target_leaves_what_stands_there(filled, target, stick):
    run(backups.make_backup(filled))
    backups.remove_target(filled, target)
    assert backups.get_backups(filled).targets == ()
    assert len(folder_of(filled, stick).list_generations()) == 1


@contextmanager
def failing_after(monkeypatch, writes, code):
    """Let the medium refuse after so many files were forced to it."""
    real, count = backup_folder.sync_file, 0

    def sync(handle):
        nonlocal count
        count += 1
        if count > writes:
            raise OSError(code, "refused")
        real(handle)

    with monkeypatch.context() as patched:
        patched.setattr(backup_folder, "sync_file", sync)
        yield


@pytest.mark.parametrize(
    "refusal", [(errno.ENOSPC, TargetFullError), (errno.EIO, TargetFailedError)]
)
@pytest.mark.parametrize("writes", range(1, 7))
def test_a_medium_that_refuses_at_any_point_is_a_typed_error_and_nothing_half(
    filled, target, stick, monkeypatch, writes, refusal
):
    code, error = refusal
    run(backups.make_backup(filled))
    # A fresh pool, so that every kind of file is written again.
    shutil.rmtree(folder_of(filled, stick).path)
    work = backups.make_backup(filled)
    with failing_after(monkeypatch, writes, code), pytest.raises(error):
        run(work)
    assert [row for row in backups.list_backups(filled, target) if row.readable] == []
    run(backups.make_backup(filled))
    check = run(backups.check_backup(filled, target))
    assert check.sound


def test_one_medium_that_fails_does_not_cost_the_backup_on_the_other(filled, target, tmp_path):
    other = backups.add_target(filled, tmp_path / "other").created
    (tmp_path / "other" / filled.vault.header.vault_id).write_bytes(b"in the way")
    made = run(backups.make_backup(filled))
    assert [label for label, _ in made.made] == ["Blue stick"]
    assert [label for label, _ in made.failed] == ["other"]
    assert backups.get_backups(filled).targets[1].id == other


def test_two_backups_on_one_medium_at_a_time_are_refused(filled, target, stick):
    with folder_of(filled, stick).locked(), pytest.raises(TargetBusyError):
        run(backups.make_backup(filled))


def test_a_document_damaged_in_the_vault_is_named_and_an_older_good_copy_kept(filled, target):
    [one, _] = sorted(filled.vault.blobs.iterdir())
    run(backups.make_backup(filled))
    one.write_bytes(b"damaged")
    made = run(backups.make_backup(filled))
    assert made.missing == (one.name,)
    assert run(backups.check_backup(filled, target, "2026-03-03T093000Z")).sound


def test_a_working_day_is_backed_up_in_its_evening_or_on_the_next_day(filled, target):
    morning, evening, next_day = at(filled, hours=-3), at(filled, hours=5), at(filled, hours=20)
    assert backups.list_due(morning) == []
    assert backups.list_due(evening) == [target]
    assert backups.list_due(next_day) == [target]
    run(backups.back_up_when_due(evening))
    assert backups.list_due(at(filled, hours=6)) == []
    assert backups.list_due(next_day) == []
    assert backups.list_backups(filled, target)[0].reason == BackupReason.DAILY


def test_old_backups_are_thinned_and_their_documents_leave_the_pool(filled, target, stick):
    pool = folder_of(filled, stick).pool
    for hours in range(8):
        run(backups.make_backup(at(filled, minutes=hours)))
    stray = pool / ("0" * 32)
    stray.write_bytes(b"of a backup that is gone")
    made = run(backups.make_backup(at(filled, minutes=9)))
    assert made.thinned == 1
    assert len(backups.list_backups(filled, target)) == 3
    assert not stray.exists()
    assert len(list(pool.iterdir())) == 2


def test_a_vault_under_doubt_is_copied_when_asked_and_replaces_no_earlier_backup(filled, target):
    for minute in range(3):
        run(backups.make_backup(at(filled, minutes=minute)))
    filled.vault.doubt(Found(Finding.ROWS_CONTRADICTED))
    assert run(backups.back_up_when_due(at(filled, days=1))) is None
    assert run(backups.make_backup(at(filled, minutes=9))).thinned == 0
    assert len(backups.list_backups(filled, target)) == 4


def test_nothing_leaves_the_pool_while_one_manifest_cannot_be_read(filled, target, stick):
    folder = folder_of(filled, stick)
    run(backups.make_backup(filled))
    stray = folder.pool / ("0" * 32)
    stray.write_bytes(b"may belong to it")
    (folder.path / "2026-03-03T093000Z" / "manifest.json").write_bytes(b"{}")
    run(backups.make_backup(at(filled, days=1)))
    assert stray.exists()


def test_the_weekly_look_finds_damage_in_its_part_and_mends_it_from_the_vault(
    filled, target, stick
):
    run(backups.make_backup(filled))
    [blob, _] = sorted(folder_of(filled, stick).pool.iterdir())
    whole = blob.read_bytes()
    blob.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    found = [
        run(backups.check_backup(at(filled, weeks=week), target, whole=False)) for week in range(5)
    ]
    assert [check.damaged_documents for check in found].count(1) == 1
    assert all(check.sound for check in found)
    assert blob.read_bytes() == whole


def test_a_drill_restores_opens_and_compares_and_is_noted(filled, target, tmp_path, monkeypatch):
    monkeypatch.setattr(drills.tempfile, "tempdir", str(tmp_path))
    run(backups.make_backup(filled))
    found = run(drills.drill_backup(filled, target))
    assert (found.sound, found.documents) == (True, 2)
    assert found.tables > 20
    assert backups.get_backups(filled).last_restored == filled.clock.today()
    assert list(tmp_path.glob("caseapp-drill-*")) == []


def test_a_drill_alone_makes_no_backup_late(filled, target):
    run(backups.make_backup(filled))
    run(drills.drill_backup(filled, target))
    assert [row.behind for row in backups.get_backups(filled).targets] == [False]


def test_a_drill_of_a_backup_without_a_document_says_so_and_is_not_noted(filled, target, stick):
    run(backups.make_backup(filled))
    next(folder_of(filled, stick).pool.iterdir()).unlink()
    found = run(drills.drill_backup(filled, target))
    assert found.faults == ("documents",)
    assert backups.get_backups(filled).last_restored is None


def test_the_damaged_one_of_three_is_named_and_the_newest_sound_one_restored(
    filled, target, stick, tmp_path
):
    for day in range(3):
        tasks_before = len(tasks.list_tasks(filled))
        run(backups.make_backup(at(filled, days=day)))
    newest = folder_of(filled, stick).path / "2026-03-05T093000Z" / "case.db"
    newest.write_bytes(newest.read_bytes()[:-1])
    restored = restore_backup(stick, tmp_path / "new.casevault", at(filled, days=2).clock)
    assert restored.passed_over == ("2026-03-05T093000Z",)
    assert restored.name == "2026-03-04T093000Z"
    assert tasks_before == 0


def test_a_folder_without_backups_is_none(tmp_path):
    with pytest.raises(NotABackupError):
        restore_backup(tmp_path, tmp_path / "new.casevault", factory.fixed_clock())


def test_a_warning_about_a_place_is_shown_until_somebody_puts_it_aside(filled, tmp_path):
    synced = tmp_path / "Dropbox" / "stick"
    synced.mkdir(parents=True)
    backups.add_target(filled, synced)
    [row] = backups.get_backups(filled).targets
    assert [(one.danger, one.name) for one in row.warnings] == [("synced", "Dropbox")]
    backups.dismiss_place(filled, str(synced))
    assert backups.get_backups(filled).targets[0].warnings == ()
