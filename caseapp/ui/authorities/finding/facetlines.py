"""Paints the lines of the facets: a box to tick, the words, the count and a bar as long as it."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from caseapp.ui.authorities.finding.facetlist import FacetLine, LineKind
from caseapp.ui.theme import px, tokens
from caseapp.ui.widgets.lists import ROW_ROLE, Index
from caseapp.ui.widgets.painting import (
    draw_box,
    draw_ground,
    height_of,
    line_start,
    placed,
    write,
)

_BAR = 3
"""Height of a bar: it is looked at, the number beside it is read."""


class FacetLines(QStyledItemDelegate):
    """Lines as high as their words need; nothing is cut."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = index.data(ROW_ROLE)
        font = _font(line, option.font)
        words = _words(QRect(0, 0, self._view.viewport().width(), 0), line, option.font)
        high = max(px(16), height_of(line.text, font, words.width()))
        return QSize(px(120), high + px(14 if line.kind is LineKind.HEADING else 10))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(ROW_ROLE)
        if not isinstance(line, FacetLine):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ground(painter, option)
        font = _font(line, option.font)
        words = placed(option, _words(option.rect, line, option.font))
        write(painter, words, font, _ink(line), line.text, line_start(option))
        if line.kind is LineKind.VALUE:
            self._value(painter, option, line, words)
        elif line.kind is LineKind.HEADING:
            self._heading(painter, option, line)
        painter.restore()

    def _value(
        self, painter: QPainter, option: QStyleOptionViewItem, line: FacetLine, words: QRect
    ) -> None:
        rect = option.rect
        box = QRect(rect.x() + px(10), rect.center().y() - px(8), px(16), px(16))
        draw_box(painter, placed(option, box), on=line.on)
        count = QRect(rect.right() - px(8) - px(44), rect.y(), px(44), rect.height())
        small = _small(option.font)
        end = Qt.AlignmentFlag.AlignRight
        if option.direction == Qt.LayoutDirection.RightToLeft:
            end = Qt.AlignmentFlag.AlignLeft
        whole = end | Qt.AlignmentFlag.AlignAbsolute
        write(painter, placed(option, count), small, tokens().muted, str(line.count), whole)
        if line.count:
            long = max(px(2), round(words.width() * line.share))
            start = rect.x() + px(34)
            bar = QRect(start, rect.bottom() - px(_BAR) - 1, long, px(_BAR))
            painter.fillRect(placed(option, bar), QColor(tokens().border))

    def _heading(self, painter: QPainter, option: QStyleOptionViewItem, line: FacetLine) -> None:
        rect = option.rect
        where = placed(option, QRect(rect.x() + px(8), rect.center().y() - px(8), px(16), px(16)))
        reach, middle = float(px(3)), QPointF(where.center())
        if line.on:
            points = [(-reach, -reach / 2), (0.0, reach / 2), (reach, -reach / 2)]
        else:
            on = -1 if option.direction == Qt.LayoutDirection.RightToLeft else 1
            points = [(-on * reach / 2, -reach), (on * reach / 2, 0.0), (-on * reach / 2, reach)]
        painter.setPen(QPen(QColor(tokens().muted), px(1.6)))
        painter.drawPolyline([middle + QPointF(x, y) for x, y in points])


def _words(rect: QRect, line: FacetLine, base: QFont) -> QRect:
    """Return where the words of a line stand, unmirrored."""
    start = px(28) if line.kind is LineKind.HEADING else px(34)
    end = px(8)
    if line.kind is LineKind.VALUE:
        end += max(px(24), QFontMetrics(_small(base)).horizontalAdvance(f" {line.count}"))
    return QRect(
        rect.x() + start, rect.y(), max(px(40), rect.width() - start - end), rect.height()
    )


def _font(line: FacetLine, base: QFont) -> QFont:
    font = _small(base) if line.kind is not LineKind.HEADING else QFont(base)
    if line.kind is LineKind.HEADING or line.on:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def _small(base: QFont) -> QFont:
    font = QFont(base)
    font.setPixelSize(px(12))
    return font


def _ink(line: FacetLine) -> str:
    colours = tokens()
    if line.kind is LineKind.MORE:
        return colours.accent
    empty = line.kind is LineKind.VALUE and not line.count and not line.on
    return colours.muted if empty else colours.text
