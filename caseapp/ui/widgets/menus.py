"""A menu of actions, which says the keys that would have done the same."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

Does = tuple[str, str, Callable[[], None]]
"""Words, the key that does the same where the menu was opened ("" for none), what it does."""


class ActionMenu(QMenu):
    """Shown with `popup`; goes when it closes."""

    def __init__(self, offered: Sequence[Does], parent: QWidget) -> None:
        super().__init__(parent)
        for words, keys, does in offered:
            action = self.addAction(words)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutVisibleInContextMenu(True)
            action.triggered.connect(does)
        self.aboutToHide.connect(self.deleteLater)
