"""The search of the library on the real screen, over a vault with a decision in full."""

import gc
import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from caseapp.app.bindings.cases import bind_office
from caseapp.app.bindings.services import Services
from caseapp.app.seat import Seat
from caseapp.domain.library import FACETS, Field
from caseapp.i18n import catalogue
from caseapp.services import imports
from caseapp.ui.authorities.finding.completing import offers
from caseapp.ui.authorities.finding.model import WORDS_ROLE
from caseapp.ui.authorities.finding.saving import SaveSearchForm
from caseapp.ui.authorities.finding.syntax import SECTIONS
from caseapp.ui.authorities.reading.window import ReadingWindow
from caseapp.ui.authorities.view import AuthoritiesScreen
from caseapp.ui.screen import Place
from caseapp.ui.widgets import Button, Row
from caseapp.ui.widgets.lists import ROW_ROLE
from tests import factory
from tests.ui.accessibility import problems
from tests.ui.hands import type_text
from tests.ui.surroundings import surroundings
from tests.ui.test_authorities import words

DECISION = {
    "name": "CASE OF VYDUMANNYI v. GEORGIA", "number": "12345/06", "date": "2008-02-28",
    "court": "ECtHR",
    "paragraphs": [
        "THE LAW", "1. Torture is prohibited.", "2. Nothing may be weighed against pirozhki.",
        "3. A cook of pirozhki is no danger.",
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def office(qapp, library_pattern, tmp_path_factory):
    """The services of one vault, opened on the database thread as the program does it."""
    folder = tmp_path_factory.mktemp("finding")
    file = folder / "one.jsonl"
    file.write_text(json.dumps(DECISION))
    # A collection on the database thread would destroy widgets of earlier tests there.
    gc.disable()
    context = surroundings()

    def arrive():
        desk = factory.copied(library_pattern, folder)
        imports.run_import(factory.in_process(desk), [file])
        return desk

    def work(action, *asked, **how):
        """Run something on the database thread and wait for it."""
        done = []
        context.runner.submit(context.hub, lambda: done.append(action(*asked, **how)) or True)
        while not done:
            QApplication.processEvents()
        return done[0]

    desk = work(arrive)
    yield context, bind_office(Services(Seat.of(desk))), work
    context.runner.abandon(desk.vault.close, seconds=5)


@pytest.fixture
def screen(qtbot, office):
    context, made, _ = office
    opened = AuthoritiesScreen(context, made)
    qtbot.addWidget(opened)
    opened.resize(1084, 640)
    opened.show()
    qtbot.waitUntil(lambda: opened.reader.view is not None and not context.runner.is_busy)
    return opened


def ask(qtbot, screen, text):
    """Type a search and wait for its full answer."""
    screen.finding.bar.line.clear()
    type_text(screen.finding.bar.line, text)
    with qtbot.waitSignal(screen.finding.answered, check_params_cb=lambda one: not one.rough):
        pass
    return screen.finding.model


def test_a_question_finds_and_each_part_of_it_is_understood(qtbot, screen):
    model = ask(qtbot, screen, "torture court:ECtHR -assurances")
    assert model.total > 0
    shown = [one.label for one in screen.finding.bar.chips._shown]
    assert shown == ["Court: European Court of Human Rights", "Without assurances"]
    assert model.index(0).data(ROW_ROLE).court == "ECtHR"
    assert problems(screen) == []


def test_a_new_search_begins_with_its_best_hit_wherever_the_last_one_was_read(qtbot, screen):
    ask(qtbot, screen, "torture")
    screen.finding.list.setCurrentIndex(screen.finding.model.index(9))
    qtbot.waitUntil(lambda: screen.reader.view.row.uid == row_of(screen, 9))
    ask(qtbot, screen, "torture -pirozhki")
    assert screen.finding.list.currentIndex().row() == 0
    screen.finding.list.setFocus()
    screen.finding.list.setCurrentIndex(screen.finding.model.index(3))
    qtbot.waitUntil(lambda: screen.reader.view.row.uid == row_of(screen, 3))
    with qtbot.waitSignal(screen.finding.answered):
        screen.refresh()
    assert screen.finding.list.currentIndex().row() == 3


def row_of(screen, place):
    return screen.finding.model.index(place).data(ROW_ROLE).uid


def test_enter_reads_the_text_at_the_paragraph_that_was_found(qtbot, screen):
    ask(qtbot, screen, "cook pirozhki")
    qtbot.keyClick(screen.finding.bar.line, Qt.Key.Key_Return)
    qtbot.keyClick(screen.finding.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.findChild(ReadingWindow) is not None)
    window = screen.findChild(ReadingWindow)
    assert window.windowTitle() == "Vydumannyi v. Georgia"
    qtbot.waitUntil(lambda: window.page.place_of_cursor() == window.page.place_of("3"))
    assert window.page.place_of("3") > 0
    window.close()


def test_filters_narrow_and_their_counts_follow(qtbot, screen):
    finding = screen.finding
    before = ask(qtbot, screen, "torture").total
    with qtbot.waitSignal(finding.answered):
        finding.filters.facets.toggle("court", "CAT")
    narrowed = finding.model.total
    assert 0 < narrowed < before
    with qtbot.waitSignal(finding.answered):
        finding.filters.facets.toggle("court", "HRC")
    assert narrowed < finding.model.total < before
    assert "Court: United Nations Human Rights Committee" in [
        one.label for one in finding.bar.chips._shown
    ]
    finding.filters.clear.click()
    qtbot.waitUntil(lambda: finding.model.total == before)


def test_every_facet_with_something_to_choose_is_there(qtbot, screen):
    facets = screen.finding.filters.facets
    titles = {facets.index(row).data(ROW_ROLE).field for row in range(facets.rowCount())}
    assert titles == {field.value for field in FACETS} - {Field.TAG}, "nothing has a tag"


def test_each_decision_says_whether_it_binds_in_the_state_that_was_chosen(qtbot, screen):
    with qtbot.waitSignal(screen.finding.answered):
        screen.finding.filters.state.choose("KZ")
    words_of_first = screen.finding.model.index(0).data(WORDS_ROLE)
    assert words_of_first.badges[0][0] in {"Persuasive only", "Binding here"}
    assert "Kazakhstan" in words_of_first.reasons[0]
    with qtbot.waitSignal(screen.finding.answered):
        screen.finding.filters.state.choose("")


def test_a_decision_that_was_superseded_says_so_in_the_list(qtbot, screen):
    model = ask(qtbot, screen, "treatment:superseded")
    badges = [text for text, _ in model.index(0).data(WORDS_ROLE).badges]
    assert "Superseded or revised" in badges
    ask(qtbot, screen, "-treatment:superseded torture")
    rows = [screen.finding.model.index(n).data(WORDS_ROLE) for n in range(5)]
    assert all("Superseded or revised" not in [text for text, _ in row.badges] for row in rows)


def test_where_nothing_is_found_a_way_out_finds_something(qtbot, screen):
    ask(qtbot, screen, '"life imprisonment" host:Poland')
    assert screen.finding.stack.currentWidget() is screen.finding.nothing
    row = next(iter(screen.finding.nothing.findChildren(Row)))
    with qtbot.waitSignal(screen.finding.answered):
        row.click()
    assert screen.finding.model.total > 0
    assert screen.finding.stack.currentWidget() is screen.finding.list


def test_what_is_like_a_decision_is_listed_and_the_decision_is_not(qtbot, screen):
    ask(qtbot, screen, "Soering")
    uid = screen.reader.view.row.uid
    with qtbot.waitSignal(screen.finding.answered):
        screen.reader.similar_wanted.emit()
    assert screen.finding.model.total > 3
    assert screen.finding.model.position(uid) == -1


def test_a_search_is_saved_listed_opened_and_binned(qtbot, screen, office):
    ask(qtbot, screen, "torture court:CAT")
    screen.finding.bar.save.click()
    form = screen.findChild(SaveSearchForm)
    assert form.name.text() == "torture court:CAT"
    with qtbot.waitSignal(form.saved):
        form.submit_button.click()
    screen.finding.bar.saved.click()
    qtbot.waitUntil(lambda: screen.saved.findChildren(Row) != [])
    qtbot.waitUntil(lambda: any("decision" in one for one in words(screen.saved)))
    ask(qtbot, screen, "death penalty")
    with qtbot.waitSignal(screen.finding.answered):
        screen.saved.findChildren(Row)[0].click()
    assert screen.finding.bar.line.text() == "torture court:CAT"
    _, made, work = office
    (kept,) = work(made.authorities.saved.list_saved_searches)
    ask(qtbot, screen, "death penalty")
    with qtbot.waitSignal(screen.finding.answered):
        screen.show_place(Place("authorities", part=f"search:{kept.uid}"))
    assert screen.finding.bar.line.text() == "torture court:CAT"
    next(b for b in screen.saved.findChildren(Button) if "Delete" in b.accessibleName()).click()
    qtbot.waitUntil(lambda: "No search is saved yet" in words(screen.saved))
    assert "Ctrl+Z takes that back." in words(screen.saved)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_example_of_the_explanation_is_understood_and_finds_something(office, language):
    _, made, work = office
    t = catalogue(language)
    for example in (one for _, examples in SECTIONS for one in examples):
        page = work(made.authorities.find, query=t(example.query), limit=1, typing=True)
        assert page.total, example.query
        assert all(part.known for part in page.understood), example.query


def test_every_value_that_is_offered_for_completion_is_understood(office):
    _, made, work = office
    names = made.authorities.field_names()
    values = work(made.authorities.list_choices)
    typed = [name for name, field in names.items() if field not in {Field.AFTER, Field.BEFORE}]
    known = []
    for name in typed:
        offered = offers(f"{name}:", len(name) + 1, names, values)
        query = " ".join(one.text for one in offered[:11])
        page = work(made.authorities.find, query=query, typing=True, limit=0)
        known += [(part.typed, part.known) for part in page.understood]
    assert len(known) > 100
    assert [text for text, is_known in known if not is_known] == []
