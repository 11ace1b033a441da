"""Reminders on the desktop while the vault is open: an hour or a day, and never a name."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6 import QtCore
from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from caseapp.domain.clock import Clock
from caseapp.i18n import Catalogue
from caseapp.ui.daytexts import clock_time, full_day
from caseapp.ui.theme import tokens

if TYPE_CHECKING:
    from caseapp.domain.reminders import Reminders, ReminderTime
    from caseapp.ui.tasks import TaskRunner

CHECK_MS = 20_000
READ_AGAIN = timedelta(minutes=15)
"""After this long the dates are read again; a change of any of them reads them at once."""
SIDE = 32
"""Pixels of the icon."""


class Tray(QObject):
    """The icon beside the system's clock: how many dates are due, and the notices.

    Signals:
        clicked: somebody pressed the icon or a notice: the window should come forward.
    """

    clicked = Signal()

    def __init__(self, t: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._t = t
        pixmap = QPixmap(SIDE, SIDE)
        pixmap.fill(QColor(tokens().accent))
        self._icon = QSystemTrayIcon(QIcon(pixmap), self)
        self._icon.activated.connect(self._on_activated)
        self._icon.messageClicked.connect(self.clicked)
        self._icon.show()

    @Slot(QSystemTrayIcon.ActivationReason)
    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self.clicked.emit()

    def notice(self, sentence: str) -> None:
        """Show a notice."""
        self._icon.showMessage(self._t("Reminder"), sentence, self._icon.icon())

    def count(self, due: int) -> None:
        """Say how many dates are due today."""
        words = self._t.plural("{count} date is due today", "{count} dates are due today", due)
        self._icon.setToolTip(words if due else "")


def make_tray(t: Catalogue, parent: QObject, window: QWidget | None = None) -> Tray | None:
    """Return the icon; None where the desktop has no place for one. It brings a window forward."""
    if not QSystemTrayIcon.isSystemTrayAvailable():
        return None
    tray = Tray(t, parent)
    if window is not None:
        tray.clicked.connect(partial(bring_forward, window))
    return tray


def bring_forward(window: QWidget) -> None:
    """Show a window in front of the others, also out of the task bar."""
    window.setWindowState(window.windowState() & ~QtCore.Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def words_of(one: "ReminderTime", clock: Clock, t: Catalogue) -> str:
    """Say that a date is due: its day, its hour, and nothing else."""
    zone = ZoneInfo(clock.zone)
    last = one.due - timedelta(seconds=1) if one.whole_day else one.due
    day = last.astimezone(zone).date()
    if one.whole_day:
        if day == clock.today():
            return t("A date is due today.")
        return t("A date is due on {day}.", day=full_day(day, t.language))
    hour = clock_time(one.due.astimezone(zone).time())
    if day == clock.today():
        return t("A date is due at {hour}.", hour=hour)
    return t("A date is due on {day} at {hour}.", day=full_day(day, t.language), hour=hour)


class DesktopReminders(QObject):
    """Reads the times of the reminders now and then, and says each of them once.

    Without a tray nothing is said, and the times are there for the lock.
    """

    def __init__(
        self,
        t: Catalogue,
        clock: Clock,
        runner: "TaskRunner",
        load: "Callable[[], Reminders]",
        tray: Tray | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._t = t
        self._clock = clock
        self._runner = runner
        self._load = load
        self._tray = tray
        self._times: tuple[ReminderTime, ...] = ()
        self._read_at: datetime | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(CHECK_MS)
        self._timer.timeout.connect(self.check)

    def start(self) -> None:
        """Read the dates, and look at the clock from now on."""
        self.read_again()
        self._timer.start()

    @Slot()
    def read_again(self) -> None:
        """Read the times; what was due in the meantime is said first."""
        self._say_due()
        self._read_at = self._clock.now()
        self._runner.submit(self, self._load, self._on_read, self._on_refused, key="reminders")

    @Slot()
    def check(self) -> None:
        """Say what is due now."""
        self._say_due()
        if self._read_at is None or self._clock.now() - self._read_at > READ_AGAIN:
            self.read_again()

    def _on_read(self, found: "Reminders") -> None:
        self._times = found.times
        if self._tray is not None:
            self._tray.count(found.due)

    def _on_refused(self, _error: Exception) -> None:
        """Say nothing: who may not see dates is not reminded of any."""

    def coming(self) -> "tuple[ReminderTime, ...]":
        """Return the next times: what the locked program is given."""
        return self._times

    def _say_due(self) -> None:
        now = self._clock.now()
        ripe = [one for one in self._times if one.at <= now]
        self._times = self._times[len(ripe) :]
        if self._tray is None:
            return
        for sentence in dict.fromkeys(words_of(one, self._clock, self._t) for one in ripe):
            self._tray.notice(sentence)
