"""Cards, notices and empty states: the three frames that content stands in."""

from typing import Literal

from PySide6 import QtCore
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from caseapp.ui.theme import px
from caseapp.ui.widgets.flow import FlowLayout
from caseapp.ui.widgets.labels import Heading, PlainLabel

TITLE_KEEPS = 170
"""Width that a title keeps beside badges and buttons, before scaling."""


class Card(QFrame):
    """A titled frame with content under a title line; `actions` stand at the end of that line."""

    def __init__(
        self,
        title: str = "",
        note: str = "",
        actions: tuple[QWidget, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName(title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, px(8))
        outer.setSpacing(0)
        self.heading = Heading(title)
        self.note = PlainLabel(note, "muted")
        if title or actions:
            outer.addLayout(self._title_line(actions))
        self.body = QVBoxLayout()
        """Where content goes; `add` is the usual way."""
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        outer.addLayout(self.body)

    def make_urgent(self) -> None:
        """Show in red, frame and title, that what stands here can lose a case."""
        self.setProperty("urgent", True)
        self.heading.setProperty("urgent", True)

    def _title_line(self, actions: tuple[QWidget, ...]) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(px(16), px(10), px(12), px(8))
        line.setSpacing(px(8))
        line.addWidget(self.heading)
        line.addWidget(self.note)
        line.addStretch(1)
        if actions:
            # Many badges in a long language would leave the title a word a line.
            needed = self.heading.fontMetrics().horizontalAdvance(self.heading.text())
            if needed > px(TITLE_KEEPS):
                self.heading.setMinimumWidth(px(TITLE_KEEPS))
            holder = QWidget()
            holder.setProperty("kind", "clear")
            holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            flow = FlowLayout(holder, end=True)
            for action in actions:
                flow.addWidget(action)
            line.addWidget(holder)
        return line

    def add(self, widget: QWidget, *, inset: bool = True) -> None:
        """Add content; `inset` gives it the card's inner margin (rows bring their own)."""
        if not inset:
            self.body.addWidget(widget)
            return
        line = QHBoxLayout()
        line.setContentsMargins(px(16), px(4), px(16), px(4))
        line.addWidget(widget)
        self.body.addLayout(line)

    def clear(self) -> None:
        """Remove all content."""
        clear_layout(self.body)


class Notice(QFrame):
    """A sentence that must be seen, with what to do about it.

    Args:
        tone: "alert" can lose the case, "notice" asks for care, "note" merely informs.

    """

    def __init__(
        self,
        text: str,
        detail: str = "",
        tone: Literal["alert", "notice", "note"] = "alert",
        action: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", tone)
        line = QHBoxLayout(self)
        line.setContentsMargins(px(16), px(10), px(16), px(10))
        line.setSpacing(px(12))
        words = QVBoxLayout()
        words.setSpacing(px(2))
        self.text = PlainLabel(text, "alarm" if tone == "alert" else "strong", wrap=True)
        self.detail = PlainLabel(detail, "body", wrap=True)
        if not detail:
            self.detail.hide()
        words.addWidget(self.text)
        words.addWidget(self.detail)
        line.addLayout(words, 1)
        if action is not None:
            upright = QVBoxLayout()
            upright.addStretch(1)
            upright.addWidget(action)
            upright.addStretch(1)
            line.addLayout(upright)
        self.setAccessibleName(text)
        self.setAccessibleDescription(detail)

    def say(self, text: str, detail: str = "") -> None:
        """Change the words."""
        self.text.setText(text)
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        self.setAccessibleName(text)
        self.setAccessibleDescription(detail)


class EmptyState(QWidget):
    """Says what belongs here and offers the first action."""

    def __init__(
        self,
        title: str,
        text: str,
        action: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(px(16), px(24), px(16), px(24))
        box.setSpacing(px(8))
        box.addStretch(1)
        self.title = PlainLabel(title, "section", wrap=True)
        self.text = PlainLabel(text, "muted", wrap=True)
        for label in (self.title, self.text):
            label.setAlignment(QtCore.Qt.AlignmentFlag.AlignHCenter)
            box.addWidget(label)
        if action is not None:
            box.addSpacing(px(4))
            box.addWidget(action, 0, QtCore.Qt.AlignmentFlag.AlignHCenter)
        box.addStretch(2)


def clear_layout(layout: QVBoxLayout | QHBoxLayout) -> None:
    """Take everything out of a layout and delete it when the event loop next turns."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            return
        widget = item.widget()
        inner = item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif isinstance(inner, QVBoxLayout | QHBoxLayout):
            clear_layout(inner)
            inner.deleteLater()
