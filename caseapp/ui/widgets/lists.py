"""Lists of lines that a service answered: how they are kept, narrowed, painted and shown."""

from abc import abstractmethod
from collections.abc import Sequence
from functools import partial
from typing import Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QFrame,
    QListView,
    QScrollBar,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from caseapp.ui.overriding import override
from caseapp.ui.theme import px, tokens
from caseapp.ui.widgets.tips import harmless

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The row itself, as the service gave it."""


class RowList(QAbstractListModel, Generic[R]):
    """Rows in the order of the service. Subclasses say how a row is called and found again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[R] = []

    @abstractmethod
    def key(self, row: R) -> str:
        """Return what a row is found again by."""

    @abstractmethod
    def title(self, row: R) -> str:
        """Return its name."""

    @abstractmethod
    def spoken(self, row: R) -> str:
        """Return what a screen reader says of it."""

    def position(self, key: str) -> int:
        """Return the line of a row, or -1."""
        return next((n for n, row in enumerate(self._rows) if self.key(row) == key), -1)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(row)
        return None


class NarrowedList(RowList[R]):
    """The rows of one answer that have every word and are of the kind asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[R] = ()

    @property
    def all(self) -> Sequence[R]:
        """Every row of the newest answer, shown or not."""
        return self._all

    @abstractmethod
    def sought(self, row: R) -> str:
        """Return the text in which words are looked for."""

    @abstractmethod
    def is_shown(self, row: R, shown: str) -> bool:
        """Say whether a row is of a kind."""

    def put(self, rows: Sequence[R], words: str, shown: str) -> None:
        """Show what of an answer fits."""
        self._all = rows
        self.narrow(words, shown)

    def narrow(self, words: str, shown: str) -> None:
        """Show other lines of the same answer."""
        wanted = words.casefold().split()
        self.beginResetModel()
        self._rows = [
            row
            for row in self._all
            if self.is_shown(row, shown)
            and all(word in self.sought(row).casefold() for word in wanted)
        ]
        self.endResetModel()


class Line(NamedTuple):
    """One line of text in a row."""

    text: str
    colour: str
    strong: bool = False


class TextLines(QStyledItemDelegate):
    """Paints rows of a few lines of fixed height, cut with an ellipsis where they are too long."""

    count = 3
    """Lines of a row."""

    def lines(self, row: Any) -> Sequence[Line]:
        """Return the lines of a row; a subclass that paints some itself returns the first ones."""
        raise NotImplementedError(type(self), row)

    def paint_rest(self, painter: QPainter, where: Sequence[QRect], font: QFont, row: Any) -> None:
        """Paint what is no plain line; `where` has the places that `lines` left free."""

    @override
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(px(160), px(12 + 19 * self.count))

    @override
    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Say in full what was cut."""
        row = index.data(ROW_ROLE)
        if event.type() != QEvent.Type.ToolTip or row is None:
            return False
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        metrics, room = QFontMetrics(bold), option.rect.width() - px(24)
        cut = [one.text for one in self.lines(row) if metrics.horizontalAdvance(one.text) > room]
        QToolTip.showText(event.globalPos(), harmless("\n".join(cut)), view)
        return True

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if row is None:
            return
        colours = tokens()
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colours.accent_soft))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(colours.hover))
        inner = option.rect.adjusted(px(12), px(6), -px(12), -px(6))
        high = inner.height() // self.count
        places = [
            QRect(inner.x(), inner.y() + number * high, inner.width(), high)
            for number in range(self.count)
        ]
        bold, small = QFont(option.font), QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        small.setPixelSize(px(12))
        lines = self.lines(row)
        for place, line in zip(places, lines, strict=False):
            paint_text(painter, place, bold if line.strong else small, line.colour, line.text)
        self.paint_rest(painter, places[len(lines) :], small, row)
        painter.setPen(QColor(colours.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()


def paint_text(painter: QPainter, where: QRect, font: QFont, colour: str, text: str) -> None:
    """Paint one line of text, cut with an ellipsis."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, where.width())
    painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class Listing(QListView):
    """A list that scrolls up and down, with rows of one height."""

    def __init__(self, model: QAbstractItemModel, lines: TextLines, name: str) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setModel(model)
        lines.setParent(self)
        self.setItemDelegate(lines)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


def keep_bar(area: QAbstractScrollArea) -> None:
    """Keep the room of the scroll bar, so that rows keep their width; it is empty if all is seen."""
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    bar = area.verticalScrollBar()
    bar.rangeChanged.connect(partial(_on_range, bar))
    _on_range(bar, bar.minimum(), bar.maximum())


def _on_range(bar: QScrollBar, least: int, most: int) -> None:
    bar.setEnabled(most > least)
