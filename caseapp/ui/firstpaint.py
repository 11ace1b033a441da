"""When the first paint of a window is done."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from caseapp.ui.overriding import override


class FirstPaint(QWidget):
    """A speck inside a widget that the window always shows; it sees its own paint.

    A window that is covered by its children is never painted itself, so its own paint event
    does not come. An event filter would have Qt describe every kind of event to Python.

    Signals:
        happened: once, after the paint.
    """

    happened = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.resize(1, 1)
        self._seen = False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt hands it in
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self._on_painted)

    @Slot()
    def _on_painted(self) -> None:
        self.hide()
        self.happened.emit()
