"""The page of a decision: where its paragraphs and passages are, and what is painted over them."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from caseapp.domain.annotations import PassageDraft
from caseapp.domain.authorities import PartKind
from caseapp.domain.passages import JOINT
from caseapp.domain.views.authority_text import TextParagraph
from caseapp.i18n import Catalogue
from caseapp.ui.authorities.reading.laidout import OURS, LaidOutText, prefix
from caseapp.ui.authorities.reading.units import to_characters, to_units
from caseapp.ui.theme import px


class DecisionPage(LaidOutText):
    """Goes to paragraphs, tells what is selected, paints passages.

    Signals:
        moved: the cursor went somewhere else, or the page was scrolled.
    """

    moved = Signal()

    def __init__(self, t: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(t, parent)
        self._target = 0
        self.grown.connect(self._on_grown)
        self.cursorPositionChanged.connect(self.moved)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def begin_at(self, place: int) -> None:
        """Go to a paragraph as soon as it stands there."""
        self._target = place

    def has(self, place: int) -> bool:
        """Say whether a paragraph stands there already."""
        return place < len(self._blocks)

    def place_of(self, number: str) -> int:
        """Return the court's own paragraph of a number, or -1.

        Of several the longest: a table of contents is numbered too, and so is what a court holds.
        """
        own = [
            (one.part is PartKind.TEXT, len(one.text), place)
            for place, one in enumerate(self.paragraphs)
            if one.number == number and one.part in {PartKind.TEXT, PartKind.OPERATIVE}
        ]
        return max(own)[2] if own else -1

    def place_read(self) -> int:
        """Return the paragraph at the top of what is seen."""
        return self._place_at(self.cursorForPosition(QPoint(px(20), px(8))).blockNumber())

    def place_of_cursor(self) -> int:
        """Return the paragraph that the cursor stands in."""
        return self._place_at(self.textCursor().blockNumber())

    def places_seen(self) -> tuple[int, int]:
        """Return the first and the last paragraph that can be seen."""
        bottom = QPoint(px(20), max(0, self.viewport().height() - 1))
        return self.place_read(), self._place_at(self.cursorForPosition(bottom).blockNumber())

    def _place_at(self, block: int) -> int:
        """Return the place of a block's paragraph; of a line of ours that of the next one."""
        return next((place for place in self._places[block:] if place != OURS), 0)

    def show_place(self, place: int) -> None:
        """Put the cursor at a paragraph and the paragraph at the top."""
        self.setTextCursor(self.cursor_of(place, 0, place, 0))
        self.verticalScrollBar().setValue(self._block(place).firstLineNumber())

    def show_passage(self, first: int, start: int, last: int, end: int) -> None:
        """Select a passage and bring it into view."""
        cursor = self.cursor_of(first, start, last, end)
        beginning = QTextCursor(cursor)
        beginning.setPosition(cursor.selectionStart())
        self.setTextCursor(beginning)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def cursor_of(self, first: int, start: int, last: int, end: int) -> QTextCursor:
        """Return a cursor that selects a passage, in characters of its paragraphs."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._position(first, start))
        cursor.setPosition(self._position(last, end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def passage(self) -> PassageDraft | None:
        """Return what is selected; None where nothing of the decision is."""
        cursor = self.textCursor()
        start = self._character(cursor.selectionStart(), forward=True)
        end = self._character(cursor.selectionEnd(), forward=False)
        if not cursor.hasSelection() or start is None or end is None or start >= end:
            return None
        return self._draft(*start, *end)

    def paragraph_passage(self) -> PassageDraft | None:
        """Return the whole paragraph that the cursor stands in."""
        place = self.place_of_cursor()
        if not 0 <= place < len(self._blocks):
            return None
        return self._draft(place, 0, place, len(self.paragraphs[place].text))

    def chosen(self) -> Sequence[TextParagraph]:
        """Return the paragraphs that the selection touches, or that of the cursor."""
        marked = self.passage() or self.paragraph_passage()
        return self.paragraphs[marked.first : marked.last + 1] if marked else ()

    def mark(self, marks: Iterable[tuple[QTextCursor, QTextCharFormat]]) -> None:
        """Paint passages; the text itself is not touched."""
        found = []
        for cursor, look in marks:
            one = QTextEdit.ExtraSelection()
            one.cursor, one.format = cursor, look
            found.append(one)
        self.setExtraSelections(found)

    def _draft(self, first: int, start: int, last: int, end: int) -> PassageDraft:
        texts = [one.text for one in self.paragraphs[first : last + 1]]
        whole = JOINT.join(texts)
        quote = whole[start : len(whole) - len(texts[-1]) + end]
        return PassageDraft(first, start, last, end, quote)

    def _block(self, place: int) -> QTextBlock:
        place = min(place, len(self._blocks) - 1)
        return self.document().findBlockByNumber(self._blocks[place] if place >= 0 else 0)

    def _position(self, place: int, character: int) -> int:
        one = self.paragraphs[min(place, len(self._blocks) - 1)]
        return self._block(place).position() + len(prefix(one)) + to_units(one.text, character)

    def _character(self, position: int, *, forward: bool) -> tuple[int, int] | None:
        """Return paragraph and character of a position; from a line of ours go on or back."""
        block = self.document().findBlock(position)
        number = block.blockNumber()
        while 0 <= number < len(self._places) and self._places[number] == OURS:
            number += 1 if forward else -1
            position = -1
        if not 0 <= number < len(self._places):
            return None
        place = self._places[number]
        one = self.paragraphs[place]
        if position < 0:
            return (place, 0) if forward else (place, len(one.text))
        return place, to_characters(
            one.text, max(0, position - block.position() - len(prefix(one)))
        )

    @Slot()
    def _on_scrolled(self) -> None:
        self.moved.emit()

    @Slot()
    def _on_grown(self) -> None:
        if self._target and len(self._blocks) > self._target:
            self.show_place(self._target)
            if self.is_laid_out:
                self._target = 0
