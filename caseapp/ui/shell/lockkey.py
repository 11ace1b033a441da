"""Ctrl+L from anywhere: also while a form, a list or a question stands before the window."""

import sys

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from caseapp.ui.shell.windows import InputFilter

_CYRILLIC_DE = 0x0414
"""What the key of L gives in the Russian and Ukrainian layouts (Unicode, as Qt numbers keys)."""
_BEYOND_LATIN = range(0x0100, int(Qt.Key.Key_Escape))
"""Keys that give a letter which is no Latin one; from Escape on, Qt counts keys without letters."""
_PLACE_OF_L = {"linux": 46, "win32": 0x26}.get(sys.platform)
"""Scan code of the key, asked only where it gives no Latin letter: evdev 38 + 8; PC set 1."""
_LAYOUT_SWITCHES = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier


def is_lock_key(event: QKeyEvent) -> bool:
    """Say whether this is Ctrl+L, in whatever keyboard layout."""
    if event.modifiers() & ~_LAYOUT_SWITCHES != Qt.KeyboardModifier.ControlModifier:
        return False
    key = event.key()
    if key in {Qt.Key.Key_L, _CYRILLIC_DE}:
        return True
    return key in _BEYOND_LATIN and event.nativeScanCode() == _PLACE_OF_L


class LockKey(InputFilter):
    """Watches the keys of every window of the program while its main one is shown.

    An ordinary shortcut belongs to its window, and a modal dialog keeps keys from that window:
    whoever leaves the desk must not have to answer a question first.

    Signals:
        pressed: lock now.
    """

    pressed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.watch()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the key before anybody else reads it; first it must be no shortcut."""
        kind = event.type()
        if kind not in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}:
            return False
        if not isinstance(event, QKeyEvent) or not is_lock_key(event):
            return False
        if not self._window.isVisible():
            return False
        event.accept()
        if kind == QEvent.Type.KeyPress and not event.isAutoRepeat():
            self.pressed.emit()
        return True
