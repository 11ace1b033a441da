"""Text is shown, never interpreted: no markup, no picture, no link."""

import ast
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QLabel

import caseapp.ui
from caseapp.i18n import catalogue
from caseapp.ui.widgets import Badge, Notice, PlainLabel, PlainMessage, Row, TextArea, tip
from caseapp.wording.refusals import refusal

UI = Path(caseapp.ui.__file__).parent
HOSTILE = '<b>a</b><img src="file:///etc/hosts"><a href="//host/share">x</a>'
ONLY_IN = {
    "QLabel": {"widgets/labels.py"},
    "QMessageBox": set(),
    # A court's text, written letter by letter; it cannot be typed, pasted or dropped into.
    "QTextEdit": {"authorities/reading/laidout.py", "authorities/reading/page.py"},
    "QTextBrowser": set(),
    "QErrorMessage": set(),
    "QInputDialog": set(),
    # A copy of a document, after the warning was answered; never a link.
    "QDesktopServices": {"documents/view.py"},
    # The icon beside the clock says a number in our own words; it is no widget.
    "setToolTip": {"widgets/tips.py", "reminders.py"},
    "setWhatsThis": set(),
    "setStatusTip": set(),
    "setHtml": set(),
    "insertHtml": set(),
    "setMarkdown": set(),
    "insertMarkdown": set(),
    "insertImage": set(),
    "QTextDocumentFragment": set(),
}


@cache
def names_used():
    """Return the names that stand in each file of the window."""
    return {
        file.relative_to(UI).as_posix(): set(_names(ast.parse(file.read_text(encoding="utf-8"))))
        for file in UI.rglob("*.py")
    }


def _names(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr


@pytest.mark.parametrize("name", ONLY_IN)
def test_what_renders_markup_is_used_in_one_guarded_place_or_nowhere(name):
    assert {file for file, names in names_used().items() if name in names} <= ONLY_IN[name]


def test_a_stock_label_would_take_the_text_for_markup(qtbot):
    stock, ours = QLabel("<b>a</b>"), PlainLabel("<b>a</b>")
    qtbot.addWidget(stock)
    qtbot.addWidget(ours)
    # The stock label shows one letter, ours all eight characters.
    assert stock.sizeHint().width() * 3 < ours.sizeHint().width()


def test_a_plain_label_does_not(qtbot):
    label = PlainLabel(HOSTILE, selectable=True)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == HOSTILE
    assert not label.openExternalLinks()


@pytest.mark.parametrize("make", [Badge, Notice, Row], ids=["badge", "notice", "row"])
def test_every_shared_widget_is_made_of_plain_labels(qtbot, make):
    widget = make(HOSTILE)
    qtbot.addWidget(widget)
    labels = [widget] if isinstance(widget, QLabel) else widget.findChildren(QLabel)
    assert labels
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_a_message_shows_what_it_is_given(qtbot):
    message = PlainMessage(HOSTILE, HOSTILE, stay="Close")
    qtbot.addWidget(message)
    assert message.text.text() == HOSTILE
    assert message.text.textFormat() == Qt.TextFormat.PlainText


def test_a_tooltip_is_made_harmless(qtbot):
    label = PlainLabel("x")
    qtbot.addWidget(label)
    tip(label, HOSTILE)
    assert "<img" not in label.toolTip()
    assert label.accessibleDescription() == HOSTILE


def test_pasting_brings_words_and_nothing_else(qtbot):
    area = TextArea()
    qtbot.addWidget(area)
    mime = QMimeData()
    mime.setHtml("<b>bold</b><img src='file:///etc/hosts'>")
    mime.setText("bold")
    area.insertFromMimeData(mime)
    assert area.toPlainText() == "bold"


@pytest.mark.parametrize(("there", "pasted"), [("", 10_000_000), ("x" * 60_000, 40_001)])
def test_what_does_not_fit_is_left_out_whole_and_said_at_once(qtbot, there, pasted):
    area = TextArea(there)
    qtbot.addWidget(area)
    mime = QMimeData()
    mime.setText("я" * pasted)
    with qtbot.waitSignal(area.refused) as refused:
        area.insertFromMimeData(mime)
    assert area.toPlainText() == there
    assert refused.args[0].values["length"] == pasted
    assert f"{pasted} characters" in refusal(refused.args[0], catalogue("en"))


def test_what_is_pasted_over_a_selection_may_take_its_place(qtbot):
    area = TextArea("x" * 100_000)
    qtbot.addWidget(area)
    area.selectAll()
    mime = QMimeData()
    mime.setText("y" * 99_999)
    area.insertFromMimeData(mime)
    assert area.toPlainText() == "y" * 99_999
