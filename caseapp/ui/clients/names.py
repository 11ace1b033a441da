"""The names of a client in a form: one line per spelling, with what it is and its script."""

from functools import partial

from PySide6.QtCore import QSize, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from caseapp.domain.drafts import NameDraft
from caseapp.i18n import Catalogue
from caseapp.ui.theme import px
from caseapp.ui.widgets import Button, Choice, Field, TextLine
from caseapp.ui.words import NAME_KINDS, SCRIPTS

_RANGES = (
    ("Cyrl", 0x0400, 0x052F),
    ("Armn", 0x0530, 0x058F),
    ("Hebr", 0x0590, 0x05FF),
    ("Arab", 0x0600, 0x06FF),
    ("Thai", 0x0E00, 0x0E7F),
    ("Geor", 0x10A0, 0x10FF),
    ("Latn", 0x0041, 0x024F),
)


def script_of(text: str) -> str:
    """Return the script of the first letter, "" where it is none of those listed."""
    for character in text:
        if not character.isalpha():
            continue
        for script, first, last in _RANGES:
            if first <= ord(character) <= last:
                return script
        return ""
    return ""


_ROOM_FOR_A_NAME = 190
"""Width below which a name is moved above what it is, before scaling."""


class NameLine(QWidget):
    """One spelling of a name.

    Signals:
        remove_wanted: the person wants this line gone.
        typed: something in it changed.
    """

    remove_wanted = Signal()
    typed = Signal()

    def __init__(self, t: Catalogue, number: int, draft: NameDraft) -> None:
        super().__init__()
        self.text = TextLine(draft.text)
        self.kind = Choice(((code, t(words)) for code, words in NAME_KINDS.items()), draft.kind)
        script = draft.script or script_of(draft.text)
        self.script = Choice(((code, t(words)) for code, words in SCRIPTS.items()), script)
        # As wide as their widest words, which makes them equally wide in every line.
        for choice in (self.kind, self.script):
            choice.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.field = Field(t("Name {number}", number=number), self.text, name="names")
        self.remove = Button(t("Remove"), "quiet")
        self._rest = (
            Field(t("What it is"), self.kind),
            Field(t("Script"), self.script),
            Field("\u00a0", self.remove),
        )
        self.remove.setAccessibleName(t("Remove name {number}", number=number))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(8))
        self._arrange(above=False)
        self.remove.clicked.connect(self._on_remove)
        self.text.textChanged.connect(self._on_typed)

    def _arrange(self, *, above: bool) -> None:
        """Put the name beside what it is or, where both would be squeezed, above it."""
        self._above = above
        self._grid.addWidget(self.field, 0, 0, 1, 4 if above else 1)
        for column, field in enumerate(self._rest, start=0 if above else 1):
            self._grid.addWidget(field, int(above), column)
        self._grid.setColumnStretch(0, 0 if above else 1)
        self._grid.setColumnStretch(3, 1 if above else 0)

    def _width_of_rest(self) -> int:
        wide = sum(field.sizeHint().width() for field in self._rest)
        return wide + self._grid.horizontalSpacing() * (len(self._rest) - 1)

    @override
    def minimumSizeHint(self) -> QSize:
        """In two lines it needs no more than what the name is needs."""
        return QSize(self._width_of_rest(), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        wanted = event.size().width() < self._width_of_rest() + px(_ROOM_FOR_A_NAME)
        if wanted != self._above:
            self._arrange(above=wanted)
        super().resizeEvent(event)

    def draft(self) -> NameDraft:
        """Return what the line holds."""
        return NameDraft(self.text.text().strip(), self.kind.value(), self.script.value())

    @Slot()
    def _on_remove(self) -> None:
        self.remove_wanted.emit()

    @Slot()
    def _on_typed(self) -> None:
        script = script_of(self.text.text())
        if script:
            self.script.choose(script)
        self.typed.emit()


class NamesEditor(QWidget):
    """All spellings of a client's name; there is always a line to type into."""

    def __init__(self, t: Catalogue, names: tuple[NameDraft, ...] = ()) -> None:
        super().__init__()
        self._t = t
        self._count = 0
        self.lines: list[NameLine] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(8))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(px(8))
        box.addLayout(self._rows)
        self.another = Button(t("Add another name"), "quiet")
        self.another.clicked.connect(self._on_another)
        box.addWidget(self.another)
        self.show_names(names)

    def show_names(self, names: tuple[NameDraft, ...]) -> None:
        """Show these names, or one empty line."""
        for line in list(self.lines):
            self._drop(line)
        self._count = 0
        for name in names or (NameDraft(""),):
            self._append(name)

    def drafts(self) -> tuple[NameDraft, ...]:
        """Return the names that were typed; empty lines do not count."""
        return tuple(draft for line in self.lines if (draft := line.draft()).text)

    def _append(self, name: NameDraft) -> NameLine:
        self._count += 1
        line = NameLine(self._t, self._count, name)
        line.remove_wanted.connect(partial(self._on_remove, line))
        self.lines.append(line)
        self._rows.addWidget(line)
        self.setFocusProxy(self.lines[0].text)
        self._show_removal()
        return line

    def _drop(self, line: NameLine) -> None:
        self.lines.remove(line)
        self._rows.removeWidget(line)
        line.hide()
        line.setParent(None)
        QTimer.singleShot(0, line.deleteLater)

    def _show_removal(self) -> None:
        for line in self.lines:
            line.remove.setVisible(len(self.lines) > 1)

    def _on_remove(self, line: NameLine) -> None:
        self._drop(line)
        self._show_removal()
        self.setFocusProxy(self.lines[0].text)
        self.lines[0].text.setFocus()

    @Slot()
    def _on_another(self) -> None:
        kind = "passport" if len(self.lines) == 1 else "alias"
        self._append(NameDraft("", kind)).text.setFocus()
