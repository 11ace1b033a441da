"""Buttons that show their shortcut where they are used."""

from typing import Literal

from PySide6 import QtCore
from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QEnterEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from caseapp.ui.overriding import override

ButtonKind = Literal["plain", "primary", "danger", "quiet", "link", "find", "chip"]


class Button(QPushButton):
    """A button with its words, its shortcut beside them, and both known to a screen reader.

    Args:
        text: what it does; "&" is shown as it is.
        kind: "primary" once per page, "danger" for what cannot be undone, "quiet" for links.
        shortcut: in Qt's spelling, shown as it is typed: "Ctrl+Enter", "Esc", "Ctrl+L".
        subject: what `opened` carries, such as a `Place`.

    Signals:
        opened: the button's `subject`; emitted on every click.

    """

    opened = Signal(object)

    def __init__(
        self,
        text: str,
        kind: ButtonKind = "plain",
        *,
        shortcut: str = "",
        subject: object = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.subject = subject
        self.clicked.connect(self._on_clicked)
        self.shortcut_text = shortcut
        self._keys = [QShortcut(keys, self) for keys in _sequences(shortcut)]
        for key in self._keys:
            key.activated.connect(self.click)
            # Two keys of one meaning ("Enter" and keypad "Enter") must not click twice.
            key.setAutoRepeat(False)
        self.say(text)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)

    @Slot()
    def _on_clicked(self) -> None:
        self.opened.emit(self.subject)

    def say(self, text: str) -> None:
        """Change the words; the shortcut stays."""
        shown = text.replace("&", "&&")
        self.setText(f"{shown}   {self.shortcut_text}" if self.shortcut_text else shown)
        self.setAccessibleName(text)
        if self.shortcut_text:
            self.setAccessibleDescription(self.shortcut_text)


def _sequences(shortcut: str) -> list[QKeySequence]:
    """Return the key sequences of a shortcut: Qt tells the two Enter keys apart, people do not."""
    if not shortcut:
        return []
    if shortcut.endswith("Enter"):
        return [QKeySequence(shortcut), QKeySequence(shortcut.replace("Enter", "Return"))]
    return [QKeySequence(shortcut)]
