"""Beside the library: importing files, confirming what was read, checking texts, the report."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from caseapp.domain.citations import recognise
from caseapp.domain.citations.quotations import Difference, Run, Sign
from caseapp.domain.decision_files import NoTextLayerError
from caseapp.domain.own_decisions import OwnDecisionDraft, SameDecisionError
from caseapp.domain.precedents import Gap
from caseapp.domain.views.authority_text import AuthorityText
from caseapp.domain.views.citation_check import (
    AdverseAuthority,
    CheckedCitation,
    CheckProgress,
    CitationCheck,
    CitationFault,
    Finding,
)
from caseapp.domain.views.filings import MemoPdf
from caseapp.domain.views.imports import (
    ImportedAs,
    ImportedDecision,
    ImportOutcome,
    ImportProgress,
)
from caseapp.domain.views.precedents import PrecedentReport, PrecedentSearch
from caseapp.domain.vocabulary import Role
from caseapp.i18n import catalogue
from caseapp.ui import theme
from caseapp.ui.authorities.checking import CheckForm
from caseapp.ui.authorities.difference import DifferenceView
from caseapp.ui.authorities.importing import ImportForm, dropped_files
from caseapp.ui.authorities.own import OwnDecisionForm
from caseapp.ui.authorities.port import LibraryTools
from caseapp.ui.authorities.precedents import PrecedentForm
from caseapp.ui.authorities.reading.window import ReadingWindow
from caseapp.ui.authorities.tools import ToolBar
from caseapp.ui.widgets import Button, Card, PlainMessage, Row
from tests.ui.accessibility import clipped, problems, settle
from tests.ui.offices import Calls
from tests.ui.stretched import LONGER
from tests.ui.surroundings import surroundings

TEXT = "“Torture is quite forbidden by law” (Soering v. the United Kingdom, 7 July 1989, § 91)."
OUTCOME = ImportOutcome(
    (
        ImportedDecision("a-1", "Vydumannyi v. Georgia", ImportedAs.NEW, 52),
        ImportedDecision("a-2", "Soering v. the United Kingdom", ImportedAs.KNOWN, 0),
    ),
    (NoTextLayerError(file="scan.pdf"),),
)
DRAFT = OwnDecisionDraft("Vydumannyi v. Georgia", ("12345/06",), "", date(2008, 2, 28), "ECtHR")


def checked(text):
    yield CheckProgress(1, 2)
    (citation,) = recognise(text)
    differs = (Difference("quite forbidden", "prohibited"),)
    runs = (
        Run(Sign.SAME, "Torture is"),
        Run(Sign.QUOTED, "quite forbidden"),
        Run(Sign.ORIGINAL, "prohibited"),
        Run(Sign.SAME, "by law"),
    )
    findings = (
        Finding(CitationFault.DATE_DIFFERS, "1989-07-08"),
        Finding(
            CitationFault.QUOTATION_DIFFERS,
            "Torture is quite forbidden by law",
            differs,
            runs,
            "91",
        ),
        Finding(CitationFault.NO_TEXT),
    )
    mended = "Soering v. the United Kingdom, § 91, 8 July 1989"
    one = CheckedCitation(citation, "a-3", "Soering v. the United Kingdom", findings, mended, "91")
    adverse = (AdverseAuthority("a-4", "Cruz Varas v. Sweden", ("art3-real-risk",)),)
    return CitationCheck((one,), adverse, 12, ("words that <b>no</b> citation stands beside",))


def report(host, requesting):
    search = PrecedentSearch(host, requesting, date(2026, 2, 1), "leading", "1", 288, 0)
    return PrecedentReport(search, (), (), (), ((Gap.NO_PAIR, 0), (Gap.NO_OWN_COURT, 0)))


@pytest.fixture
def library(qtbot):
    """The context, the calls and the tools of a library that answers at once."""
    context, calls = surroundings(), Calls()

    def import_decisions(files, *, stopped):
        calls.append(("import_decisions", tuple(files), {}))
        yield ImportProgress(1, 2)
        return OUTCOME

    def print_precedents(host, requesting, *, filed):
        calls.append(("print_precedents", (host, requesting), {"filed": filed}))
        return MemoPdf(b"%PDF-made", 2, "0" * 64)

    tools = LibraryTools(
        import_decisions=import_decisions,
        get_own_decision=lambda uid: DRAFT,
        change_own_decision=calls.command("change_own_decision", authority="a-1"),
        remove_own_decision=calls.command("remove_own_decision", authority="a-1"),
        check_citations=checked,
        find_precedents=report,
        print_precedents=print_precedents,
        get_text=lambda uid: None,
        cite=lambda uid, style, paragraphs: f"{style}: {'+'.join(paragraphs)}",
    )
    yield context, calls, tools
    context.runner.abandon(seconds=5)


def words(form):
    return [label.text() for label in form.findChildren(QLabel) if label.isVisible()]


def opened(qtbot, form):
    qtbot.addWidget(form)
    form.open()
    return form


def imported(qtbot, context, tools):
    form = opened(qtbot, ImportForm(context, tools, ask=lambda *_: ["one.html", "b.pdf"]))
    form.submit_button.click()
    qtbot.waitUntil(lambda: "Vydumannyi v. Georgia" in " ".join(words(form)))
    return form


def test_an_import_says_what_came_of_each_file(library, qtbot):
    context, calls, tools = library
    form = imported(qtbot, context, tools)

    assert calls.named("import_decisions")[0][1] == (Path("one.html"), Path("b.pdf"))
    said = " ".join(words(form))
    assert "scan.pdf" in said
    assert "Was there already" in said
    assert "52 paragraphs" in said
    assert problems(form) == []


def test_an_import_tells_the_other_screens(library, qtbot):
    context, _, tools = library
    with qtbot.waitSignal(context.hub.changed) as told:
        imported(qtbot, context, tools)
    assert told.args[0].concerns("authority")


def test_a_stopped_import_lists_what_was_written(library, qtbot):
    context, _, tools = library

    def endless(files, *, stopped):
        while not stopped():
            yield ImportProgress(1, 4)
        return replace(OUTCOME, refused=(), cancelled=True)

    form = opened(qtbot, ImportForm(context, tools._replace(import_decisions=endless)))
    form.read([Path("one.html")])
    qtbot.waitUntil(lambda: "25" in form.footnote.text())
    form.stop_button.click()
    qtbot.waitUntil(lambda: "Stopped. 1 decision imported." in form.footnote.text())
    qtbot.waitUntil(lambda: "Vydumannyi v. Georgia" in " ".join(words(form)))
    assert form.submit_button.isEnabled()


def test_closing_ends_what_is_being_read(library, qtbot):
    context, _, tools = library
    closed = []

    def endless(files, *, stopped):
        try:
            while True:
                yield ImportProgress(1, 4)
        finally:
            closed.append(files)

    form = opened(qtbot, ImportForm(context, tools._replace(import_decisions=endless)))
    form.read([Path("one.html")])
    qtbot.waitUntil(lambda: "25" in form.footnote.text())
    form.reject()
    qtbot.waitUntil(lambda: bool(closed))


def test_files_are_dropped_and_addresses_are_not(tmp_path):
    file = tmp_path / "a.html"
    file.write_text("x")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)), QUrl("https://example.org/a.html"),
                  QUrl.fromLocalFile(str(tmp_path))])  # fmt: skip
    assert dropped_files(data) == [file]


def test_what_was_recognised_is_corrected_and_kept(library, qtbot):
    context, calls, tools = library
    form = opened(qtbot, OwnDecisionForm(context, tools, "a-1", DRAFT))
    assert problems(form) == []
    form.editors["respondent"].setText("Georgia")
    with qtbot.waitSignal(form.saved):
        form.submit_button.click()
    uid, draft = calls.named("change_own_decision")[0][1]
    assert (uid, draft.respondent, draft.day) == ("a-1", "Georgia", date(2008, 2, 28))


def test_a_duplicate_is_said_under_its_field(library, qtbot):
    context, calls, tools = library
    calls.refuse = SameDecisionError(title="Soering")
    form = opened(qtbot, OwnDecisionForm(context, tools, "a-1", DRAFT))
    form.submit_button.click()
    qtbot.waitUntil(lambda: any("Soering" in word for word in words(form)))


def test_each_citation_is_shown_with_its_faults_in_words(library, qtbot):
    context, _, tools = library
    form = opened(qtbot, CheckForm(context, tools, text=TEXT))
    qtbot.waitUntil(lambda: "✕ 2 faults" in words(form))

    said = " ".join(words(form))
    assert "The library has: 1989-07-08." in said
    (difference,) = form.findChildren(DifferenceView)
    assert difference.toPlainText() == "Torture is [−quite forbidden−] [+prohibited+] by law"
    assert "✕  The date differs. The library has: 1989-07-08." in words(form)
    assert "Cruz Varas v. Sweden" in said
    assert problems(form) == []


def test_a_long_list_of_results_ends_with_its_last_line(library, qtbot):
    """Wrapped texts ask for more height at their narrowest: that is no empty page below them."""
    form = shown_check(library, qtbot)
    content = form.findChild(QScrollArea).widget()
    view = content.parentWidget()
    least = content.minimumSizeHint().height()
    assert least > content.heightForWidth(content.width())
    qtbot.waitUntil(
        lambda: content.height() == max(view.height(), content.heightForWidth(content.width()))
    )
    assert max(card.geometry().bottom() for card in form.findChildren(Card)) < content.height()


def test_what_was_not_compared_and_not_listed_is_said(library, qtbot):
    said = words(shown_check(library, qtbot))
    assert "“words that <b>no</b> citation stands beside”" in said
    assert any(one.startswith("12 further decisions share fewer of these points") for one in said)


def shown_check(library, qtbot):
    context, _, tools = library
    form = opened(qtbot, CheckForm(context, tools, text=TEXT))
    qtbot.waitUntil(lambda: "✕ 2 faults" in words(form))
    return form


def button_of(form, words_):
    return next(one for one in form.findChildren(Button) if words_ in one.accessibleName())


def row_of(form, words_):
    return next(row for row in form.findChildren(Row) if words_ in row.accessibleName())


def test_a_citation_leads_to_the_paragraph_of_its_decision(library, qtbot):
    context, calls, tools = library
    soering = AuthorityText("a-3", "Soering", ())
    form = shown_check((context, calls, tools._replace(get_text=lambda _: soering)), qtbot)
    button_of(form, "Read § 91").click()
    qtbot.waitUntil(lambda: bool(form.findChildren(ReadingWindow)))


def test_a_citation_is_shown_in_the_text(library, qtbot):
    form = shown_check(library, qtbot)
    button_of(form, "Show it in the text").click()
    assert form.area.textCursor().selectedText().startswith("Soering v. the United Kingdom")


def test_what_the_library_has_takes_the_place_of_what_stands_there(library, qtbot):
    form = shown_check(library, qtbot)
    replace_ = next(
        one for one in form.findChildren(Button) if one.accessibleName().startswith("Replace with")
    )
    with qtbot.waitSignal(form.mended) as mended:
        replace_.click()
    assert "§ 91, 8 July 1989)." in form.area.toPlainText()
    assert mended.args[0][1] == "Soering v. the United Kingdom, § 91, 8 July 1989"


def test_an_adverse_authority_is_opened_in_the_library(library, qtbot):
    form = shown_check(library, qtbot)
    with qtbot.waitSignal(form.authority_wanted) as wanted:
        row_of(form, "Cruz Varas").click()
    assert wanted.args == ["a-4"]


def test_the_report_says_what_is_missing_and_is_written(library, qtbot, tmp_path):
    context, calls, tools = library
    file = tmp_path / "report.pdf"
    form = opened(qtbot, PrecedentForm(context, tools, host="KZ", ask=lambda *_: str(file)))
    form.requesting.choose("RU")
    qtbot.waitUntil(lambda: "courts of this state" in form.found.text())
    assert problems(form) == []
    form.copy.choose("filed")
    form.submit_button.click()
    qtbot.waitUntil(lambda: "Written to" in form.footnote.text())
    assert file.read_bytes() == b"%PDF-made"
    assert calls.named("print_precedents")[0][1:] == (("KZ", "RU"), {"filed": True})


def test_the_report_begins_with_the_states_that_the_list_is_filtered_by(library, qtbot):
    context, _, tools = library
    screen = QWidget()
    qtbot.addWidget(screen)
    bar = ToolBar(context, tools, screen)
    bar.pair = ("KZ", "RU")
    bar.report()
    (form,) = screen.findChildren(PrecedentForm)
    assert (form.host.value(), form.requesting.value()) == ("KZ", "RU")
    qtbot.waitUntil(lambda: "courts of this state" in form.found.text())


def test_a_guest_checks_and_takes_nothing_in_or_out(library, qtbot):
    _, _, tools = library
    context = surroundings(Role.GUEST)
    screen = Button("screen")
    qtbot.addWidget(screen)
    bar = ToolBar(context, tools, screen)
    assert [button.accessibleName() for button in bar.buttons] == ["Check citations…"]
    assert not bar.imports
    context.runner.abandon(seconds=5)


FORMS = {
    "import": ImportForm,
    "own": lambda c, tools: OwnDecisionForm(c, tools, "a-1", DRAFT),
    "check": lambda c, tools: CheckForm(c, tools, text=TEXT),
    "report": lambda c, tools: PrecedentForm(c, tools, host="KZ"),
}


@pytest.mark.usefixtures("_large")
@pytest.mark.parametrize("name", FORMS)
def test_longer_words_fit(library, qtbot, name):
    context, _, tools = library
    form = opened(qtbot, FORMS[name](replace(context, t=LONGER), tools))
    if isinstance(form, ImportForm):
        form.read([Path("one.html")])
    if isinstance(form, PrecedentForm):
        form.requesting.choose("RU")
    qtbot.waitUntil(lambda: not context.runner.is_busy)
    assert clipped(form) == []


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_report_stands_beside_its_scroll_bar_in_russian(library, qtbot, qapp, scale):
    theme.apply(qapp, "light", scale)
    context, _, tools = library
    russian = replace(context, t=catalogue("ru"))
    form = opened(qtbot, PrecedentForm(russian, tools, host="KZ"))
    form.requesting.choose("RU")
    qtbot.waitUntil(lambda: "Казахстан" in form.found.text())
    area = form.findChild(QScrollArea)
    form.resize(form.width(), theme.px(300))
    qtbot.waitUntil(lambda: area.verticalScrollBar().isVisible())
    settle()
    assert area.widget().width() <= area.viewport().width()
    assert clipped(form) == []


@pytest.fixture
def bar(library, qtbot):
    context, _, tools = library
    screen = QWidget()
    qtbot.addWidget(screen)
    return ToolBar(context, tools, screen)


def test_an_imported_decision_goes_only_after_a_question_that_names_it(library, bar, qtbot):
    _, calls, _ = library
    bar.remove("a-1")
    qtbot.waitUntil(lambda: bool(bar.parent().findChildren(PlainMessage)))
    (question,) = bar.parent().findChildren(PlainMessage)
    assert "Vydumannyi v. Georgia" in " ".join(words(question))
    assert "remove_own_decision" not in [name for name, *_ in calls]

    question.go.click()

    qtbot.waitUntil(lambda: ("remove_own_decision", ("a-1", DRAFT.version), {}) in calls)


def test_what_was_recognised_is_corrected_from_the_reader_as_well(library, bar, qtbot):
    bar.correct("a-1")
    qtbot.waitUntil(lambda: bool(bar.parent().findChildren(OwnDecisionForm)))
