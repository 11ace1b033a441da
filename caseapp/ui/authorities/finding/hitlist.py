"""The list of hits: arrows walk, Space ticks, Enter opens the text; a menu has the rest."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QFrame, QListView
from typing_extensions import override

from caseapp.domain.views.authorities import AuthorityRow
from caseapp.domain.views.library import ParagraphHit
from caseapp.i18n import Catalogue
from caseapp.ui.authorities.finding.delegate import HitDelegate
from caseapp.ui.authorities.finding.hitwords import shown_paragraphs
from caseapp.ui.authorities.finding.model import AuthorityList
from caseapp.ui.widgets.lists import ROW_ROLE, keep_bar
from caseapp.ui.widgets.menus import ActionMenu


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

    Args:
        t: words.
        hits: what was found.
        memos: decisions may be added to memos.
        cites: citations can be written.

    Signals:
        opened: an `Opening`: Enter, a double click, or a click on a paragraph.
        similar_wanted(object), copy_wanted(object), memo_wanted(object): an `AuthorityRow` of
            which others like it, the citation, or a place in a memo is wanted.
        left: Esc.

    """

    opened = Signal(object)
    similar_wanted = Signal(object)
    copy_wanted = Signal(object)
    memo_wanted = Signal(object)
    left = Signal()

    def __init__(
        self, t: Catalogue, hits: AuthorityList, *, memos: bool = False, cites: bool = False
    ) -> None:
        super().__init__()
        self._t = t
        self._hits = hits
        self._offered = {"F7": self.similar_wanted}
        if cites:
            self._offered["Ctrl+C"] = self.copy_wanted
        if memos:
            self._offered["Ctrl+Shift+M"] = self.memo_wanted
        self._lines = HitDelegate(self)
        self.setModel(hits)
        self.setItemDelegate(self._lines)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setAccessibleName(t("Decisions found"))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        keep_bar(self)
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
        wanted = self._offered.get(QKeySequence(event.keyCombination()).toString())
        match event.key():
            case _ if wanted is not None:
                wanted.emit(index.data(ROW_ROLE))
            case Qt.Key.Key_Escape:
                self.left.emit()
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

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what the keys do, for the line that was pointed at or that the keyboard is on."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            place = self.visualRect(index).bottomLeft() if by_key else event.pos()
            self.menu(index).popup(self.viewport().mapToGlobal(place))

    def menu(self, index: QModelIndex) -> ActionMenu:
        """Return the menu of a line."""
        t, row = self._t, index.data(ROW_ROLE)
        words = {
            "F7": t("More like this"),
            "Ctrl+C": t("Copy the citation"),
            "Ctrl+Shift+M": t("Add to memo…"),
        }
        others = [(words[k], k, partial(wanted.emit, row)) for k, wanted in self._offered.items()]
        return ActionMenu(
            [
                (t("Read the text"), "Enter", partial(self._open, index)),
                (t("Tick"), "Space", partial(self._hits.toggle, index.row())),
                *others,
            ],
            self,
        )

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
