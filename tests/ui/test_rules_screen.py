"""The Rules screen: reading the law, reviewing it, writing the office's own."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QWidget

from caseapp.domain.changes import Changes
from caseapp.domain.deadlines import Unit
from caseapp.domain.deadlines.errors import UnreadablePackError
from caseapp.domain.errors import EmptyFieldError
from caseapp.domain.rule_marks import RuleMark, RuleStanding
from caseapp.domain.rules import HolidayChange, LawChecked, LawProgress, OfficeRuleDraft
from caseapp.domain.views.filings import MemoPdf
from caseapp.domain.views.rules import HolidayRow, OfficeRuleView
from caseapp.domain.vocabulary import ProceedingKind, Role
from caseapp.ui import theme
from caseapp.ui.drafts import KeptForm
from caseapp.ui.rules.first import FirstLaw
from caseapp.ui.rules.holidays import HolidayForm, HolidaysDialog
from caseapp.ui.rules.model import RuleList
from caseapp.ui.rules.office_rule import OfficeRuleForm
from caseapp.ui.rules.packs import PacksDialog
from caseapp.ui.rules.review import HostStatesForm, ReviewForm
from caseapp.ui.rules.view import RulesScreen
from caseapp.ui.rules.watch import LawWatch
from caseapp.ui.screen import Place
from caseapp.ui.widgets import Button
from tests.ui import lawbooks
from tests.ui.accessibility import problems
from tests.ui.surroundings import surroundings


@pytest.fixture
def around(qtbot):
    made = []

    def make(role=Role.LAWYER, language="en"):
        context = surroundings(role, language)
        made.append(context.runner)
        return context

    yield make
    for runner in made:
        runner.abandon(seconds=5)


@pytest.fixture
def shown(qtbot, around):
    def make(book, role=Role.LAWYER, language="en", **given):
        context = around(role, language)
        screen = RulesScreen(context, book.port(), **given)
        qtbot.addWidget(screen)
        screen.resize(1084, 700)
        screen.show()
        qtbot.waitUntil(lambda: not context.runner.is_busy)
        qtbot.waitUntil(lambda: screen.reader.view is not None)
        qtbot.waitUntil(lambda: "How it is counted" in words(screen.reader) or language != "en")
        return screen

    return make


def words(widget):
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def button(widget, text):
    return next(b for b in widget.findChildren(Button) if text in b.accessibleName())


def form(screen, kind):
    return next(one for one in screen.findChildren(kind) if one.isVisible())


def saved(qtbot, context, dialog):
    dialog.submit_button.click()
    qtbot.waitUntil(lambda: not context.runner.is_busy)


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


def test_the_first_rule_of_the_offices_states_is_shown_with_source_and_example(shown):
    screen = shown(lawbooks.Book())

    assert screen.model.rowCount() == 1
    said = words(screen.reader)
    for part in ("RS-EXTR-3D", "Official Gazette 20/2009", "art. 29", "Confirm rule", "Thursday"):
        assert part in said


def test_a_review_is_recorded_with_name_date_source_and_note(shown, qtbot):
    book = lawbooks.Book()
    screen = shown(book)
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


def test_a_refusal_stands_under_the_field_it_is_about(shown, qtbot):
    book = lawbooks.Book()
    screen = shown(book)
    button(screen.reader, "Review").click()
    dialog = form(screen, ReviewForm)
    book.refuse = EmptyFieldError(field="source")

    saved(qtbot, screen.context, dialog)

    assert dialog.isVisible()
    assert any(field.has_error and field.name == "source" for field in dialog.fields)


def test_a_reviewed_rule_says_by_whom_and_the_review_can_be_taken_back(shown, qtbot):
    mark = RuleMark(RuleStanding.REVIEWED, "Aida", lawbooks.READ, date(2027, 1, 20))
    row = lawbooks.row(mark=mark)
    book = lawbooks.Book([row], **{row.id: lawbooks.view(row, lawbooks.review())})
    screen = shown(book)
    assert "Reviewed by Aida" in words(screen.reader)

    button(screen.reader, "Take the newest review back").click()
    qtbot.waitUntil(lambda: bool(book))

    assert book[0] == ("revoke_review", ("r-1", 1))


def test_what_was_never_verified_offers_an_office_rule_and_no_article(shown, qtbot):
    screen = shown(lawbooks.Book(states=("KG",)))
    assert "Gives no date" in words(screen.reader)

    button(screen.reader, "Write an office rule instead").click()

    dialog = form(screen, OfficeRuleForm)
    assert dialog.host.value() == "KG"
    assert dialog.citation.text() == ""
    assert dialog.kept["instead_of"] == "KG-EXT-APPEAL"
    dialog.set_baseline()


def test_an_office_rule_is_saved_as_typed(shown, qtbot):
    book = lawbooks.Book()
    screen = shown(book)
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


def test_an_untouched_office_rule_closes_without_a_question(shown, qtbot):
    screen = shown(lawbooks.Book())
    screen.new_in_context()
    dialog = form(screen, OfficeRuleForm)
    qtbot.waitUntil(lambda: dialog.regime.currentText() == "Plain days")
    qtbot.waitUntil(lambda: dialog.act.value() == "extradition_ruling")
    assert dialog.host.value() == "RS"
    assert not dialog.is_dirty()
    dialog.action.setText("Appeal")
    assert dialog.is_dirty()
    dialog.set_baseline()


def test_an_office_rule_half_written_comes_back_after_a_lock(shown, qtbot, around):
    screen = shown(lawbooks.Book())
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


def test_a_length_that_is_no_number_is_refused_in_the_form(shown, qtbot):
    book = lawbooks.Book()
    screen = shown(book)
    screen.new_in_context()
    dialog = form(screen, OfficeRuleForm)
    dialog.number.setText("five")

    dialog.submit_button.click()

    assert book == []
    assert any(field.has_error and field.name == "number" for field in dialog.fields)
    dialog.set_baseline()


def test_an_office_without_states_is_asked_and_its_answer_kept(shown, qtbot):
    book = lawbooks.Book(states=())
    screen = shown(book)
    screen.show_place(Place("rules", part="states"))
    screen.refresh()
    qtbot.waitUntil(lambda: any(one.isVisible() for one in screen.findChildren(HostStatesForm)))

    dialog = form(screen, HostStatesForm)
    dialog.ticks["KZ"].setChecked(True)
    saved(qtbot, screen.context, dialog)

    assert book[0] == ("set_host_states", (["KZ"],))


def holidays_dialog(qtbot, around, book, role=Role.LAWYER):
    context = around(role)
    dialog = HolidaysDialog(context, book.port(), "RS")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not context.runner.is_busy)
    return dialog, context


READ = date(2026, 1, 20)
HOLIDAY = HolidayRow(
    *("h-1", "KZ", date(2026, 3, 23), HolidayChange.MOVED, date(2026, 3, 24), "Nauryz"),
    *("Gazette 5/2026", "Aida", 2),
)


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


def test_the_review_sheet_is_printed_where_it_was_asked_for(shown, qtbot, tmp_path):
    book = lawbooks.Book()
    path = tmp_path / "sheet.pdf"
    screen = shown(book, ask=lambda parent, title, name: str(path))
    screen._port = book.port()._replace(print_review_sheet=lambda: MemoPdf(b"%PDF", 1, "0"))

    screen.sheet_button.click()
    qtbot.waitUntil(path.exists)

    assert path.read_bytes() == b"%PDF"


def test_a_paralegal_reads_and_decides_nothing(shown):
    screen = shown(lawbooks.Book(), Role.PARALEGAL)

    names = [b.accessibleName() for b in screen.findChildren(Button) if b.isVisible()]
    assert not any("Review…" in name or "office rule" in name for name in names)
    assert not screen.new_in_context()


def test_nothing_found_says_what_to_do(shown):
    screen = shown(lawbooks.Book())
    screen.search.setText("no such words")

    assert "Fewer words" in screen.count.text()


def test_a_pack_that_is_not_in_force_any_more_is_said_in_red(shown):
    book = lawbooks.Book()
    book.troubles = ("mine.toml, RS-1: the field x is not known.",)

    assert "mine.toml" in words(shown(book).trouble)


class Above:
    """The window above the screens, as the watch sees it."""

    def __init__(self):
        self.told, self.kept, self.gone = [], [], []

    def tell(self, sentence):
        self.told.append(sentence)

    def keep_in_view(self, notice):
        self.kept.append(notice)

    def go(self, place):
        self.gone.append(place)


def checking():
    yield LawProgress(3, 10)
    return LawChecked(10, 2, {"deadline": frozenset({"d-1"})})


def test_a_changed_law_is_counted_in_slices_with_visible_progress(qtbot, around):
    context, above = around(), Above()
    heard = []
    context.hub.changed.connect(heard.append)
    watch = LawWatch(context, lawbooks.Book().port(review_law=checking), above)

    context.hub.publish(Changes.of(law_pack="p-1"))
    qtbot.waitUntil(lambda: len(above.told) == 2)

    assert "3 of 10" in above.told[0]
    assert "no stored date moved" in above.told[1]
    assert heard[-1].concerns("deadline")
    assert watch.parent() is None


def test_a_new_office_is_asked_for_its_states_until_it_answered(qtbot, around):
    context, above = around(), Above()
    book = lawbooks.Book(states=())
    first = FirstLaw(context, book.port(), above)
    first.start()
    qtbot.waitUntil(lambda: bool(above.kept))
    qtbot.addWidget(above.kept[0])
    button(above.kept[0], "Choose states").click()
    assert above.gone == [Place("rules", part="states")]

    book.states = ("KZ",)
    context.hub.publish(Changes.of(setting="office.host_states"))
    qtbot.waitUntil(lambda: first.asking is None and first.offer is not None)
    qtbot.addWidget(first.offer)
    assert above.kept == [above.kept[0], first.offer]


def test_the_review_sheet_is_offered_until_it_is_printed(qtbot, around, tmp_path):
    context, above = around(), Above()
    sheet = tmp_path / "sheet.pdf"
    first = FirstLaw(
        context, lawbooks.Book(states=("KZ",)).port(), above, ask=lambda *_: str(sheet)
    )
    first.start()
    qtbot.waitUntil(lambda: bool(above.kept))
    qtbot.addWidget(above.kept[0])
    assert problems(above.kept[0]) == []
    first.print_button.click()
    qtbot.waitUntil(lambda: first.offer is None)
    assert sheet.exists()
    assert "sheet.pdf" in above.told[0]


@pytest.mark.parametrize("role", [Role.PARALEGAL, Role.GUEST])
def test_only_a_lawyer_is_asked(qtbot, around, role):
    context, above = around(role=role), Above()
    FirstLaw(context, lawbooks.Book(states=()).port(), above).start()
    qtbot.waitUntil(lambda: not context.runner.is_busy)
    assert above.kept == []


def test_an_office_that_answered_is_left_alone(qtbot, around):
    context, above = around(), Above()
    port = lawbooks.Book(states=("KZ",)).port(sheet_waits=lambda: False)
    FirstLaw(context, port, above).start()
    qtbot.waitUntil(lambda: not context.runner.is_busy)
    assert above.kept == []


def test_not_now_is_kept_in_the_vault(qtbot, around):
    context, above, book = around(), Above(), lawbooks.Book(states=("KZ",))
    first = FirstLaw(context, book.port(), above)
    first.start()
    qtbot.waitUntil(lambda: first.offer is not None)
    qtbot.addWidget(first.offer)
    first.later_button.click()
    qtbot.waitUntil(lambda: book == [("put_sheet_aside", ())])
    assert first.offer is None


FORMS = {
    "review": lambda c, p: ReviewForm(c, p, lawbooks.view(lawbooks.row())),
    "states": lambda c, p: HostStatesForm(c, p, ("KG", "KZ", "RS"), ("KZ",)),
    "rule": lambda c, p: OfficeRuleForm(c, p, instead=lawbooks.view(lawbooks.unverified())),
    "holiday": lambda c, p: HolidayForm(c, p, "KZ"),
    "holidays": lambda c, p: HolidaysDialog(c, p._replace(list_holidays=lambda: (HOLIDAY,))),
    "packs": PacksDialog,
}


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_screen_works_without_mouse_and_without_eyes(qapp, shown, language, scale):
    theme.apply(qapp, "light", scale)
    screen = shown(lawbooks.Book(), language=language)
    screen.resize(int(1084 * scale), int(700 * scale))

    assert problems(screen) == []


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


@pytest.mark.parametrize(("host", "listed"), [("KG", 1), ("ECtHR", 0)])
def test_a_country_leads_to_its_own_rules(shown, qtbot, host, listed):
    screen = shown(lawbooks.Book())
    screen.show_place(Place("rules", part=f"host:{host}"))
    qtbot.waitUntil(lambda: screen.host.value() == host)
    qtbot.waitUntil(lambda: screen.model.rowCount() == listed)
