"""Rows of two lines: when, what and where from, and the badges that qualify it."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from caseapp.ui.theme import px
from caseapp.ui.widgets.badge import Badge
from caseapp.ui.widgets.flow import FlowLayout
from caseapp.ui.widgets.labels import Kind, PlainLabel


class Row(QPushButton):
    """A row that opens something: one press, Enter, Space or click.

    Args:
        title: what it is.
        detail: where it comes from; may wrap.
        day: the date column; "" leaves the column out.
        day_note: what the date is, under it.
        badges: coloured words at the end; they go under the text when the row is narrow.
        opens: False makes it a mere line of text that the keyboard skips.
        quiet: a line that only says that there is nothing.
        subject: what `opened` carries, such as a `Place`.

    Signals:
        opened: the row's `subject`; emitted on every click.

    """

    opened = Signal(object)

    def __init__(
        self,
        title: str,
        detail: str = "",
        *,
        day: str = "",
        day_note: str = "",
        badges: tuple[Badge, ...] = (),
        day_width: int = 138,
        opens: bool = True,
        quiet: bool = False,
        subject: object = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.subject = subject
        self.clicked.connect(self._on_clicked)
        self.setProperty("kind", "row")
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if opens:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(px(14), px(8), px(14), px(8))
        self._box.setSpacing(px(12))
        self._day = _two_lines(day, "day", day_note)
        self._day_width = px(day_width)
        if day:
            self._box.addWidget(self._day)
        else:
            self._day.setParent(self)
            self._day.hide()
        kind: Kind = "muted" if quiet else "strong"
        self._box.addWidget(_two_lines(title, kind, detail), 1)
        self._badges = _badge_box(badges)
        if badges:
            self._box.addWidget(self._badges)
        else:
            self._badges.setParent(self)
            self._badges.hide()
        self._narrow_below = px(520) if day else px(340)
        self._arrange(narrow=False)
        said = (day, day_note, title, detail, *(badge.text() for badge in badges))
        self.setAccessibleName(". ".join(part for part in said if part))

    def _arrange(self, *, narrow: bool) -> None:
        self._narrow = narrow
        self._box.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )
        self._box.setSpacing(px(4) if narrow else px(12))
        if narrow:
            self._day.setMinimumWidth(0)
            self._day.setMaximumWidth(16_777_215)
        else:
            self._day.setFixedWidth(self._day_width)

    @Slot()
    def _on_clicked(self) -> None:
        self.opened.emit(self.subject)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._box.totalHeightForWidth(width)

    @override
    def sizeHint(self) -> QSize:
        return self._box.totalSizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(px(160), self._box.totalMinimumSize().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = event.size().width() < self._narrow_below
        if narrow != self._narrow:
            self._arrange(narrow=narrow)
            self.updateGeometry()
        super().resizeEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)


class RowSeparator(QFrame):
    """The hairline between two rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "rule")
        self.setFixedHeight(1)


def _two_lines(first: str, kind: Kind, second: str) -> QWidget:
    made = QWidget()
    made.setProperty("kind", "clear")
    box = QVBoxLayout(made)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(px(1))
    box.addWidget(PlainLabel(first, kind, wrap=True))
    if second:
        box.addWidget(PlainLabel(second, "small", wrap=True))
    box.addStretch(1)
    made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return made


def _badge_box(badges: tuple[Badge, ...]) -> QWidget:
    made = QWidget()
    made.setProperty("kind", "clear")
    flow = FlowLayout(made, end=True)
    for badge in badges:
        flow.addWidget(badge)
    made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    return made
