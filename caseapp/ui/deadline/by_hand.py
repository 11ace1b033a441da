"""A deadline entered by hand: never without its source."""

from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from caseapp.domain.drafts import ManualDeadlineDraft
from caseapp.domain.ids import ProceedingUid
from caseapp.ui.context import Context
from caseapp.ui.office import DeadlineCalls
from caseapp.ui.typed import TypedForm, clock_time, short_area
from caseapp.ui.widgets import Field, TextLine, Tick


class ManualDeadlineForm(TypedForm):
    """What has to be done, until when, and who says so."""

    FORM = "manual-deadline"

    def __init__(
        self,
        context: Context,
        calls: DeadlineCalls,
        proceeding: ProceedingUid,
        subtitle: str = "",
        parent: QWidget | None = None,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("Deadline by hand"),
            subtitle=subtitle,
            submit=t("Save deadline"),
            place=proceeding,
            parent=parent,
        )
        self._calls = calls
        self._proceeding = proceeding
        self.action = TextLine(limit=300)
        self.last_day = self.date_field(
            t("Last day"), "last_day", coming=True, hint=t("such as 31.1.27, fri or +10d")
        )
        self.at = TextLine(limit=8)
        self.source = short_area()
        self.extendable = Tick(t("The court or body may extend it"))
        self.editors |= {
            "action": self.action,
            "at": self.at,
            "source": self.source,
            "extendable": self.extendable,
        }
        self.add(Field(t("What has to be done"), self.action, name="action"))
        self._hour = Field(t("Hour"), self.at, name="at", hint=t("empty: the end of the day"))
        self.add(self.last_day, self._hour)
        self.add(
            Field(
                t("Source"),
                self.source,
                name="source",
                hint=t("article, decision or letter, and who saw it"),
            )
        )
        self.add(self.extendable)
        self.action.setFocus()
        self.fit()

    @override
    def submit(self) -> None:
        if not self.dates_are_readable():
            return
        if not self.are_filled("action", "last_day", "source"):
            return
        if self.text("at") and clock_time(self.text("at")) is None:
            self._hour.set_error(self.t("This is no hour of a day. Write it as 14:20."))
            return
        day = self.last_day.value()
        if day is None:
            return
        draft = ManualDeadlineDraft(
            self._proceeding,
            self.text("action"),
            day,
            self.text("source"),
            clock_time(self.text("at")),
            self.extendable.isChecked(),
        )
        self.send(partial(self._calls.add_manual, draft))
