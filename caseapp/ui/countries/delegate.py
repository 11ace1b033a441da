"""Paints a place: its name, how much was collected, how much of it is unverified. No verdict."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from caseapp.domain.views.countries import CountryRow
from caseapp.i18n import Catalogue
from caseapp.ui.countries.model import ROW_ROLE
from caseapp.ui.theme import px, tokens


def counted(row: CountryRow, t: Catalogue) -> str:
    """Return how much was collected about a place, and how much of it nobody verified."""
    if not row.facts:
        return t("nothing collected")
    facts = t.plural("{count} fact", "{count} facts", row.facts)
    if row.unverified:
        facts = t("{facts}, {count} not verified", facts=facts, count=row.unverified)
    if not row.notes:
        return facts
    notes = t.plural("{count} note of this office", "{count} notes of this office", row.notes)
    return t("{first} · {second}", first=facts, second=notes)


class CountryDelegate(QStyledItemDelegate):
    """Two lines of fixed height."""

    def __init__(self, t: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._t = t

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(px(160), px(48))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, CountryRow):
            return
        colours = tokens()
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colours.accent_soft))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(colours.hover))
        inner = option.rect.adjusted(px(12), px(5), -px(12), -px(5))
        line = inner.height() // 2
        bold, small = QFont(option.font), QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        small.setPixelSize(px(12))
        for number, (font, colour, text) in enumerate(
            ((bold, colours.text, row.name), (small, colours.muted, counted(row, self._t)))
        ):
            where = QRect(inner.x(), inner.y() + number * line, inner.width(), line)
            painter.setFont(font)
            painter.setPen(QColor(colour))
            wide = where.width()
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, wide)
            side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(where, side, shown)
        painter.setPen(QColor(colours.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()
