"""States in forms: typed by name, by code or nearly so, and always said back by name."""

from collections.abc import Callable, Iterable
from time import monotonic

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QWidget
from typing_extensions import override

from caseapp.domain.fields import UnknownStateError
from caseapp.i18n import Catalogue
from caseapp.ui.widgets import Choice, Field, TextLine
from caseapp.ui.words import state_name
from caseapp.wording.state_search import LANGUAGES, begun_state, read_state, split_states
from caseapp.wording.states import state_names

_PAUSE = 1.5
"""Seconds after which typed letters begin a new name."""


class StatesCompleter(QCompleter):
    """Completes the last name of a list that is parted by commas."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        others = [other for other in LANGUAGES if other != language]
        names = [
            name
            for one in (language, *others)
            for name in sorted(state_names(one).values(), key=str.casefold)
        ]
        super().__init__(list(dict.fromkeys(names)), parent)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._before = ""

    @override
    def splitPath(self, path: str) -> list[str]:
        before, comma, last = path.rpartition(",")
        self._before = f"{before}{comma} " if comma else ""
        return [last.strip()]

    @override
    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return self._before + super().pathFromIndex(index)


class StatesField(Field):
    """Several states, such as citizenships."""

    def __init__(
        self,
        label: str,
        *,
        t: Catalogue,
        say: Callable[[Exception], str],
        name: str,
        hint: str,
        codes: Iterable[str] = (),
    ) -> None:
        self.line = TextLine(", ".join(state_name(t, code) for code in codes), limit=500)
        super().__init__(label, self.line, name=name, hint=hint)
        self._t = t
        self._word = say
        self.line.setCompleter(StatesCompleter(t.language, self.line))
        self.line.textChanged.connect(self._on_typed)
        self.line.editingFinished.connect(self._on_left)

    def text(self) -> str:
        """Return what was typed: what a draft keeps."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Put back what was typed."""
        self.line.setText(text)

    def codes(self) -> tuple[str, ...]:
        """Return the codes in the order typed; what is no state stays as it was typed."""
        found = (read_state(part) or part for part in split_states(self.line.text()))
        return tuple(dict.fromkeys(found))

    def check(self) -> bool:
        """Say whether every name is known; the first that is not is named in the error."""
        wrong = [part for part in split_states(self.line.text()) if not read_state(part)]
        if wrong:
            self.set_error(self._word(UnknownStateError(field=self.name, text=wrong[0])))
        return not wrong

    @Slot()
    def _on_typed(self) -> None:
        parts = list(split_states(self.line.text()))
        names = [state_name(self._t, code) for part in parts if (code := read_state(part))]
        told = len(names) == len(parts) and names != parts
        self.set_echo(", ".join(names) if told else "")

    @Slot()
    def _on_left(self) -> None:
        self.check()


class StateChoice(Choice):
    """One state; letters find it by any of its names, in both languages and nearly spelled.

    Signals:
        not_found: what was typed, as text; no state begins like that.
        found: a state was found by typing.
    """

    not_found = Signal(object)
    found = Signal()

    def __init__(
        self, options: Iterable[tuple[str, str]], value: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(options, value, parent)
        self._typed = ""
        self._last = 0.0
        self._list = self.view()
        self._list.installEventFilter(self)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._take(event):
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self._list
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and self._take(event)
        ):
            return True
        return super().eventFilter(watched, event)

    def _take(self, event: QKeyEvent) -> bool:
        """Take a letter of a name; what is no letter, or a shortcut, is for others."""
        text = event.text()
        held = event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if held or len(text) != 1 or not (text.isalpha() or (text in " -" and self._typed)):
            return False
        now = monotonic()
        self._typed = text if now - self._last > _PAUSE else self._typed + text
        self._last = now
        codes = [str(self.itemData(place)) for place in range(self.count())]
        code = begun_state(self._typed, [code for code in codes if code])
        if code:
            self._show(codes.index(code))
            self.found.emit()
        else:
            self.not_found.emit(self._typed)
        return True

    def _show(self, place: int) -> None:
        self.setCurrentIndex(place)
        if self._list.isVisible():
            self._list.setCurrentIndex(self.model().index(place, 0))
