"""The Countries screen over the facts that ship: reading, narrowing, going on, noting."""

from dataclasses import replace
from datetime import date
from functools import lru_cache

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel

from caseapp.domain.changes import Changes
from caseapp.domain.country_notes import NoteGrade, NoteSort
from caseapp.domain.errors import EmptyFieldError
from caseapp.domain.views.countries import CountryNoteView
from caseapp.domain.vocabulary import Role
from caseapp.i18n import catalogue
from caseapp.packs import countries, law
from caseapp.packs.country_views import country_rows, country_view
from caseapp.ui.countries.blocks import GRADE_TONES, NOTE_TONES
from caseapp.ui.countries.model import CountryList
from caseapp.ui.countries.note import CountryNoteForm
from caseapp.ui.countries.port import CountriesPort
from caseapp.ui.countries.view import CountriesScreen
from caseapp.ui.screen import Place
from caseapp.ui.widgets import Badge, Button, Card, Row, Tone
from caseapp.wording.countries import GRADES
from tests.ui.accessibility import problems, settle
from tests.ui.hands import type_text
from tests.ui.surroundings import surroundings

TODAY = date(2026, 2, 1)
NOTE = CountryNoteView(
    "n-1", "KG", NoteSort.INCIDENT, NoteGrade.RUMOUR, date(2026, 1, 20),
    "Handed over at the airport at night.", "A colleague in Bishkek", "Aida Omarova", 3,
)  # fmt: skip


@lru_cache(maxsize=1)
def shipped():
    return countries.load(), law.load()


class Book:
    """The facts that ship, read without a vault; commands are remembered."""

    def __init__(self, language="en", notes=(NOTE,), role=Role.LAWYER):
        self.t = catalogue(language)
        self.notes = notes if role in (Role.LAWYER, Role.PARALEGAL) else None
        self.calls = []

    def rows(self):
        return country_rows(*shipped(), self.t, notes={"KG": 1}, ours=("KG",))

    def view(self, place):
        view = country_view(*shipped(), place, self.t, today=TODAY, ours=("KG",))
        return replace(view, authorities=4, notes=self.notes)

    def command(self, name):
        def call(*positional):
            self.calls.append((name, positional))
            return Changes.of(country_note="n-1")

        return call

    def port(self):
        return CountriesPort(self.rows, self.view, *map(self.command, ("add", "change", "delete")))


@pytest.fixture
def shown(qtbot):
    runners = []

    def make(role=Role.LAWYER, language="en", place="KG", **data):
        context = surroundings(role, language)
        runners.append(context.runner)
        book = Book(language, role=role, **data)
        screen = CountriesScreen(context, book.port())
        qtbot.addWidget(screen)
        screen.resize(1084, 640)
        screen.show_place(Place("countries", place))
        screen.show()
        qtbot.waitUntil(lambda: screen.model.rowCount() > 0 and not context.runner.is_busy)
        qtbot.waitUntil(lambda: screen.reader.view is not None)
        settle()
        return screen, book

    yield make
    for runner in runners:
        runner.abandon(seconds=5)


def words(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def buttons(screen):
    return {b.accessibleName(): b for b in screen.findChildren(Button) if b.isVisible()}


def badges(screen):
    return {b.text(): b.property("tone") for b in screen.findChildren(Badge)}


def read(screen, qtbot, place):
    screen.show_place(Place("countries", place))
    qtbot.waitUntil(lambda: screen.reader.view.row.place == place)
    settle()


def test_the_model_keeps_the_contract_of_qt(qapp):
    model = CountryList()
    model.put(Book().rows(), "", "")
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    assert tester.model().rowCount() == model.rowCount() > 20


def test_a_profile_shows_its_parts_in_order(shown):
    screen, _ = shown()
    titles = [card.heading.text() for card in screen.reader.findChildren(Card)]
    wanted = [
        "Treaties",
        "Bars to extradition and removal",
        "Asylum law",
        "Courts and bodies",
        "Languages and scripts of filings",
        "Weekend",
        "Holidays",
        "Incidents",
        "Rules in force",
    ]
    assert [title for title in titles if title in wanted] == wanted


def test_every_fact_says_its_source_its_grade_and_when_it_was_checked(shown):
    screen, _ = shown()
    said = words(screen.reader)
    sources = [text for text in said if "checked on Sun 22 Nov 2026" in text]
    assert any(text.startswith("Source: ") for text in sources)
    assert any(text.startswith("No source seen") for text in sources)
    facts = [fact for section in screen.reader.view.sections for fact in section.facts]
    assert len(sources) > len(facts)


def test_grades_are_coloured_and_worded_and_never_green(shown):
    screen, _ = shown()
    found = badges(screen.reader)
    assert (found["not verified"], found["source seen"]) == ("red", "plain")
    assert Tone.GREEN not in {*GRADE_TONES.values(), *NOTE_TONES.values()}
    assert set(GRADE_TONES) == set(GRADES)


def test_an_empty_part_says_that_nothing_was_collected(shown, qtbot):
    screen, _ = shown(place="BE")
    said = words(screen.reader.cards["Bars to extradition and removal"])
    assert said[-1] == "Nothing collected. That does not mean that there is nothing."
    assert any("Service and translation" in text for text in words(screen.reader))


def test_words_and_kind_narrow_the_list(shown, qtbot):
    screen, _ = shown()
    type_text(screen.search, "қыр")
    assert screen.model.rowCount() == 0
    assert "None is called like this" in screen.count.text()
    screen.search.clear()
    type_text(screen.search, "кыргыз")
    assert [screen.model.index(0, 0).data()] == ["Kyrgyzstan"]
    screen.search.clear()
    screen.shown.choose("bodies")
    screen.shown.activated.emit(screen.shown.currentIndex())
    assert screen.model.position("ECtHR") >= 0
    assert screen.model.position("KG") < 0


def test_the_keyboard_goes_from_search_to_list_to_profile(shown, qtbot):
    screen, _ = shown()
    assert screen.find_in_list()
    type_text(screen.search, "kaz")
    qtbot.waitUntil(lambda: screen.reader.view.row.place == "KZ")
    QTest.keyClick(screen.search, Qt.Key.Key_Return)
    assert screen.list.hasFocus()
    QTest.keyClick(screen.list, Qt.Key.Key_Return)
    assert screen.reader.hasFocus()


def test_a_part_of_the_profile_is_reached_by_its_name(shown):
    screen, _ = shown()
    screen.jump.choose("Incidents")
    screen.jump.activated.emit(screen.jump.currentIndex())
    assert screen.reader.verticalScrollBar().value() > 0


def test_the_profile_ends_where_its_last_part_ends(shown):
    screen, _ = shown()
    last = list(screen.reader.cards.values())[-1]
    bottom = last.geometry().bottom()
    assert bottom > screen.reader.height()
    assert screen.reader.widget().height() - bottom < 40


def test_rules_and_decisions_of_the_state_are_one_press_away(shown, qtbot):
    screen, _ = shown()
    with qtbot.waitSignal(screen.open_requested) as opened:
        buttons(screen)["4 decisions"].click()
    assert opened.args[0] == Place("authorities", part="host:KG")
    rules = len(screen.reader.view.rules)
    with qtbot.waitSignal(screen.open_requested) as opened:
        buttons(screen)[f"{rules} rules in force"].click()
    assert opened.args[0] == Place("rules", part="host:KG")


def test_a_rule_in_force_shows_its_state_of_review_and_opens(shown, qtbot):
    screen, _ = shown()
    row = screen.reader.cards["Rules in force"].findChildren(Row)[0]
    assert row.findChildren(Badge)
    with qtbot.waitSignal(screen.open_requested) as opened:
        row.click()
    assert opened.args[0] == Place("rules", screen.reader.view.rules[0].id)


def test_an_own_incident_shows_what_it_rests_on(shown):
    screen, _ = shown()
    card = screen.reader.cards["Notes and incidents of this office"]
    said = words(card)
    assert "Incident · Tue 20 Jan 2026" in said
    assert "Source: A colleague in Bishkek · entered by Aida Omarova" in said
    assert [(b.text(), b.property("tone")) for b in card.findChildren(Badge)] == [
        ("Rumour", "red")
    ]


def test_a_note_is_entered_only_with_a_grade_that_somebody_chose(shown, qtbot):
    screen, book = shown()
    assert screen.new_in_context()
    form = screen.findChild(CountryNoteForm)
    assert (form.where.value(), form.grade.value()) == ("KG", "")
    form.day.set_text("20.1.2026")
    type_text(form.words, "Передан ночью в аэропорту.")
    type_text(form.source, "Клооп")
    form.submit_button.click()
    assert next(field.name for field in form.fields if field.has_error) == "grade"
    form.grade.choose("press")
    form.submit_button.click()
    qtbot.waitUntil(lambda: bool(book.calls))
    (name, (draft,)) = book.calls[0]
    assert (name, draft.place, draft.grade) == ("add", "KG", NoteGrade.PRESS)
    assert draft.day == date(2026, 1, 20)


def test_a_note_is_changed_and_deleted_from_its_form(shown, qtbot):
    screen, book = shown()
    name = "Change the note of Tue 20 Jan 2026: Handed over at the airport at night."
    buttons(screen)[name].click()
    form = screen.findChild(CountryNoteForm)
    assert form.source.toPlainText() == "A colleague in Bishkek"
    assert form.bin_button.isVisible()
    form.submit_button.click()
    qtbot.waitUntil(lambda: bool(book.calls))
    (called, (uid, draft)) = book.calls[0]
    assert (called, uid, draft.version) == ("change", "n-1", 3)


def test_a_refusal_stands_at_its_field(shown, qtbot):
    screen, _ = shown()
    screen.new_in_context()
    form = screen.findChild(CountryNoteForm)
    form.show_refusal(EmptyFieldError(field="text"))
    assert [field.name for field in form.fields if field.has_error] == ["text"]


def test_what_was_typed_comes_back_after_locking(shown):
    screen, _ = shown()
    screen.new_in_context()
    form = screen.findChild(CountryNoteForm)
    type_text(form.words, "Начало записи")
    (kept,) = screen.context.drafts.dirty()
    form._throw_away()
    screen.context.drafts.reopen([kept])
    again = next(one for one in screen.findChildren(CountryNoteForm) if one.isVisible())
    assert (again.where.value(), again.words.toPlainText()) == ("KG", "Начало записи")


def test_a_guest_reads_and_writes_nothing(shown):
    screen, _ = shown(Role.GUEST)
    assert not screen.new_in_context()
    assert "Notes and incidents of this office" not in screen.reader.cards
    assert not [name for name in buttons(screen) if "note" in name.casefold()]


def test_in_a_russian_window_the_notes_are_called_source_notes_in_english(shown):
    screen, _ = shown(language="ru")
    t = catalogue("ru")
    card = next(iter(screen.reader.findChildren(Card)[1:]))
    assert card.note.text() == t("source notes in English")


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("place", ["KG", "DE", "RU", "BE"])
def test_keyboard_and_screen_reader_reach_everything(shown, language, scale, place):
    screen, _ = shown(language=language, place=place)
    screen.resize(int(1084 * scale), 640)
    assert problems(screen) == []


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_form_can_be_used_without_a_mouse(shown, language):
    screen, _ = shown(language=language)
    screen.new_in_context()
    settle()
    assert problems(screen.findChild(CountryNoteForm)) == []
