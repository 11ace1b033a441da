"""Dates: every deadline and hearing of the office by day and state, and nothing of whom or what."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from caseapp.domain.views.dates import DateRow
from caseapp.domain.vocabulary import UNANSWERED
from caseapp.ui.context import Context
from caseapp.ui.dates.port import DatesPort
from caseapp.ui.filling import fill
from caseapp.ui.overriding import override
from caseapp.ui.screen import Screen
from caseapp.ui.widgets import Badge, Button, Card, EmptyState, Page, Row, Tone
from caseapp.wording.terms import deadline_state

PAGE = 100


class DatesScreen(Screen):
    """What an auditor holds the log against, a hundred dates at a time, the latest first."""

    watches: ClassVar[tuple[str, ...]] = ("deadline", "hearing")

    def __init__(self, context: Context, port: DatesPort, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        t = self.t
        self._port = port
        self._rows: list[DateRow] = []
        self.page = Page(
            t("Dates"),
            subtitle=t(
                "Deadlines and hearings of all matters, without names, file numbers and contents. "
                "The log names each of them by the same record number."
            ),
        )
        self.card = Card(t("Deadlines and hearings"))
        self.nothing = EmptyState(
            t("No date stands in this vault"),
            t("Deadlines and hearings that the office enters are listed here."),
        )
        self.nothing.hide()
        self.more_button = Button(t("Show earlier dates"), "quiet")
        self.more_button.clicked.connect(self._on_more)
        for widget in (self.card, self.nothing, self.more_button):
            self.page.body.addWidget(widget)
        self.page.body.addStretch(1)
        self.set_page(self.page)

    @override
    def refresh(self) -> None:
        self._read(0)

    def _read(self, offset: int) -> None:
        work = partial(self._port.list_dates, offset=offset, limit=PAGE)
        self.context.runner.submit(self, work, partial(self._on_rows, offset), key="dates")

    def _on_rows(self, offset: int, rows: Sequence[DateRow]) -> None:
        self._rows = [*self._rows[:offset], *rows]
        self.card.clear()
        fill(self.card, [self._row(row) for row in self._rows])
        self.card.setVisible(bool(self._rows))
        self.nothing.setVisible(not self._rows)
        self.more_button.setVisible(len(rows) == PAGE)

    @Slot()
    def _on_more(self) -> None:
        self._read(len(self._rows))

    def _row(self, row: DateRow) -> Row:
        t, show = self.t, self.context.show_date
        title = t("Hearing")
        if row.state is not None:
            state = deadline_state(row.state, t)
            title = t("Deadline: {state}", state=state)
            if row.against_state:
                title = t("Deadline against the State: {state}", state=state)
        note = ""
        if row.last_day is not None and row.last_day != row.day:
            note = t("last day {day}", day=show(row.last_day))
        return Row(
            title,
            t("Entered {day} · record {uid}", day=show(row.entered_at.date()), uid=row.uid),
            day=show(row.day) if row.day is not None else t("Last day unknown"),
            day_note=note,
            day_width=190,
            badges=tuple(self._badges(row)),
            opens=False,
        )

    def _badges(self, row: DateRow) -> list[Badge]:
        t = self.t
        made: list[Badge] = []
        if row.state is None:
            return made
        if row.is_over and row.state in UNANSWERED and not row.against_state:
            made.append(Badge(t("Passed"), Tone.RED))
        if not row.extendable:
            made.append(Badge(t("Cannot be extended"), Tone.PLAIN))
        if not row.checked:
            made.append(Badge(t("Not checked"), Tone.AMBER))
        return made
