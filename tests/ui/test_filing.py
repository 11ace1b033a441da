"""The memo builder: texts save themselves, pages follow, nothing typed is lost."""

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel

from caseapp.domain.errors import ChangedMeanwhileError
from caseapp.domain.views.citation_check import CheckProgress, CitationCheck
from caseapp.domain.views.filings import MemoPdf
from caseapp.ui.authorities.port import LibraryTools
from caseapp.ui.filing.view import FilingScreen, file_name
from caseapp.ui.screen import Place
from tests.ui import cases
from tests.ui.accessibility import problems
from tests.ui.hands import type_text
from tests.ui.offices import office
from tests.ui.surroundings import surroundings


def picture():
    pixmap = QPixmap(300, 424)
    pixmap.fill()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    pixmap.save(buffer, "PNG")
    return bytes(data.data())


@pytest.fixture
def shown(qtbot, qapp):
    runners = []

    def make(uid="f-1", ask=lambda parent, title, name: "", **data):
        context = surroundings()
        runners.append(context.runner)
        made, calls = office(**{"pages": (picture(), picture()), **data})
        screen = FilingScreen(context, made, ask)
        qtbot.addWidget(screen)
        screen.resize(1084, 640)
        screen.show_place(Place("filings", uid))
        screen.show()
        qtbot.waitUntil(lambda: not context.runner.is_busy)
        return screen, calls

    yield make
    for runner in runners:
        runner.abandon(seconds=5)


def pages(screen):
    labels = screen.builder.preview.findChildren(QLabel)
    return [label.accessibleName() for label in labels if not label.pixmap().isNull()]


def test_outline_text_pages_and_warnings_stand_side_by_side(shown, qtbot):
    screen, _ = shown()
    builder = screen.builder
    titles = [builder.outline.item(n).text() for n in range(builder.outline.count())]
    assert titles[1:] == ["Facts", "Risk of ill-treatment", "Request", "Authorities"]
    qtbot.waitUntil(lambda: pages(screen) == ["Page 1 of 2", "Page 2 of 2"])
    said = [label.text() for label in builder.findChildren(QLabel)]
    assert "The section “Risk of ill-treatment” is empty." in said


def test_what_is_typed_saves_itself_at_the_version_that_was_read(shown, qtbot):
    screen, calls = shown()
    screen.builder.outline.setCurrentRow(2)
    type_text(screen.builder._texts["risk"], "Пытки.")
    qtbot.waitUntil(lambda: bool(calls.named("change_memo")))
    uid, draft = calls.named("change_memo")[0][1]
    assert (uid, draft.version, dict(draft.sections)["risk"]) == ("f-1", 3, "Пытки.")


def test_a_refused_save_keeps_the_text_and_says_why(shown, qtbot):
    screen, calls = shown()
    calls.refuse = ChangedMeanwhileError(kind="filing")
    type_text(screen.builder._texts["facts"], "new ")
    qtbot.waitUntil(screen.builder.conflict.isVisible)
    assert "new " in screen.builder._texts["facts"].toPlainText()
    assert screen.builder.is_dirty()


def test_unsaved_text_survives_a_lock(shown, qtbot):
    screen, calls = shown()
    calls.refuse = ChangedMeanwhileError(kind="filing")
    type_text(screen.builder._texts["facts"], "ещё ")
    (kept,) = screen.context.drafts.dirty()
    again, _ = shown(uid="")
    again.context.drafts.reopen([kept])
    again.show_place(Place("filings", kept.place))
    qtbot.waitUntil(lambda: again.builder.view is not None)
    assert (kept.form, kept.place) == ("memo", "f-1")
    text = json.loads(kept.payload)["sections"]["facts"]
    assert again.builder._texts["facts"].toPlainText() == text


def test_the_filed_copy_is_another_picture(shown, qtbot):
    screen, _ = shown()
    asked = []
    screen.builder._calls = screen.builder._calls._replace(
        memo_pages=lambda uid, *, filed, width: asked.append(filed) or ()
    )
    screen.copy.choose("filed")
    qtbot.waitUntil(lambda: asked == [True])


def test_the_pdf_is_written_where_the_person_said(shown, qtbot, tmp_path):
    target = tmp_path / "записка.pdf"
    screen, _ = shown(ask=lambda parent, title, name: str(target))
    printed = MemoPdf(b"%PDF-1.7 memo", 3, "0" * 64)
    screen.builder._calls = screen.builder._calls._replace(
        print_memo=lambda uid, *, filed: printed
    )
    screen.save_button.click()
    qtbot.waitUntil(screen.said.isVisible)
    assert target.read_bytes() == b"%PDF-1.7 memo"
    assert screen.said.text.text() == "Written to записка.pdf: 3 pages."


def test_an_authority_can_be_removed_from_the_memo(shown, qtbot):
    screen, calls = shown()
    screen.builder.cited._on_remove("a-1")
    qtbot.waitUntil(lambda: bool(calls.named("change_memo")))
    assert calls.named("change_memo")[0][1][1].authorities == ()


def test_the_library_is_opened_for_this_memo(shown, qtbot):
    screen, _ = shown()
    with qtbot.waitSignal(screen.open_requested) as opened:
        screen.builder.cited.find_button.click()
    assert opened.args[0] == Place("authorities", "", "memo:f-1")


def test_without_a_memo_the_list_of_memos_is_shown(shown, qtbot):
    screen, _ = shown(uid="")
    qtbot.waitUntil(
        lambda: (
            "Memorandum against extradition"
            in [label.text() for label in screen.findChildren(QLabel) if label.isVisible()]
        )
    )


@pytest.mark.parametrize("row", [0, 1, 4])
def test_the_builder_can_be_used_without_eyes_or_mouse(shown, qtbot, row):
    screen, _ = shown()
    screen.builder.outline.setCurrentRow(row)
    assert problems(screen) == []


@pytest.mark.parametrize(
    ("title", "name"),
    [("Memo: A/B", "Memo A B"), ("../../x", "x"), ("", "memo"), ("Записка", "Записка")],
)
def test_a_title_becomes_a_harmless_file_name(title, name):
    assert file_name(title) == name


def test_a_memo_without_authorities_says_what_to_do(shown):
    screen, _ = shown(memo=cases.memo_view(authorities=()))
    screen.builder.outline.setCurrentRow(4)
    said = [label.text() for label in screen.builder.cited.findChildren(QLabel)]
    assert "No authority cited yet" in said


@pytest.fixture
def conflict(shown, qtbot):
    theirs = cases.memo_view(
        row=replace(cases.filing_row(), version=7),
        sections=(("facts", "Facts", "Theirs."), ("risk", "Risk", ""), ("request", "Request", "")),
    )
    screen, calls = shown()
    calls.refuse = ChangedMeanwhileError(kind="filing")
    type_text(screen.builder._texts["facts"], "mine ")
    qtbot.waitUntil(screen.builder.conflict.isVisible)
    calls.refuse = None
    screen.builder._calls = screen.builder._calls._replace(get_memo=lambda uid: theirs)
    return screen.builder, calls


def test_keep_mine_saves_over_the_version_that_was_read_since(conflict, qtbot):
    builder, calls = conflict
    builder.keep_mine.click()
    qtbot.waitUntil(lambda: bool(calls.named("change_memo")))
    draft = calls.named("change_memo")[-1][1][1]
    assert draft.version == 7
    assert "mine " in dict(draft.sections)["facts"]


def test_take_theirs_shows_the_other_text_and_saves_nothing(conflict, qtbot):
    builder, calls = conflict
    builder.take_theirs.click()
    qtbot.waitUntil(lambda: builder._texts["facts"].toPlainText() == "Theirs.")
    assert calls.named("change_memo") == []
    assert not builder.is_dirty()


def test_while_the_question_stands_nothing_is_saved_over_the_other_text(conflict):
    builder, calls = conflict
    type_text(builder._texts["facts"], "more ")
    builder.save()
    assert calls.named("change_memo") == []
    assert "more " in builder._texts["facts"].toPlainText()


def test_megabytes_pasted_into_a_section_are_refused_in_words(shown):
    screen, calls = shown()
    builder = screen.builder
    area = builder._texts["facts"]
    mime = QMimeData()
    mime.setText("x" * 5_000_000)
    area.insertFromMimeData(mime)
    assert area.toPlainText() == "The client left Russia in 2022."
    assert builder.trouble.isVisible()
    assert calls.named("change_memo") == []


def test_the_citations_of_the_memo_are_checked_as_they_stand_now(shown, qtbot):
    asked = []

    def check(text):
        asked.append(text)
        yield CheckProgress(1, 2)
        return CitationCheck((), ())

    screen, _ = shown()
    tools = LibraryTools(*([None] * len(LibraryTools._fields)))._replace(check_citations=check)
    library = screen._office.authorities._replace(tools=tools)
    screen._office = screen._office._replace(authorities=library)
    screen.builder.outline.setCurrentRow(2)
    screen.builder._texts["risk"].setPlainText("Saadi v. Italy, no. 37201/06")
    screen.check_button.click()
    qtbot.waitUntil(lambda: bool(asked))
    assert "Saadi v. Italy, no. 37201/06" in asked[0]
