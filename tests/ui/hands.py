"""Typing with any script: QTest.keyClicks aborts the process on a letter beyond Latin-1."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication


def type_text(widget, text):
    """Send one key press per character to a widget, as an input method would."""
    widget.setFocus()
    for character in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character)
            QApplication.sendEvent(widget, event)


def come_forward(qtbot, window):
    """Show a window and make it the active one, so that its shortcuts are heard."""
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def press(qtbot, window, key, modifier=Qt.KeyboardModifier.NoModifier):
    """Press a key where the keyboard is."""
    come_forward(qtbot, window)
    qtbot.keyClick(window.focusWidget() or window, key, modifier)


def strike(key, modifier=Qt.KeyboardModifier.NoModifier):
    """Press a key as the keyboard does: the window system gives it to the window in front."""
    QTest.keyClick(QGuiApplication.focusWindow(), key, modifier)
