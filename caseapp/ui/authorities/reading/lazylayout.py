"""Lays out the paragraphs that are seen, and no others; of the rest the height is estimated.

A judgment has up to two thousand paragraphs. Laid out as a whole, a change of the window's width
holds everything up for a quarter of a second; laid out like this, it costs what one page costs.
"""

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QFontMetricsF, QTextBlock, QTextDocument, QTextLayout, QTextOption
from PySide6.QtWidgets import QPlainTextDocumentLayout
from typing_extensions import override


class LazyLayout(QPlainTextDocumentLayout):
    """As Qt's own for plain text, but the margins of a paragraph count.

    Args:
        document: what is laid out.
        width: returns the room for lines, in pixels.

    """

    def __init__(self, document: QTextDocument, width: Callable[[], int]) -> None:
        super().__init__(document)
        self._width = width
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.tell)

    def estimate(self, block: QTextBlock) -> None:
        """Guess how many lines the paragraphs from this one on have: the scroll bar counts them."""
        letter = QFontMetricsF(self.document().defaultFont()).averageCharWidth()
        a_line = max(1.0, self._width() - 2 * self.document().documentMargin()) / letter
        while block.isValid():
            if not block.layout().lineCount():
                block.setLineCount(1 + int(block.length() / a_line))
            block = block.next()
        self._later.start()

    @override
    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        layout = block.layout() if block.isValid() else None
        if layout is not None and not layout.lineCount():
            self._lay_out(block, layout)
        return (
            super().blockBoundingRect(block).adjusted(0, 0, 0, block.blockFormat().bottomMargin())
        )

    def _room(self, block: QTextBlock) -> float:
        return (
            self._width() - 2 * self.document().documentMargin() - block.blockFormat().leftMargin()
        )

    def _lay_out(self, block: QTextBlock, layout: QTextLayout) -> None:
        shape = block.blockFormat()
        room, y = max(1.0, self._room(block)), shape.topMargin()
        x = self.document().documentMargin()
        mirrored = block.textDirection() is Qt.LayoutDirection.RightToLeft
        layout.setTextOption(_option(mirrored=mirrored))
        if not mirrored:
            x += shape.leftMargin()
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLeadingIncluded(True)
            line.setLineWidth(room)
            line.setPosition(QPointF(x, y))
            y += line.height()
        layout.endLayout()
        if block.lineCount() != layout.lineCount():
            block.setLineCount(layout.lineCount())
            # Not at once: who asked for a height may be counting them for the scroll bar.
            self._later.start()

    @Slot()
    def tell(self) -> None:
        """Have the scroll bar count the lines again."""
        self._later.stop()
        self.documentSizeChanged.emit(self.documentSize())


@lru_cache(maxsize=2)
def _option(*, mirrored: bool) -> QTextOption:
    """Return how lines are broken; they start where the script does, whatever the window's."""
    option = QTextOption()
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
