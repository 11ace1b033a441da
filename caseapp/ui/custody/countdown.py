"""How long a running limit of custody has left, by both hours; it goes on while one looks."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from caseapp.domain.views.custody import LimitView
from caseapp.ui.context import Context
from caseapp.ui.daytexts import distance
from caseapp.ui.widgets.labels import PlainLabel

TICK_MS = 20_000
"""The sentence names minutes."""


class Countdown(PlainLabel):
    """One sentence that is written anew while it is shown.

    Signals:
        ran_out: an hour passed: the panel has to be read again.
    """

    ran_out = Signal()

    def __init__(self, context: Context, limit: LimitView, parent: QWidget | None = None) -> None:
        super().__init__("", "strong", wrap=True, parent=parent)
        self._context = context
        first = limit.by_actual or limit.by_recorded
        second = limit.by_recorded or first
        self._moments = tuple(moment for moment in (first, second) if moment is not None)
        self._open = self._still_open()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        self._say()

    @Slot()
    def tick(self) -> None:
        """Write the sentence anew, and tell when one of the hours passed since."""
        self._say()
        if self._still_open() < self._open:
            self._open = self._still_open()
            self.ran_out.emit()

    def _still_open(self) -> int:
        now = self._context.clock.now()
        return sum(moment > now for moment in self._moments)

    def _say(self) -> None:
        t, now = self._context.t, self._context.clock.now()
        if not self._moments:
            return
        first, second = self._moments[0], self._moments[-1]
        if first == second:
            self.setText(t("Ends {distance}.", distance=distance(now, first, t)))
            return
        self.setText(
            t(
                "By the actual hour: {first}. By the record: {second}.",
                first=distance(now, first, t),
                second=distance(now, second, t),
            )
        )
