"""The screens of the backups and of the copies that left."""

import threading
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from caseapp.domain.backups import BackupNeedsPassphraseError, TargetFullError, TargetState
from caseapp.domain.changes import Changes
from caseapp.domain.clear_copies import CopyKind, Redaction
from caseapp.domain.views.backups import (
    BackupCheck,
    BackupMade,
    BackupStep,
    BackupsView,
    DrillView,
    OldBackup,
    PlaceWarning,
    TargetRow,
)
from caseapp.domain.views.clear_copies import CopyRow
from caseapp.domain.views.copies import OneSided, TwoVersions
from caseapp.domain.views.filings import MemoPdf
from caseapp.services import backups
from caseapp.storage import generations
from caseapp.ui import theme
from caseapp.ui.backups.passphrase import OldPassphraseForm
from caseapp.ui.backups.port import BackupsPort
from caseapp.ui.backups.view import BackupsScreen
from caseapp.ui.backups.watch import BackupWatch
from caseapp.ui.copies.port import CopiesPort
from caseapp.ui.copies.view import CopiesScreen
from caseapp.ui.keys.port import Own
from caseapp.ui.tasks import TaskRunner
from caseapp.ui.widgets.buttons import Button
from caseapp.ui.widgets.labels import PlainLabel
from caseapp.ui.widgets.message import PlainMessage
from tests import factory
from tests.ui.accessibility import problems
from tests.ui.offices import Calls

MADE = datetime(2026, 1, 20, 18, 0, tzinfo=UTC)
DRILL = DrillView("2026-01-20T180000Z", MADE, 1200, 40, 12, ())
WARNING = PlaceWarning("/home/aida/Dropbox/b", "synced", "Dropbox")


def target(label="Blue stick", state=TargetState.READY, **given):
    values = {
        "id": label,
        "label": label,
        "path": f"/media/aida/{label}",
        "state": state,
        "last_made": MADE,
        "behind": True,
        "last_checked": date(2026, 1, 28),
        "damaged": (),
    }
    return TargetRow(**{**values, **given})


def view(*targets, **given):
    values = {"last_made": MADE, "last_restored": date(2026, 1, 10), "warnings": (),
              "conflicts": ()}  # fmt: skip
    return BackupsView(targets, **{**values, **given})


FULL = view(
    target(damaged=("2026-01-20T180000Z",)),
    target("Red stick in the safe", TargetState.ABSENT, last_checked=None, warnings=(WARNING,)),
    warnings=(WARNING,),
    conflicts=("case (conflicted copy).db",),
    restored_from=MADE,
)


ONE = TwoVersions(forked=False, common=0, other="", last_path="")
TWO = TwoVersions(
    forked=True,
    common=7,
    other="/media/aida/Blue stick/office.casevault",
    last_path="/home/aida/office.casevault",
    rows=(
        OneSided("deadline", "there", date(2026, 2, 3), "Appeal", "2026/001", "Anna Petrova", "d"),
        OneSided("event", "here", None, "Arrest", "2026/002", "Ivan Ivanov", "e"),
    ),
)


def sliced(answer, calls, name):
    def work(*positional, **keywords):
        calls.append((name, positional, keywords))
        yield BackupStep(1, 4)
        if isinstance(answer, Exception):
            raise answer
        return answer

    return work


def port(calls, shown=FULL, versions=ONE, **answers):
    made = {
        "make_backup": BackupMade((("Blue stick", "2026-02-01T090000Z"),), (), 0),
        "check_backup": BackupCheck("2026-01-20T180000Z", True, (), 0),
        "drill_backup": DRILL,
        "back_up_when_due": None,
        **answers,
    }
    return BackupsPort(
        get_backups=lambda: shown,
        list_backups=lambda one: (),
        look_at_place=lambda path: (WARNING,) if "Dropbox" in str(path) else (),
        compare_versions=lambda: versions,
        confirm_restored=calls.command("confirm_restored", backup="x"),
        dismiss_place=calls.command("dismiss_place", backup="x"),
        add_target=calls.command("add_target", backup="x"),
        remove_target=calls.command("remove_target", backup="x"),
        **{name: sliced(answer, calls, name) for name, answer in made.items()},
    )


def copy(number, **given):
    values = {
        "uid": f"c-{number}",
        "version": 1,
        "kind": CopyKind.CONTROL_SLIP,
        "redaction": Redaction.FULL,
        "file_number": "2026/001",
        "place": "/media/aida/a very long folder name of a stick/slip.pdf",
        "person": "Aida Omarova",
        "left_at": datetime(2025, 12, 20, 9, 0, tzinfo=UTC),
        "destroyed_on": None,
        "sha256": "0" * 64,
        "ask": True,
    }
    return CopyRow(**{**values, **given})


COPIES = (copy(1), copy(2, destroyed_on=date(2026, 1, 5), ask=False, file_number=""))


@pytest.fixture
def calls():
    return Calls()


@pytest.fixture
def shown(context, qtbot):
    """Show a screen and wait until it is filled."""

    def show(screen):
        qtbot.addWidget(screen)
        screen.resize(900, 900)
        screen.show()
        settle(qtbot, context)
        return screen

    return show


def settle(qtbot, context):
    qtbot.waitUntil(lambda: not context.runner.is_busy)
    QApplication.sendPostedEvents()


def texts(widget):
    return [label.text() for label in widget.findChildren(PlainLabel) if label.isVisible()]


def button(widget, words):
    return next(one for one in widget.findChildren(Button) if one.text().startswith(words))


def said(screen):
    return screen.said.text.text()


def test_the_places_are_shown_with_what_is_wrong_and_what_is_no_error(context, calls, shown):
    words = " ".join(texts(shown(BackupsScreen(context, port(calls)))))
    assert "Not plugged in. Plug it in when you can; nothing is wrong." in words
    assert "synchronised by Dropbox" in words
    assert "case (conflicted copy).db" in words
    assert "Last restored on trial: 22 days ago" in words
    assert 'caseapp vault restore "/' in words


def test_what_only_one_of_two_versions_has_stands_on_top(context, calls, shown):
    words = " ".join(texts(shown(BackupsScreen(context, port(calls, versions=TWO)))))
    assert "Work went on in two versions of this vault" in words
    assert words.index("Only in the other version") < words.index("Only in this version")


def test_a_restored_vault_says_so_until_a_lawyer_confirms_it(context, calls, shown, qtbot):
    screen = shown(BackupsScreen(context, port(calls, view(restored_from=MADE))))
    assert "restored from the backup of Tue 20 Jan 2026" in " ".join(texts(screen))
    button(screen, "Restored knowingly").click()
    settle(qtbot, context)
    assert calls.named("confirm_restored")


def test_back_up_now_runs_in_slices_and_says_what_it_made(context, calls, shown, qtbot):
    screen = shown(BackupsScreen(context, port(calls)))
    screen.now_button.click()
    assert screen.work.isVisible()
    settle(qtbot, context)
    assert said(screen) == "Backup made on Blue stick."
    assert not screen.work.isVisible()


def test_a_backup_that_is_stopped_says_nothing_was_made(context, calls, shown, qtbot):
    screen = shown(BackupsScreen(context, port(calls)))
    screen.now_button.click()
    screen.work.cancel.click()
    settle(qtbot, context)
    assert not screen.said.isVisible()
    assert screen.now_button.isEnabled()


def test_a_full_medium_is_told_in_words(context, calls, shown, qtbot):
    screen = shown(BackupsScreen(context, port(calls, make_backup=TargetFullError(label="B"))))
    screen.now_button.click()
    settle(qtbot, context)
    assert "TargetFullError" in said(screen)


def test_a_trial_says_what_it_proved_or_what_is_missing(context, calls, shown, qtbot):
    for answer, expected in (
        (DRILL, "every document is there"),
        (DrillView("n", MADE, 1, 1, 0, ("documents",)), "documents are missing or damaged"),
    ):
        screen = shown(BackupsScreen(context, port(calls, drill_backup=answer)))
        button(screen, "Restore on trial").click()
        settle(qtbot, context)
        assert expected in said(screen)


def test_a_backup_of_an_older_key_asks_for_its_passphrase(context, calls, shown, qtbot):
    screen = shown(BackupsScreen(context, port(calls, drill_backup=BackupNeedsPassphraseError())))
    button(screen, "Restore on trial").click()
    settle(qtbot, context)
    form = screen.window().findChild(OldPassphraseForm)
    form.old.line.setText("of that day")
    form.old.keyfile.take("/media/aida/key")
    assert not form.old.keyfile.isVisible()
    form.old.both.setChecked(True)
    form.submit()
    settle(qtbot, context)
    assert calls.named("drill_backup")[-1][1] == (
        "Blue stick",
        Own("of that day", "/media/aida/key"),
    )


OLD = OldBackup("Blue stick", "2025-11-01T090000Z", datetime(2025, 11, 1, 9, tzinfo=UTC), True)


def test_backups_with_an_old_key_are_named_in_one_question_and_go(context, calls, shown, qtbot):
    left = [[OLD, replace(OLD, label="Red stick", replaced=False)]]
    made = port(calls)._replace(
        list_old_backups=lambda: left[-1],
        remove_old_backups=calls.command("remove_old_backups", backup="removed"),
    )
    screen = shown(BackupsScreen(context, made))
    button(screen, "Remove them …").click()
    [question] = screen.findChildren(PlainMessage)
    said = " ".join(label.text() for label in question.findChildren(PlainLabel))
    assert "Blue stick" in said
    assert "Red stick" not in said
    left.append([])
    question.go.click()
    settle(qtbot, context)
    assert len(calls.named("remove_old_backups")) == 1
    screen.refresh()
    settle(qtbot, context)
    assert screen.old.isHidden()


def test_old_backups_without_a_new_one_beside_them_stay(context, calls, shown, qtbot):
    made = port(calls)._replace(list_old_backups=lambda: [replace(OLD, replaced=False)])
    screen = shown(BackupsScreen(context, made))
    assert screen.old.findChildren(Button) == []
    assert not screen.old.isHidden()


def test_a_bad_place_is_asked_about_before_it_is_taken(context, calls, shown, qtbot):
    folder = "/home/aida/Dropbox/b"
    screen = shown(BackupsScreen(context, port(calls), ask=lambda parent, title: folder))
    screen.add_button.click()
    settle(qtbot, context)
    assert calls.named("add_target") == []
    screen.findChild(PlainMessage).go.click()
    settle(qtbot, context)
    assert calls.named("add_target")[0][1] == (Path(folder),)


def test_a_warning_that_was_read_is_put_aside(context, calls, shown, qtbot):
    screen = shown(BackupsScreen(context, port(calls)))
    button(screen, "I know").click()
    settle(qtbot, context)
    assert calls.named("dismiss_place")[0][1] == (WARNING.path,)


def test_a_due_backup_is_made_by_itself_and_a_full_medium_told_once(context, calls, qtbot):
    told = []
    refusing = port(calls, back_up_when_due=TargetFullError(label="B"))
    watch = BackupWatch(context, refusing, told.append, lambda notice: None)
    for _ in range(2):
        watch.look()
        settle(qtbot, context)
    assert len(calls.named("back_up_when_due")) == 2
    assert len(told) == 1


def test_a_vault_in_a_bad_place_says_so_at_opening_until_it_was_read(context, calls, qtbot):
    shown = []
    watch = BackupWatch(context, port(calls), lambda sentence: None, shown.append)
    watch.start()
    settle(qtbot, context)
    place, conflict = shown
    assert "synchronised by Dropbox" in place.text.text()
    assert "case (conflicted copy).db" in conflict.text.text()
    place.findChild(Button).click()
    settle(qtbot, context)
    assert calls.named("dismiss_place")[0][1] == (WARNING.path,)
    for notice in shown:
        qtbot.addWidget(notice)


def test_locking_does_not_wait_for_a_medium_that_hangs(qtbot, vault_path, tmp_path, monkeypatch):
    """The runner lets go within two seconds, and the vault closes and opens again."""
    stuck = threading.Event()
    monkeypatch.setattr(generations, "copy_hashed", lambda *_: stuck.wait(30))
    path, key, _ = vault_path
    runner = TaskRunner()
    held = {}

    def begin():
        held["desk"] = factory.sit_down(path, key)
        return backups.back_up_to(held["desk"], tmp_path / "stick")

    runner.submit_slices(runner, begin)
    qtbot.waitUntil(lambda: bool(list(tmp_path.glob("stick/*/.new-*"))))
    begun = time.monotonic()
    assert runner.abandon(held["desk"].vault.close, 2.0)
    assert time.monotonic() - begun < 2
    factory.sit_down(path, key).vault.close()
    stuck.set()


def copies_port(calls, rows=COPIES):
    def list_copies(**asked):
        calls.append(("list_copies", (), asked))
        return rows

    return CopiesPort(
        list_copies=list_copies,
        mark_destroyed=lambda *given: (
            calls.append(("mark", given, {})) or Changes.of(clear_copy="x")
        ),
        print_copies=lambda **asked: MemoPdf(b"%PDF", 1, ""),
    )


def test_a_copy_is_marked_as_destroyed_after_a_question(context, calls, shown, qtbot):
    screen = shown(CopiesScreen(context, copies_port(calls)))
    screen._on_opened(COPIES[0])
    screen.findChild(PlainMessage).go.click()
    settle(qtbot, context)
    assert calls.named("mark")[0][1] == ("c-1", 1, context.clock.today())


def test_the_register_is_filtered_and_printed_as_it_is_shown(
    context, calls, shown, qtbot, tmp_path
):
    path = str(tmp_path / "copies.pdf")
    screen = shown(CopiesScreen(context, copies_port(calls), ask=lambda *_: path))
    screen.search.setText("stick")
    screen.standing.setChecked(False)
    settle(qtbot, context)
    assert calls.named("list_copies")[-1][2] == {"standing": False, "text": "stick"}
    screen.print_button.click()
    settle(qtbot, context)
    assert Path(path).read_bytes() == b"%PDF"


def test_an_empty_register_says_that_it_fills_by_itself(context, calls, shown):
    words = texts(shown(CopiesScreen(context, copies_port(calls, ()))))
    assert "No copy is noted here" in words


@pytest.mark.parametrize("width", [640, 1100])
def test_both_screens_can_be_used_without_a_mouse_and_cut_nothing(
    qapp, context, calls, shown, width
):
    theme.apply(qapp, "light", 1.0)
    for screen in (
        BackupsScreen(context, port(calls)),
        BackupsScreen(context, port(calls, versions=TWO)),
        BackupsScreen(context, port(calls, view(last_made=None, last_restored=None))),
        CopiesScreen(context, copies_port(calls)),
    ):
        shown(screen).resize(width, 900)
        assert problems(screen) == []
