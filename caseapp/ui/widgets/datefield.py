"""A date typed freely, with the weekday said back at once."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from caseapp.domain.errors import UserError
from caseapp.domain.freedates import DoubtfulDateError
from caseapp.ui.widgets.field import Field
from caseapp.ui.widgets.texts import TextLine


class DateField(Field):
    """A field for a date. Whatever the parser reads ("+10d", "fri", "31.1.27") may be typed.

    Args:
        parse: text to date; raises a `UserError` for what cannot be read, and every time a
            `DoubtfulDateError` for what is worth a second look: the field itself asks once.
        show: date to words with the weekday; shown under the field while typing.
        say: words an error; shown when the field is left.

    Signals:
        date_changed: the text means another date now (or none); ask `value()`.

    """

    date_changed = Signal()

    def __init__(
        self,
        label: str,
        *,
        parse: Callable[[str], date],
        show: Callable[[date], str],
        say: Callable[[Exception], str],
        name: str = "",
        hint: str = "",
        value: date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self.line = TextLine()
        super().__init__(label, self.line, name=name, hint=hint, parent=parent)
        self._parse = parse
        self._show = show
        self._word = say
        self._value: date | None = None
        self._error: UserError | None = None
        self._meant = ""
        self.line.textChanged.connect(self._on_typed)
        self.line.editingFinished.connect(self._on_left)
        self.set_value(value)

    def value(self) -> date | None:
        """Return the date, None when the field is empty or cannot be read."""
        return self._value

    def text(self) -> str:
        """Return what was typed: what a draft keeps."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Put back what was typed."""
        self.line.setText(text)

    def set_value(self, value: date | None) -> None:
        """Show a date."""
        self.line.setText(f"{value.day}.{value.month}.{value.year}" if value else "")

    def check(self) -> bool:
        """Say whether the text can stand: empty, readable, or doubtful and given again.

        The first check of a doubtful text shows how it was understood and answers no; the next
        one with the same text takes it.
        """
        if self._error is None:
            return True
        text = self.line.text().strip()
        if isinstance(self._error, DoubtfulDateError):
            if self._meant == text:
                self.set_echo(self._show(self._value) if self._value else "")
                return True
            self._meant = text
        self.set_error(self._word(self._error))
        return False

    @Slot()
    def _on_typed(self) -> None:
        before = self._value
        text = self.line.text().strip()
        self._value = self._error = None
        if text:
            try:
                self._value = self._parse(text)
            except UserError as error:
                self._error = error
                if isinstance(error, DoubtfulDateError):
                    day = error.values.get("day")
                    self._value = day if isinstance(day, date) else None
        self.set_echo(self._show(self._value) if self._value else "")
        if self._value != before:
            self.date_changed.emit()

    @Slot()
    def _on_left(self) -> None:
        """Say what is wrong as soon as the field is left, and ask once about a doubtful text."""
        if self._error is None or self._meant == self.line.text().strip():
            return
        self.check()
