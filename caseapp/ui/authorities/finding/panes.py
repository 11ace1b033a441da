"""Filters, hits and reading side by side; where there is no room for three, filters give way."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from caseapp.ui.theme import px

_ROOM_FOR_THREE = 960
"""Width from which all three stand side by side, before scaling."""
_FILTERS = 208
_LEAST = 290
"""Width without which the buttons of what is read would be cut."""
_READING = 2
"""Place of what is read among the columns."""


class Panes(QWidget):
    """Three columns, or two.

    Signals:
        changed: the filters came or went.
    """

    changed = Signal()

    def __init__(self, filters: QWidget, hits: QWidget, reading: QWidget) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self._filters, self._reading = filters, reading
        self._wide = True
        self._wanted = True
        """Whether filters stand there where there is room for three."""
        self._instead = False
        """Whether they stand in place of what is read, where there is not."""
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(16))
        filters.setFixedWidth(px(_FILTERS))
        line.addWidget(filters)
        line.addWidget(hits, 5)
        line.addWidget(reading, 5)
        reading.setMinimumWidth(px(_LEAST))
        self._line = line

    @property
    def filters_shown(self) -> bool:
        """Whether the filters are there."""
        return self._wanted if self._wide else self._instead

    def show_filters(self, *, shown: bool) -> None:
        """Bring the filters, or take them away."""
        if self._wide:
            self._wanted = shown
        else:
            self._instead = shown
        self._arrange()

    def show_reading(self) -> None:
        """Make sure that what is read is there."""
        if not self._wide and self._instead:
            self.show_filters(shown=False)

    def _arrange(self) -> None:
        self._filters.setVisible(self.filters_shown)
        self._reading.setVisible(self._wide or not self._instead)
        # What is read has long names and numbers that cannot be broken.
        self._line.setStretch(_READING, 5 if self._wide else 6)
        self.changed.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = event.size().width() >= px(_ROOM_FOR_THREE)
        if wide != self._wide:
            self._wide = wide
            self._arrange()
        super().resizeEvent(event)
