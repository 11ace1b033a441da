"""The log of deadlines: what was entered, changed, filed and confirmed, day by day."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from caseapp.domain.views.filings import MemoPdf
from caseapp.domain.views.sheets import LogRow
from caseapp.ui.context import Context
from caseapp.ui.saving import AskPath, ask_path
from caseapp.ui.sheets.frame import Sheet, SheetForm
from caseapp.ui.widgets import Row
from caseapp.wording.deadline_log import log_words

if TYPE_CHECKING:
    from caseapp.ui.sheets.model import SheetCalls


class LogForm(SheetForm):
    """Shows and prints the log of some days; today by default."""

    FORM = "deadline-log"

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
            t("Log of deadlines"),
            t("From the history, which nobody can change: for a court that asks how it was done."),
            Sheet(self._ask_lines, self._row_of, self._printing, self._name),
            (today, today),
            coming=False,
            parent=parent,
            ask=ask,
        )

    def _ask_lines(self, first: date, last: date) -> Callable[[], Iterable[LogRow]]:
        return partial(self._calls.list_log, first, last)

    def _row_of(self, line: LogRow) -> Row:
        t = self.t
        number = t("file {number}", number=line.file_number)
        return Row(
            log_words(line, t),
            t("{first} · {second}", first=number, second=line.person),
            day=self.context.show_date(line.at.date()),
            day_note=f"{line.at:%H:%M}",
            opens=False,
        )

    def _printing(self, first: date, last: date) -> Callable[[], MemoPdf]:
        return partial(self._calls.print_log, first, last)

    def _name(self, first: date, last: date) -> str:
        return self.t("Log {first} {last}", first=first.isoformat(), last=last.isoformat())
