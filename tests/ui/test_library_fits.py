"""The library with longer words, larger letters, mirrored, and where there is little room."""

from dataclasses import replace

import pytest

from caseapp.domain.views.authorities import AuthorityPage
from caseapp.ui import theme
from caseapp.ui.authorities.view import AuthoritiesScreen
from tests.ui import cases
from tests.ui.accessibility import clipped
from tests.ui.findings import VALUES, understood
from tests.ui.offices import office
from tests.ui.readings import library_tools, reading_calls
from tests.ui.stretched import LONGER


@pytest.mark.usefixtures("_large")
def test_the_screen_fits_with_longer_words(qtbot, around):
    context = replace(around(), t=LONGER)
    page = AuthorityPage((cases.found_row(),), 1, VALUES, understood=understood())
    made, calls = office(page=page)
    tools = library_tools(reading_calls(calls))
    made = made._replace(authorities=made.authorities._replace(tools=tools))
    screen = AuthoritiesScreen(context, made)
    qtbot.addWidget(screen)
    # A window of 1280 × 720 without the navigation and the bar above.
    screen.resize(1280 - theme.px(200), 720 - theme.px(52))
    screen.show()
    qtbot.waitUntil(lambda: not context.runner.is_busy and screen.finding.model.rowCount() > 0)
    screen.finding.model.toggle(0)
    for side in (screen.reader, screen.help, screen.saved):
        screen.side.setCurrentWidget(side)
        if side is screen.saved:
            screen.saved.refresh()
            qtbot.waitUntil(lambda: not context.runner.is_busy)
        assert clipped(screen) == []
    screen.panes.show_filters(shown=True)
    assert clipped(screen) == []
    assert screen.finding.filters.isVisible()
    assert screen.finding.list.height() > theme.px(80)


def test_filters_stand_in_place_of_what_is_read_where_there_is_no_room(qtbot, qapp, around):
    theme.apply(qapp, "light", 1.5)
    made, _ = office()
    screen = AuthoritiesScreen(around(), made)
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
