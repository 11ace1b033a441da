"""Layouts that give way: pieces that wrap, and two columns that stack when it gets narrow."""

from PySide6 import QtCore
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QLayoutItem, QSizePolicy, QWidget

from caseapp.ui.overriding import override
from caseapp.ui.theme import px


class FlowLayout(QLayout):
    """Puts widgets side by side and wraps them like words.

    Args:
        gap: between two pieces.
        line_gap: between two lines; as much if it is not given.
        end: align the pieces to the end of the line (right, or left when mirrored).

    """

    _items: list[QLayoutItem] = []  # noqa: RUF012 - never filled, see below
    """Of a layout that Python has taken apart already: Qt asks what it holds once more then."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        gap: int = 6,
        line_gap: int | None = None,
        end: bool = False,
    ) -> None:
        super().__init__(parent)
        self._items = []
        self._gap = px(gap)
        self._line_gap = self._gap if line_gap is None else px(line_gap)
        self._end = end
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> "QtCore.Qt.Orientation":
        return QtCore.Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    @override
    def sizeHint(self) -> QSize:
        """One line, if there is room for it."""
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return self._with_margins(QSize(width, max((s.height() for s in sizes), default=0)))

    @override
    def minimumSize(self) -> QSize:
        """One piece per line."""
        sizes = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return self._with_margins(
            QSize(
                max((s.width() for s in sizes), default=0),
                max((s.height() for s in sizes), default=0),
            )
        )

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = [[]]
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wide = item.sizeHint().width()
            if lines[-1] and used + self._gap + wide > width:
                lines.append([])
                used = 0
            used += wide + (self._gap if lines[-1] else 0)
            lines[-1].append(item)
        return lines

    def _place(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        y = inner.y()
        for line in self._lines(inner.width()):
            height = max((item.sizeHint().height() for item in line), default=0)
            if move:
                self._place_line(line, QRect(inner.x(), y, inner.width(), height))
            y += height + self._line_gap
        return y - self._line_gap - rect.y() + margins.bottom()

    def _place_line(self, line: list[QLayoutItem], rect: QRect) -> None:
        wide = sum(item.sizeHint().width() for item in line) + self._gap * (len(line) - 1)
        mirrored = self._mirrored()
        x = rect.x() + (max(0, rect.width() - wide) if self._end else 0)
        for item in line:
            size = item.sizeHint()
            width = min(size.width(), rect.width())
            top = rect.y() + (rect.height() - size.height()) // 2
            at = rect.x() + rect.right() - x - width + 1 if mirrored else x
            item.setGeometry(QRect(QPoint(at, top), QSize(width, size.height())))
            x += width + self._gap

    def _mirrored(self) -> bool:
        parent = self.parentWidget()
        return (
            parent is not None
            and parent.layoutDirection() == QtCore.Qt.LayoutDirection.RightToLeft
        )


class FlowBox(QWidget):
    """A see-through box of pieces that wrap, never lower than they need."""

    def __init__(self, *, gap: int = 10, line_gap: int = 2) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.flow = FlowLayout(self, gap=gap, line_gap=line_gap)

    def keep_height(self) -> None:
        """Have room for every line at the width there is; a full column would cut the last."""
        self.setMinimumHeight(self.flow.heightForWidth(self.width()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.keep_height()


class Columns(QWidget):
    """A wide column and a narrow one; below `breakpoint` the narrow one goes underneath."""

    def __init__(
        self,
        main: QWidget,
        side: QWidget,
        *,
        side_width: int = 288,
        breakpoint_width: int = 860,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._side = side
        self._side_width = px(side_width)
        self._breakpoint = px(breakpoint_width)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(px(16))
        self._box.addWidget(main, 1, QtCore.Qt.AlignmentFlag.AlignTop)
        self._box.addWidget(side, 0, QtCore.Qt.AlignmentFlag.AlignTop)
        self._main = main
        main.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._arrange(stacked=False)

    def _arrange(self, *, stacked: bool) -> None:
        self._stacked = stacked
        self._box.setDirection(
            QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        )
        if stacked:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(16_777_215)
        else:
            self._side.setFixedWidth(self._side_width)
        top = QtCore.Qt.AlignmentFlag.AlignTop
        self._box.setAlignment(self._main, QtCore.Qt.AlignmentFlag(0) if stacked else top)
        self._box.setAlignment(self._side, QtCore.Qt.AlignmentFlag(0) if stacked else top)

    @override
    def minimumSizeHint(self) -> QSize:
        """Stacked, the columns need no more than the wider of the two."""
        width = max(self._main.minimumSizeHint().width(), self._side.minimumSizeHint().width())
        return QSize(width, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        stacked = event.size().width() < self._breakpoint
        if stacked != self._stacked:
            self._arrange(stacked=stacked)
        super().resizeEvent(event)
