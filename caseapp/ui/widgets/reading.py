"""The right half of a screen with a list: one record from its beginning, card under card."""

from PySide6 import QtCore
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from caseapp.ui.theme import px
from caseapp.ui.widgets.cards import EmptyState, clear_layout


class ReadingPage(QScrollArea):
    """A column of cards that the keyboard scrolls; says what belongs here while nothing does."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        content = QWidget()
        content.setProperty("kind", "clear")
        # As wide as the room there is, and as high as its texts are at that width, not as at their
        # narrowest: the page ends there, and nobody scrolls sideways to read.
        content.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setHorizontalScrollBarPolicy(QtCore.Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.box = QVBoxLayout(content)
        self.box.setContentsMargins(0, 0, px(8), 0)
        self.box.setSpacing(px(12))
        self.setWidget(content)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(name)

    def teach(self, title: str, text: str) -> None:
        """Show no record, but what would stand here."""
        clear_layout(self.box)
        self.box.addWidget(EmptyState(title, text))
        self.box.addStretch(1)
