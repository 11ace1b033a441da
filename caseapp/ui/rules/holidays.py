"""The form that corrects a place's calendar: a day off that was added, moved, or is worked."""

from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from caseapp.domain.errors import EmptyFieldError
from caseapp.domain.rules import HolidayChange, HolidayDraft
from caseapp.i18n import N_
from caseapp.ui.context import Context
from caseapp.ui.rules.port import RulesPort
from caseapp.ui.typed import TypedForm, short_area
from caseapp.ui.widgets import Choice, Field, TextLine

CHANGES = {
    HolidayChange.ADDED: N_("A day off that the calendar does not have"),
    HolidayChange.MOVED: N_("The holiday is kept on another day"),
    HolidayChange.REMOVED: N_("Not a day off"),
    HolidayChange.WORKING: N_("A Saturday or Sunday that is worked"),
}


class HolidayForm(TypedForm):
    """Corrects one day of one place, with where it was read."""

    FORM = "holiday"

    def __init__(
        self, context: Context, port: RulesPort, place: str = "", parent: QWidget | None = None
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("Correct a holiday"),
            subtitle=t("Dates that fall on this day are counted again and wait for a lawyer."),
            submit=t("Save"),
            parent=parent,
        )
        self._port = port
        self.where = TextLine(place, limit=20)
        self.change = Choice([(code.value, t(words)) for code, words in CHANGES.items()])
        self.name = TextLine(limit=200)
        self.source = short_area(lines=2)
        self.day = self.date_field(t("Day"), "day", coming=True)
        self.moved = self.date_field(
            t("Moved to"), "moved_to", coming=True, hint=t("only for a holiday that is moved")
        )
        self.editors |= {
            "place": self.where,
            "change": self.change,
            "name": self.name,
            "source": self.source,
        }
        self.add(
            Field(t("Place"), self.where, name="place", hint=t("such as KZ, DE-BY or STRASBOURG")),
            Field(t("What is different"), self.change, name="change"),
        )
        self.add(self.day, self.moved)
        self.add(Field(t("Name of the day"), self.name, name="name"))
        hint = t("gazette or decree, number and date")
        self.add(Field(t("Source"), self.source, name="source", hint=hint))
        self.where.setFocus()
        self.fit()

    @override
    def submit(self) -> None:
        if not self.dates_are_readable():
            return
        day = self.day.value()
        if day is None:
            self.show_refusal(EmptyFieldError(field="day"))
            return
        draft = HolidayDraft(
            place=self.text("place"),
            day=day,
            change=HolidayChange(self.change.value()),
            source=self.source.toPlainText(),
            name=self.text("name"),
            moved_to=self.moved.value(),
        )
        self.set_busy(True)
        work = partial(self._port.add_holiday, draft)
        self.context.runner.submit(self, work, self.done_saving, self.show_refusal)
