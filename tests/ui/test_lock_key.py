"""Ctrl+L locks at once, whatever stands before the window and whatever layout is chosen."""

import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication

from caseapp.ui.event.dialog import EventForm
from caseapp.ui.screen import Place, ScreenSpec
from caseapp.ui.shell.idle import IdleLock
from caseapp.ui.shell.lockkey import is_lock_key
from caseapp.ui.shell.model import ShellPort
from caseapp.ui.shell.palette import Palette
from caseapp.ui.shell.shortcuts import ShortcutSheet
from caseapp.ui.shell.view import Shell
from caseapp.ui.today.model import TodayPort
from caseapp.ui.today.view import TodayScreen
from caseapp.ui.widgets import PlainMessage
from tests.ui import cases, todays
from tests.ui.hands import come_forward, strike
from tests.ui.offices import office
from tests.ui.surroundings import surroundings

CONTROL = Qt.KeyboardModifier.ControlModifier
DE = Qt.Key(0x0414)


class Watch:
    limit = 300.0

    def touch(self):
        """Nothing is counted here."""

    def seconds_left(self):
        return 300.0


@pytest.fixture
def shell(qtbot):
    context = surroundings()
    specs = (ScreenSpec("today", "Today", lambda c: TodayScreen(c, TodayPort(todays.today))),)
    port = ShellPort(find=lambda _: [], keep_forms=lambda _: None, take_forms=list)
    made = Shell(context, specs, port, vault_name="Office", idle=IdleLock(Watch()))
    qtbot.addWidget(made)
    made.go(Place("today"))
    made.show()
    qtbot.waitUntil(lambda: not context.runner.is_busy)
    yield made
    context.runner.abandon(seconds=5)


def event_form(shell):
    made = EventForm(shell.context, office()[0].events, cases.proceeding_view(), shell)
    made.notes.setPlainText("half a sentence")
    return made


def asking_form(shell):
    """A form with something typed that asks whether to throw it away."""
    form = event_form(shell)
    form.open()
    form.reject()
    return form.findChild(PlainMessage)


FRONTS = {
    "form": event_form,
    "question of a form": asking_form,
    "palette": lambda shell: Palette(shell.context, [], parent=shell),
    "shortcuts": lambda shell: ShortcutSheet(shell.t, [], shell),
    "message": lambda shell: PlainMessage("Title", "Text", stay="Close", parent=shell),
}


@pytest.mark.parametrize("front", FRONTS)
def test_the_lock_does_not_wait_for_what_stands_before_the_window(qtbot, shell, front):
    asked = []
    shell.lock_requested.connect(lambda: asked.append(shell.context.drafts.dirty()))
    dialog = FRONTS[front](shell)
    dialog.open()
    come_forward(qtbot, dialog)
    assert QApplication.activeModalWidget() is dialog
    strike(Qt.Key.Key_L, CONTROL)
    (drafts,) = asked
    assert ["half a sentence" in kept.payload for kept in drafts] == [True] * ("form" in front)


def test_the_window_itself_locks_once_in_either_layout(qtbot, shell):
    asked = []
    shell.lock_requested.connect(lambda: asked.append(1))
    come_forward(qtbot, shell)
    strike(Qt.Key.Key_L, CONTROL)
    QApplication.sendEvent(QGuiApplication.focusWindow(), key_of(DE))
    assert asked == [1, 1]


def test_a_window_that_is_gone_locks_nothing(qtbot, shell):
    asked = []
    shell.lock_requested.connect(lambda: asked.append(1))
    shell.leave()
    other = PlainMessage("Title", "Text", stay="Close")
    qtbot.addWidget(other)
    come_forward(qtbot, other)
    strike(Qt.Key.Key_L, CONTROL)
    assert asked == []


class Seeing(IdleLock):
    """An idle lock that remembers what kinds of objects it was asked about."""

    def __init__(self):
        super().__init__(Watch())
        self.kinds = set()

    def eventFilter(self, watched, event):  # noqa: N802 - Qt names it
        self.kinds.add("window" if watched.isWindowType() else type(watched).__name__)
        return super().eventFilter(watched, event)


def test_python_is_asked_about_windows_and_nothing_inside_them(qtbot, shell):
    seeing = Seeing()
    seeing.start()
    dialog = event_form(shell)
    dialog.open()
    come_forward(qtbot, dialog)
    strike(Qt.Key.Key_A)
    assert seeing.kinds == {"window"}


def key_of(key, modifiers=CONTROL, scan=0):
    return QKeyEvent(QEvent.Type.KeyPress, int(key), modifiers, scan, 0, 0)


def test_letters_that_only_look_alike_do_not_lock():
    shift = CONTROL | Qt.KeyboardModifier.ShiftModifier
    assert not is_lock_key(key_of(Qt.Key.Key_L, Qt.KeyboardModifier.NoModifier))
    assert not is_lock_key(key_of(Qt.Key.Key_L, shift))
    assert not is_lock_key(key_of(Qt.Key.Key_N, scan=46))


@pytest.mark.skipif(sys.platform != "linux", reason="scan codes differ by system")
def test_the_place_of_the_key_counts_where_it_gives_no_latin_letter():
    georgian_lasi, beside = 0x10DA, 45
    assert is_lock_key(key_of(georgian_lasi, scan=46))
    assert not is_lock_key(key_of(georgian_lasi, scan=beside))
