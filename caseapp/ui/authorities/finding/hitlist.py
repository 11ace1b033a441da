"""The list of hits: arrows walk, Space ticks, Enter opens the text at a paragraph."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QListView
from typing_extensions import override

from caseapp.domain.views.authorities import AuthorityRow
from caseapp.domain.views.library import ParagraphHit
from caseapp.i18n import Catalogue
from caseapp.ui.authorities.finding.delegate import HitDelegate
from caseapp.ui.authorities.finding.hitwords import shown_paragraphs
from caseapp.ui.authorities.finding.model import AuthorityList
from caseapp.ui.widgets.lists import ROW_ROLE


@dataclass(frozen=True, slots=True)
class Opening:
    """A decision that is to be read."""

    uid: str
    paragraph: str = ""
    """The court's own number of the paragraph to begin with."""
    words: str = ""
    """What was met there, as it stands in the text."""


def opening(row: AuthorityRow, hit: ParagraphHit | None) -> Opening:
    """Return where the text of a decision is to be opened: at a paragraph, else at the best."""
    if hit is None:
        return Opening(row.uid, row.paragraph)
    met = next((text.strip() for text, is_met in hit.snippet if is_met), "")
    return Opening(row.uid, hit.number, met)


class HitList(QListView):
    """Hits, as high as their words need.

    Signals:
        opened: an `Opening`: Enter, a double click, or a click on a paragraph.
    """

    opened = Signal(object)

    def __init__(self, t: Catalogue, hits: AuthorityList) -> None:
        super().__init__()
        self._hits = hits
        self._lines = HitDelegate(self)
        self.setModel(hits)
        self.setItemDelegate(self._lines)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setAccessibleName(t("Decisions found"))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self._open)

    @override
    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        self._lines.paragraph = -1
        super().currentChanged(current, previous)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if not index.isValid():
            super().keyPressEvent(event)
            return
        onward, backward = Qt.Key.Key_Right, Qt.Key.Key_Left
        if self.isRightToLeft():
            onward, backward = backward, onward
        match event.key():
            case Qt.Key.Key_Space:
                self._hits.toggle(index.row())
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not event.modifiers() & _OTHERS:
                self._open(index)
            case key if key == onward:
                self._step(index, 1)
            case key if key == backward:
                self._step(index, -1)
            case _:
                super().keyPressEvent(event)

    def _step(self, index: QModelIndex, by: int) -> None:
        """Go to the next paragraph of the line, or back, to the line itself at last."""
        count = len(self._lines.layout_of(index).paragraphs)
        self._lines.paragraph = max(-1, min(count - 1, self._lines.paragraph + by))
        self.update(index)

    def _open(self, index: QModelIndex) -> None:
        self._open_at(index, max(0, self._lines.paragraph))

    def _open_at(self, index: QModelIndex, which: int) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, AuthorityRow):
            hits = shown_paragraphs(row)
            hit = hits[which] if which < len(hits) else None
            self.opened.emit(opening(row, hit))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() is not Qt.MouseButton.LeftButton:
            return
        layout = self._lines.layout_of(index)
        point = self._within(index, event.position().toPoint())
        if layout.is_box(point):
            self._hits.toggle(index.row())
        elif (which := layout.paragraph_at(point)) >= 0:
            self._open_at(index, which)

    def _within(self, index: QModelIndex, point: QPoint) -> QPoint:
        return point - self.visualRect(index).topLeft()


_OTHERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
