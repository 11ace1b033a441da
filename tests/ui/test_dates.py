"""The screen of dates: what an auditor sees of the office's deadlines and hearings."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QLabel

from caseapp.domain.views.dates import DateRow
from caseapp.domain.vocabulary import DeadlineState, Role
from caseapp.ui.dates import view
from caseapp.ui.dates.port import DatesPort
from caseapp.ui.dates.view import DatesScreen
from tests.ui.accessibility import problems, settle
from tests.ui.surroundings import surroundings

ROW = DateRow(
    "deadline", "0190-1", date(2026, 1, 30), date(2026, 2, 2), DeadlineState.OPEN, False, False,
    False, datetime(2026, 1, 5, tzinfo=UTC), True,
)  # fmt: skip
HEARING = replace(ROW, kind="hearing", uid="0190-2", state=None, last_day=None, checked=True)


@pytest.fixture
def shown(qtbot):
    runners = []

    def make(rows):
        context = surroundings(Role.AUDITOR)
        runners.append(context.runner)

        def page(*, offset, limit):
            return rows[offset : offset + limit]

        screen = DatesScreen(context, DatesPort(page))
        qtbot.addWidget(screen)
        screen.show()
        qtbot.waitUntil(lambda: not context.runner.is_busy)
        settle()
        return screen

    yield make
    for runner in runners:
        runner.abandon(seconds=5)


def words(screen):
    return " ".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())


def test_a_date_says_when_and_where_it_stands(shown):
    said = words(shown([ROW, HEARING]))
    assert "Deadline: Still open" in said
    assert "Fri 30 Jan 2026" in said
    assert "record 0190-1" in said
    for badge in ("Passed", "Not checked", "Cannot be extended", "Hearing"):
        assert badge in said


def test_an_empty_vault_says_what_will_stand_here(shown):
    screen = shown([])
    assert "No date stands in this vault" in words(screen)
    assert screen.card.isHidden()


def test_earlier_dates_come_a_page_at_a_time(shown, qtbot, monkeypatch):
    monkeypatch.setattr(view, "PAGE", 3)
    screen = shown([replace(ROW, uid=f"0190-{number}") for number in range(4)])
    screen.more_button.click()
    qtbot.waitUntil(lambda: "record 0190-3" in words(screen))
    assert screen.more_button.isHidden()


def test_it_can_be_read_without_eyes_or_mouse(shown):
    assert problems(shown([ROW, HEARING])) == []
