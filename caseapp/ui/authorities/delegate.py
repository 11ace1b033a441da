"""Paints a hit: name, where from, and the words that were met."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from caseapp.domain.views.authorities import AuthorityRow
from caseapp.i18n import Catalogue
from caseapp.ui.authorities.model import ROW_ROLE
from caseapp.ui.theme import px, tokens
from caseapp.ui.words import state_name
from caseapp.wording.filings import long_date


def day_text(t: Catalogue, row: AuthorityRow) -> str:
    """Return the date of a decision in words, the year alone where no more is known."""
    known = row.date_text in {"", row.day.isoformat()}
    return long_date(row.day, t) if known else row.date_text


def where_from(t: Catalogue, row: AuthorityRow) -> str:
    """Return the second line of a hit: court, number, date, states."""
    parts = [row.court, row.number, day_text(t, row)]
    if row.host_state:
        parts.append(state_name(t, row.host_state))
    return " · ".join(part for part in parts if part)


class HitDelegate(QStyledItemDelegate):
    """Three lines of fixed height; the third holds a snippet, else the outcome."""

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
        if not isinstance(row, AuthorityRow):
            return
        colours = tokens()
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colours.accent_soft))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(colours.hover))
        inner = option.rect.adjusted(px(12), px(6), -px(12), -px(6))
        line = inner.height() // 3
        base = QFont(option.font)
        bold = QFont(base)
        bold.setWeight(QFont.Weight.DemiBold)
        small = QFont(base)
        small.setPixelSize(px(12))
        self._line(painter, QRect(inner.x(), inner.y(), inner.width(), line), bold,
                   colours.text, row.title)  # fmt: skip
        second = QRect(inner.x(), inner.y() + line, inner.width(), line)
        self._line(painter, second, small, colours.muted, where_from(self._t, row))
        third = QRect(inner.x(), inner.y() + 2 * line, inner.width(), line)
        if row.snippet:
            self._snippet(painter, third, small, row.snippet)
        else:
            self._line(painter, third, small, colours.muted, row.outcome)
        painter.setPen(QColor(colours.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()

    @staticmethod
    def _line(painter: QPainter, where: QRect, font: QFont, colour: str, text: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, where.width())
        painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    @staticmethod
    def _snippet(
        painter: QPainter, where: QRect, font: QFont, pieces: tuple[tuple[str, bool], ...]
    ) -> None:
        strong = QFont(font)
        strong.setWeight(QFont.Weight.DemiBold)
        x = where.x()
        for text, met in pieces:
            used = strong if met else font
            painter.setFont(used)
            painter.setPen(QColor(tokens().accent if met else tokens().muted))
            metrics = QFontMetrics(used)
            left = where.right() - x
            clean = " ".join(text.split()) if not text.startswith(" ") else " " + text.strip()
            if text.endswith(" ") and not clean.endswith(" "):
                clean += " "
            shown = metrics.elidedText(clean, Qt.TextElideMode.ElideRight, left)
            painter.drawText(
                QRect(x, where.y(), left, where.height()),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                shown,
            )
            x += metrics.horizontalAdvance(clean)
            if x >= where.right():
                return
