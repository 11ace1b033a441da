"""Locks when nobody has touched the program for long enough, and whenever the machine slept."""

from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from typing_extensions import override

from caseapp.settings import SOONER_MINUTES
from caseapp.ui.shell.windows import InputFilter

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class Watch(Protocol):
    """What counts the idle time; `system.idle.IdleWatch`, or a fake."""

    limit: float
    """Seconds; 0 means never."""

    def touch(self) -> None:
        """Somebody did something."""

    def seconds_left(self) -> float | None:
        """Return the seconds until locking; None: never."""


class Sleep(Protocol):
    """What notices that the machine slept; `system.idle.SleepWatch`, or a fake."""

    def slept(self) -> bool:
        """Say whether it did since this was asked before."""


class IdleLock(InputFilter):
    """Watches for keys and the mouse in the whole program.

    Signals:
        time_is_up: lock now.
        time_left_changed: seconds until then (a float), or None when it never happens.
    """

    time_is_up = Signal()
    time_left_changed = Signal(object)

    def __init__(
        self, watch: Watch, parent: QObject | None = None, *, sleep: Sleep | None = None
    ) -> None:
        super().__init__(parent)
        self._watch = watch
        self._sleep = sleep
        self._sooner = False
        self._over = False
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to watch."""
        self.watch()
        self._watch.touch()
        self._timer.start()
        self.look()

    def set_minutes(self, minutes: int) -> None:
        """Lock after so many minutes from now on; 0 means never."""
        if self._sooner:
            minutes = min(minutes or SOONER_MINUTES, SOONER_MINUTES)
        self._watch.limit = minutes * 60
        self.look()

    @property
    def sooner(self) -> bool:
        """Whether two minutes are the longest, whatever was chosen."""
        return self._sooner

    def lock_sooner(self) -> None:
        """Lock after two minutes at most: nobody will tell when the person leaves."""
        self._sooner = True
        self.set_minutes(int(self._watch.limit // 60))

    @Slot()
    def look(self) -> None:
        """Ask how much time is left; also right after the machine woke up."""
        if self._timer.isActive():
            self.cover()
        if self._sleep is not None and self._sleep.slept() and not self._over:
            self._over = True
            self.time_is_up.emit()
            return
        left = self._watch.seconds_left()
        self.time_left_changed.emit(left)
        if left is not None and left <= 0 and not self._over:
            self._over = True
            self.time_is_up.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice a touch, unless the time was up before it: waking up does not save the vault."""
        if event.type() in _TOUCHES:
            left = self._watch.seconds_left()
            if left is not None and left <= 0:
                self.look()
            else:
                self._watch.touch()
        return False
