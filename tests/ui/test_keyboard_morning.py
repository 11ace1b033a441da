"""A paralegal's morning in the library, by keyboard alone: every step is one that somebody takes."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from caseapp.domain.annotations import AnnotationSort
from caseapp.domain.views.authorities import AuthorityPage
from caseapp.domain.vocabulary import Role
from caseapp.ui.authorities.checking import CheckForm
from caseapp.ui.authorities.dialog import ToMemoForm
from caseapp.ui.authorities.finding.saving import SaveSearchForm
from caseapp.ui.authorities.precedents import PrecedentForm
from caseapp.ui.authorities.reading.note_form import NoteForm
from caseapp.ui.authorities.reading.to_memo import QuoteForm
from caseapp.ui.authorities.reading.window import ReadingWindow
from caseapp.ui.authorities.view import AuthoritiesScreen
from tests.ui import cases
from tests.ui.findings import VALUES
from tests.ui.hands import come_forward, strike, type_text
from tests.ui.offices import office
from tests.ui.readings import library_tools, reading_calls

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ROWS = (cases.found_row(1), cases.found_row(2))


def one_of(uid):
    row = next(row for row in ROWS if row.uid == uid)
    return replace(cases.authority_view(), row=row)


@pytest.fixture
def morning(qtbot, around):
    context = around(Role.PARALEGAL)
    made, calls = office(page=AuthorityPage(ROWS, 2, VALUES))
    tools = library_tools(reading_calls(calls))
    library = made.authorities._replace(tools=tools, get_authority=one_of)
    made = made._replace(authorities=library)
    screen = AuthoritiesScreen(context, made)
    qtbot.addWidget(screen)
    screen.resize(1280, 720)
    come_forward(qtbot, screen)
    screen.first_focus().setFocus()
    qtbot.waitUntil(lambda: screen.reader.view is not None and not context.runner.is_busy)
    return screen, calls


def typed(words):
    type_text(QApplication.focusWidget(), words)


def in_front(qtbot, kind):
    """Wait until a window of a kind has the keyboard.

    When it closes, a desktop gives the keyboard back to the one below: here `come_forward` does.
    """
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), kind))
    return QApplication.activeWindow()


def test_from_a_question_to_a_facet_and_to_the_second_hit(morning, qtbot):
    screen, calls = morning
    typed("torture")
    strike(Qt.Key.Key_F4)
    strike(Qt.Key.Key_Down)
    strike(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: calls.named("find")[-1][2]["filters"] == {"host_state": ("PL",)})
    assert calls.named("find")[-1][2]["query"] == "torture"
    strike(Qt.Key.Key_Escape)
    qtbot.waitUntil(screen.finding.list.hasFocus)
    strike(Qt.Key.Key_Down)
    assert screen.finding.list.currentIndex().row() == 1
    strike(Qt.Key.Key_Escape)
    assert screen.finding.bar.line.hasFocus()
    strike(Qt.Key.Key_F4)
    strike(Qt.Key.Key_F4)
    assert not screen.finding.filters.isVisible()


def test_a_passage_is_found_marked_noted_copied_and_quoted(morning, qtbot):
    screen, calls = morning
    strike(Qt.Key.Key_Return)
    strike(Qt.Key.Key_Down)
    strike(Qt.Key.Key_Return)
    window = in_front(qtbot, ReadingWindow)
    qtbot.waitUntil(lambda: window.page.is_laid_out)
    strike(Qt.Key.Key_F, CONTROL)
    typed("absolute")
    strike(Qt.Key.Key_F3)
    qtbot.waitUntil(lambda: window.finder.count.text() == "1 of 2")
    strike(Qt.Key.Key_H, CONTROL)
    qtbot.waitUntil(lambda: bool(calls.named("add_annotation")))
    strike(Qt.Key.Key_M, CONTROL)
    in_front(qtbot, NoteForm)
    typed("Ask about this")
    strike(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: len(calls.named("add_annotation")) == 2)
    sorts = [entry[1][0].sort for entry in calls.named("add_annotation")]
    assert sorts == [AnnotationSort.HIGHLIGHT, AnnotationSort.NOTE]
    come_forward(qtbot, window)
    QGuiApplication.clipboard().clear()
    strike(Qt.Key.Key_C, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: "absolute" in QGuiApplication.clipboard().text())
    strike(Qt.Key.Key_M, CONTROL | SHIFT)
    form = in_front(qtbot, QuoteForm)
    qtbot.waitUntil(lambda: form.section.count() > 0)
    strike(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: bool(calls.named("quote_in_memo")))
    come_forward(qtbot, window)
    strike(Qt.Key.Key_Escape)
    come_forward(qtbot, screen)
    qtbot.waitUntil(screen.finding.list.hasFocus)
    assert screen.finding.list.currentIndex().row() == 1


def test_a_tag_a_memo_and_a_saved_search(morning, qtbot):
    screen, calls = morning
    typed("torture")
    strike(Qt.Key.Key_T, CONTROL)
    typed("for May")
    strike(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(calls.named("tag_decision")))
    come_forward(qtbot, screen)
    strike(Qt.Key.Key_M, CONTROL | SHIFT)
    form = in_front(qtbot, ToMemoForm)
    qtbot.waitUntil(lambda: form.memo.count() > 0)
    strike(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: bool(calls.named("change_memo")))
    come_forward(qtbot, screen)
    strike(Qt.Key.Key_S, CONTROL)
    in_front(qtbot, SaveSearchForm)
    strike(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: bool(calls.named("save_search")))
    assert calls.named("save_search")[0][1][0].query == "torture"


@pytest.mark.parametrize(("words", "form"), [("Check", CheckForm), ("Precedent", PrecedentForm)])
@pytest.mark.usefixtures("morning")
def test_the_check_and_the_report_are_reached_by_tab(qtbot, words, form):
    for _ in range(60):
        strike(Qt.Key.Key_Tab)
        name = QApplication.focusWidget().accessibleName()
        if name.startswith(words):
            break
    strike(Qt.Key.Key_Space)
    in_front(qtbot, form).reject()
