"""The column of a search: asking while somebody types, chips, nothing found, ticks."""

import pytest

from caseapp.domain.views.authorities import AuthorityPage
from caseapp.domain.views.library import Suggestion
from caseapp.ui.authorities.finding.bar import chip_words
from caseapp.ui.authorities.finding.model import LibraryQuestion
from caseapp.ui.authorities.finding.nothing import NothingFound
from caseapp.ui.authorities.finding.pane import FindingPane, without
from caseapp.ui.authorities.finding.ticked import TickedBar
from caseapp.ui.widgets import Button, Row
from tests.ui import cases
from tests.ui.accessibility import problems, settle
from tests.ui.findings import VALUES, T, names, shown, understood
from tests.ui.hands import type_text
from tests.ui.offices import office
from tests.ui.test_authorities import words


def test_parts_of_a_query_are_chips_and_plain_words_are_not():
    chips = list(chip_words(T, LibraryQuestion(query="torture -x court:A"), understood()))
    assert [(one.label, one.wrong) for one in chips] == [
        *(("Without x", False), ("Court: A", False), ("No state is called “Q”.", True))
    ]
    assert chips[1].without.query == "torture -x"


@pytest.fixture
def pane(qtbot, around):
    context = around()

    def make(**given):
        page = AuthorityPage((cases.found_row(),), 1, VALUES, understood=understood())
        made, calls = office(**{"page": page, **given})
        bar = TickedBar(T, memos=True, cites=True, packs=True)
        pane = FindingPane(context, made.authorities, bar)
        shown(qtbot, pane)
        # The screen gives them a place of their own.
        qtbot.addWidget(pane.filters)
        pane.ask(LibraryQuestion(query="torture -x court:A", filters=(("host_state", ("PL",)),)))
        qtbot.waitUntil(lambda: not context.runner.is_busy)
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


def test_an_empty_library_says_what_belongs_there(qtbot):
    page = shown(qtbot, NothingFound(T))
    page.show_ways(LibraryQuestion(), ())
    settle()
    assert "There is no decision in the library" in words(page)
    assert problems(page) == []


def test_a_search_that_takes_long_says_so_and_is_stopped(pane, qtbot):
    column, _ = pane()
    column.searching._slow.timeout.emit()
    assert "Stop searching" in names(column)
    column.bar.stop.click()
    assert "Stop searching" not in names(column)
    assert column.bar.said.text().startswith("Stopped.")


def test_an_older_search_is_cancelled_and_not_only_unheard(pane):
    column, _ = pane()
    column._context.runner.hold()
    column.ask(LibraryQuestion(query="one"))
    first = column.searching._task
    column.ask(LibraryQuestion(query="two"))
    assert first.cancelled
    column._context.runner.go_on()


def test_a_search_that_fails_is_reported_and_can_be_made_again(pane, qtbot):
    column, _ = pane()
    whole = column.searching.calls
    column.searching.calls = whole._replace(find=lambda **asked: 1 / 0)
    with qtbot.waitSignal(column._context.runner.failed):
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
