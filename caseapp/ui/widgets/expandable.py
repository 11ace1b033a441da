"""A see-through column, and one whose content is shown when asked for."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseapp.ui.theme import px
from caseapp.ui.widgets.buttons import Button


def plain_box(spacing: int = 4) -> tuple[QWidget, QVBoxLayout]:
    """Return a see-through widget and its column."""
    made = QWidget()
    made.setProperty("kind", "clear")
    box = QVBoxLayout(made)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(px(spacing))
    return made, box


class Expandable(QWidget):
    """Something that is shown when asked for."""

    def __init__(self, show: str, hide: str, content: QWidget) -> None:
        super().__init__()
        self._words = (show, hide)
        self._content = content
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(4))
        self.button = Button(show, "quiet")
        self.button.clicked.connect(self._on_pressed)
        box.addWidget(self.button)
        box.addWidget(content)
        content.hide()

    @Slot()
    def _on_pressed(self) -> None:
        shown = self._content.isHidden()
        self._content.setVisible(shown)
        self.button.say(self._words[1 if shown else 0])
