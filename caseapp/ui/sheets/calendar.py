"""The calendar file: how much it says is chosen each time, and the least is the default."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QWidget
from typing_extensions import override

from caseapp.domain.ids import MatterUid
from caseapp.domain.views.matters import MatterView
from caseapp.domain.vocabulary import CalendarLevel
from caseapp.i18n import N_
from caseapp.ui.context import Context
from caseapp.ui.typed import TypedForm
from caseapp.ui.widgets import Choice, Field, Notice, PlainLabel

if TYPE_CHECKING:
    from caseapp.domain.calendar_files import CalendarFile
    from caseapp.ui.sheets.model import CalendarCalls

AskPath = Callable[[QWidget, str, str], str]
LEVELS = {
    CalendarLevel.APPOINTMENT: N_("“Appointment”, without name and file number"),
    CalendarLevel.FILE_NUMBER: N_("File number"),
    CalendarLevel.FULL: N_("Full: names, what, and before which court"),
}
WARNINGS = {
    CalendarLevel.FILE_NUMBER: N_("Whoever reads this calendar reads the file numbers"),
    CalendarLevel.FULL: N_("Whoever reads this calendar reads names and courts"),
}


def ask_path(parent: QWidget, title: str, name: str) -> str:
    """Ask with the system's own dialog."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, name, "iCalendar (*.ics)")
    return chosen


class CalendarForm(TypedForm):
    """Writes deadlines and hearings to a file for a calendar program."""

    FORM = "calendar-file"

    def __init__(
        self,
        context: Context,
        calls: "CalendarCalls",
        parent: QWidget | None = None,
        *,
        ask: AskPath = ask_path,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("Calendar file"),
            subtitle=t(
                "Deadlines and hearings for a calendar program. The file is not encrypted, and "
                "calendars are copied to telephones and services."
            ),
            submit=t("Save calendar file"),
            width=640,
            parent=parent,
        )
        self._calls = calls
        self._ask = ask
        self.level = Choice(
            ((level.value, t(words)) for level, words in LEVELS.items()),
            CalendarLevel.APPOINTMENT.value,
        )
        self.matter = Choice([("", t("All my matters"))], "")
        self.editors |= {"level": self.level, "matter": self.matter}
        self.add(Field(t("What it says of the clients"), self.level, name="level"))
        self.warning = Notice(
            "",
            t(
                "So does every service that the calendar is copied to, and whoever looks at the "
                "telephone. Matters with a handling flag are refused."
            ),
            tone="alert",
        )
        self.warning.hide()
        self.body.addWidget(self.warning)
        self.add(Field(t("Matter"), self.matter, name="matter"))
        note = t(
            "Save it again after a change and import it again: the same dates are replaced, and "
            "what went away is cancelled."
        )
        self.body.addWidget(PlainLabel(note, "muted", wrap=True))
        self.level.currentIndexChanged.connect(self._on_level)
        context.runner.submit(self, calls.list_matters, self._on_matters, self.show_refusal)
        self.level.setFocus()
        self.fit()

    def _on_matters(self, matters: Sequence[MatterView]) -> None:
        t = self.t
        for matter in matters:
            names = ", ".join(name for _, name in matter.clients)
            words = t("file {number} · {names}", number=matter.file_number, names=names)
            self.matter.addItem(words, matter.uid)

    def chosen(self) -> CalendarLevel:
        """Return how much the file will say."""
        return CalendarLevel(self.level.value())

    @Slot()
    def _on_level(self) -> None:
        self.clear_errors()
        warning = WARNINGS.get(self.chosen())
        self.warning.setVisible(warning is not None)
        if warning is not None:
            self.warning.text.setText(self.t(warning))
            self.warning.setAccessibleName(self.t(warning))
        self.fit()

    @override
    def submit(self) -> None:
        path = self._ask(self, self.t("Save calendar file"), self.t("Dates.ics"))
        if not path:
            return
        matter = MatterUid(self.matter.value()) if self.matter.value() else None
        self.set_busy(True)
        exports = partial(self._calls.export_calendar, self.chosen(), matter)
        work = partial(write, self.context, exports, path)
        self.context.runner.submit(self, work, self._on_written, self.show_refusal)

    def _on_written(self, written: "tuple[str, CalendarFile]") -> None:
        name, made = written
        self.set_busy(False)
        self.footnote.setText(
            self.t.plural(
                "Written to {name}: {count} date, {cancelled} cancelled.",
                "Written to {name}: {count} dates, {cancelled} cancelled.",
                made.dates,
                name=name,
                cancelled=made.cancelled,
            )
        )

    @override
    def is_dirty(self) -> bool:
        """Nothing typed here is lost: it is chosen again in a moment."""
        return False


def write(
    context: Context, exports: "Callable[[], CalendarFile]", path: str
) -> "tuple[str, CalendarFile]":
    """Write the file as a whole, and note it in the register; runs on the database thread."""
    made = exports()
    context.leave(made, Path(path))
    return Path(path).name, made
