"""A copy of ours asks to be left alone, and is taken back."""

import warnings

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from shiboken6 import delete

from caseapp.system.clipboard import privacy_marks
from caseapp.ui.clipboard import ClipboardGuard

NAME = "Ермек Жумабаев"


@pytest.fixture
def board(qtbot, monkeypatch):
    """The clipboard; the offscreen platform does not know whose its content is: ours.

    Windows of earlier tests may live on until they are collected, with a guard of their own.
    """
    board = QGuiApplication.clipboard()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        board.dataChanged.disconnect()
    monkeypatch.setattr(type(board), "ownsClipboard", lambda _board: True)
    board.clear()
    yield board
    board.clear()


def copy(qtbot, text=NAME):
    """Copy as a person does: out of a text field."""
    line = QLineEdit(text)
    qtbot.addWidget(line)
    line.selectAll()
    line.copy()


def test_a_copy_out_of_a_field_carries_the_marks(qtbot, board):
    guard = ClipboardGuard(seconds=60)
    copy(qtbot)

    assert board.text() == NAME
    assert {kind: bytes(board.mimeData().data(kind)) for kind in privacy_marks()} == (
        privacy_marks()
    )
    delete(guard)


def test_without_the_guard_the_same_copy_carries_none(qtbot, board):
    copy(qtbot)
    assert not any(board.mimeData().hasFormat(kind) for kind in privacy_marks())


def test_a_copy_is_taken_back_after_its_time(qtbot, board):
    guard = ClipboardGuard(seconds=0.05)
    copy(qtbot)
    qtbot.waitUntil(lambda: not board.text(), timeout=2000)
    delete(guard)


def test_locking_takes_it_back_at_once(qtbot, board):
    guard = ClipboardGuard(seconds=60)
    copy(qtbot)
    guard.clear()
    assert not board.text()
    delete(guard)


def test_what_another_program_copied_since_stays(qtbot, board, monkeypatch):
    guard = ClipboardGuard(seconds=60)
    copy(qtbot)
    monkeypatch.setattr(type(board), "ownsClipboard", lambda _board: False)
    guard.clear()
    assert board.text() == NAME
    delete(guard)


def test_several_guards_mark_a_copy_once(qtbot, board):
    """Each marking again what the others marked would take longer than a life."""
    guards = [ClipboardGuard(seconds=60) for _ in range(9)]
    changes = []
    board.dataChanged.connect(lambda: changes.append(board.text()))
    copy(qtbot)

    assert changes == [NAME, NAME]  # the copy, and its marks
    assert all(board.mimeData().hasFormat(kind) for kind in privacy_marks())
    for guard in guards:
        delete(guard)
