"""What delegates paint with: words that start where the window's lines start, ticks and badges."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from caseapp.ui.theme import px, tokens
from caseapp.ui.widgets.badge import Tone
from caseapp.ui.widgets.tick import mark_in

WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter


def placed(option: QStyleOptionViewItem, rect: QRect) -> QRect:
    """Return where a place of a row is when the window is mirrored, as it is when it is not."""
    return QStyle.visualRect(option.direction, option.rect, rect)


def line_start(option: QStyleOptionViewItem) -> Qt.AlignmentFlag:
    """Return the side on which lines start; absolute, since names come in every script."""
    mirrored = option.direction == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute


def height_of(text: str, font: QFont, width: int) -> int:
    """Return the height of words that are broken over lines of a width."""
    room = QRect(0, 0, width, 100_000)
    return QFontMetrics(font).boundingRect(room, int(WRAPPED), text).height()


def write(
    painter: QPainter, where: QRect, font: QFont, colour: str, text: str, side: Qt.AlignmentFlag
) -> None:
    """Paint plain words, broken over lines."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(where, int(WRAPPED | side), text)


def draw_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Paint what lies under a row that is chosen or under the mouse."""
    colours = tokens()
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(option.rect, QColor(colours.accent_soft))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(option.rect, QColor(colours.hover))


def draw_box(painter: QPainter, where: QRect, *, on: bool) -> None:
    """Paint a box to tick, as `Tick` looks."""
    colours = tokens()
    edge = QColor(colours.accent if on else colours.border)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(QColor(colours.accent if on else colours.card))
    painter.drawRoundedRect(QRectF(where).adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
    if on:
        pen = QPen(QColor(colours.on_accent), px(2))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPolyline(mark_in(where))


def badge_size(text: str, font: QFont) -> QSize:
    """Return the size of a painted badge, as `Badge` has it."""
    metrics = QFontMetrics(font)
    return QSize(metrics.horizontalAdvance(text) + px(14), metrics.height() + px(4))


def draw_badge(painter: QPainter, where: QRect, font: QFont, text: str, tone: Tone) -> None:
    """Paint a few words on a coloured ground."""
    colours = tokens()
    ground, ink = {
        Tone.RED: (colours.red_soft, colours.red),
        Tone.AMBER: (colours.amber_soft, colours.amber),
        Tone.BLUE: (colours.accent_soft, colours.accent),
        Tone.GREEN: (colours.green_soft, colours.green),
        Tone.PLAIN: (colours.hover, colours.muted),
    }[tone]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(QRectF(where), px(4), px(4))
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(where, int(Qt.AlignmentFlag.AlignCenter), text)
