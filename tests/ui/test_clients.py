"""The client list and its form, with a fake office and a real runner."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from caseapp.domain.drafts import NameDraft
from caseapp.domain.errors import ControlCharacterError
from caseapp.domain.views.client_list import ClientRow
from caseapp.i18n import catalogue
from caseapp.ui.clients.dialog import ClientForm
from caseapp.ui.clients.model import PAGE, ROW_ROLE, ClientTable, columns
from caseapp.ui.clients.names import script_of
from caseapp.ui.clients.view import ClientsScreen, KeptWidths
from caseapp.ui.states import StatesCompleter
from tests.ui import cases
from tests.ui.accessibility import problems
from tests.ui.hands import press, type_text
from tests.ui.offices import office
from tests.ui.surroundings import show


@pytest.fixture
def table(qapp):
    return ClientTable(columns(catalogue("en"), show))


def shown(qtbot, context, **data):
    made, calls = office(**data)
    screen = ClientsScreen(context, made)
    qtbot.addWidget(screen)
    screen.resize(1084, 640)
    screen.show()
    qtbot.waitUntil(lambda: not context.runner.is_busy)
    return screen, calls


def test_the_model_keeps_the_contract_of_qt_after_the_first_page(table):
    question = table.ask(text="", sort="name", descending=False)
    table.put_first(question, cases.client_rows(PAGE))
    table.put_count(question, 450)
    tester = QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Warning)
    assert tester.model() is table
    assert table.rowCount() == 450


def test_a_row_whose_page_is_on_the_way_is_blank_and_asked_for_once(table, qtbot):
    question = table.ask(text="", sort="name", descending=False)
    table.put_first(question, cases.client_rows(PAGE))
    table.put_count(question, 450)
    wanted = []
    table.page_wanted.connect(wanted.append)
    assert table.index(300, 0).data() is None
    assert table.index(301, 0).data() is None
    assert wanted == [(question, 1)]


def test_a_page_that_came_fills_its_rows(table):
    question = table.ask(text="", sort="name", descending=False)
    rows = cases.client_rows(450)
    table.put_first(question, rows[:PAGE])
    table.put_count(question, 450)
    table.put_page(question, 1, rows[PAGE : 2 * PAGE])
    assert table.index(300, 0).data(ROW_ROLE) == rows[300]


def test_an_answer_to_an_older_question_is_dropped(table):
    old = table.ask(text="a", sort="name", descending=False)
    new = table.ask(text="ab", sort="name", descending=False)
    table.put_first(new, cases.client_rows(2))
    table.put_first(old, cases.client_rows(9))
    assert table.rowCount() == 2


def test_old_pages_are_forgotten_so_that_memory_stays_flat(table):
    question = table.ask(text="", sort="name", descending=False)
    table.put_first(question, cases.client_rows(PAGE))
    table.put_count(question, PAGE * 60)
    for number in range(1, 60):
        table.put_page(question, number, cases.client_rows(PAGE))
    assert len(table._pages) == 20


def test_typing_searches_and_shows_who_was_found(qtbot, context):
    rows = [*cases.client_rows(3), *cases.client_rows(2, text="Айтматова")]
    screen, calls = shown(qtbot, context, clients=rows)
    type_text(screen.search, "айт")
    qtbot.waitUntil(lambda: screen.model.rowCount() == 2)
    assert screen.count.text() == "2 clients"
    assert calls.named("list_clients")[-1][1][0] == "айт"


def test_a_search_without_a_hit_says_so(qtbot, context):
    screen, _ = shown(qtbot, context)
    screen.search.setText("nobody")
    qtbot.waitUntil(lambda: screen._stacked.currentIndex() == 2)


def test_an_empty_vault_offers_the_first_client(qtbot, context):
    screen, _ = shown(qtbot, context, clients=[])
    assert screen._stacked.currentIndex() == 1


def test_pressing_a_heading_twice_turns_the_order_round(qtbot, context):
    screen, calls = shown(qtbot, context)
    header = screen.table.horizontalHeader()
    header.sectionClicked.emit(3)
    header.sectionClicked.emit(3)
    qtbot.waitUntil(lambda: not context.runner.is_busy)
    assert calls.named("list_clients")[-1][1][1:] == ("file_numbers", True)


def test_enter_opens_the_client(qtbot, context):
    screen, _ = shown(qtbot, context)
    screen.table.selectRow(1)
    with qtbot.waitSignal(screen.open_requested) as opened:
        qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    assert opened.args[0].uid == "c-1"


def test_a_scrolled_list_asks_for_the_page_it_shows(qtbot, context):
    screen, calls = shown(qtbot, context, clients=cases.client_rows(450))
    screen.table.scrollToBottom()
    qtbot.waitUntil(lambda: isinstance(screen.model.index(449, 0).data(ROW_ROLE), ClientRow))
    assert {entry[2]["offset"] for entry in calls.named("list_clients")} == {0, 400}


def test_a_new_client_is_saved_as_typed(qtbot, context):
    made, calls = office()
    form = ClientForm(context, made.clients)
    qtbot.addWidget(form)
    form.show()
    type_text(form.names.lines[0].text, "Пётр Ильин")
    form.names.another.click()
    type_text(form.names.lines[1].text, "Petr Ilin")
    type_text(form.birth.line, "12.3.1984")
    type_text(form.citizenships.line, "ru, by")
    with qtbot.waitSignal(form.saved):
        press(qtbot, form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    draft = calls.named("add_client")[0][1][0]
    assert draft.names == (
        NameDraft("Пётр Ильин", "legal", "Cyrl"),
        NameDraft("Petr Ilin", "passport", "Latn"),
    )
    assert draft.citizenships == ("RU", "BY")
    assert draft.date_of_birth.year == 1984


def test_a_client_without_a_name_is_refused_under_the_field(qtbot, context):
    made, calls = office()
    form = ClientForm(context, made.clients)
    qtbot.addWidget(form)
    form.show()
    form.submit_button.click()
    names = next(field for field in form.fields if field.name == "names")
    assert names.has_error
    assert calls.named("add_client") == []


def test_a_refusal_of_the_service_stands_under_its_field_and_nothing_is_lost(qtbot, context):
    made, calls = office()
    calls.refuse = ControlCharacterError(field="notes", character="U+202E")
    form = ClientForm(context, made.clients, cases.client_view())
    qtbot.addWidget(form)
    form.show()
    form.notes.setPlainText("turned")
    form.submit_button.click()
    notes = next(field for field in form.fields if field.name == "notes")
    qtbot.waitUntil(lambda: notes.has_error)
    assert form.notes.toPlainText() == "turned"
    assert form.isVisible()


def test_what_was_typed_survives_a_lock(qtbot, context):
    made, _ = office()
    form = ClientForm(context, made.clients)
    qtbot.addWidget(form)
    type_text(form.names.lines[0].text, "Ілля")
    form.safe["never"].setText("never call")
    kept = context.drafts.dirty()
    again = ClientForm(context, made.clients)
    qtbot.addWidget(again)
    again.restore_draft(kept[0].payload)
    assert kept[0].form == "client"
    assert json.loads(again.draft_payload()) == json.loads(kept[0].payload)
    assert again.is_dirty()


def test_a_form_nobody_typed_into_is_not_kept(qtbot, context):
    made, _ = office()
    form = ClientForm(context, made.clients, cases.client_view())
    qtbot.addWidget(form)
    assert context.drafts.dirty() == []


@pytest.mark.parametrize(
    ("text", "script"),
    [("Пётр", "Cyrl"), ("Ilın", "Latn"), ("გიორგი", "Geor"), ("Արամ", "Armn"), ("12", "")],
)
def test_the_script_of_a_name_is_seen_from_its_letters(text, script):
    assert script_of(text) == script


def test_the_client_screens_can_be_used_without_eyes_or_mouse(qtbot, context):
    screen, _ = shown(qtbot, context)
    assert problems(screen) == []
    form = ClientForm(context, office()[0].clients, cases.client_view())
    qtbot.addWidget(form)
    form.show()
    assert problems(form) == []


def test_a_column_stays_as_wide_as_it_was_left(qtbot, context):
    kept = [""]
    widths = KeptWidths(lambda: kept[-1], kept.append)
    made, _ = office()
    first = ClientsScreen(context, made, widths)
    qtbot.addWidget(first)
    first.table.setColumnWidth(2, 161)
    qtbot.waitUntil(lambda: len(kept) == 2)
    second = ClientsScreen(context, made, widths)
    qtbot.addWidget(second)
    assert second.table.columnWidth(2) == 161


@pytest.mark.parametrize("nonsense", ["", "1,2", "a,b,c,d,e", "5,5,5,5,99999"])
def test_widths_that_make_no_sense_change_nothing(qtbot, context, nonsense):
    made, _ = office()
    screen = ClientsScreen(context, made, KeptWidths(lambda: nonsense, [].append))
    untouched = ClientsScreen(context, made)
    qtbot.addWidget(screen)
    qtbot.addWidget(untouched)
    assert screen.table.widths() == untouched.table.widths()


def test_no_heading_is_cut_where_nobody_moved_a_column(qtbot, context):
    screen, _ = shown(qtbot, context)
    head = screen.table.horizontalHeader()
    shown_ones = [n for n in range(1, head.count()) if not screen.table.isColumnHidden(n)]
    assert len(shown_ones) > 2
    assert all(head.sectionSize(n) >= head.sectionSizeHint(n) for n in shown_ones)


def test_a_narrow_window_leaves_columns_out_and_never_the_next_day(qtbot, context):
    screen, _ = shown(qtbot, context)
    assert not screen.table.isColumnHidden(1)
    screen.resize(560, 640)
    qtbot.waitUntil(lambda: screen.table.isColumnHidden(1))
    table, last = screen.table, 5
    assert table.columnViewportPosition(last) + table.columnWidth(last) <= table.viewport().width()
    screen.resize(1084, 640)
    qtbot.waitUntil(lambda: not table.isColumnHidden(1))


def test_citizenships_are_typed_as_names_or_codes_and_said_back(qtbot, context):
    made, _ = office()
    form = ClientForm(context, made.clients)
    qtbot.addWidget(form)
    form.show()
    type_text(form.citizenships.line, "Россия, by, Kirgizia")
    assert form.citizenships.codes() == ("RU", "BY", "KG")
    assert form.citizenships.below.text() == "Russia, Belarus, Kyrgyzstan"


def test_a_state_that_nobody_knows_is_refused_before_saving(qtbot, context):
    made, calls = office()
    form = ClientForm(context, made.clients)
    qtbot.addWidget(form)
    form.show()
    type_text(form.names.lines[0].text, "Anna")
    type_text(form.citizenships.line, "Russia, Atlantida")
    form.submit_button.click()
    assert form.citizenships.has_error
    assert "Atlantida" in form.citizenships.error_label.text()
    assert calls.named("add_client") == []


def test_a_known_client_shows_the_names_of_states(qtbot, context):
    made, _ = office()
    form = ClientForm(context, made.clients, cases.client_view(citizenships=("RU", "KG")))
    qtbot.addWidget(form)
    assert form.citizenships.text() == "Russia, Kyrgyzstan"
    assert form.draft().citizenships == ("RU", "KG")


def test_the_last_name_of_the_list_is_completed(qtbot):
    completer = StatesCompleter("en")
    completer.setCompletionPrefix("Russia, Kyrg")
    assert completer.currentCompletion() == "Russia, Kyrgyzstan"
    completer.setCompletionPrefix("Кырг")
    assert completer.currentCompletion() == "Кыргызстан"
