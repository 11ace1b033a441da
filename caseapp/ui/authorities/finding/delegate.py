"""Paints hits: each as high as its words need."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)
from typing_extensions import override

from caseapp.ui.authorities.finding.hitlayout import HitLayout
from caseapp.ui.authorities.finding.hitwords import HitWords
from caseapp.ui.authorities.finding.model import WORDS_ROLE
from caseapp.ui.theme import px, tokens
from caseapp.ui.widgets.lists import Index
from caseapp.ui.widgets.painting import draw_ground
from caseapp.ui.widgets.tips import harmless

_MOST_KEPT = 400
"""Layouts that are remembered; a list that long is rarely walked twice."""


class HitDelegate(QStyledItemDelegate):
    """Name, where from, badges, what was found, and the paragraphs that answer."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._kept: dict[tuple[int, int, int, bool], tuple[HitWords, HitLayout]] = {}
        self.paragraph = -1
        """Which paragraph of the current line the keyboard has chosen; -1 for none."""

    def layout_of(self, index: Index) -> HitLayout:
        """Return where the parts of a line stand."""
        words: HitWords = index.data(WORDS_ROLE)
        width = self._view.viewport().width()
        mirrored = self._view.isRightToLeft()
        key = (id(words), width, id(tokens()), mirrored)
        known = self._kept.get(key)
        if known is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            made = HitLayout(words, width, self._view.font(), mirrored=mirrored)
            # The words are kept with it: another object may get the same id once they are gone.
            known = self._kept[key] = (words, made)
        return known[1]

    @override
    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(200), self.layout_of(index).height)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if not isinstance(index.data(WORDS_ROLE), HitWords):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ground(painter, option)
        current = bool(option.state & QStyle.StateFlag.State_HasFocus)
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        self.layout_of(index).paint(
            painter,
            option.rect.topLeft(),
            ticked=ticked,
            paragraph=self.paragraph if current else -1,
        )
        painter.setPen(QColor(tokens().line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()

    @override
    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Say why the badges say what they say."""
        words = index.data(WORDS_ROLE)
        if event.type() != QEvent.Type.ToolTip or not isinstance(words, HitWords):
            return False
        point = event.pos() - option.rect.topLeft()
        on_badge = any(place.contains(point) for place in self.layout_of(index).badges)
        text = "\n".join(words.reasons) if on_badge else ""
        QToolTip.showText(event.globalPos(), harmless(text), view)
        return True
