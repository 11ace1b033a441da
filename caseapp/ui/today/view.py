"""Today: deadlines by safe day, hearings, what waits for a second look, the office."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseapp.domain.views.deadline_list import DeadlineRow
from caseapp.domain.views.removal import RiskRow
from caseapp.domain.views.today import ServedWithoutDeadlineRow, TodayView
from caseapp.domain.vocabulary import DeadlineState, Role
from caseapp.ui.custody.risk import risk_row
from caseapp.ui.daytexts import day_distance, long_day, short_day
from caseapp.ui.guests import nothing_for_guest
from caseapp.ui.overriding import override
from caseapp.ui.screen import Place, Screen
from caseapp.ui.sheets.model import SheetCalls
from caseapp.ui.theme import px
from caseapp.ui.today.model import (
    TodayPort,
    deadline_line,
    due,
    has_passed,
    hearing_line,
    is_empty,
    leaving_line,
    task_place,
)
from caseapp.ui.widgets.badge import Badge, Tone
from caseapp.ui.widgets.buttons import Button
from caseapp.ui.widgets.cards import Card, EmptyState, Notice, clear_layout
from caseapp.ui.widgets.expandable import Expandable, plain_box
from caseapp.ui.widgets.flow import Columns
from caseapp.ui.widgets.page import Page
from caseapp.ui.widgets.rows import Row, RowSeparator
from caseapp.ui.words import CLOSINGS, badges, proposed

if TYPE_CHECKING:
    from caseapp.domain.changes import Changes
    from caseapp.domain.views.deadline_list import DeadlineRow
    from caseapp.domain.views.removal import RiskRow
    from caseapp.domain.views.today import ServedWithoutDeadlineRow, TodayView
    from caseapp.ui.context import Context
    from caseapp.ui.sheets.model import CalendarCalls, SheetCalls

SHOWN_ALARMS = 5
"""Removal alarms without custody or a fixed day that are shown at once."""
OLD_BACKUP = 7
"""Days after which the last restored backup stands in the office's list."""


class TodayScreen(Screen):
    """What must be done, and what can go wrong."""

    watches: ClassVar[tuple[str, ...]] = (
        "client",
        "matter",
        "proceeding",
        "event",
        "deadline",
        "hearing",
        "task",
        "filing",
        "custody",
        "removal",
        "bar",
        "document",
        "rule_review",
        "backup",
        "clear_copy",
    )

    def __init__(self, context: "Context", port: TodayPort, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._port = port
        self.view: TodayView | None = None
        self.page = Page(self.t("Today"), self._sheets(port.sheets))
        self._main = QVBoxLayout()
        self._side = QVBoxLayout()
        main, side = QWidget(), QWidget()
        for widget, layout in ((main, self._main), (side, self._side)):
            widget.setProperty("kind", "clear")
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(px(14))
            widget.setLayout(layout)
        self.columns = Columns(main, side)
        self.empty = self._nothing_yet()
        self.empty.hide()
        self.page.body.addWidget(self.empty)
        self.page.body.addWidget(self.columns)
        self.page.body.addStretch(1)
        self.set_page(self.page)

    def _sheets(self, calls: "SheetCalls | None") -> tuple[Button, ...]:
        """Return the buttons of what the office prints, for who may print it."""
        if calls is None:
            return ()
        self.log_button = Button(self.t("Log of deadlines"))
        self.log_button.clicked.connect(partial(self._on_log, calls))
        self.carry_button = Button(self.t("Carry list"))
        self.carry_button.clicked.connect(partial(self._on_carry, calls))
        if calls.calendar is None:
            return (self.log_button, self.carry_button)
        self.calendar_button = Button(self.t("Calendar file"))
        self.calendar_button.clicked.connect(partial(self._on_calendar, calls.calendar))
        return (self.log_button, self.carry_button, self.calendar_button)

    def _on_calendar(self, calls: "CalendarCalls", _checked: object = None) -> None:
        from caseapp.ui.sheets.calendar import CalendarForm  # noqa: PLC0415 - not before asked

        CalendarForm(self.context, calls, self.window()).open()

    def _on_log(self, calls: "SheetCalls", _checked: object = None) -> None:
        from caseapp.ui.sheets.log import LogForm  # noqa: PLC0415 - not before somebody asks

        LogForm(self.context, calls, self.window()).open()

    def _on_carry(self, calls: "SheetCalls", _checked: object = None) -> None:
        from caseapp.ui.sheets.carry import CarryForm  # noqa: PLC0415 - not before somebody asks

        CarryForm(self.context, calls, self.window()).open()

    def _nothing_yet(self) -> EmptyState:
        """Say what belongs here; a guest adds nothing."""
        t = self.t
        if self.context.role is Role.GUEST:
            return nothing_for_guest(self.context, t("Nothing is due in the matters you may read"))
        return EmptyState(
            t("Nothing is due, because nothing is in the vault yet"),
            t(
                "Add a client, then a matter with its proceeding. When something was served, "
                "record the event: the deadlines that follow from it stand here."
            ),
            self._first_step(),
        )

    def _first_step(self) -> Button:
        button = Button(self.t("Go to clients"), "primary", subject=Place("clients"))
        button.opened.connect(self.open_requested)
        return button

    @override
    def refresh(self) -> None:
        self.context.runner.submit(self, self._port.get_today, self._on_loaded, key="today")

    def _on_loaded(self, view: "TodayView") -> None:
        if not self.isVisible():
            # Whoever went on before the answer came does not wait for its rows to be built.
            self.count_changed.emit(due(view))
            self.mark_stale()
            return
        self.view = view
        self.page.set_title(self.t("Today"), long_day(view.day, self.t.language))
        clear_layout(self._main)
        clear_layout(self._side)
        nothing = is_empty(view)
        self.empty.setVisible(nothing)
        self.columns.setVisible(not nothing)
        if not nothing:
            self._fill_main(view)
            self._fill_side(view)
        self.count_changed.emit(due(view))

    def _fill_main(self, view: "TodayView") -> None:
        t = self.t
        if view.clock_warning:
            self._main.addWidget(self._clock(view))
        if view.away_since is not None:
            self._main.addWidget(self._meanwhile(view))
        for row in view.served_without_deadline:
            self._main.addWidget(self._served(row))
        if view.to_be_determined:
            note = t("Last day unknown: find it today")
            card = self._deadlines(t("To be determined"), view.to_be_determined, note)
            card.make_urgent()
            self._main.addWidget(card)
        if view.not_barred:
            self._main.addWidget(self._not_barred(view))
        lapsed = [row for row in view.overdue if row.state is DeadlineState.LAPSED]
        if lapsed:
            note = t("open each: what is still possible")
            card = self._deadlines(t("Lapsed"), lapsed, note)
            card.make_urgent()
            self._main.addWidget(card)
        passed = [row for row in view.overdue if row.state is not DeadlineState.LAPSED]
        if passed:
            self._main.addWidget(self._deadlines(t("The safe day has passed"), passed))
        # What is to be determined is due today: "nothing today" beside it would be false comfort.
        if view.today or not view.to_be_determined:
            nothing = t("Nothing has its safe day today.")
            self._main.addWidget(self._deadlines(t("Today"), view.today, empty=nothing))
        if view.leaving:
            self._main.addWidget(self._leaving(view))
        self._main.addWidget(
            self._deadlines(
                t("Next 7 days"),
                view.next_days,
                empty=t("No safe day within the next seven days."),
            )
        )

    def _fill_side(self, view: "TodayView") -> None:
        self._side.addWidget(self._hearings(view))
        waiting = self._second_look(view)
        if waiting is not None:
            self._side.addWidget(waiting)
        if view.tasks:
            self._side.addWidget(self._tasks(view))
        self._side.addWidget(self._office(view))

    def _not_barred(self, view: "TodayView") -> Card:
        """Show every fixed day and everybody in custody, and a few of the others."""
        t = self.t
        card = Card(t("Removal not barred"), str(view.not_barred_count))
        card.make_urgent()
        first = [row for row in view.not_barred if row.fixed_day is not None or row.in_custody]
        rest = [row for row in view.not_barred if row not in first]
        shown = [*first, *rest[: max(0, SHOWN_ALARMS - len(first))]]
        _fill(card, [self._risk(row) for row in shown])
        hidden = [row for row in view.not_barred if row not in shown]
        if hidden:
            content, box = plain_box(0)
            for row in hidden:
                box.addWidget(RowSeparator())
                box.addWidget(self._risk(row))
            more = t.plural("Show {count} more", "Show {count} more", len(hidden))
            card.add(Expandable(more, t("Show less"), content))
        return card

    def _risk(self, row: "RiskRow") -> Row:
        made = risk_row(self.context, row)
        made.opened.connect(self.open_requested)
        return made

    def _clock(self, view: TodayView) -> Notice:
        """Say which date this screen believes, and ask whoever may answer."""
        t = self.t
        believed = t(
            "This screen takes today to be {day}. Look at another clock. Until somebody confirms "
            "it, nothing is opened for titles of custody that lapse.",
            day=self.context.show_date(view.day),
        )
        confirm = self._port.confirm_clock
        if confirm is None:
            return Notice(view.clock_warning, believed, tone="alert")
        self.clock_button = Button(t("The clock is right"))
        self.clock_button.clicked.connect(partial(self._on_clock, confirm))
        return Notice(view.clock_warning, believed, tone="alert", action=self.clock_button)

    def _on_clock(self, confirm: Callable[[], "Changes"], _checked: object = None) -> None:
        self.context.runner.submit(self, confirm, self._on_confirmed, key="clock")

    def _on_confirmed(self, _changes: object) -> None:
        self.refresh()

    def _meanwhile(self, view: TodayView) -> Notice:
        """Say what fell due while this person was away."""
        t, since = self.t, view.away_since
        words = t.plural(
            "Since you were last here, on {day}, {count} date fell due.",
            "Since you were last here, on {day}, {count} dates fell due.",
            view.meanwhile_count,
            day=self.context.show_date(since.date()) if since else "",
        )
        lines = (
            t("file {number}: {action}", number=row.file_number, action=row.action)
            for row in view.meanwhile
        )
        return Notice(words, "\n".join(lines), tone="notice")

    def _served(self, row: ServedWithoutDeadlineRow) -> Notice:
        t = self.t
        button = Button(t("Open proceeding"), subject=Place("proceeding", row.proceeding))
        button.opened.connect(self.open_requested)
        notice = Notice(
            t("Served, and no deadline is open · file {number}", number=row.file_number),
            t("{act} · {body}", act=row.act_label, body=row.court_or_body),
            action=button,
        )
        button.setAccessibleName(t("Open file {number}", number=row.file_number))
        return notice

    def _deadlines(
        self, title: str, rows: Sequence["DeadlineRow"], note: str = "", empty: str = ""
    ) -> Card:
        view = self.view
        card = Card(title, note or (str(len(rows)) if rows else ""))
        if view is None or not rows:
            card.add(Row(empty, opens=False, quiet=True), inset=False)
            return card
        lines = [
            Row(
                line.title,
                line.detail,
                day=line.day,
                day_note=line.day_note,
                badges=(*proposed(self.t, row), *badges(self.t, row)),
            )
            for row in rows
            for line in (deadline_line(row, view.now, view.day, self.t),)
        ]
        for row, widget in zip(rows, lines, strict=True):
            widget.subject = Place("proceeding", row.proceeding, f"deadline:{row.uid}")
            widget.opened.connect(self.open_requested)
        _fill(card, lines)
        return card

    def _leaving(self, view: "TodayView") -> Card:
        t = self.t
        card = Card(t("Has to go out"), t("stays until the deadline is met"))
        rows = []
        for one in view.leaving:
            line = leaving_line(one, view.day, t)
            deadline = one.deadline
            row = Row(
                line.title,
                line.detail,
                day=line.day,
                day_note=line.day_note,
                badges=(Badge(t("Passed"), Tone.RED),) if has_passed(one, view.day) else (),
                subject=Place("proceeding", deadline.proceeding, f"deadline:{deadline.uid}"),
            )
            row.opened.connect(self.open_requested)
            rows.append(row)
        _fill(card, rows)
        return card

    def _hearings(self, view: "TodayView") -> Card:
        card = Card(self.t("Hearings"), str(len(view.hearings)) if view.hearings else "")
        rows = []
        for hearing in view.hearings:
            line = hearing_line(hearing, view.now, self.t)
            place = Place("proceeding", hearing.proceeding, f"hearing:{hearing.uid}")
            row = Row(line.title, line.detail, subject=place)
            row.opened.connect(self.open_requested)
            rows.append(row)
        _fill(card, rows or [Row(self.t("No hearing is set."), opens=False, quiet=True)])
        return card

    def _second_look(self, view: "TodayView") -> Card | None:
        t = self.t
        waiting = (
            *((row, t("Filed, not confirmed")) for row in view.unconfirmed),
            *((row, t(CLOSINGS[row.closing])) for row in view.closing if row.closing),
            *(
                (row, t("The law changed") if row.law_changed else t("Proposed, not answered"))
                for row in view.unchecked
            ),
            *(
                (row, t("Date not checked, entered by {name}", name=row.entered_by))
                for row in view.not_checked
            ),
        )
        if not waiting:
            return None
        count = len(waiting)
        shown = t("more than {count}", count=count) if view.not_checked_more else str(count)
        card = Card(t("Waiting for a second look"), shown)
        rows = []
        for deadline, what in waiting:
            words = t("Filed, proof missing") if deadline.proof_missing else what
            number = t("file {number}", number=deadline.file_number)
            detail = t("{first} · {second}", first=number, second=deadline.action)
            place = Place("proceeding", deadline.proceeding, f"deadline:{deadline.uid}")
            row = Row(words, detail, subject=place)
            row.opened.connect(self.open_requested)
            rows.append(row)
        _fill(card, rows)
        return card

    def _tasks(self, view: "TodayView") -> Card:
        t = self.t
        card = Card(t("Tasks"), str(len(view.tasks)))
        rows = []
        for task in view.tasks:
            number = t("file {number}", number=task.file_number)
            detail = number
            if task.due is not None:
                day = short_day(task.due, t.language)
                detail = t("{first} · {second}", first=number, second=day)
            row = Row(task.text, detail, subject=task_place(task))
            row.opened.connect(self.open_requested)
            rows.append(row)
        _fill(card, rows)
        return card

    def _office(self, view: "TodayView") -> Card:
        t = self.t
        card = Card(t("Office"))
        rows = self._backups(view)
        for client in view.no_next_step:
            row = Row(
                t("No next step: {name}", name=client.client_name),
                t("file {number}", number=client.file_number) if client.file_number else "",
                subject=Place("client", client.client),
            )
            row.opened.connect(self.open_requested)
            rows.append(row)
        _fill(card, rows)
        if not rows:  # showing it before it has a place would open a window of its own
            card.hide()
        return card

    def _backups(self, view: "TodayView") -> list[Row]:
        t, found = self.t, view.backups
        if found is None:
            return []
        place = Place("backups")
        if not found.places:
            title = t("No backups are made yet")
            rows = [Row(title, t("Choose where to: two sticks in two places."), subject=place)]
        elif view.last_restored_backup is None:
            title = t("No backup was ever restored on trial")
            rows = [Row(title, t("Only that shows that one works."), subject=place)]
        else:
            last = view.last_restored_backup
            ago = day_distance(view.day, last, t)
            old = (view.day - last).days > OLD_BACKUP
            advice = t("Try the newest one today.") if old else ""
            rows = [Row(t("Last restored backup: {when}", when=ago), advice, subject=place)]
        for label, day in found.lagging:
            ago = t("never") if day is None else day_distance(view.day, day, t)
            title = t("Plug {label} in when you can", label=label)
            rows.append(Row(title, t("Last backup there: {when}", when=ago), subject=place))
        if found.copies:
            title = t.plural(
                "{count} copy that left: is it still there?",
                "{count} copies that left: are they still there?",
                found.copies,
            )
            detail = t("Taken out more than 30 days ago and not marked as destroyed.")
            rows.append(Row(title, detail, subject=Place("copies")))
        for row in rows:
            row.opened.connect(self.open_requested)
        return rows


def _fill(card: Card, rows: Sequence[Row]) -> None:
    """Put rows into a card with hairlines between them."""
    for number, row in enumerate(rows):
        if number:
            card.add(RowSeparator(), inset=False)
        card.add(row, inset=False)
