"""Reminders on the desktop: at their time, once, and without a name."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from caseapp.app.window.lock import LockSession
from caseapp.domain.clock import FixedClock
from caseapp.domain.errors import NotAllowedError
from caseapp.domain.reminders import Reminders, ReminderTime, pack_times
from caseapp.i18n import catalogue
from caseapp.settings import Settings
from caseapp.system import handed
from caseapp.ui.lock.reminders import LockedReminders
from caseapp.ui.reminders import DesktopReminders, Tray, bring_forward
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


@pytest.fixture
def locked(qtbot):
    def make(*times):
        clock, said = FixedClock(NOW, "Asia/Bishkek"), []
        words = catalogue("en")
        made = LockedReminders(lambda: words, clock, times, [said.append])
        kept.append(made)
        made.start()
        return made, clock, said

    kept = []
    return make


def test_locked_each_time_is_said_once_and_names_nothing(locked):
    due = NOW + HOUR * 5 + timedelta(minutes=20)
    made, clock, said = locked(ReminderTime(NOW + HOUR, due), ReminderTime(NOW + HOUR, due))
    assert said == []
    clock.moment = NOW + HOUR
    made.check()
    made.check()
    assert said == ["A date is due at 14:20."]


def test_what_came_while_the_program_was_locking_is_said_at_once(locked):
    _, _, said = locked(ReminderTime(NOW - timedelta(seconds=2), NOW + HOUR))
    assert said == ["A date is due at 10:00."]


def test_the_icon_brings_the_window_forward(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    bring_forward(window)
    assert window.isVisible()
    assert not window.isMinimized()


@pytest.mark.qt_log_ignore("systemTrayWindowChanged")
def test_a_press_on_the_icon_is_passed_on_and_its_menu_is_not(qtbot):
    tray = Tray(catalogue("en"))
    reason = QSystemTrayIcon.ActivationReason
    with qtbot.waitSignal(tray.clicked):
        tray._icon.activated.emit(reason.Trigger)
    with qtbot.assertNotEmitted(tray.clicked):
        tray._icon.activated.emit(reason.Context)


def test_without_a_place_on_the_desktop_the_times_are_there_for_the_lock(qtbot, runner):
    clock = FixedClock(NOW, "Asia/Bishkek")
    time = ReminderTime(NOW + HOUR, NOW + HOUR * 2)
    made = DesktopReminders(catalogue("en"), clock, runner, lambda: Reminders((time,), 1), None)
    made.start()
    qtbot.waitUntil(lambda: made.coming() == (time,))
    clock.moment = NOW + HOUR * 3
    made.check()
    assert made.coming() == ()


def test_the_lock_session_reminds_of_what_it_is_handed(qtbot, tmp_path):
    session = LockSession(Settings(language="en"), tmp_path / "settings.json", command=["true"])
    qtbot.addWidget(session.window)
    long_ago = datetime(2026, 1, 1, 9, 0, tzinfo=UTC)
    option, name = handed.offer(pack_times([ReminderTime(long_ago, long_ago)]))
    session.remind(["--lock", option, name])
    assert len(session.window.reminders) == 1
    session.remind(["--lock"])
    session.runner.abandon(seconds=5)
    assert len(session.window.reminders) == 1
