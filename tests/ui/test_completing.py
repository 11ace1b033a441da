"""The search field completes the names of fields and their values, and takes no key away."""

import pytest
from PySide6.QtCore import Qt

from caseapp.ui.authorities.finding.completing import offers
from caseapp.ui.authorities.finding.searchline import SearchLine
from tests.ui import cases
from tests.ui.findings import VALUES, T, shown
from tests.ui.hands import strike, type_text


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("co", ["court:"]),
        ("су", ["суд:"]),
        ("c", []),
        ("risk court", ["court:"]),
        ("is there a court", []),
        ("court:", ["European Court of Human Rights"]),
        ("суд:european", ["European Court of Human Rights"]),
        ("host:PL,fr", ["France"]),
        ('host:"uni', ["United Kingdom"]),
        ("state:geo", ["Georgia"]),
        ("-host:swe", ["Sweden"]),
        ("after:20", []),
        ('"host', []),
        ("nofield:x", []),
        ("host:Poland", []),
    ],
)
def test_what_may_follow_is_offered(text, offered):
    found = offers(text, len(text), cases.FIELD_NAMES, VALUES)
    assert [one.words for one in found] == offered


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("co", "court:"),
        ("torture court:eur", 'torture court:"European Court of Human Rights" '),
        ("host:PL,fr", "host:PL,France "),
        ('host:"uni', 'host:"United Kingdom" '),
    ],
)
def test_a_completion_puts_names_of_several_words_into_quotation_marks(text, then):
    assert offers(text, len(text), cases.FIELD_NAMES, VALUES)[0].text == then


@pytest.fixture
def line(qtbot):
    made = SearchLine(T)
    made.know(cases.FIELD_NAMES, VALUES)
    shown(qtbot, made, height=40)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_completion_takes_no_key_from_typing(line, qtbot):
    type_text(line, "court:e")
    assert line.offered() == ["European Court of Human Rights"]
    with qtbot.waitSignal(line.returnPressed):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "court:e"
    type_text(line, "xyz")
    assert line.offered() == []


def test_a_completion_is_taken_by_going_to_it(line, qtbot):
    type_text(line, "cou")
    strike(Qt.Key.Key_Down)
    strike(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: line.offered() == ["European Court of Human Rights"])
    strike(Qt.Key.Key_Down)
    strike(Qt.Key.Key_Return)
    assert line.text() == 'court:"European Court of Human Rights" '


def test_down_goes_to_the_hits_while_nothing_is_offered(line, qtbot):
    type_text(line, "torture")
    with qtbot.waitSignal(line.into_list):
        qtbot.keyClick(line, Qt.Key.Key_Down)
