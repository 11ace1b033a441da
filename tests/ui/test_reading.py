"""Reading a decision: the court's paragraphs, finding, marking, quoting, the margin."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QWidget

from caseapp.domain.annotations import AnnotationSort, MarkColour, PassageDraft
from caseapp.domain.authorities import PartKind
from caseapp.domain.reading_memory import ReadingMemory
from caseapp.domain.vaults import VaultReadOnlyError
from caseapp.domain.views.authority_text import AuthorityText, TextParagraph
from caseapp.domain.vocabulary import Role
from caseapp.ui import theme
from caseapp.ui.authorities.reading.note_form import NoteForm
from caseapp.ui.authorities.reading.opening import open_text
from caseapp.ui.authorities.reading.sitting import Remembering, Sitting
from caseapp.ui.authorities.reading.to_memo import QuoteForm
from caseapp.ui.authorities.reading.window import ReadingWindow
from caseapp.ui.widgets import PlainMessage
from tests.ui.accessibility import clipped, problems
from tests.ui.hands import press, type_text
from tests.ui.offices import Calls
from tests.ui.readings import JUDGMENT, NOTES, library_tools, reading_calls
from tests.ui.stretched import LONGER
from tests.ui.surroundings import surroundings


@pytest.fixture
def opened(qtbot):
    """Open a reading window; its calls are `window.calls`."""
    runners = []

    def make(role=Role.LAWYER, text=JUDGMENT, notes=NOTES, t=None, **how):
        context, calls = surroundings(role), Calls()
        runners.append(context.runner)
        tools = library_tools(reading_calls(calls, notes), text)
        window = ReadingWindow(replace(context, t=t or context.t), tools, text, **how)
        window.calls = calls
        qtbot.addWidget(window)
        window.open()
        qtbot.waitUntil(
            lambda: window.page.is_laid_out and not context.runner.is_busy, timeout=20_000
        )
        qtbot.waitUntil(lambda: len(window.margin.model.rows) == len(notes))
        return window

    yield make
    for runner in runners:
        runner.abandon(seconds=5)


def seek(qtbot, window, words):
    window.finder.words.setText(words)
    qtbot.waitUntil(lambda: bool(window.finder.count.text()))


def form_of(window, kind):
    (form,) = window.findChildren(kind)
    return form


def test_paragraphs_have_the_numbers_of_the_court_and_nothing_is_markup(opened):
    window = opened()
    text = window.page.toPlainText()
    assert "1.  The <b>applicant</b> was detained." in text
    assert "What the court decided" in text
    assert text.index("not the words of the court") < text.index("I cannot agree")
    assert problems(window) == []


def test_words_are_counted_and_gone_through_in_both_directions(opened, qtbot):
    window = opened()
    seek(qtbot, window, "ABSOLUTE")
    assert window.finder.count.text() == "1 of 2"
    assert window.page.textCursor().selectedText() == "absolute"
    window.finder.next.click()
    assert (window.finder.count.text(), window.page.place_of_cursor()) == ("2 of 2", 5)
    window.finder.next.click()
    assert window.finder.count.text() == "1 of 2"
    window.finder.before.click()
    assert window.finder.count.text() == "2 of 2"


def test_words_that_are_nowhere_are_said_to_be_so(opened, qtbot):
    window = opened()
    seek(qtbot, window, "nowhere")
    assert window.finder.count.text() == "Not in this text"
    assert not window.finder.next.isEnabled()


def test_found_words_and_highlights_are_painted(opened, qtbot):
    window = opened()
    before = {one.cursor.selectedText() for one in window.page.extraSelections()}
    assert before == {"prohibition is absolute"}
    seek(qtbot, window, "violation")
    assert "violation" in {one.cursor.selectedText() for one in window.page.extraSelections()}


def test_a_search_goes_on_inside_the_text_from_the_paragraph_it_found(opened, qtbot):
    window = opened(paragraph="4", words="absolute")
    qtbot.waitUntil(lambda: window.finder.count.text() == "2 of 2")
    assert window.page.place_of_cursor() == 5


def test_a_paragraph_is_gone_to_by_its_number(opened):
    window = opened()
    window.go_to.setText("§ 2")
    window.go_to.returnPressed.emit()
    assert window.page.chosen()[0].text.startswith("The prohibition")
    assert not window.show_paragraph("99")
    assert "99" in window.footer.said.text()


def test_a_number_is_that_of_the_reasons_and_is_written_once(opened):
    text = (
        TextParagraph(PartKind.TEXT, "1", "The facts 3"),
        TextParagraph(PartKind.TEXT, "1", "The applicant was born in 1970 in Osh."),
        TextParagraph(PartKind.OPERATIVE, "1", "Holds unanimously " + "that there was " * 9),
        TextParagraph(PartKind.OPINION, "7", "7. I cannot agree."),
    )
    window = opened(text=AuthorityText("a-1", "Contents", text), notes=())
    assert window.page.place_of("1") == 1
    assert "7.  7." not in window.page.toPlainText()
    window.page.show_passage(3, 3, 3, 4)
    assert window.page.textCursor().selectedText() == "I"


def test_the_keyboard_reaches_finding_and_going(opened, qtbot):
    window = opened()
    press(qtbot, window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.finder.words.hasFocus)
    press(qtbot, window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.go_to.hasFocus)


@pytest.mark.parametrize(
    ("words", "style", "copied"),
    [
        ("prohibition is absolute", "oscola", "“prohibition is absolute” (oscola: 2)"),
        ("cannot agree", "ecthr", "“cannot agree” (ecthr: , separate opinion)"),
        ("has been a violation", "ecthr", "“has been a violation” (ecthr: , operative part)"),
    ],
)
def test_words_are_copied_with_citation_and_paragraph(opened, qtbot, words, style, copied):
    window = opened()
    seek(qtbot, window, words)
    window.style_choice.choose(style)
    window.footer.copy_button.click()
    qtbot.waitUntil(lambda: "Copied" in window.footer.said.text())
    assert QGuiApplication.clipboard().text() == copied


def test_without_a_selection_the_paragraph_is_copied(opened, qtbot):
    window = opened()
    window.show_paragraph("2")
    window.footer.copy_button.click()
    qtbot.waitUntil(lambda: "Copied" in window.footer.said.text())
    said = "“The prohibition is absolute. Nothing may be weighed.” (ecthr: 2)"
    assert QGuiApplication.clipboard().text() == said


def test_style_and_place_are_remembered_for_the_sitting(opened):
    sitting = Sitting()
    window = opened(sitting=sitting)
    window.style_choice.choose("plain")
    window.reject()
    assert sitting.style == "plain"
    sitting.places["a-1"] = 5
    assert opened(sitting=sitting).page.place_of_cursor() == 5
    assert opened(sitting=sitting, paragraph="2").page.place_of_cursor() == 3


def test_style_and_places_outlive_a_lock(qtbot, around):
    calls, parent = Calls(), QWidget()
    qtbot.addWidget(parent)
    remembering = Remembering(around(), reading_calls(calls), parent)
    qtbot.waitUntil(lambda: remembering.sitting.style == "plain")
    assert remembering.sitting.places == {"a-1": 3}
    remembering.sitting.leave("a-2", 9)
    remembering.sitting.leave("a-1", 4)
    remembering.sitting.cite_in("oscola")
    qtbot.waitUntil(lambda: bool(calls.named("remember_reading")))
    assert calls.named("remember_reading")[0][1] == (
        ReadingMemory("oscola", (("a-2", 9), ("a-1", 4))),
    )


def test_a_vault_that_keeps_nothing_is_read_all_the_same(qtbot, around):
    calls, parent = Calls(), QWidget()
    qtbot.addWidget(parent)
    context = around()
    complaints = []
    context.runner.failed.connect(complaints.append)
    remembering = Remembering(context, reading_calls(calls), parent)
    calls.refuse = VaultReadOnlyError()
    remembering.sitting.leave("a-2", 9)
    remembering._pause.timeout.emit()
    qtbot.waitUntil(lambda: not context.runner.is_busy)
    assert (complaints, remembering.sitting.places["a-2"]) == ([], 9)


def test_selected_words_are_highlighted_at_once(opened, qtbot):
    window = opened()
    seek(qtbot, window, "script, then the absolute")
    window.footer.writing[0].click()
    qtbot.waitUntil(lambda: bool(window.calls.named("add_annotation")))
    (draft,) = window.calls.named("add_annotation")[0][1]
    assert draft.sort is AnnotationSort.HIGHLIGHT
    assert draft.passage == PassageDraft(5, 21, 5, 46, "script, then the absolute")


def test_without_words_nothing_is_highlighted(opened):
    window = opened()
    window.show_paragraph("2")
    window.footer.writing[0].click()
    assert window.footer.said.text() == "Select words in the text first."
    assert window.calls.named("add_annotation") == []


def test_a_selection_over_a_line_of_ours_holds_the_words_of_the_decision_alone(opened):
    window = opened()
    window.page.selectAll()
    marked = window.page.passage()
    assert (marked.first, marked.last) == (0, 7)
    assert "not the words of the court" not in marked.quote
    assert marked.quote.startswith("FIRST SECTION\nTHE LAW\nThe <b>applicant</b>")


def test_a_note_is_written_beside_a_paragraph_for_a_matter(opened, qtbot):
    window = opened()
    window.show_paragraph("1")
    window.footer.writing[1].click()
    form = form_of(window, NoteForm)
    qtbot.waitUntil(lambda: form.editors["matter"].count() == 2)
    type_text(form.editors["text"], "Спросить её об этом")
    form.editors["matter"].setCurrentIndex(1)
    assert problems(form) == []
    form.submit_button.click()
    qtbot.waitUntil(lambda: bool(window.calls.named("add_annotation")))
    (draft,) = window.calls.named("add_annotation")[0][1]
    assert (draft.words.text, bool(draft.matter)) == ("Спросить её об этом", True)
    assert draft.passage.quote == "The <b>applicant</b> was detained."


def test_a_quotation_is_kept_with_its_point_of_law(opened, qtbot):
    window = opened()
    seek(qtbot, window, "Nothing may be weighed")
    window.footer.writing[2].click()
    form = form_of(window, NoteForm)
    type_text(form.editors["point"], "No balancing")
    form.submit_button.click()
    qtbot.waitUntil(lambda: bool(window.calls.named("add_annotation")))
    (draft,) = window.calls.named("add_annotation")[0][1]
    assert (draft.sort, draft.words.point) == (AnnotationSort.QUOTATION, "No balancing")


def test_a_passage_goes_into_a_section_of_a_memo_in_the_chosen_style(opened, qtbot):
    window = opened(sitting=Sitting(style="oscola"))
    seek(qtbot, window, "prohibition is absolute")
    window.footer.writing[3].click()
    form = form_of(window, QuoteForm)
    qtbot.waitUntil(lambda: form.section.count() > 0)
    assert problems(form) == []
    form.submit_button.click()
    qtbot.waitUntil(lambda: bool(window.calls.named("quote_in_memo")))
    _, quotation = window.calls.named("quote_in_memo")[0][1]
    assert (quotation.style, quotation.passage.quote) == ("oscola", "prohibition is absolute")
    qtbot.waitUntil(lambda: window.footer.said.text() == "Quoted in the memo.")


def test_the_margin_says_where_what_who_and_what_changed(opened):
    model = opened().margin.model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    spoken = [model.spoken(row) for row in model.rows]
    assert "§ 2 · Highlight, green" in spoken[1]
    assert "Aida Omarova" in spoken[1]
    assert "Text has changed" in spoken[2]
    assert "file 2026/014" in spoken[2]


def test_the_margin_leads_to_the_passage_and_follows_the_reading(opened):
    window = opened()
    assert window.page.textCursor().position() == 0
    window.margin.list.setCurrentIndex(window.margin.model.index(1, 0))
    assert window.page.textCursor().selectedText() == "prohibition is absolute"
    assert "The strongest sentence" in window.margin.whole.toPlainText()
    window.page.setFocus()
    window.margin.follow(4)
    assert window.margin.chosen().number == "4"
    assert window.page.textCursor().selectedText() == "prohibition is absolute"


def test_what_somebody_else_wrote_cannot_be_changed_or_deleted(opened):
    margin = opened(Role.PARALEGAL).margin
    margin.list.setCurrentIndex(margin.model.index(2, 0))
    assert not margin.edit.isEnabled()
    assert not margin.delete.isEnabled()


def test_a_highlight_is_recoloured(opened, qtbot):
    window = opened()
    window.margin.list.setCurrentIndex(window.margin.model.index(1, 0))
    window.margin.edit.click()
    form = form_of(window, NoteForm)
    assert form.editors["colour"].value() == "green"
    form.editors["colour"].choose("violet")
    form.submit_button.click()
    qtbot.waitUntil(lambda: bool(window.calls.named("change_annotation")))
    _, words = window.calls.named("change_annotation")[0][1]
    assert (words.colour, words.version) == (MarkColour.VIOLET, 1)


def test_deleting_asks_first(opened, qtbot):
    window = opened()
    window.margin.list.setCurrentIndex(window.margin.model.index(1, 0))
    window.margin.delete.click()
    assert window.calls.named("delete_annotation") == []
    form_of(window, PlainMessage).go.click()
    qtbot.waitUntil(lambda: bool(window.calls.named("delete_annotation")))
    assert window.calls.named("delete_annotation")[0][1] == ("n-2", 1)


def test_a_guest_reads_and_copies_and_writes_nothing(opened):
    window = opened(Role.GUEST)
    assert window.footer.writing == []
    assert not window.margin.edit.isVisible()
    assert window.footer.copy_button.isEnabled()
    assert problems(window) == []


def test_a_decision_without_text_says_what_to_do(opened):
    window = opened(text=AuthorityText("a-1", "Soering", ()), notes=())
    said = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert "The library has no text of this decision" in said
    assert not window.footer.copy_button.isEnabled()


def test_a_long_judgment_is_laid_out_in_slices(opened, qtbot):
    body = tuple(TextParagraph(PartKind.TEXT, str(n), "All the words. " * 40) for n in range(300))
    window = opened(text=AuthorityText("a-1", "Long", body), notes=(), paragraph="250")
    slices = []
    window.page.grown.connect(lambda: slices.append(1))
    assert window.page.place_read() == 250
    again = opened(text=AuthorityText("a-1", "Long", body), notes=())
    assert again.page.place_read() == 0


@pytest.mark.usefixtures("_large")
def test_longer_words_fit(opened):
    window = opened(t=LONGER)
    window.resize(QSize(1256, 696))
    assert clipped(window) == []
    margin = window.margin
    assert not margin.whole.geometry().intersects(margin.edit.geometry())
    assert margin.list.height() > theme.px(40)
    assert window.page.height() > theme.px(150)


def test_a_judgment_that_was_closed_is_not_kept(qtbot):
    context, host = surroundings(), QWidget()
    qtbot.addWidget(host)
    host.show()
    tools = library_tools(reading_calls(Calls()))
    open_text(context, tools, "a-1", Sitting(), host, paragraph="2", words="absolute")
    qtbot.waitUntil(lambda: bool(host.findChildren(ReadingWindow)))
    (window,) = host.findChildren(ReadingWindow)
    qtbot.waitUntil(lambda: window.finder.count.text() == "1 of 2")
    assert window.page.place_of_cursor() == 3
    window.footer.close_button.click()
    qtbot.waitUntil(lambda: not host.findChildren(ReadingWindow))
    context.runner.abandon(seconds=5)
