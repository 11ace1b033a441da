"""Today: what must be done first, what can go wrong, and where each line leads."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from caseapp.domain.changes import Changes
from caseapp.domain.clock import FixedClock
from caseapp.domain.reminders import Lead, LeadDay
from caseapp.domain.views.backups import BackupsToday
from caseapp.domain.views.today import LeavingRow, TodayView
from caseapp.domain.vocabulary import DeadlineState, LeadKind
from caseapp.i18n import catalogue
from caseapp.ui import theme
from caseapp.ui.screen import Place
from caseapp.ui.today.model import TodayPort, deadline_line, due, hearing_line, is_empty
from caseapp.ui.today.view import TodayScreen
from caseapp.ui.widgets import Badge, Notice, PlainLabel, Row
from tests.ui import todays
from tests.ui.accessibility import problems, settle
from tests.ui.cases import deadline_row
from tests.ui.surroundings import surroundings

T = catalogue("en")


@pytest.fixture
def show(qtbot):
    made = []

    def make(view, **size):
        context = replace(surroundings(), clock=FixedClock(todays.NOW, todays.HERE))
        screen = TodayScreen(context, TodayPort(lambda: view))
        made.append((screen, context.runner))
        screen.resize(size.get("width", 1064), 720)
        qtbot.addWidget(screen)
        screen.show()
        qtbot.waitUntil(lambda: screen.view is not None)
        settle()
        return screen

    yield make
    for _screen, runner in made:
        runner.abandon(seconds=5)


def texts(screen):
    return [label.text() for label in screen.findChildren(PlainLabel) if label.isVisible()]


def row(screen, words):
    return next(row for row in screen.findChildren(Row) if words in row.accessibleName())


def test_what_is_not_determined_stands_before_what_is_due(show):
    overdue = (deadline_row(uid="d-9", safe_day=todays.DAY - timedelta(days=2)),)
    words = texts(show(todays.today(overdue=overdue)))
    assert words.index("To be determined") < words.index("Complaint to the Supreme Court")
    assert words.index("To be determined") < words.index("The safe day has passed")
    assert "No verified rule" in words
    assert "enter the last day" in words


def test_the_safe_day_is_shown_first_and_the_last_day_second():
    line = deadline_line(todays.today().today[0], todays.NOW, todays.DAY, T)
    assert line.day == "Sun 22 Nov 24:00"
    assert line.day_note == "in 10 h 55 min · last day Mon 23 Nov"


def test_an_hour_limit_is_counted_in_hours_and_minutes():
    line = deadline_line(todays.today().today[1], todays.NOW, todays.DAY, T)
    assert line.day == "Sun 22 Nov 16:40"
    assert line.day_note == "in 3 h 35 min"


def test_a_far_day_is_counted_in_days():
    line = deadline_line(todays.today().next_days[0], todays.NOW, todays.DAY, T)
    assert (line.day, line.day_note) == ("Wed 25 Nov", "in 3 days")


def test_the_hour_of_the_last_day_is_not_given_to_an_earlier_safe_day():
    both = deadline_row(safe_day=todays.DAY, last_day=date(2026, 11, 23), last_time=time(9, 0))
    assert deadline_line(both, todays.NOW, todays.DAY, T).day == "Sun 22 Nov 24:00"


def test_a_hearing_shows_the_courts_time_and_the_time_here():
    there, here = todays.today().hearings
    assert hearing_line(there, todays.NOW, T).title == "Mon 23 Nov 10:30 Almaty · 11:30 here"
    assert hearing_line(here, todays.NOW, T).title == "Thu 26 Nov 09:00"


def test_a_hearing_whose_day_is_another_one_here_says_so():
    late = todays.hearing(date(2026, 11, 23), time(22, 0), "America/New_York", "Court")
    assert "Tue 24 Nov 09:00 here" in hearing_line(late, todays.NOW, T).title


def test_served_without_a_deadline_is_an_alarm(show):
    screen = show(todays.today())
    notice = screen.findChild(Notice)
    assert "Served, and no deadline is open" in notice.text.text()


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Appeal against extradition", Place("proceeding", "pr-1", "deadline:d-2")),
        ("Almaty City Court", Place("proceeding", "pr-1", "hearing:h-1")),
        ("Filed, proof missing", Place("proceeding", "pr-1", "deadline:d-5")),
        ("Proposed, not answered", Place("proceeding", "pr-1", "deadline:d-6")),
        ("No next step", Place("client", "c-8")),
        ("Order the translation", Place("client", part="matter:m-1")),
    ],
)
def test_every_line_leads_to_its_place(qtbot, show, words, place):
    screen = show(todays.today())
    with qtbot.waitSignal(screen.open_requested) as opened:
        row(screen, words).click()
    assert opened.args == [place]


def test_the_navigation_learns_how_much_is_due(qtbot, show):
    screen = show(todays.today())
    with qtbot.waitSignal(screen.count_changed) as counted:
        screen.refresh()
    assert counted.args == [3]
    assert due(todays.today(overdue=(deadline_row(),))) == 4


def test_an_empty_vault_is_told_what_belongs_here(qtbot, show):
    empty = TodayView(todays.DAY, todays.NOW)
    screen = show(empty)
    assert is_empty(empty)
    assert screen.empty.isVisible()
    with qtbot.waitSignal(screen.open_requested) as opened:
        screen.empty.findChild(type(screen._first_step())).click()
    assert opened.args == [Place("clients")]


def test_a_day_without_deadlines_says_so(show):
    screen = show(todays.today(to_be_determined=(), today=(), next_days=()))
    assert "Nothing has its safe day today." in texts(screen)


def test_nothing_today_is_never_said_beside_what_is_not_determined(show):
    screen = show(replace(todays.today(), today=()))
    assert "Nothing has its safe day today." not in texts(screen)
    heading = next(
        one for one in screen.findChildren(PlainLabel) if one.text() == "To be determined"
    )
    assert heading.palette().windowText().color().name() == theme.LIGHT.red.lower()


def test_a_change_elsewhere_is_shown_at_once(qtbot, show):
    screen = show(todays.today())
    screen.view = None
    screen.context.hub.publish(Changes.of(deadline="d-1"))
    qtbot.waitUntil(lambda: screen.view is not None)


def test_a_change_of_something_else_is_not_asked_about(qtbot, show):
    screen = show(todays.today())
    screen.context.hub.publish(Changes.of(authority="a-1"))
    assert not screen.context.runner.is_busy


def test_a_warning_about_the_clock_stands_on_top(show):
    words = texts(show(todays.today(clock_warning="The clock went back by two days.")))
    assert "The clock went back by two days." in words


def test_without_a_place_for_backups_today_asks_for_one(show):
    words = texts(show(todays.today(backups=BackupsToday())))
    assert "No backups are made yet" in words


def test_today_tells_when_a_backup_was_last_restored_and_which_medium_is_wanted(show):
    lagging = BackupsToday(places=2, lagging=(("Blue stick", None),), copies=2)
    words = texts(show(todays.today(backups=lagging, last_restored_backup=date(2026, 11, 1))))
    assert "Last restored backup: 21 days ago" in words
    assert "Plug Blue stick in when you can" in words
    assert "2 copies that left: are they still there?" in words


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("width", [640, 1064])
def test_today_can_be_used_without_a_mouse_and_nothing_is_cut(qapp, show, scale, width):
    theme.apply(qapp, "light", scale)
    assert problems(show(todays.today(), width=width)) == []


def test_a_date_nobody_answered_is_marked_as_proposed_in_the_next_days_too(show):
    accepted = deadline_row(uid="d-9", state=DeadlineState.OPEN, action="Accepted one")
    asked = deadline_row(uid="d-8", state=DeadlineState.PROPOSED, action="Proposed one")
    screen = show(todays.today(today=(), next_days=(accepted, asked)))
    marks = {
        row.accessibleName(): [badge.text() for badge in row.findChildren(Badge)]
        for row in screen.findChildren(Row)
    }
    (proposed,) = [texts for name, texts in marks.items() if "Proposed one" in name]
    (answered,) = [texts for name, texts in marks.items() if "Accepted one" in name]
    assert "Proposed" in proposed
    assert "Proposed" not in answered


def test_what_has_to_go_out_stands_by_its_own_day_and_leads_to_its_deadline(show, qtbot):
    leads = (
        LeadDay(Lead(LeadKind.TRANSLATION, 3), todays.DAY - timedelta(days=1)),
        LeadDay(Lead(LeadKind.POST, 2), todays.DAY + timedelta(days=2)),
    )
    deadline = deadline_row(safe_day=todays.DAY + timedelta(days=5))
    screen = show(todays.today(leaving=tuple(LeavingRow(deadline, lead) for lead in leads)))
    passed, coming = row(screen, "To the translator"), row(screen, "To the post")
    assert "Passed" in passed.accessibleName()
    assert "Passed" not in coming.accessibleName()
    assert problems(screen) == []
    with qtbot.waitSignal(screen.open_requested) as opened:
        coming.click()
    assert opened.args[0] == Place("proceeding", "pr-1", "deadline:d-1")
