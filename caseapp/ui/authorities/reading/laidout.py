"""A decision's paragraphs as plain text, put there in slices and laid out where they are seen."""

import time
from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QFont,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from caseapp.domain.authorities import PartKind
from caseapp.domain.in_text import FoldedText
from caseapp.domain.views.authority_text import TextParagraph
from caseapp.i18n import N_, Catalogue
from caseapp.ui.authorities.reading.lazylayout import LazyLayout
from caseapp.ui.theme import px

MARKS = {
    PartKind.OPINION: N_("Separate opinion – not the words of the court"),
    PartKind.OPERATIVE: N_("What the court decided"),
    PartKind.NOTE: N_("Footnote"),
}
"""Words of ours that stand above parts that are no reasons of the court."""
_SLICE_S = 0.02
"""Seconds of work between two looks at the keyboard."""
OURS = -1
"""Place of a line that is not in the decision."""
_ONE_BLOCK = str.maketrans(dict.fromkeys("\n\r\u2029\ufdd0\ufdd1", "\u2028"))
"""One paragraph is one block: what Qt begins a new one at becomes a break of the line."""


class LaidOutText(QPlainTextEdit):
    """Shows a text that nobody can change; nothing of it is ever read as markup.

    Signals:
        grown: some more paragraphs stand there.
        laid_out: the last one does.
    """

    grown = Signal()
    laid_out = Signal()

    def __init__(self, t: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._t = t
        self.paragraphs: Sequence[TextParagraph] = ()
        self.folded = FoldedText()
        """The same paragraphs, as far as they are laid out, for finding words."""
        self._places: list[int] = []
        """Of each block the place of its paragraph."""
        self._blocks: list[int] = []
        """Of each paragraph its block."""
        self._before: PartKind | None = None
        self._lines = self._laid_lazily()
        self.setReadOnly(True)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(t("Text of the decision"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._on_slice)

    def _laid_lazily(self) -> LazyLayout:
        document = QTextDocument(self)
        document.setDefaultFont(self.font())
        document.setDocumentMargin(px(12))
        document.setUndoRedoEnabled(False)
        lines = LazyLayout(document, lambda: self.viewport().width())
        document.setDocumentLayout(lines)
        self.setDocument(document)
        return lines

    def load(self, paragraphs: Sequence[TextParagraph]) -> None:
        """Lay a text out from its beginning."""
        self.paragraphs = paragraphs
        self._slices.start()

    @property
    def is_laid_out(self) -> bool:
        """Whether the last paragraph stands there."""
        return len(self._blocks) == len(self.paragraphs)

    @Slot()
    def _on_slice(self) -> None:
        started, first = time.perf_counter(), not self._places
        before = self.document().lastBlock().blockNumber()
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        while not self.is_laid_out and time.perf_counter() - started < _SLICE_S:
            self._put_next(cursor)
        cursor.endEditBlock()
        self._lines.estimate(self.document().findBlockByNumber(before))
        if first:
            # What was written at the cursor has pushed it to its end.
            self.moveCursor(QTextCursor.MoveOperation.Start)
        self.grown.emit()
        if self.is_laid_out:
            self._slices.stop()
            self.laid_out.emit()

    def _put_next(self, cursor: QTextCursor) -> None:
        one = self.paragraphs[len(self._blocks)]
        if one.part in MARKS and one.part is not self._before:
            self._put(cursor, _heading(self._t(MARKS[one.part])), OURS)
        self._before = one.part
        place = len(self._blocks)
        self._blocks.append(len(self._places))
        self._put(cursor, one, place)
        self.folded.add(one.text)

    def _put(self, cursor: QTextCursor, one: TextParagraph, place: int) -> None:
        shape, letters = QTextBlockFormat(), QTextCharFormat()
        shape.setBottomMargin(px(8))
        if one.part is PartKind.HEADING:
            shape.setTopMargin(px(10))
            letters.setFontWeight(QFont.Weight.DemiBold)
        if one.part in {PartKind.OPINION, PartKind.NOTE}:
            shape.setLeftMargin(px(28))
            letters.setFontItalic(one.part is PartKind.OPINION)
        if self._places:
            cursor.insertBlock()
        cursor.setBlockFormat(shape)
        if one.number:
            strong = QTextCharFormat(letters)
            strong.setFontWeight(QFont.Weight.DemiBold)
            cursor.insertText(prefix(one).translate(_ONE_BLOCK), strong)
        cursor.insertText(one.text.translate(_ONE_BLOCK), letters)
        self._places.append(place)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the paragraph at the top: Qt forgets what it knew of the lines above it."""
        top = self.firstVisibleBlock()
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lines.estimate(self.document().firstBlock())
            self._lines.tell()
            self.verticalScrollBar().setValue(top.firstLineNumber())

    @override
    def insertFromMimeData(self, source: object) -> None:
        """Take nothing in."""


def _heading(words: str) -> TextParagraph:
    return TextParagraph(PartKind.HEADING, "", words)


def prefix(one: TextParagraph) -> str:
    """Return what stands before a paragraph: the court's number, where the text lacks it."""
    known = one.text.startswith(f"{one.number}.")
    return f"{one.number}.  " if one.number and not known else ""
