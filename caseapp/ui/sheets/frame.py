"""A form that prints: two days, what would be on the paper, and where the file goes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from caseapp.domain.errors import DateOrderError
from caseapp.domain.views.filings import MemoPdf
from caseapp.ui.context import Context
from caseapp.ui.filling import fill
from caseapp.ui.saving import AskPath, ask_path, print_to, written_words
from caseapp.ui.theme import px
from caseapp.ui.typed import TypedForm, fit_within
from caseapp.ui.widgets import Card, PlainLabel, Row
from caseapp.ui.widgets.cards import clear_layout
from caseapp.ui.widgets.expandable import plain_box

MOST_SHOWN = 100
"""Lines shown in the window; the paper has them all."""


L = TypeVar("L")


@dataclass(frozen=True, slots=True)
class Sheet(Generic[L]):
    """What is on the paper, and how it gets there.

    Attributes:
        ask_lines: from the first to the last day to the call that gives the lines; the call runs
            on the database thread.
        row_of: one line as a row.
        printing: from the two days to the call that prints; it runs on the database thread.
        name: a name for the file that tells nothing of any client.

    """

    ask_lines: Callable[[date, date], Callable[[], Iterable[L]]]
    row_of: Callable[[L], Row]
    printing: Callable[[date, date], Callable[[], MemoPdf]]
    name: Callable[[date, date], str]


class SheetForm(TypedForm):
    """Base of the forms that print a sheet over some days; stays open until it is closed."""

    def __init__(
        self,
        context: Context,
        title: str,
        subtitle: str,
        sheet: Sheet[Any],
        days: tuple[date, date],
        *,
        coming: bool,
        parent: QWidget | None = None,
        ask: AskPath = ask_path,
    ) -> None:
        t = context.t
        super().__init__(
            context, title, subtitle=subtitle, submit=t("Save PDF"), width=720, parent=parent
        )
        self._sheet = sheet
        self._ask = ask
        self.first = self.date_field(t("From"), "first", coming=coming, value=days[0])
        self.last = self.date_field(t("Until"), "last", coming=coming, value=days[1])
        self.add(self.first, self.last)
        self.build_choices()
        self._lines = QVBoxLayout()
        self.body.addLayout(self._lines)
        self.first.date_changed.connect(self.refresh)
        self.last.date_changed.connect(self.refresh)
        fit_within(self, px(720), px(600))
        self.set_baseline()
        self.refresh()

    def build_choices(self) -> None:
        """Add what else can be chosen, between the days and the lines."""

    def days(self) -> tuple[date, date] | None:
        """Return the two days, None while one of them cannot be read."""
        first, last = self.first.value(), self.last.value()
        return None if first is None or last is None else (first, last)

    @Slot()
    def refresh(self) -> None:
        """Show what would be printed."""
        days = self.days()
        if days is None:
            return
        self.clear_errors()
        self.context.runner.submit(
            self, self._sheet.ask_lines(*days), self._on_lines, self._on_refused, key="lines"
        )

    def _on_lines(self, lines: Iterable[object]) -> None:
        t = self.t
        clear_layout(self._lines)
        found = list(lines)
        holder, box = plain_box(0)
        card = Card(t("On the paper"), str(len(found)) if found else "")
        if not found:
            card.add(PlainLabel(t("Nothing on these days."), "muted", wrap=True))
        fill(card, [self._sheet.row_of(line) for line in found[:MOST_SHOWN]])
        if len(found) > MOST_SHOWN:
            more = t("The first {count}; the paper has them all.", count=MOST_SHOWN)
            card.add(PlainLabel(more, "muted", wrap=True))
        box.addWidget(card)
        self._lines.addWidget(holder)

    def _on_refused(self, error: Exception) -> None:
        clear_layout(self._lines)
        self.show_refusal(error)

    @override
    def show_refusal(self, error: Exception) -> None:
        focused = self.focusWidget()
        super().show_refusal(error)
        if isinstance(error, DateOrderError) and focused is not None:
            focused.setFocus()

    @override
    def submit(self) -> None:
        days = self.days()
        if days is None or not self.dates_are_readable():
            self.dates_are_readable()
            return
        path = self._ask(self, self.t("Save PDF"), f"{self._sheet.name(*days)}.pdf")
        if not path:
            return
        self.set_busy(True)
        work = partial(print_to, self.context, self._sheet.printing(*days), Path(path))
        self.context.runner.submit(self, work, self._on_written, self.show_refusal)

    def _on_written(self, written: tuple[str, int]) -> None:
        self.set_busy(False)
        self.set_baseline()
        self.footnote.setText(written_words(self.t, written))

    @override
    def is_dirty(self) -> bool:
        """Nothing typed here is lost: it is chosen again in a moment."""
        return False
