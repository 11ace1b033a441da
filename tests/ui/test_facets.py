"""The filters of the library: values with their counts, ticked by key and by mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from caseapp.domain.views.authorities import Facet
from caseapp.ui.authorities.finding.facetlist import LineKind
from caseapp.ui.authorities.finding.filters import Filters
from caseapp.ui.widgets.lists import ROW_ROLE
from tests.ui.accessibility import problems
from tests.ui.findings import VALUES, T, shown


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
