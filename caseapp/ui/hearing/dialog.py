"""A hearing: the court's local day and hour, who sits, who interprets."""

from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from caseapp.domain.drafts import HearingDraft
from caseapp.domain.errors import EmptyFieldError
from caseapp.domain.ids import ProceedingUid
from caseapp.domain.views.hearings import HearingRow
from caseapp.ui.context import Context
from caseapp.ui.office import HearingCalls
from caseapp.ui.typed import TypedForm, clock_time, short_area
from caseapp.ui.widgets import Field, TextLine


class HearingForm(TypedForm):
    """A new hearing, or changes to one."""

    FORM = "hearing"

    def __init__(
        self,
        context: Context,
        calls: HearingCalls,
        proceeding: ProceedingUid,
        subtitle: str = "",
        hearing: HearingRow | None = None,
        parent: QWidget | None = None,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("Change hearing") if hearing else t("New hearing"),
            subtitle=subtitle,
            submit=t("Save hearing"),
            place=proceeding,
            parent=parent,
        )
        self._calls = calls
        self._proceeding = proceeding
        self.kept |= {
            "uid": hearing.uid if hearing else None,
            "version": hearing.version if hearing else None,
        }
        self._build(hearing)
        if hearing is not None:
            self.offer_bin(
                t("Delete this hearing"),
                t("Delete the hearing of {day}?", day=context.show_date(hearing.day)),
                partial(calls.delete_hearing, hearing.uid, hearing.version),
            )
        self.day.line.setFocus()
        self.fit()

    def _build(self, old: HearingRow | None) -> None:
        t = self.t
        self.day = self.date_field(
            t("Day"),
            "day",
            coming=True,
            hint=t("a weekday means the next one"),
            value=old.day if old else None,
        )
        self.at = TextLine(f"{old.at:%H:%M}" if old and old.at else "", limit=8)
        self.room = TextLine(old.place if old else "", limit=300)
        self.judge = TextLine(old.judge if old else "", limit=300)
        self.interpreter = TextLine(old.interpreter if old else "", limit=200)
        self.notes = short_area(old.notes if old else "", lines=3)
        self.editors |= {
            "at": self.at, "place": self.room, "judge": self.judge,
            "interpreter": self.interpreter, "notes": self.notes,
        }  # fmt: skip
        self._hour = Field(t("Hour"), self.at, name="at", hint=t("the court's local time"))
        self.add(self.day, self._hour)
        self.add(
            Field(t("Place"), self.room, name="place", hint=t("building, room, or by video")),
            Field(t("Judge"), self.judge, name="judge"),
        )
        self.add(
            Field(
                t("Interpreter"),
                self.interpreter,
                name="interpreter",
                hint=t("into which language"),
            )
        )
        self.add(Field(t("Notes"), self.notes, name="notes"))

    @override
    def submit(self) -> None:
        if not self.dates_are_readable():
            return
        day = self.day.value()
        if day is None:
            self.show_refusal(EmptyFieldError(field="day"))
            return
        if self.text("at") and clock_time(self.text("at")) is None:
            self._hour.set_error(self.t("This is no hour of a day. Write it as 14:20."))
            self.at.setFocus()
            return
        draft = HearingDraft(
            proceeding=self._proceeding,
            day=day,
            at=clock_time(self.text("at")),
            place=self.text("place"),
            judge=self.text("judge"),
            interpreter=self.text("interpreter"),
            notes=self.notes.toPlainText(),
            version=self.kept["version"],
        )
        uid = self.kept["uid"]
        work = (
            partial(self._calls.add_hearing, draft)
            if uid is None
            else partial(self._calls.change_hearing, uid, draft)
        )
        self.send(work)
