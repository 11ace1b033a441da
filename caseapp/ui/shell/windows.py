"""Looks at what the keyboard and the mouse send to the program's windows, before anybody else."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication, QWindow


class InputFilter(QObject):
    """Base of an event filter on every window of the program, forms and lists among them.

    Not on the application: that would hand every event of every object to Python, also of
    objects that are being built or destroyed, and make each form open three times slower. The
    keyboard and the mouse only ever speak to a window of the window system.
    """

    def watch(self) -> None:
        """Begin to look, also at windows that come later."""
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._on_focus)
        self.cover()

    def cover(self) -> None:
        """Look at every window there is; harmless where it does already."""
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)

    @Slot(QWindow)
    def _on_focus(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)
