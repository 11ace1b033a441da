"""The Rules screen: reading the law, reviewing it, narrowing the list."""

from datetime import date

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from caseapp.domain.errors import EmptyFieldError
from caseapp.domain.rule_marks import RuleMark, RuleStanding
from caseapp.domain.views.filings import MemoPdf
from caseapp.domain.vocabulary import Role
from caseapp.ui import theme
from caseapp.ui.rules.model import RuleList
from caseapp.ui.rules.review import ReviewForm
from caseapp.ui.screen import Place
from caseapp.ui.widgets import Button
from tests.ui import lawbooks
from tests.ui.accessibility import problems
from tests.ui.lawbooks import button, form, saved, words


def test_the_model_keeps_the_contract_of_qt(qapp):
    model = RuleList()
    model.put([lawbooks.row()], "", "")
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)

    assert tester.model().rowCount() == 1


def test_words_and_state_of_review_narrow_the_list(qapp):
    model = RuleList()
    reviewed = RuleMark(RuleStanding.REVIEWED, "Aida", lawbooks.READ, lawbooks.READ)
    rows = [lawbooks.row(), lawbooks.unverified(), lawbooks.row("RS-X", mark=reviewed)]

    def left(text="", state=""):
        model.put(rows, text, state)
        return model.rowCount()

    assert (left(), left("extr-3d"), left("nothing")) == (3, 1, 0)
    assert [left("", state) for state in ("open", "reviewed", "silent")] == [1, 1, 1]


def test_the_first_rule_of_the_offices_states_is_shown_with_source_and_example(rules_shown):
    screen = rules_shown(lawbooks.Book())

    assert screen.model.rowCount() == 1
    said = words(screen.reader)
    for part in ("RS-EXTR-3D", "Official Gazette 20/2009", "art. 29", "Confirm rule", "Thursday"):
        assert part in said


def test_a_review_is_recorded_with_name_date_source_and_note(rules_shown, qtbot):
    book = lawbooks.Book()
    screen = rules_shown(book)
    button(screen.reader, "Review").click()
    dialog = form(screen, ReviewForm)
    dialog.source.setPlainText("Gazette, read on paper")
    dialog.note.setPlainText("with a colleague")

    saved(qtbot, screen.context, dialog)

    draft = book[0][1][0]
    assert (draft.rule, draft.reviewer, draft.day) == (
        "RS-EXTR-3D",
        "Aida Omarova",
        date(2026, 2, 1),
    )
    assert (draft.source, draft.note) == ("Gazette, read on paper", "with a colleague")


def test_a_refusal_stands_under_the_field_it_is_about(rules_shown, qtbot):
    book = lawbooks.Book()
    screen = rules_shown(book)
    button(screen.reader, "Review").click()
    dialog = form(screen, ReviewForm)
    book.refuse = EmptyFieldError(field="source")

    saved(qtbot, screen.context, dialog)

    assert dialog.isVisible()
    assert any(field.has_error and field.name == "source" for field in dialog.fields)


def test_a_reviewed_rule_says_by_whom_and_the_review_can_be_taken_back(rules_shown, qtbot):
    mark = RuleMark(RuleStanding.REVIEWED, "Aida", lawbooks.READ, date(2027, 1, 20))
    row = lawbooks.row(mark=mark)
    book = lawbooks.Book([row], **{row.id: lawbooks.view(row, lawbooks.review())})
    screen = rules_shown(book)
    assert "Reviewed by Aida" in words(screen.reader)

    button(screen.reader, "Take the newest review back").click()
    qtbot.waitUntil(lambda: bool(book))

    assert book[0] == ("revoke_review", ("r-1", 1))


def test_the_review_sheet_is_printed_where_it_was_asked_for(rules_shown, qtbot, tmp_path):
    book = lawbooks.Book()
    path = tmp_path / "sheet.pdf"
    screen = rules_shown(book, ask=lambda parent, title, name: str(path))
    screen._port = book.port()._replace(print_review_sheet=lambda: MemoPdf(b"%PDF", 1, "0"))

    screen.sheet_button.click()
    qtbot.waitUntil(path.exists)

    assert path.read_bytes() == b"%PDF"


def test_a_paralegal_reads_and_decides_nothing(rules_shown):
    screen = rules_shown(lawbooks.Book(), Role.PARALEGAL)

    names = [b.accessibleName() for b in screen.findChildren(Button) if b.isVisible()]
    assert not any("Review…" in name or "office rule" in name for name in names)
    assert not screen.new_in_context()


def test_nothing_found_says_what_to_do(rules_shown):
    screen = rules_shown(lawbooks.Book())
    screen.search.setText("no such words")

    assert "Fewer words" in screen.count.text()


def test_a_pack_that_is_not_in_force_any_more_is_said_in_red(rules_shown):
    book = lawbooks.Book()
    book.troubles = ("mine.toml, RS-1: the field x is not known.",)

    assert "mine.toml" in words(rules_shown(book).trouble)


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_screen_works_without_mouse_and_without_eyes(qapp, rules_shown, language, scale):
    theme.apply(qapp, "light", scale)
    screen = rules_shown(lawbooks.Book(), language=language)
    screen.resize(int(1084 * scale), int(700 * scale))

    assert problems(screen) == []


@pytest.mark.parametrize(("host", "listed"), [("KG", 1), ("ECtHR", 0)])
def test_a_country_leads_to_its_own_rules(rules_shown, qtbot, host, listed):
    screen = rules_shown(lawbooks.Book())
    screen.show_place(Place("rules", part=f"host:{host}"))
    qtbot.waitUntil(lambda: screen.host.value() == host)
    qtbot.waitUntil(lambda: screen.model.rowCount() == listed)


def test_the_offices_own_states_come_first(rules_shown):
    screen = rules_shown(lawbooks.Book())
    assert screen.host.itemData(2) == "RS"
    assert [screen.host.itemData(place) for place in (3, 4)] == ["KG", "KZ"]
