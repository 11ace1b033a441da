"""Collects Python's garbage on the main thread only.

The cycle collector runs on whatever thread happens to allocate. On the database thread it could
destroy a widget that was part of a cycle, and Qt objects must not be destroyed away from their
thread ("Timers cannot be stopped from another thread", or a crash). So automatic collection is
off and a timer of the main thread does it.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

INTERVAL_MS = 1000
THRESHOLDS = (2000, 10, 10)
"""Allocations that make a young collection due, and how many of each make an older one due."""


class MainThreadCollector(QObject):
    """Takes garbage collection over as long as it is started."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """Switch automatic collection off; what is loaded now is never looked at again."""
        gc.disable()
        gc.freeze()
        self._timer.start()

    def stop(self) -> None:
        """Collect nothing more. The interpreter does not get it back: widgets may be left."""
        self._timer.stop()
        gc.unfreeze()

    @Slot()
    def collect(self) -> None:
        """Collect the oldest generation that is due, if one is."""
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > THRESHOLDS[generation]:
                gc.collect(generation)
                return
