"""The forms of the law: an office rule, a review, the host states."""

import pytest
from PySide6.QtWidgets import QWidget

from caseapp.ui import theme
from caseapp.ui.drafts import KeptForm
from caseapp.ui.rules.holidays import HolidayForm, HolidaysDialog
from caseapp.ui.rules.office_rule import OfficeRuleForm
from caseapp.ui.rules.packs import PacksDialog
from caseapp.ui.rules.review import HostStatesForm, ReviewForm
from caseapp.ui.screen import Place
from tests.ui import lawbooks
from tests.ui.accessibility import problems
from tests.ui.lawbooks import button, form, saved, words


def test_what_was_never_verified_offers_an_office_rule_and_no_article(rules_shown, qtbot):
    screen = rules_shown(lawbooks.Book(states=("KG",)))
    assert "Gives no date" in words(screen.reader)

    button(screen.reader, "Write an office rule instead").click()

    dialog = form(screen, OfficeRuleForm)
    assert dialog.host.value() == "KG"
    assert dialog.citation.text() == ""
    assert dialog.kept["instead_of"] == "KG-EXT-APPEAL"
    dialog.set_baseline()


def test_an_office_rule_is_saved_as_typed(rules_shown, qtbot):
    book = lawbooks.Book()
    screen = rules_shown(book)
    assert screen.new_in_context()
    dialog = form(screen, OfficeRuleForm)
    qtbot.waitUntil(lambda: dialog.act.value() == "extradition_ruling")
    for line, text in (
        (dialog.action, "Appeal"),
        (dialog.number, "5"),
        (dialog.citation, "art. 1"),
    ):
        line.setText(text)
    dialog.source.setPlainText("read in the text")

    saved(qtbot, screen.context, dialog)

    draft = book[0][1][0]
    assert (draft.host_state, draft.number, draft.regime) == ("RS", 5, "plain-days")
    assert (draft.author, draft.source) == ("Aida Omarova", "read in the text")


def test_an_untouched_office_rule_closes_without_a_question(rules_shown, qtbot):
    screen = rules_shown(lawbooks.Book())
    screen.new_in_context()
    dialog = form(screen, OfficeRuleForm)
    qtbot.waitUntil(lambda: dialog.regime.currentText() == "Plain days")
    qtbot.waitUntil(lambda: dialog.act.value() == "extradition_ruling")
    assert dialog.host.value() == "RS"
    assert not dialog.is_dirty()
    dialog.action.setText("Appeal")
    assert dialog.is_dirty()
    dialog.set_baseline()


def test_an_office_rule_half_written_comes_back_after_a_lock(rules_shown, qtbot, around):
    screen = rules_shown(lawbooks.Book())
    before = OfficeRuleForm(screen.context, lawbooks.Book().port())
    qtbot.addWidget(before)
    qtbot.waitUntil(lambda: bool(before.act.value()))
    before.regime.choose("rs-zkp")
    before.action.setText("Appeal")
    kept = KeptForm(before.draft_form(), before.draft_place(), before.draft_payload())
    assert screen.context.drafts.reopen([kept]) == []
    again = form(screen, OfficeRuleForm)
    qtbot.waitUntil(lambda: not screen.context.runner.is_busy)
    assert (again.action.text(), again.regime.value()) == ("Appeal", "rs-zkp")
    assert again.act.value() == "extradition_ruling"
    again.set_baseline()


def test_a_length_that_is_no_number_is_refused_in_the_form(rules_shown, qtbot):
    book = lawbooks.Book()
    screen = rules_shown(book)
    screen.new_in_context()
    dialog = form(screen, OfficeRuleForm)
    dialog.number.setText("five")

    dialog.submit_button.click()

    assert book == []
    assert any(field.has_error and field.name == "number" for field in dialog.fields)
    dialog.set_baseline()


def test_an_office_without_states_is_asked_and_its_answer_kept(rules_shown, qtbot):
    book = lawbooks.Book(states=())
    screen = rules_shown(book)
    screen.show_place(Place("rules", part="states"))
    screen.refresh()
    qtbot.waitUntil(lambda: any(one.isVisible() for one in screen.findChildren(HostStatesForm)))

    dialog = form(screen, HostStatesForm)
    dialog.ticks["KZ"].setChecked(True)
    saved(qtbot, screen.context, dialog)

    assert book[0] == ("set_host_states", (["KZ"],))


FORMS = {
    "review": lambda c, p: ReviewForm(c, p, lawbooks.view(lawbooks.row())),
    "states": lambda c, p: HostStatesForm(c, p, ("KG", "KZ", "RS"), ("KZ",)),
    "rule": lambda c, p: OfficeRuleForm(c, p, instead=lawbooks.view(lawbooks.unverified())),
    "holiday": lambda c, p: HolidayForm(c, p, "KZ"),
    "holidays": lambda c, p: HolidaysDialog(
        c, p._replace(list_holidays=lambda: (lawbooks.HOLIDAY,))
    ),
    "packs": PacksDialog,
}


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("name", FORMS)
def test_every_form_works_without_mouse_and_without_eyes(qapp, qtbot, around, name, scale):
    theme.apply(qapp, "dark", scale)
    context = around()
    dialog: QWidget = FORMS[name](context, lawbooks.Book().port())
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not context.runner.is_busy)

    assert problems(dialog) == []
