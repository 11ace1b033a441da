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

from caseapp.ui.overriding import override
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
        self._day = _two_lines(day, "day", day_note)
        self._day_width = px(day_width) if day else 0
        kind: Kind = "muted" if quiet else "strong"
        words = _two_lines(title, kind, detail)
        self._badges = _badge_box(badges)
        self._badges_wide = self._badges.sizeHint().width() + px(24) if badges else 0
        direction = QBoxLayout.Direction.LeftToRight
        self._box = QBoxLayout(direction, self)
        self._box.setContentsMargins(px(14), px(8), px(14), px(8))
        self._inner = QBoxLayout(direction)
        self._inner.addWidget(words, 1)
        self._inner.addWidget(self._badges)
        if not badges:
            self._badges.hide()
        self._box.addWidget(self._day)
        self._box.addLayout(self._inner, 1)
        if not day:
            self._day.hide()
        self._arrange(day_above=False, badges_below=False)
        said = (day, day_note, title, detail, *(badge.text() for badge in badges))
        self.setAccessibleName(". ".join(part for part in said if part))

    def _arrange(self, *, day_above: bool, badges_below: bool) -> None:
        self._arranged = (day_above, badges_below)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(down if day_above else across)
        self._box.setSpacing(px(4) if day_above else px(12))
        self._inner.setDirection(down if badges_below else across)
        self._inner.setSpacing(px(6) if badges_below else px(12))
        if day_above or not self._day_width:
            self._day.setMinimumWidth(0)
            self._day.setMaximumWidth(16_777_215)
        else:
            self._day.setFixedWidth(self._day_width)

    def _fit(self, width: int) -> None:
        """Move badges under the text, then the day above it, as the row gets narrower."""
        beside = self._day_width + px(40)
        wanted = (
            bool(self._day_width) and width < beside + px(180),
            width < beside + self._badges_wide + px(190),
        )
        if wanted != self._arranged:
            self._arrange(day_above=wanted[0], badges_below=wanted[1])
            self.updateGeometry()

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
        self._fit(event.size().width())
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
    flow = FlowLayout(made)
    for badge in badges:
        flow.addWidget(badge)
    made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    return made
