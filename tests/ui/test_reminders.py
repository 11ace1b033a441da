"""Reminders on the desktop: at their time, once, and without a name."""

from datetime import UTC, datetime, timedelta

import pytest

from caseapp.domain.clock import FixedClock
from caseapp.domain.errors import NotAllowedError
from caseapp.domain.reminders import Reminders, ReminderTime
from caseapp.i18n import catalogue
from caseapp.ui.reminders import DesktopReminders, Tray
from caseapp.ui.tasks import TaskRunner

NOW = datetime(2026, 2, 1, 3, 0, tzinfo=UTC)  # 9:00 in Bishkek
HOUR = timedelta(hours=1)


class FakeTray:
    """A place beside the clock that remembers what it showed."""

    def __init__(self):
        self.said, self.counted = [], []

    def notice(self, sentence):
        self.said.append(sentence)

    def count(self, due):
        self.counted.append(due)


@pytest.fixture
def runner():
    made = TaskRunner()
    yield made
    made.abandon()


@pytest.fixture
def desktop(qtbot, runner):
    def make(*times, load=None):
        clock, tray = FixedClock(NOW, "Asia/Bishkek"), FakeTray()
        found = Reminders(times, 2)
        made = DesktopReminders(catalogue("en"), clock, runner, load or (lambda: found), tray)
        made.start()
        kept.append(made)
        if load is None:
            qtbot.waitUntil(lambda: tray.counted == [2])
        return made, clock, tray

    kept = []
    return make


def test_a_reminder_names_the_hour_and_nothing_else(desktop):
    made, clock, tray = desktop(ReminderTime(NOW + HOUR, NOW + HOUR * 5 + timedelta(minutes=20)))
    made.check()
    assert tray.said == []
    clock.moment = NOW + HOUR
    made.check()
    made.check()
    assert tray.said == ["A date is due at 14:20."]


@pytest.mark.parametrize(
    ("due", "whole", "words"),
    [
        (NOW + HOUR * 15, True, "A date is due today."),
        (NOW + HOUR * 39, True, "A date is due on Mon 2 Feb 2026."),
        (NOW + HOUR * 25, False, "A date is due on Mon 2 Feb 2026 at 10:00."),
    ],
)
def test_a_day_is_named_where_it_is_another_one(desktop, due, whole, words):
    made, clock, tray = desktop(ReminderTime(NOW + HOUR, due, whole))
    clock.moment = NOW + HOUR
    made.check()
    assert tray.said == [words]


def test_two_of_the_same_hour_are_said_once(desktop):
    one = ReminderTime(NOW + HOUR, NOW + HOUR * 2)
    made, clock, tray = desktop(one, one)
    clock.moment = NOW + HOUR
    made.check()
    assert len(tray.said) == 1


def test_who_may_not_see_dates_is_reminded_of_none(desktop, qtbot):
    asked = []

    def refuse():
        asked.append(1)
        raise NotAllowedError(command="list_reminders")

    _, _, tray = desktop(load=refuse)
    qtbot.waitUntil(lambda: asked == [1])
    assert (tray.said, tray.counted) == ([], [])


@pytest.mark.qt_log_ignore("systemTrayWindowChanged")  # the offscreen platform has no tray
def test_the_icon_counts_what_is_due_and_names_nothing(qtbot):
    tray = Tray(catalogue("en"))
    tray.count(2)
    assert tray._icon.toolTip() == "2 dates are due today"
    tray.count(0)
    assert tray._icon.toolTip() == ""
