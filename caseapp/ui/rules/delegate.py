"""Paints a rule: what it is for, its id and period, and how far this office knows it."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from caseapp.domain.views.rules import RuleRow
from caseapp.i18n import Catalogue
from caseapp.ui.rules.marks import row_words
from caseapp.ui.rules.model import ROW_ROLE
from caseapp.ui.theme import px, tokens
from caseapp.ui.widgets.badge import Tone


class RuleDelegate(QStyledItemDelegate):
    """Three lines of fixed height: what, where from, state of review."""

    def __init__(self, t: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._t = t

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(px(200), px(68))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, RuleRow):
            return
        colours = tokens()
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colours.accent_soft))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(colours.hover))
        inner = option.rect.adjusted(px(12), px(6), -px(12), -px(6))
        line = inner.height() // 3
        bold, small = QFont(option.font), QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        small.setPixelSize(px(12))
        words, tone = row_words(row, self._t)
        detail = " · ".join(part for part in (row.id, row.period, row.citation) if part)
        texts = (
            (bold, colours.text, row.action),
            (small, colours.muted, detail),
            (small, _colour(tone), words),
        )
        for number, (font, colour, text) in enumerate(texts):
            where = QRect(inner.x(), inner.y() + number * line, inner.width(), line)
            _line(painter, where, font, colour, text)
        painter.setPen(QColor(colours.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()


def _colour(tone: Tone) -> str:
    colours = tokens()
    return {Tone.GREEN: colours.green, Tone.RED: colours.red}.get(tone, colours.amber)


def _line(painter: QPainter, where: QRect, font: QFont, colour: str, text: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, where.width())
    painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
