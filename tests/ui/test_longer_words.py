"""A third more letters, half again as large, light or mirrored: nothing is cut."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from caseapp.domain.clock import FixedClock
from caseapp.ui import theme
from caseapp.ui.create.view import CreateView
from caseapp.ui.lock.window import LockWindow
from caseapp.ui.screen import Place, ScreenSpec
from caseapp.ui.settings.view import SettingsScreen
from caseapp.ui.shell.idle import IdleLock
from caseapp.ui.shell.model import ShellPort
from caseapp.ui.shell.shortcuts import ALWAYS, ShortcutSheet
from caseapp.ui.shell.view import Shell
from caseapp.ui.today.model import TodayPort
from caseapp.ui.today.view import TodayScreen
from caseapp.ui.unlocking import Surroundings
from tests.ui import todays
from tests.ui.accessibility import clipped
from tests.ui.stretched import LONGER
from tests.ui.surroundings import say, surroundings
from tests.ui.test_lock import CODE, CREATE, PORT
from tests.ui.test_settings_screen import Office
from tests.ui.test_shell import Watch


@pytest.fixture
def around(runner):
    return Surroundings(LONGER, runner, say)


@pytest.mark.usefixtures("_large")
def test_the_lock_screen_fits(qtbot, around):
    window = LockWindow(
        lambda _: around, PORT, lambda: CREATE, path="/home/somebody/Office.casevault"
    )
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    window.view.show_trouble("A sentence about what went wrong, and about what to do now.")
    assert clipped(window) == []


@pytest.mark.usefixtures("_large")
@pytest.mark.parametrize("step", range(4))
def test_every_step_of_creation_fits(qtbot, around, step):
    view = CreateView(around, CREATE, "ru")
    qtbot.addWidget(view)
    view.resize(theme.px(600), 720)
    view.code_step.show_code(CODE)
    view.test_step.ask(CODE)
    view._show_step(step)
    view.show()
    assert clipped(view) == []


@pytest.mark.usefixtures("_large")
@pytest.mark.parametrize("place", ["today", "settings"])
def test_the_shell_fits_with_its_screens(qtbot, place):
    context = replace(surroundings(), clock=FixedClock(todays.NOW, todays.HERE), t=LONGER)
    specs = (
        ScreenSpec("today", "Today", lambda c: TodayScreen(c, TodayPort(todays.today)), True, "",
                   "Ctrl+1"),
        ScreenSpec("settings", "Settings and vault", lambda c: SettingsScreen(c, Office().port()),
                   True, "", "Ctrl+2"),
    )  # fmt: skip
    port = ShellPort(lambda t: [], lambda f: None, list, None, list)
    shell = Shell(context, specs, port, vault_name="Office Bishkek", idle=IdleLock(Watch()))
    qtbot.addWidget(shell)
    shell.resize(1280, 720)
    shell.show()
    shell.go(Place(place))
    shell.idle.look()
    qtbot.waitUntil(lambda: not context.runner.is_busy)
    assert clipped(shell) == []
    assert shell.width() == 1280
    context.runner.abandon(seconds=5)


@pytest.mark.usefixtures("_large")
def test_the_shortcuts_fit(qtbot):
    sheet = ShortcutSheet(LONGER, [(keys, words) for keys, words in ALWAYS])
    qtbot.addWidget(sheet)
    sheet.show()
    assert clipped(sheet) == []
    QApplication.processEvents()
