"""Holidays of the office and packs of law, in their dialogs."""

from dataclasses import replace
from datetime import date

from caseapp.domain.deadlines import Unit
from caseapp.domain.deadlines.errors import UnreadablePackError
from caseapp.domain.rules import HolidayChange, OfficeRuleDraft
from caseapp.domain.views.rules import OfficeRuleView
from caseapp.domain.vocabulary import ProceedingKind, Role
from caseapp.ui.rules.holidays import HolidayForm, HolidaysDialog
from caseapp.ui.rules.packs import PacksDialog
from caseapp.ui.widgets import Button
from tests.ui import lawbooks
from tests.ui.lawbooks import HOLIDAY, READ, button, form, saved, words


def holidays_dialog(qtbot, around, book, role=Role.LAWYER):
    context = around(role)
    dialog = HolidaysDialog(context, book.port(), "RS")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not context.runner.is_busy)
    return dialog, context


def test_a_holiday_is_corrected_with_its_source(qtbot, around):
    book = lawbooks.Book()
    corrections, context = holidays_dialog(qtbot, around, book)
    corrections.new_button.click()
    dialog = form(corrections, HolidayForm)
    dialog.day.set_text("12.3.2026")
    dialog.name.setText("Mourning")
    dialog.source.setPlainText("Gazette")

    saved(qtbot, context, dialog)

    draft = book[0][1][0]
    assert (draft.place, draft.day, draft.change) == (
        "RS",
        date(2026, 3, 12),
        HolidayChange.ADDED,
    )


def test_a_correction_is_listed_changed_and_taken_away(qtbot, around):
    book = lawbooks.Book()
    book.holidays = (HOLIDAY,)
    corrections, context = holidays_dialog(qtbot, around, book)
    assert "Kept on" in words(corrections)
    assert "Gazette 5/2026" in words(corrections)

    button(corrections, "Change Mon").click()
    dialog = form(corrections, HolidayForm)
    dialog.name.setText("Nauryz, third day")
    saved(qtbot, context, dialog)
    button(corrections, "Take away").click()
    qtbot.waitUntil(lambda: not context.runner.is_busy)

    (changed, (uid, draft)), removed = book
    assert (changed, uid, draft.version, draft.name) == (
        *("change_holiday", "h-1", 2, "Nauryz, third day"),
    )
    assert removed == ("remove_holiday", ("h-1", 2))


def test_a_paralegal_reads_the_corrections_and_makes_none(qtbot, around):
    book = lawbooks.Book()
    book.holidays = (HOLIDAY,)
    corrections, _ = holidays_dialog(qtbot, around, book, Role.PARALEGAL)
    shown = [one.text() for one in corrections.findChildren(Button) if one.isVisible()]
    assert shown == ["Close   Esc"]


def test_the_offices_rules_are_exported_state_by_state(qtbot, around, tmp_path):
    book = lawbooks.Book()
    rules = tuple(
        OfficeRuleView(f"o-{state}", f"OFFICE-{state}-1", office_draft(state), READ, False)
        for state in ("KG", "KZ", "KG")
    )
    dialog, _context = packs_dialog(
        *(qtbot, around, book),
        given={"list_office_rules": lambda: rules},
        ask_where=lambda parent, title: str(tmp_path),
    )
    dialog.export_button.click()
    qtbot.waitUntil(dialog.said.isVisible)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["office-kg.toml", "office-kz.toml"]
    assert "office-kg" in (tmp_path / "office-kg.toml").read_text("utf-8")


def test_an_office_without_rules_exports_nothing(qtbot, around, tmp_path):
    ask = {"ask_where": lambda parent, title: str(tmp_path)}
    dialog, _ = packs_dialog(qtbot, around, lawbooks.Book(), **ask)
    dialog.export_button.click()
    qtbot.waitUntil(dialog.said.isVisible)
    assert "nothing was written" in dialog.said.text.text()
    assert list(tmp_path.iterdir()) == []


def office_draft(state):
    return OfficeRuleDraft(
        *(state, ProceedingKind.EXTRADITION, "extradition_ruling", "Appeal", 3, Unit.WORKING_DAYS),
        *("plain-days", "art. 1", "Gazette", "Aida", READ),
    )


def packs_dialog(qtbot, around, book, **given):
    context = around(given.pop("role", Role.LAWYER))
    dialog = PacksDialog(context, book.port(**given.pop("given", {})), **given)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not context.runner.is_busy)
    return dialog, context


def test_a_pack_is_replaced_from_a_file(qtbot, around, tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text('pack = "rs"', encoding="utf-8")
    book = lawbooks.Book()
    dialog, context = packs_dialog(qtbot, around, book, ask=lambda parent, title: str(file))

    dialog.replace_button.click()
    qtbot.waitUntil(lambda: not context.runner.is_busy)

    assert book[0] == ("replace_pack", ("mine.toml", 'pack = "rs"'))
    assert dialog.said.isVisible()


def test_a_bad_pack_is_refused_with_its_sentence(qtbot, around, tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text("[[", encoding="utf-8")
    book = lawbooks.Book()
    book.refuse = UnreadablePackError(file="mine.toml", detail="line 1")
    dialog, context = packs_dialog(qtbot, around, book, ask=lambda parent, title: str(file))

    dialog.replace_button.click()
    qtbot.waitUntil(lambda: not context.runner.is_busy)

    assert "mine.toml" in dialog.trouble.text.text()
    assert dialog.trouble.isVisible()


def test_a_replaced_pack_goes_back_to_the_shipped_one(qtbot, around):
    replaced = lawbooks.pack(replaced=True, file_name="mine.toml", installed_by="Aida", uid="p-1")
    book = lawbooks.Book(packs=[replaced, replace(replaced, in_force=False, uid="p-0")])
    dialog, context = packs_dialog(qtbot, around, book)

    button(dialog, "Back to the shipped one").click()
    button(dialog, "Put back in force").click()
    qtbot.waitUntil(lambda: not context.runner.is_busy)

    assert book == [("restore_shipped_pack", ("rs",)), ("restore_earlier_pack", ("p-0",))]
