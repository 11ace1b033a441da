"""A quotation beside the decision, word by word: with signs and colours, never colours alone."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from caseapp.domain.citations.quotations import Run, Sign
from caseapp.i18n import Catalogue
from caseapp.ui.overriding import override
from caseapp.ui.theme import px, tokens

MINUS, PLUS = "[−", "[+"
MOST_LINES = 8
"""Lines that are seen at once of a long quotation; it scrolls."""


def marked(run: Run) -> str:
    """Return the words of a run with their sign: "[−quoted−]", "[+original+]"."""
    if run.sign is Sign.QUOTED:
        return f"{MINUS}{run.words}−]"
    return f"{PLUS}{run.words}+]" if run.sign is Sign.ORIGINAL else run.words


class DifferenceView(QPlainTextEdit):
    """Shows what the text has and the decision does not, and the other way round."""

    def __init__(self, t: Catalogue, runs: Sequence[Run], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(t("The quotation beside the decision"))
        self._runs = tuple(runs)
        self._write()

    def _write(self) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        for number, run in enumerate(self._runs):
            cursor.insertText(" " if number else "", QTextCharFormat())
            cursor.insertText(marked(run), _look(run.sign))
        self._fit()

    def _fit(self) -> None:
        lines = max(1, round(self.document().size().height()))
        seen = min(lines, MOST_LINES)
        policy = Qt.ScrollBarPolicy
        wanted = policy.ScrollBarAsNeeded if lines > seen else policy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(wanted)
        # As for every area of text: the lines, and the room that its frame takes.
        self.setFixedHeight(self.fontMetrics().lineSpacing() * seen + px(22))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._write()


def _look(sign: Sign) -> QTextCharFormat:
    look = QTextCharFormat()
    colours = tokens()
    if sign is Sign.QUOTED:
        look.setForeground(QColor(colours.red))
        look.setBackground(QColor(colours.red_soft))
    elif sign is Sign.ORIGINAL:
        look.setForeground(QColor(colours.green))
        look.setBackground(QColor(colours.green_soft))
        look.setFontUnderline(True)
    return look
