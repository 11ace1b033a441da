"""What can be done with a hit, as a menu: by the right button, or by the key for menus."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

Does = tuple[str, str, Callable[[], None]]
"""Words, the key that does the same in the list, and what it does."""


class HitMenu(QMenu):
    """A menu that says which keys would have done it, and goes when it closes."""

    def __init__(self, offered: list[Does], parent: QWidget) -> None:
        super().__init__(parent)
        for words, keys, does in offered:
            action = self.addAction(words)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutVisibleInContextMenu(True)
            action.triggered.connect(does)
        self.aboutToHide.connect(self.deleteLater)
