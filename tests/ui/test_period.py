"""The years beside the filters and `after:`, `before:` in the query are one and the same."""

import pytest
from PySide6.QtCore import Qt

from caseapp.domain.library import Field
from caseapp.domain.views.authorities import AuthorityPage
from caseapp.search.query import FIELD_NAMES, read_query
from caseapp.ui.authorities.finding.model import LibraryQuestion
from caseapp.ui.authorities.finding.pane import FindingPane
from caseapp.ui.authorities.finding.period import Period, read_period, with_period
from caseapp.ui.authorities.finding.ticked import TickedBar
from tests.ui import cases
from tests.ui.accessibility import problems
from tests.ui.findings import VALUES, T, shown
from tests.ui.hands import type_text
from tests.ui.offices import office


@pytest.mark.parametrize(
    ("query", "since", "until"),
    [
        ("torture after:2015 before:2021", "2015", "2020"),
        ("после:2015-03 до:2016-01", "2015-03", "2015-12"),
        ("before:2020-03-01", "", "2020-02-29"),
        ("before:1.1.2020", "", "2019-12-31"),
        ('AFTER:"2015"', "2015", ""),
        ("“after:2015” -after:2016 court:after", "", ""),
        ("after:soon before:later", "soon", "later"),
    ],
)
def test_the_fields_show_what_the_query_says(query, since, until):
    assert read_period(query, FIELD_NAMES) == Period(since, until)


@pytest.mark.parametrize(
    ("query", "period", "language", "then"),
    [
        ("torture", Period("2015", "2020"), "en", "torture after:2015 before:2021"),
        ("пытки", Period("2015", "2020-12"), "ru", "пытки после:2015 до:2021-01"),
        ("after:2001 torture before:2003", Period("", "2020"), "en", "torture before:2021"),
        ('"real risk" after:2001', Period(), "en", '"real risk"'),
        ("a  b", Period("", "2020-02-29"), "en", "a  b before:2020-03-01"),
        ("", Period("31.3.2015", "soon enough"), "en", 'after:31.3.2015 before:"soon enough"'),
    ],
)
def test_what_is_typed_into_the_fields_is_written_into_the_query(query, period, language, then):
    assert with_period(query, FIELD_NAMES, period, language) == then
    meant = {part.field: part.values[0] for part in read_query(then).fields}
    assert meant.get(Field.AFTER, "") == period.since


@pytest.fixture
def column(qtbot, around):
    made, calls = office(page=AuthorityPage((cases.found_row(),), 1, VALUES))
    context = around()
    pane = FindingPane(context, made.authorities, TickedBar(T, memos=True, cites=True, packs=True))
    shown(qtbot, pane)
    shown(qtbot, pane.filters, width=208)
    pane.ask(LibraryQuestion(query="torture after:2001"))
    qtbot.waitUntil(lambda: not context.runner.is_busy)
    return pane, calls


def test_typing_years_searches_with_them(column, qtbot):
    pane, calls = column
    fields = pane.filters.period
    assert (fields.since.text(), fields.until.text()) == ("2001", "")
    assert problems(pane.filters) == []
    type_text(fields.until, "2009")
    qtbot.keyClick(fields.until, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: calls.named("find")[-1][2]["query"] == "torture after:2001 before:2010"
    )
    assert pane.bar.line.text() == "torture after:2001 before:2010"
    pane.bar.line.setText("torture before:1999")
    qtbot.waitUntil(lambda: fields.until.text() == "1998")
    assert fields.since.text() == ""


def test_clearing_the_filters_clears_the_years(column, qtbot):
    pane, calls = column
    pane.filters.choose((("host_state", ("PL",)),))
    pane.filters.clear.click()
    qtbot.waitUntil(lambda: calls.named("find")[-1][2]["query"] == "torture")
    assert calls.named("find")[-1][2]["filters"] == {}
    assert not pane.filters.clear.isEnabled()
