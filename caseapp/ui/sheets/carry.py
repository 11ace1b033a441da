"""The carry list: the next dates on paper, with as much of the clients as is chosen."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from caseapp.domain.views.filings import MemoPdf
from caseapp.domain.views.sheets import CarryRow
from caseapp.domain.vocabulary import Naming
from caseapp.i18n import N_
from caseapp.ui.context import Context
from caseapp.ui.saving import AskPath, ask_path
from caseapp.ui.sheets.frame import Sheet, SheetForm
from caseapp.ui.widgets import Badge, Choice, Field, Notice, Row, Tone

if TYPE_CHECKING:
    from caseapp.ui.sheets.model import SheetCalls

AHEAD = timedelta(days=14)
"""How far the list looks unless told otherwise."""
NAMINGS = {
    Naming.NUMBER: N_("File number only"),
    Naming.INITIALS: N_("Initials and file number"),
    Naming.FULL: N_("Full: names, what, and before which court"),
}


class CarryForm(SheetForm):
    """Shows and prints the next dates; by default with the file number only."""

    FORM = "carry-list"

    def __init__(
        self,
        context: Context,
        calls: "SheetCalls",
        parent: QWidget | None = None,
        *,
        ask: AskPath = ask_path,
    ) -> None:
        t = context.t
        self._calls = calls
        today = context.clock.today()
        super().__init__(
            context,
            t("Carry list"),
            t("The next dates on paper. Paper is not encrypted: choose the least that will do."),
            Sheet(self._ask_lines, self._row_of, self._printing, self._name),
            (today, today + AHEAD),
            coming=True,
            parent=parent,
            ask=ask,
        )

    @override
    def build_choices(self) -> None:
        t = self.t
        self.naming = Choice(((one.value, t(words)) for one, words in NAMINGS.items()), "number")
        self.editors["naming"] = self.naming
        self.add(Field(t("What it says of the clients"), self.naming, name="naming"))
        self.warning = Notice(
            t("Whoever finds this paper reads names and courts"),
            t("Opposing counsel may pass it on to the requesting state."),
            tone="alert",
        )
        self.warning.hide()
        self.body.addWidget(self.warning)
        self.naming.currentIndexChanged.connect(self._on_naming)

    @Slot()
    def _on_naming(self) -> None:
        self.warning.setVisible(self._chosen() is Naming.FULL)
        self.refresh()

    def _chosen(self) -> Naming:
        return Naming(self.naming.value())

    def _ask_lines(self, first: date, last: date) -> Callable[[], Iterable[CarryRow]]:
        return partial(self._calls.list_carried, first, last, self._chosen())

    def _row_of(self, line: CarryRow) -> Row:
        t = self.t
        day = self.context.show_date(line.day) if line.day else t("To be determined")
        number = t("file {number}", number=line.file_number)
        fixed = not line.extendable and not line.hearing and line.day is not None
        return Row(
            line.what,
            " · ".join(part for part in (number, line.who, line.where) if part),
            day=day,
            day_note=f"{line.at:%H:%M} {line.zone}" if line.at else "",
            day_width=150,
            badges=(Badge(t("Cannot be extended"), Tone.RED),) if fixed else (),
            opens=False,
        )

    def _printing(self, first: date, last: date) -> Callable[[], MemoPdf]:
        return partial(self._calls.print_carry_list, first, last, self._chosen())

    def _name(self, first: date, last: date) -> str:
        return self.t("Dates {first} {last}", first=first.isoformat(), last=last.isoformat())
