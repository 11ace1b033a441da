"""Every test of the window runs without a display, dressed as the program is."""

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Generator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from caseapp.ui import theme
from caseapp.ui.tasks import TaskRunner


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Generator[None]:
    # What earlier tests closed goes now, not while the sheet is put on everything that is left.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme.apply(qapp, "light", 1.0)
    # As in the program: a widget must never be destroyed by the database thread's collector.
    gc.disable()
    yield
    gc.disable()
    gc.collect(1)
    # Never enabled again in this process: a collection on the runner's or the test runner's own
    # thread would destroy what widgets are left, and crash a later test.
    if theme.scale() != 1.0:
        theme.apply(qapp, "light", 1.0)


@pytest.fixture
def runner(qapp: QApplication) -> Generator[TaskRunner]:
    """A task runner that is stopped at the end."""
    made = TaskRunner()
    yield made
    made.abandon(seconds=5)
