"""A dialog that lists what the office has, with what can be done about each line."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from caseapp.domain.changes import Changes
from caseapp.ui.context import Context
from caseapp.ui.theme import px
from caseapp.ui.typed import fit_within
from caseapp.ui.widgets import Button, Notice, PlainLabel, Row


class ListingDialog(QDialog):
    """Title, what it is about, cards that scroll, buttons below. Subclasses fill `cards`."""

    def __init__(
        self,
        context: Context,
        title: str,
        about: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context, self.t = context, context.t
        self.setWindowTitle(title)
        self.trouble = Notice("", tone="alert")
        self.said = Notice("", tone="note")
        self.cards = QVBoxLayout()
        self.cards.setSpacing(px(12))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(24), px(20), px(24), px(16))
        outer.setSpacing(px(12))
        outer.addWidget(PlainLabel(title, "title", wrap=True))
        outer.addWidget(PlainLabel(about, "muted", wrap=True))
        for notice in (self.trouble, self.said):
            notice.hide()
            outer.addWidget(notice)
        outer.addWidget(self._area(), 1)
        outer.addLayout(self._foot())
        fit_within(self, px(720), px(600))

    def _area(self) -> QScrollArea:
        content = QWidget()
        content.setProperty("kind", "page")
        content.setLayout(self.cards)
        area = QScrollArea()
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(content)
        return area

    def _foot(self) -> QHBoxLayout:
        self._line = line = QHBoxLayout()
        line.addStretch(1)
        self.close_button = Button(self.t("Close"), shortcut="Esc")
        self.close_button.clicked.connect(self.reject)
        line.addWidget(self.close_button)
        return line

    def offer(self, *buttons: Button) -> None:
        """Put buttons beside the one that closes."""
        for button in buttons:
            self._line.addWidget(button)

    def refresh(self) -> None:
        """Ask again for what is listed."""

    def row_with(self, shown: Row, *buttons: Button) -> QWidget:
        """Return a line with buttons at its end."""
        made = QWidget()
        made.setProperty("kind", "clear")
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, px(12), 0)
        line.setSpacing(px(8))
        line.addWidget(shown, 1)
        for button in buttons:
            line.addWidget(button)
        return made

    def run(self, work: Callable[[], Changes], _checked: object = None) -> None:
        """Run a command; the list is read again, a refusal is said above it."""
        self.trouble.hide()
        self.said.hide()
        self.context.runner.submit(self, work, self.on_done, self.on_refused)

    def on_done(self, changes: Changes) -> None:
        """Say that something may be counted again, and tell the other screens."""
        self.say(self.t("Done. The stored dates are counted again; none of them moves."))
        self.context.hub.publish(changes)
        self.refresh()

    def on_refused(self, error: Exception) -> None:
        """Say why not."""
        self.trouble.say(self.context.say(error))
        self.trouble.show()

    def say(self, sentence: str) -> None:
        """Say what was done."""
        self.said.say(sentence)
        self.said.show()
