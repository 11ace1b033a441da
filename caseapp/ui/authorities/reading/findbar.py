"""Finding words in the text: how often, the next and the one before."""

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from caseapp.domain.in_text import FoldedText, Match
from caseapp.i18n import Catalogue
from caseapp.ui.theme import px
from caseapp.ui.widgets import Button, PlainLabel, TextLine

_PAUSE_MS = 80


class FindBar(QWidget):
    """A line of words and the places where they are.

    Signals:
        shown(object): the `Match` to go to; None: paint the matches anew.
    """

    shown = Signal(object)

    def __init__(self, t: Catalogue, text: FoldedText, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "clear")
        self._t = t
        self._text = text
        self.matches: Sequence[Match] = ()
        self.current = -1
        self._from = 0
        self.words = TextLine(placeholder=t("Find in the text   Ctrl+F"), limit=200)
        self.words.setAccessibleName(t("Find in the text"))
        self.words.setClearButtonEnabled(True)
        self.count = PlainLabel("", "muted")
        self.count.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        self.before = Button(t("Previous"), shortcut="Shift+F3")
        self.next = Button(t("Next"), shortcut="F3")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(8))
        line.addWidget(self.words, 1)
        line.addWidget(self.count)
        line.addWidget(self.before)
        line.addWidget(self.next)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)
        self.words.textChanged.connect(self._pause.start)
        self.words.returnPressed.connect(self.find_next)
        self.before.clicked.connect(self.find_before)
        self.next.clicked.connect(self.find_next)
        self._say()

    def look_for(self, words: str) -> None:
        """Find words that were looked for elsewhere, such as those of a search."""
        self.words.setText(words)

    def begin_at(self, place: int) -> None:
        """Let the first place shown be in this paragraph or after it."""
        self._from = place

    def refresh(self) -> None:
        """Find again: more of the text stands there now."""
        kept = self.matches[self.current] if self.current >= 0 else None
        self.matches = self._text.find(self.words.text())
        self.current = self.matches.index(kept) if kept in self.matches else -1
        if self.matches and self.current < 0:
            self._go_first()
        self._say()

    @Slot()
    def _on_pause(self) -> None:
        self._pause.stop()
        self.matches = self._text.find(self.words.text())
        self.current = -1
        if self.matches:
            self._go_first()
        else:
            self._say()
            self.shown.emit(None)

    @Slot()
    def find_next(self) -> None:
        """Go to the next place, after the last to the first again."""
        self._step(1)

    @Slot()
    def find_before(self) -> None:
        """Go to the place before, from the first to the last."""
        self._step(-1)

    def _step(self, by: int) -> None:
        if self._pause.isActive():
            self._on_pause()
        elif self.matches:
            self._go(self.current + by)

    def _go_first(self) -> None:
        self._go(bisect_left(self.matches, self._from, key=lambda one: one.place))

    def _go(self, to: int) -> None:
        self.current = to % len(self.matches)
        self._say()
        self.shown.emit(self.matches[self.current])

    def _say(self) -> None:
        t = self._t
        found = len(self.matches)
        if not self.words.text().strip():
            said = ""
        elif not found:
            said = t("Not in this text")
        else:
            said = t("{number} of {count}", number=self.current + 1, count=found)
        self.count.setText(said)
        for button in (self.before, self.next):
            button.setEnabled(bool(found))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shift+Enter goes back, as Enter goes on."""
        back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and back:
            self.find_before()
            return
        super().keyPressEvent(event)
