"""Every test of the window runs without a display, dressed as the program is."""

import gc
import os
import threading

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Generator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from caseapp.domain.vocabulary import Role
from caseapp.ui import theme
from caseapp.ui.tasks import TaskRunner
from tests.ui.surroundings import surroundings

_elsewhere: list[str] = []
"""Threads, other than the main one, on which a collection began."""


def _watch(phase: str, _info: dict[str, int]) -> None:
    if phase == "start" and threading.current_thread() is not threading.main_thread():
        _elsewhere.append(threading.current_thread().name)


gc.callbacks.append(_watch)


@pytest.fixture(scope="session")
def _sheet(qapp: QApplication) -> str:
    theme.apply(qapp, "light", 1.0)
    return qapp.styleSheet()


def _dress(app: QApplication, sheet: str) -> None:
    """Dress as the program is; not twice the same: every widget left would be styled again."""
    if app.styleSheet() != sheet or theme.scale() != 1.0 or theme.tokens() is not theme.LIGHT:
        theme.apply(app, "light", 1.0)


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication, _sheet: str) -> Generator[None]:
    # What earlier tests closed goes now, not while the sheet is put on everything that is left.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    _dress(qapp, _sheet)
    # As in the program, and never enabled again in this process: a collection on the database
    # thread or the test runner's own would destroy what widgets are left, and crash a later test.
    gc.disable()
    _elsewhere.clear()
    yield
    assert not gc.isenabled(), "the interpreter may collect on any thread"
    assert not _elsewhere, "widgets may have been destroyed on another thread"
    gc.collect(1)


@pytest.fixture(
    params=[
        (1.0, Qt.LayoutDirection.LeftToRight),
        (1.5, Qt.LayoutDirection.LeftToRight),
        (1.5, Qt.LayoutDirection.RightToLeft),
    ],
    ids=["100", "150", "150 mirrored"],
)
def _large(request: pytest.FixtureRequest, qapp: QApplication) -> Generator[None]:
    """Dress the window in every size that people read in, and mirrored."""
    scale, direction = request.param
    theme.apply(qapp, "dark", scale)
    qapp.setLayoutDirection(direction)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def runner(qapp: QApplication) -> Generator[TaskRunner]:
    """A task runner that is stopped at the end."""
    made = TaskRunner()
    yield made
    made.abandon(seconds=5)


@pytest.fixture
def around(qtbot):
    """Make the surroundings of screens, and stop their runners at the end."""
    made = []

    def make(role=Role.LAWYER, language="en"):
        context = surroundings(role, language)
        made.append(context.runner)
        return context

    yield make
    for runner in made:
        runner.abandon(seconds=5)


@pytest.fixture
def context(around):
    """The surroundings of a screen for a lawyer, in English."""
    return around()


@pytest.fixture
def rules_shown(qtbot, around):
    """Show the Rules screen on a fake book of law."""
    from caseapp.ui.rules.view import RulesScreen
    from tests.ui.lawbooks import words

    def make(book, role=Role.LAWYER, language="en", **given):
        context = around(role, language)
        screen = RulesScreen(context, book.port(), **given)
        qtbot.addWidget(screen)
        screen.resize(1084, 700)
        screen.show()
        qtbot.waitUntil(lambda: not context.runner.is_busy)
        qtbot.waitUntil(lambda: screen.reader.view is not None)
        qtbot.waitUntil(lambda: "How it is counted" in words(screen.reader) or language != "en")
        return screen

    return make
