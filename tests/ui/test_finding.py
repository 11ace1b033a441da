"""The finding half of the library: facets, chips, hits with paragraphs, help, saved searches."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QAbstractItemModelTester

from caseapp.domain.library import Field, Treatment
from caseapp.domain.views.authorities import AuthorityPage, Facet
from caseapp.domain.views.library import Suggestion, Understood
from caseapp.i18n import catalogue
from caseapp.ui import theme
from caseapp.ui.authorities.finding.bar import chip_words
from caseapp.ui.authorities.finding.completing import offers
from caseapp.ui.authorities.finding.facetlist import LineKind
from caseapp.ui.authorities.finding.filters import Filters
from caseapp.ui.authorities.finding.hitlist import HitList
from caseapp.ui.authorities.finding.hitwords import hit_words, nearer
from caseapp.ui.authorities.finding.model import AuthorityList, LibraryQuestion
from caseapp.ui.authorities.finding.nothing import NothingFound
from caseapp.ui.authorities.finding.pane import FindingPane, without
from caseapp.ui.authorities.finding.saved import SavedSearches
from caseapp.ui.authorities.finding.saving import SaveSearchForm
from caseapp.ui.authorities.finding.searchline import SearchLine
from caseapp.ui.authorities.finding.ticked import TickedBar
from caseapp.ui.authorities.view import AuthoritiesScreen
from caseapp.ui.widgets import Button, Row, Tone
from caseapp.ui.widgets.lists import ROW_ROLE
from tests.ui import cases
from tests.ui.accessibility import clipped, problems, settle
from tests.ui.hands import strike, type_text
from tests.ui.offices import office
from tests.ui.stretched import LONGER
from tests.ui.surroundings import surroundings
from tests.ui.test_authorities import words
from tests.ui.test_longer_words import WAYS

T = catalogue("en")
STATES = tuple(
    Facet("host_state", code, name, count)
    for code, name, count in (
        *(("PL", "Poland", 9), ("FR", "France", 7), ("SE", "Sweden", 5), ("IT", "Italy", 4)),
        *(("GE", "Georgia", 3), ("GB", "United Kingdom", 2), ("TR", "Türkiye", 1)),
    )
)
VALUES = (*STATES, Facet("court", "ECtHR", "European Court of Human Rights", 12),
          Facet("requesting_state", "GE", "Georgia", 40))  # fmt: skip


@pytest.fixture
def around():
    context = surroundings()
    yield context
    context.runner.abandon(seconds=5)


def shown(qtbot, widget, width=420, height=520):
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    return widget


def names(widget):
    return [b.accessibleName() for b in widget.findChildren(Button) if b.isVisible()]


# Hits


def rows(count, first=0):
    return tuple(cases.authority_row(number) for number in range(first, first + count))


@pytest.fixture
def hits(qapp):
    return AuthorityList(T)


def test_the_model_keeps_the_contract_of_qt(hits):
    question = hits.ask(LibraryQuestion())
    hits.put_first(question, AuthorityPage(rows(3), 3))
    tester = QAbstractItemModelTester(hits, QAbstractItemModelTester.FailureReportingMode.Warning)
    assert tester.model().rowCount() == 3


def test_the_list_grows_when_its_end_is_reached(hits):
    wanted = []
    hits.more_wanted.connect(wanted.append)
    question = hits.ask(LibraryQuestion())
    hits.put_first(question, AuthorityPage(rows(50), 80))
    root = hits.index(-1, -1)
    hits.fetchMore(root)
    hits.fetchMore(root)
    hits.put_more(question, rows(30, 50))
    assert wanted == [50]
    assert hits.rowCount() == 80
    assert not hits.canFetchMore(root)


def test_an_answer_to_an_older_search_is_dropped(hits):
    old = hits.ask(LibraryQuestion(query="a"))
    new = hits.ask(LibraryQuestion(query="ab"))
    hits.put_first(new, AuthorityPage(rows(1), 1))
    hits.put_first(old, AuthorityPage(rows(9), 9))
    assert hits.rowCount() == 1


def test_ticks_outlive_the_search_that_found_them(hits):
    hits.put_first(hits.ask(LibraryQuestion()), AuthorityPage(rows(2), 2))
    hits.toggle(1)
    hits.put_first(hits.ask(LibraryQuestion(query="b")), AuthorityPage(rows(2, 5), 2))
    assert [row.uid for row in hits.ticked] == ["a-1"]
    hits.clear_ticks()
    assert hits.ticked == ()


def test_a_hit_is_read_out_with_its_weight_and_its_paragraphs(hits):
    hits.put_first(hits.ask(LibraryQuestion()), AuthorityPage((cases.found_row(),), 1))
    said = hits.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Soering v. the United Kingdom. ECtHR" in said
    assert "Persuasive only. Key case. May be printed" in said
    assert "§ 91: that there were substantial grounds for it" in said
    why = hits.index(0).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert why == "Kazakhstan is not a party to the European Convention on Human Rights."


def test_what_may_not_be_printed_or_is_doubted_says_so():
    row = cases.authority_row(may_be_printed=False, good_law_note="Revised.", importance="low")
    badges = [text for text, _ in hit_words(T, row).badges]
    assert badges == ["Check before relying on it", "May not be printed"]
    treated = replace(row, treatment=Treatment.SUPERSEDED)
    assert hit_words(T, treated).badges[0] == ("Superseded or revised", Tone.AMBER)


def test_a_decision_of_the_office_has_no_importance_and_is_shown():
    assert hit_words(T, cases.authority_row(importance="")).badges[0][0] == "May be printed"


def test_a_snippet_begins_near_the_word_that_was_met():
    lead = "whether the sending state knew or ought to have known of the danger that "
    (text, _), met = nearer(((lead, False), ("torture", True)))
    assert text == "… knew or ought to have known of the danger that "
    assert met == ("torture", True)
    assert nearer((("of ", False), ("torture", True)))[0] == ("of ", False)


@pytest.fixture
def found(qtbot, hits):
    hits.put_first(
        hits.ask(LibraryQuestion()), AuthorityPage((cases.found_row(1), cases.found_row(2)), 2)
    )
    listing = shown(qtbot, HitList(T, hits))
    listing.setCurrentIndex(hits.index(0))
    return listing


def test_enter_opens_the_paragraph_that_was_gone_to(found, qtbot):
    opened = []
    found.opened.connect(opened.append)
    for keys in ((), (Qt.Key.Key_Right, Qt.Key.Key_Right), (Qt.Key.Key_Left,)):
        for key in keys:
            qtbot.keyClick(found, key)
        qtbot.keyClick(found, Qt.Key.Key_Return)
    assert [(one.uid, one.paragraph) for one in opened] == [
        *(("a-1", "91"), ("a-1", "105"), ("a-1", "91"))
    ]


def test_space_ticks_and_so_does_a_click_on_the_box(found, qtbot, hits):
    qtbot.keyClick(found, Qt.Key.Key_Space)
    assert [row.uid for row in hits.ticked] == ["a-1"]
    place = (
        found.visualRect(hits.index(0)).topLeft()
        + found._lines.layout_of(hits.index(0)).box.center()
    )
    qtbot.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert hits.ticked == ()


def test_a_click_on_a_paragraph_opens_it(found, qtbot, hits):
    layout = found._lines.layout_of(hits.index(1))
    place = found.visualRect(hits.index(1)).topLeft() + layout.paragraphs[1].center()
    with qtbot.waitSignal(found.opened) as opened:
        qtbot.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (opened.args[0].uid, opened.args[0].paragraph) == ("a-2", "105")


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("mirrored", [False, True])
def test_nothing_of_a_hit_stands_outside_it_or_on_another_part(qtbot, qapp, hits, scale, mirrored):
    theme.apply(qapp, "dark", scale)
    title = "Trabelsi v. Belgium and a name that is broken over several lines of the list"
    row = cases.found_row(title=title, may_be_printed=False, good_law_note="Revised.")
    hits.put_first(hits.ask(LibraryQuestion()), AuthorityPage((row,), 1))
    listing = HitList(T, hits)
    side = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
    listing.setLayoutDirection(side)
    shown(qtbot, listing, width=300)
    layout = listing._lines.layout_of(hits.index(0))
    places = [layout.box, *layout.badges, *layout.paragraphs]
    assert len(places) == 8
    for place in places:
        assert QRect(0, 0, listing.viewport().width(), layout.height).contains(place)
    assert not any(a.intersects(b) for a in places for b in places if a is not b)
    assert listing.grab().height() > 0


# Facets


@pytest.fixture
def filters(qtbot):
    made = Filters(T)
    made.offer(VALUES)
    return shown(qtbot, made, width=220)


def texts(filters, kind=LineKind.VALUE):
    model = filters.facets
    lines = [model.index(row).data(ROW_ROLE) for row in range(model.rowCount())]
    return [line.text for line in lines if line.kind is kind]


def go(filters, text):
    model = filters.facets
    row = next(r for r in range(model.rowCount()) if model.index(r).data() == text)
    filters.list.setCurrentIndex(model.index(row))
    return model.index(row)


def test_the_first_values_are_shown_and_the_rest_when_asked_for(filters, qtbot):
    assert texts(filters)[:5] == ["Poland", "France", "Sweden", "Italy", "Georgia"]
    assert "Türkiye" not in texts(filters)
    go(filters, "Show all 7")
    qtbot.keyClick(filters.list, Qt.Key.Key_Return)
    assert "Türkiye" in texts(filters)
    assert "Show fewer" in texts(filters, LineKind.MORE)


def test_values_are_ticked_by_key_and_by_mouse_and_cleared_together(filters, qtbot):
    go(filters, "Poland")
    with qtbot.waitSignal(filters.changed):
        qtbot.keyClick(filters.list, Qt.Key.Key_Space)
    place = filters.list.visualRect(go(filters, "Sweden")).center()
    qtbot.mouseClick(filters.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert filters.chosen == (("host_state", ("PL", "SE")),)
    with qtbot.waitSignal(filters.changed):
        filters.clear.click()
    assert filters.chosen == ()


def test_a_facet_folds_and_unfolds_without_a_mouse(filters, qtbot):
    assert "European Court of Human Rights" not in texts(filters)
    go(filters, "Court")
    qtbot.keyClick(filters.list, Qt.Key.Key_Right)
    assert "European Court of Human Rights" in texts(filters)
    go(filters, "European Court of Human Rights")
    qtbot.keyClick(filters.list, Qt.Key.Key_Left)
    assert filters.list.currentIndex().data() == "Court"


def test_what_is_ticked_stays_where_nothing_has_it_any_more(filters):
    filters.choose((("host_state", ("TR",)),))
    filters.offer([Facet("host_state", "PL", "Poland", 1)])
    assert texts(filters) == ["Poland", "Türkiye"]


def test_a_value_is_read_out_with_its_facet_its_count_and_its_tick(filters):
    filters.choose((("host_state", ("PL",)),))
    index = go(filters, "Poland")
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Host state: Poland, 9 decisions"
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    heading = go(filters, "Court").data(Qt.ItemDataRole.AccessibleTextRole)
    assert heading == "Court, folded"


def test_the_facets_keep_the_contract_of_qt(filters):
    tester = QAbstractItemModelTester(
        filters.facets, QAbstractItemModelTester.FailureReportingMode.Warning
    )
    filters.facets.toggle("host_state", "PL")
    assert tester.model().rowCount() > 5


def test_the_filters_can_be_used_without_eyes_or_mouse(filters):
    assert problems(filters) == []


# Completion


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("co", ["court:"]),
        ("су", ["суд:"]),
        ("c", []),
        ("risk court", ["court:"]),
        ("is there a court", []),
        ("court:", ["European Court of Human Rights"]),
        ("суд:european", ["European Court of Human Rights"]),
        ("host:PL,fr", ["France"]),
        ('host:"uni', ["United Kingdom"]),
        ("state:geo", ["Georgia"]),
        ("-host:swe", ["Sweden"]),
        ("after:20", []),
        ('"host', []),
        ("nofield:x", []),
        ("host:Poland", []),
    ],
)
def test_what_may_follow_is_offered(text, offered):
    found = offers(text, len(text), cases.FIELD_NAMES, VALUES)
    assert [one.words for one in found] == offered


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("co", "court:"),
        ("torture court:eur", 'torture court:"European Court of Human Rights" '),
        ("host:PL,fr", "host:PL,France "),
        ('host:"uni', 'host:"United Kingdom" '),
    ],
)
def test_a_completion_puts_names_of_several_words_into_quotation_marks(text, then):
    assert offers(text, len(text), cases.FIELD_NAMES, VALUES)[0].text == then


@pytest.fixture
def line(qtbot):
    made = SearchLine(T)
    made.know(cases.FIELD_NAMES, VALUES)
    shown(qtbot, made, height=40)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_completion_takes_no_key_from_typing(line, qtbot):
    type_text(line, "court:e")
    assert line.offered() == ["European Court of Human Rights"]
    with qtbot.waitSignal(line.returnPressed):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "court:e"
    type_text(line, "xyz")
    assert line.offered() == []


def test_a_completion_is_taken_by_going_to_it(line, qtbot):
    type_text(line, "cou")
    strike(Qt.Key.Key_Down)
    strike(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: line.offered() == ["European Court of Human Rights"])
    strike(Qt.Key.Key_Down)
    strike(Qt.Key.Key_Return)
    assert line.text() == 'court:"European Court of Human Rights" '


def test_down_goes_to_the_hits_while_nothing_is_offered(line, qtbot):
    type_text(line, "torture")
    with qtbot.waitSignal(line.into_list):
        qtbot.keyClick(line, Qt.Key.Key_Down)


# The column


def understood():
    return (
        Understood("torture", "torture", query="-x court:A"),
        Understood("-x", "x", excluded=True, query="torture court:A"),
        Understood("court:A", "Court: A", Field.COURT, ("A",), query="torture -x"),
        Understood("host:Q", "No state is called “Q”.", Field.HOST_STATE, known=False),
    )


def test_parts_of_a_query_are_chips_and_plain_words_are_not():
    chips = list(chip_words(T, LibraryQuestion(query="torture -x court:A"), understood()))
    assert [(one.label, one.wrong) for one in chips] == [
        *(("Without x", False), ("Court: A", False), ("No state is called “Q”.", True))
    ]
    assert chips[1].without.query == "torture -x"


@pytest.fixture
def pane(qtbot, around):
    def make(**given):
        page = AuthorityPage((cases.found_row(),), 1, VALUES, understood=understood())
        made, calls = office(**{"page": page, **given})
        bar = TickedBar(T, memos=True, cites=True, packs=True)
        pane = FindingPane(around, made.authorities, bar)
        shown(qtbot, pane)
        # The screen gives them a place of their own.
        qtbot.addWidget(pane.filters)
        pane.ask(LibraryQuestion(query="torture -x court:A", filters=(("host_state", ("PL",)),)))
        qtbot.waitUntil(lambda: not around.runner.is_busy)
        return pane, calls

    return make


def chips(pane):
    return [name.removeprefix("Leave out: ") for name in names(pane) if "Leave out" in name]


def test_each_chip_takes_its_part_away(pane, qtbot):
    column, calls = pane()
    assert problems(column) == []
    assert chips(column)[-1] == "Host state: Poland"
    for button in column.bar.chips.findChildren(Button):
        if button.accessibleName() == "Leave out: Court: A":
            button.click()
    qtbot.waitUntil(lambda: calls.named("find")[-1][2]["query"] == "torture -x")
    assert calls.named("find")[-1][2]["filters"] == {"host_state": ("PL",)}


def test_all_parts_go_at_once(pane, qtbot):
    column, calls = pane()
    column.bar.chips.cleared.emit()
    qtbot.waitUntil(lambda: calls.named("find")[-1][2]["query"] == "")
    assert calls.named("find")[-1][2]["filters"] == {}
    assert column.filters.chosen == ()
    assert column.bar.line.text() == ""


def test_typing_asks_roughly_first_and_then_fully(pane, qtbot):
    column, calls = pane()
    type_text(column.bar.line, " risk")
    qtbot.waitUntil(lambda: calls.named("find")[-1][2]["typing"])
    assert calls.named("find")[-1][2]["query"] == "torture -x court:A risk"
    qtbot.waitUntil(lambda: not calls.named("find")[-1][2]["typing"])
    assert calls.named("find")[-1][2]["query"] == "torture -x court:A risk"


def test_a_search_in_another_state_asks_what_binds_there(pane, qtbot):
    column, calls = pane()
    column.filters.state.choose("KZ")
    qtbot.waitUntil(lambda: calls.named("find")[-1][2]["for_state"] == "KZ")


def test_nothing_found_says_what_would_find_some(pane, qtbot):
    ways = (Suggestion("torture", (("court", ("A",)),), "x", 14),)
    column, calls = pane(page=AuthorityPage((), 0, suggestions=ways))
    assert column.stack.currentWidget() is column.nothing
    said = " ".join(words(column.nothing))
    assert "as you would ask a colleague" in said
    row = next(iter(column.nothing.findChildren(Row)))
    assert row.accessibleName() == "Leave out: x. 14 decisions"
    row.click()
    qtbot.waitUntil(lambda: calls.named("find")[-1][2]["query"] == "torture")
    assert calls.named("find")[-1][2]["filters"] == {"court": ("A",)}
    assert problems(column) == []


def test_a_rough_answer_never_says_that_there_is_nothing(pane, qtbot):
    column, _ = pane()
    full = column.searching.calls
    column.searching.calls = full._replace(
        find=lambda **asked: AuthorityPage((), 0) if asked["typing"] else full.find(**asked)
    )
    seen = []
    column.stack.currentChanged.connect(seen.append)
    type_text(column.bar.line, " x")
    qtbot.waitUntil(column.searching._settled.isActive)
    qtbot.waitUntil(lambda: not column.searching._settled.isActive())
    qtbot.waitUntil(lambda: not column._context.runner.is_busy)
    assert seen == []


def test_only_ticks_are_blamed_where_nothing_was_typed(qtbot):
    page = shown(qtbot, NothingFound(T))
    page.show_ways(LibraryQuestion(filters=(("host_state", ("PL",)),)), ())
    settle()
    assert "No decision has everything that is ticked. Take a tick away." in words(page)


def test_a_search_that_takes_long_says_so_and_is_stopped(pane, qtbot):
    column, _ = pane()
    column.searching._slow.timeout.emit()
    assert "Stop searching" in names(column)
    column.bar.stop.click()
    assert "Stop searching" not in names(column)
    assert column.bar.said.text().startswith("Stopped.")


def test_an_older_search_is_cancelled_and_not_only_unheard(pane, around):
    column, _ = pane()
    around.runner.hold()
    column.ask(LibraryQuestion(query="one"))
    first = column.searching._task
    column.ask(LibraryQuestion(query="two"))
    assert first.cancelled
    around.runner.go_on()


def test_a_search_that_fails_is_reported_and_can_be_made_again(pane, qtbot, around):
    column, _ = pane()
    whole = column.searching.calls
    column.searching.calls = whole._replace(find=lambda **asked: 1 / 0)
    with qtbot.waitSignal(around.runner.failed):
        column.refresh()
    column.searching.calls = whole
    with qtbot.waitSignal(column.answered):
        column.refresh()


def test_ticks_beyond_the_list_are_counted_apart(pane, qtbot):
    column, _ = pane()
    column.model.toggle(0)
    assert column.ticked.count.text() == "1 ticked"
    column.searching.calls = column.searching.calls._replace(
        find=lambda **asked: AuthorityPage((cases.authority_row(9),), 1)
    )
    column.refresh()
    qtbot.waitUntil(lambda: column.ticked.count.text() == "1 ticked, 1 not in this list")
    assert names(column.ticked) == [
        *("Add what is ticked to a memo", "Copy the citations of what is ticked"),
        *("Export what is ticked as a pack", "Take every tick away"),
    ]


def test_taking_the_last_value_of_a_facet_away_takes_the_facet_away():
    assert without((("court", ("A",)), ("issue", ("b", "c"))), "court", "A") == (
        ("issue", ("b", "c")),
    )


# Saved searches


@pytest.fixture
def saved(qtbot, around):
    made, calls = office()
    page = SavedSearches(around, made.authorities.saved, lambda question: question.query)
    shown(qtbot, page)
    page.refresh()
    qtbot.waitUntil(lambda: "14 decisions, 3 new" in words(page))
    return page, calls


def test_a_saved_search_says_what_is_new_and_is_opened(saved, qtbot):
    page, _ = saved
    assert "diplomatic assurances" in words(page)
    assert problems(page) == []
    with qtbot.waitSignal(page.chosen) as chosen:
        page.findChildren(Row)[0].click()
    assert chosen.args[0].uid == "s-1"


def test_a_deleted_search_says_how_it_comes_back(saved, qtbot):
    page, calls = saved
    button = next(b for b in page.findChildren(Button) if "Delete" in b.accessibleName())
    assert button.accessibleName() == "Delete: Assurances, Russia"
    button.click()
    qtbot.waitUntil(lambda: "Ctrl+Z takes that back." in words(page))
    assert calls.named("delete_saved_search")[0][1] == ("s-1", 2)


def test_a_search_gets_another_name_and_keeps_what_it_asks(saved, qtbot):
    page, calls = saved
    next(b for b in page.findChildren(Button) if "Rename" in b.accessibleName()).click()
    form = page.window().findChild(SaveSearchForm)
    form.name.setText("Assurances")
    with qtbot.waitSignal(form.saved):
        form.submit_button.click()
    uid, draft = calls.named("change_saved_search")[0][1]
    assert (uid, draft.name, draft.query, draft.version) == (
        *("s-1", "Assurances", "diplomatic assurances", 2),
    )
    assert draft.filters == {"requesting_state": ("RU",)}


def test_a_search_is_saved_under_the_name_that_is_suggested(qtbot, around):
    made, calls = office()
    question = LibraryQuestion(query="torture")
    form = SaveSearchForm(around, made.authorities.saved, question, "torture")
    shown(qtbot, form)
    assert problems(form) == []
    form.shared.setChecked(True)
    with qtbot.waitSignal(form.saved):
        form.submit_button.click()
    draft = calls.named("save_search")[0][1][0]
    assert (draft.name, draft.query, draft.shared) == ("torture", "torture", True)


def test_a_search_without_a_name_is_refused_under_its_field(qtbot, around):
    made, calls = office()
    form = SaveSearchForm(around, made.authorities.saved, LibraryQuestion(query="x"), " ")
    shown(qtbot, form)
    form.submit_button.click()
    assert form.fields[0].has_error
    assert calls == []


# Longer words, larger text, mirrored


@pytest.fixture(params=WAYS, ids=["100", "150", "150 mirrored"])
def large(request, qapp, around):
    scale, direction = request.param
    theme.apply(qapp, "dark", scale)
    qapp.setLayoutDirection(direction)
    yield replace(around, t=LONGER)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_the_screen_fits_with_longer_words(qtbot, large):
    page = AuthorityPage((cases.found_row(),), 1, VALUES, understood=understood())
    made, _ = office(page=page)
    screen = AuthoritiesScreen(large, made)
    qtbot.addWidget(screen)
    # A window of 1280 × 720 without the navigation and the bar above.
    screen.resize(1280 - theme.px(200), 720 - theme.px(52))
    screen.show()
    qtbot.waitUntil(lambda: not large.runner.is_busy and screen.finding.model.rowCount() > 0)
    screen.finding.model.toggle(0)
    for side in (screen.reader, screen.help, screen.saved):
        screen.side.setCurrentWidget(side)
        if side is screen.saved:
            screen.saved.refresh()
            qtbot.waitUntil(lambda: not large.runner.is_busy)
        assert clipped(screen) == []
    screen.panes.show_filters(shown=True)
    assert clipped(screen) == []
    assert screen.finding.filters.isVisible()
    assert screen.finding.list.height() > theme.px(80)


def test_filters_stand_in_place_of_what_is_read_where_there_is_no_room(qtbot, qapp, around):
    theme.apply(qapp, "light", 1.5)
    made, _ = office()
    screen = AuthoritiesScreen(around, made)
    qtbot.addWidget(screen)
    screen.resize(980, 640)
    screen.show()
    qtbot.waitUntil(lambda: screen.reader.view is not None)
    assert not screen.finding.filters.isVisible()
    screen.finding.bar.filters.click()
    assert screen.finding.filters.isVisible()
    assert not screen.side.isVisible()
    screen.finding.list.clicked.emit(screen.finding.model.index(0))
    assert screen.side.isVisible()
    screen.resize(1600, 640)
    assert screen.finding.filters.isVisible()
    assert screen.side.isVisible()
