"""The office's corrections of calendars: days off that were added, moved, or are worked."""

from collections.abc import Sequence
from functools import partial
from itertools import groupby

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from caseapp.domain.changes import Changes
from caseapp.domain.errors import EmptyFieldError
from caseapp.domain.rules import HolidayChange, HolidayDraft
from caseapp.domain.views.rules import HolidayRow
from caseapp.domain.vocabulary import Role
from caseapp.i18n import N_
from caseapp.ui.context import Context
from caseapp.ui.filling import fill
from caseapp.ui.rules.listing import ListingDialog
from caseapp.ui.rules.port import RulesPort
from caseapp.ui.typed import TypedForm, short_area
from caseapp.ui.widgets import Button, Card, Choice, EmptyState, Field, Row, TextLine
from caseapp.ui.widgets.cards import clear_layout
from caseapp.wording.countries import place_name

CHANGES = {
    HolidayChange.ADDED: N_("A day off that the calendar does not have"),
    HolidayChange.MOVED: N_("The holiday is kept on another day"),
    HolidayChange.REMOVED: N_("Not a day off"),
    HolidayChange.WORKING: N_("A Saturday or Sunday that is worked"),
}


class HolidaysDialog(ListingDialog):
    """Every correction by place; a lawyer adds, changes and takes away."""

    def __init__(
        self, context: Context, port: RulesPort, place: str = "", parent: QWidget | None = None
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("Holidays as this office has them"),
            t(
                "The program's calendars are corrected here, each with its source. Stored dates "
                "never move: what would fall on another day waits for a lawyer."
            ),
            parent,
        )
        self._port, self._place = port, place
        self.new_button = Button(t("Correct a holiday…"), "primary", shortcut="Ctrl+N")
        self.new_button.clicked.connect(self._on_new)
        self.offer(self.new_button)
        self._may = context.role is Role.LAWYER
        self.new_button.setVisible(self._may)
        self.refresh()

    @override
    def refresh(self) -> None:
        self.context.runner.submit(self, self._port.list_holidays, self._on_rows, key="holidays")

    def _on_rows(self, rows: Sequence[HolidayRow]) -> None:
        t = self.t
        clear_layout(self.cards)
        for place, found in groupby(rows, key=lambda row: row.place):
            mine = list(found)
            card = Card(t("{place} ({code})", place=place_name(place, t), code=place))
            fill(card, [self._row(row) for row in mine])
            self.cards.addWidget(card)
        if not rows:
            self.cards.addWidget(
                EmptyState(
                    t("Nothing is corrected."),
                    t("A day that the gazette moved, added or made a working day stands here."),
                )
            )
        self.cards.addStretch(1)

    def _row(self, row: HolidayRow) -> QWidget:
        t = self.t
        day = self.context.show_date(row.day)
        title = t("{day} · {name}", day=day, name=row.name) if row.name else day
        what = t(CHANGES[row.change])
        if row.moved_to is not None:
            what = t("Kept on {day}", day=self.context.show_date(row.moved_to))
        detail = t(
            "{what} · source: {source} · entered by {person}",
            what=what,
            source=row.source,
            person=row.entered_by,
        )
        shown = Row(title, detail, opens=False)
        if not self._may:
            return shown
        change = Button(t("Change…"))
        change.setAccessibleName(t("Change {what}", what=title))
        change.clicked.connect(partial(self._on_change, row))
        remove = Button(t("Take away"))
        remove.setAccessibleName(t("Take away {what}", what=title))
        remove.clicked.connect(
            partial(self.run, partial(self._port.remove_holiday, row.uid, row.version))
        )
        return self.row_with(shown, change, remove)

    @Slot()
    def _on_new(self) -> None:
        self._open(HolidayForm(self.context, self._port, self._place, parent=self))

    def _on_change(self, row: HolidayRow, _checked: object = None) -> None:
        self._open(HolidayForm(self.context, self._port, row.place, known=row, parent=self))

    def _open(self, form: "HolidayForm") -> None:
        form.saved.connect(self._on_saved)
        form.open()

    @Slot(object)
    def _on_saved(self, changes: Changes) -> None:
        self.on_done(changes)


class HolidayForm(TypedForm):
    """Corrects one day of one place, with where it was read."""

    FORM = "holiday"

    def __init__(
        self,
        context: Context,
        port: RulesPort,
        place: str = "",
        *,
        known: HolidayRow | None = None,
        parent: QWidget | None = None,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("Change a correction") if known else t("Correct a holiday"),
            subtitle=t("Dates that fall on this day are counted again and wait for a lawyer."),
            submit=t("Save"),
            place=known.uid if known else "",
            parent=parent,
        )
        self._port, self._known = port, known
        self.where = TextLine(place, limit=20)
        self.change = Choice([(code.value, t(words)) for code, words in CHANGES.items()])
        self.name = TextLine(limit=200)
        self.source = short_area(lines=2)
        self.day = self.date_field(
            t("Day"), "day", coming=True, value=known.day if known else None
        )
        self.moved = self.date_field(
            t("Moved to"),
            "moved_to",
            coming=True,
            value=known.moved_to if known else None,
            hint=t("only for a holiday that is moved"),
        )
        if known is not None:
            self.change.choose(known.change.value)
            self.name.setText(known.name)
            self.source.setPlainText(known.source)
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
            version=self._known.version if self._known else None,
        )
        self.set_busy(True)
        work = partial(self._port.add_holiday, draft)
        if self._known is not None:
            work = partial(self._port.change_holiday, self._known.uid, draft)
        self.context.runner.submit(self, work, self.done_saving, self.show_refusal)
