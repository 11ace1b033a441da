"""Everything that the office wrote beside decisions: found, read, taken out of the bin."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtTest import QAbstractItemModelTester

from caseapp.domain.annotations import AnnotationSort
from caseapp.domain.vocabulary import Role
from caseapp.ui.authorities.reading.note_form import NoteForm
from caseapp.ui.authorities.reading.notebook import NotebookWindow
from caseapp.ui.authorities.reading.tag_form import TagForm
from caseapp.ui.authorities.reading.tags_window import TagsWindow
from caseapp.ui.authorities.tools import ToolBar
from caseapp.ui.widgets import Button
from tests.ui.accessibility import clipped, problems
from tests.ui.hands import type_text
from tests.ui.offices import Calls
from tests.ui.readings import NOTES, TAGS, annotation, library_tools, reading_calls
from tests.ui.stretched import LONGER
from tests.ui.surroundings import surroundings

GONE = annotation(7, text="Of a decision that went", in_library=False)


@pytest.fixture
def notebook(qtbot):
    runners = []

    def make(role=Role.LAWYER, notes=NOTES, t=None):
        context, calls = surroundings(role), Calls()
        runners.append(context.runner)
        window = NotebookWindow(
            replace(context, t=t or context.t), reading_calls(calls, notes=notes)
        )
        window.calls = calls
        qtbot.addWidget(window)
        window.open()
        qtbot.waitUntil(lambda: bool(window.count.text()) and not context.runner.is_busy)
        return window

    yield make
    for runner in runners:
        runner.abandon(seconds=5)


def asked(window):
    return window.calls.named("find_annotations")[-1]


def test_notes_are_found_in_any_script(notebook, qtbot):
    window = notebook()
    QAbstractItemModelTester(window.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    assert window.count.text() == "3 entries"
    assert problems(window) == []
    type_text(window.search, "strongest")
    qtbot.waitUntil(lambda: window.count.text() == "1 entry")
    assert asked(window)[1] == ("strongest",)
    type_text(window.search, " пытка")
    qtbot.waitUntil(lambda: window.count.text().startswith("Nothing was found"))


def test_a_notebook_without_an_entry_says_how_one_is_made(notebook):
    window = notebook(notes=())
    assert window.count.text().startswith("Nothing is written yet. Read the text of a decision")
    assert problems(window) == []


def test_they_are_narrowed_by_sort_tag_matter_and_bin(notebook, qtbot):
    window = notebook()
    qtbot.waitUntil(lambda: window.tag.count() == 4 and window.matter.count() == 2)
    for choice, at in ((window.sort, 3), (window.tag, 1), (window.matter, 1), (window.state, 1)):
        choice.setCurrentIndex(at)
    qtbot.waitUntil(lambda: asked(window)[2]["in_bin"])
    how = asked(window)[2]
    assert (how["sort"], how["tag"], bool(how["matter"])) == (
        AnnotationSort.QUOTATION, "t-1", True,
    )  # fmt: skip


def test_enter_reads_the_decision_at_the_passage(notebook):
    window = notebook()
    opened = []
    window.opened.connect(opened.append)
    window.list.setCurrentIndex(window.model.index(1, 0))
    window.read.click()
    assert opened == [NOTES[1]]


def test_what_the_library_gave_up_is_kept_and_said_so(notebook):
    window = notebook(notes=(GONE,))
    delegate = window.list.itemDelegate()
    assert "no longer in the library" in delegate.lines(GONE)[1].text
    assert not window.read.isEnabled()


def test_what_was_deleted_comes_back_from_the_bin(notebook, qtbot):
    window = notebook()
    assert not window.restore.isVisible()
    window.state.choose("bin")
    qtbot.waitUntil(window.restore.isVisible)
    window.restore.click()
    qtbot.waitUntil(lambda: bool(window.calls.named("restore_annotation")))


def test_a_note_is_changed_where_it_was_found(notebook, qtbot):
    window = notebook()
    window.edit.click()
    (form,) = window.findChildren(NoteForm)
    form.editors["text"].setPlainText("Read it twice")
    form.submit_button.click()
    qtbot.waitUntil(lambda: bool(window.calls.named("change_annotation")))


def test_a_guest_reads_and_changes_nothing(notebook):
    window = notebook(Role.GUEST)
    assert not window.edit.isVisible()
    assert window.read.isEnabled()


def test_tags_lead_to_their_decisions(notebook, qtbot):
    window = notebook()
    opened = []
    window.decision_opened.connect(opened.append)
    window.tags.click()
    (tags,) = window.findChildren(TagsWindow)
    qtbot.waitUntil(lambda: tags.decisions.rowCount() == 1)
    assert tags.tags.spoken(TAGS[0]) == "absolute prohibition. On 3 decisions · Blue"
    assert problems(tags) == []
    tags.list.setCurrentIndex(tags.tags.index(1, 0))
    second = f"Vydumannyi of {tags.chosen().uid}"
    qtbot.waitUntil(lambda: tags.decisions.data(tags.decisions.index(0, 0)) == second)
    tags.found.activated.emit(tags.decisions.index(0, 0))
    assert opened == ["a-1"]


def test_a_tag_is_changed_where_all_are_listed(notebook, qtbot):
    window = notebook()
    window.tags.click()
    (tags,) = window.findChildren(TagsWindow)
    qtbot.waitUntil(lambda: tags.chosen() is not None)
    tags.edit.click()
    (form,) = tags.findChildren(TagForm)
    form.editors["name"].setText("absoluteness")
    form.submit_button.click()
    qtbot.waitUntil(lambda: bool(window.calls.named("change_tag")))


def test_the_library_leads_to_its_notes_and_back_into_the_text(qtbot):
    context = surroundings()
    screen = Button("screen")
    qtbot.addWidget(screen)
    bar = ToolBar(context, library_tools(reading_calls(Calls())), screen)
    wanted, read = [], []
    bar.authority_wanted.connect(wanted.append)
    bar.read_text = lambda uid, number: read.append((uid, number))
    bar.notes()
    (window,) = screen.findChildren(NotebookWindow)
    window.opened.emit(NOTES[1])
    window.opened.emit(NOTES[0])
    assert (wanted, read) == (["a-1", "a-1"], [("a-1", "2")])
    context.runner.abandon(seconds=5)


@pytest.mark.usefixtures("_large")
def test_longer_words_fit(notebook):
    window = notebook(t=LONGER)
    window.resize(QSize(1000, 680))
    assert clipped(window) == []
