"""Tells when a window has been painted for the first time."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from caseapp.ui.overriding import override


class FirstPaint(QObject):
    """Watches one widget that the window always shows.

    A window that is covered by its children is never painted itself, so its own paint event
    does not come; the child's does.

    Signals:
        happened: once, after the paint.
    """

    happened = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's order
        if event.type() == QEvent.Type.Paint:
            self._widget.removeEventFilter(self)
            QTimer.singleShot(0, self._on_painted)
        return False

    @Slot()
    def _on_painted(self) -> None:
        self.happened.emit()
