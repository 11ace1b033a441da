"""One decision in the drawing: a shape, a year, a name; a button for keyboard and mouse."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QAbstractButton, QWidget
from typing_extensions import override

from caseapp.domain.relations import RelationKind
from caseapp.ui.theme import px, tokens
from caseapp.ui.widgets.tips import hover

WIDE, HIGH = 176, 28
ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})


def colour(kind: RelationKind | None) -> str:
    """Return the colour of a kind; the shape says the same."""
    colours = tokens()
    return {
        RelationKind.UNDOES: colours.red,
        RelationKind.DISTINGUISHES: colours.amber,
        RelationKind.FOLLOWS: colours.accent,
        RelationKind.BELONGS: colours.text,
        RelationKind.CITES: colours.muted,
        None: colours.accent,
    }[kind]


def at_start(*, mirrored: bool) -> Qt.AlignmentFlag:
    """Return the flags of a text at the beginning of its room, whatever its own direction."""
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    return Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter | side


def paint_shape(painter: QPainter, where: QRectF, kind: RelationKind | None) -> None:
    """Paint the shape of a kind: diamond, triangle, disc, square, ring."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = QColor(colour(kind))
    painter.setPen(QPen(ink, px(1.6)))
    painter.setBrush(ink)
    left, right, top, low = where.left(), where.right(), where.top(), where.bottom()
    middle = where.center()
    if kind is RelationKind.UNDOES:
        corners = [(middle.x(), top), (right, middle.y()), (middle.x(), low), (left, middle.y())]
        painter.drawPolygon(QPolygonF([QPointF(*one) for one in corners]))
    elif kind is RelationKind.DISTINGUISHES:
        corners = [(middle.x(), top), (right, low), (left, low)]
        painter.drawPolygon(QPolygonF([QPointF(*one) for one in corners]))
    elif kind is RelationKind.BELONGS:
        painter.drawRect(where)
    else:
        if kind is RelationKind.CITES:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(where)


class Node(QAbstractButton):
    """A decision; pressing it opens it.

    Signals:
        focused: the keyboard came here.
        key(object): the code of a key that goes to another decision.
    """

    focused = Signal()
    key = Signal(object)

    def __init__(
        self, kind: RelationKind | None, words: str, spoken: str, uid: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.kind = kind
        self.uid = uid
        self._words = words
        self.setAccessibleName(spoken)
        hover(self, spoken)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFixedSize(px(WIDE), px(HIGH))

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(WIDE), px(HIGH))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, as Space does; the arrows are for whoever placed this."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() in ARROWS:
            self.key.emit(event.key())
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        chosen = self.hasFocus() or self.underMouse()
        painter.setPen(QPen(QColor(colours.accent if self.hasFocus() else colours.line), px(1.6)))
        painter.setBrush(QColor(colours.accent_soft if chosen or not self.kind else colours.card))
        painter.drawRoundedRect(inner, px(6), px(6))
        side = px(10)
        mirrored = self.isRightToLeft()
        left = self.width() - px(8) - side if mirrored else px(8)
        paint_shape(painter, QRectF(left, (self.height() - side) / 2, side, side), self.kind)
        font = self.font()
        font.setPixelSize(px(12))
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        start = px(8) if mirrored else px(24)
        room = QRect(start, 0, self.width() - px(32), self.height())
        shown = QFontMetrics(font).elidedText(
            self._words, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.drawText(room, at_start(mirrored=mirrored), shown)
