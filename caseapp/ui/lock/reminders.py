"""Reminders while locked: bare times out of a pipe, and "a date is due at 14:20" in their time."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Slot

from caseapp.domain.clock import Clock
from caseapp.domain.reminders import ReminderTime
from caseapp.i18n import Catalogue
from caseapp.ui.reminders import CHECK_MS, words_of


class LockedReminders(QObject):
    """Says each time once, by whatever is there to say it. It knows no vault."""

    def __init__(
        self,
        words: Callable[[], Catalogue],
        clock: Clock,
        times: Sequence[ReminderTime],
        say: Sequence[Callable[[str], None]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._clock = clock
        self._times = tuple(times)
        self._say = tuple(say)
        self._timer = QTimer(self)
        self._timer.setInterval(CHECK_MS)
        self._timer.timeout.connect(self.check)

    def start(self) -> None:
        """Look at the clock from now on."""
        self.check()
        self._timer.start()

    @Slot()
    def check(self) -> None:
        """Say what is due now."""
        now, t = self._clock.now(), self._words()
        ripe = [one for one in self._times if one.at <= now]
        self._times = tuple(one for one in self._times if one.at > now)
        for sentence in dict.fromkeys(words_of(one, self._clock, t) for one in ripe):
            for say in self._say:
                say(sentence)
        if not self._times:
            self._timer.stop()
