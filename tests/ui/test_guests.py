"""A guest to whom nothing is open: told what is shown here, and until when."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QLabel

from caseapp.domain.views.today import TodayView
from caseapp.domain.vocabulary import Role
from caseapp.ui.clients.view import ClientsScreen
from caseapp.ui.guests import seat_words
from caseapp.ui.today.model import TodayPort
from caseapp.ui.today.view import TodayScreen
from tests.ui.offices import office
from tests.ui.surroundings import surroundings

NOW = datetime(2026, 2, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def guest():
    context = replace(surroundings(Role.GUEST), until=date(2026, 3, 31))
    yield context
    context.runner.abandon(seconds=5)


def words(screen):
    return " ".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())


def shown(qtbot, screen, context):
    qtbot.addWidget(screen)
    screen.show()
    qtbot.waitUntil(lambda: not context.runner.is_busy)
    return words(screen)


def test_an_empty_today_does_not_ask_a_guest_to_add_a_client(qtbot, guest):
    port = TodayPort(lambda: TodayView(NOW.date(), NOW), None)
    said = shown(qtbot, TodayScreen(guest, port), guest)
    assert "named for you" in said
    assert "until Tue 31 Mar 2026" in said
    assert "Add a client" not in said


def test_an_empty_list_of_clients_says_what_a_guest_sees(qtbot, guest):
    said = shown(qtbot, ClientsScreen(guest, office(clients=())[0]), guest)
    assert "No client is open to you" in said
    assert "until Tue 31 Mar 2026" in said


def test_the_window_says_until_when_a_guest_sits_here(guest):
    assert seat_words(guest, "Guest") == "Aida Omarova · Guest until Tue 31 Mar 2026"
