"""One proceeding: deadlines first, then what happened; hearings, memos and the court aside."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from caseapp.domain.changes import Changes
from caseapp.domain.ids import DeadlineUid, ProceedingUid
from caseapp.domain.views.deadlines import DeadlineView
from caseapp.domain.views.matters import ProceedingView
from caseapp.domain.vocabulary import Role
from caseapp.ui.client_file.dialog import ProceedingForm
from caseapp.ui.context import Context
from caseapp.ui.deadline.by_hand import ManualDeadlineForm
from caseapp.ui.deadline.dialog import DeadlineForm
from caseapp.ui.drafts import KeptForm
from caseapp.ui.event.dialog import EventForm, heading_of
from caseapp.ui.filing.dialog import MemoForm
from caseapp.ui.filling import fill
from caseapp.ui.form import FormDialog
from caseapp.ui.hearing.dialog import HearingForm
from caseapp.ui.hints import hinted
from caseapp.ui.office import Office
from caseapp.ui.proceeding.cards import (
    court_card,
    deadlines_card,
    events_card,
    hearings_card,
    memos_card,
)
from caseapp.ui.screen import Place, Screen
from caseapp.ui.widgets import Button, Card, Columns, Page, Row
from caseapp.ui.widgets.cards import clear_layout
from caseapp.ui.widgets.expandable import plain_box
from caseapp.ui.words import proceeding_title

_DEADLINE = "deadline:"
_HEARING = "hearing:"
_EVENT = "event"


class ProceedingScreen(Screen):
    """One proceeding."""

    watches: ClassVar[tuple[str, ...]] = (
        "client", "proceeding", "event", "deadline", "hearing", "filing",
    )  # fmt: skip

    def __init__(self, context: Context, office: Office) -> None:
        super().__init__(context)
        self._office = office
        self._uid = ProceedingUid("")
        self._view: ProceedingView | None = None
        self._part = ""
        self._writes = context.role in {Role.LAWYER, Role.PARALEGAL}
        self.page = Page("", self._actions() if self._writes else ())
        main, self._main = plain_box(14)
        side, self._side = plain_box(14)
        self.page.body.addWidget(Columns(main, side))
        self.page.body.addStretch(1)
        self.set_page(self.page)
        self._name_openers()

    def _actions(self) -> tuple[Button, ...]:
        t = self.t
        self.memo_button = Button(t("New memo"))
        self.memo_button.clicked.connect(self._on_new_memo)
        self.manual_button = Button(t("Deadline by hand"))
        self.manual_button.clicked.connect(self._on_new_manual)
        self.hearing_button = Button(t("New hearing"))
        self.hearing_button.clicked.connect(self._on_new_hearing)
        self.event_button = hinted(Button(t("New event"), "primary"), "Ctrl+N")
        self.event_button.clicked.connect(self._on_new_event)
        return (self.memo_button, self.manual_button, self.hearing_button, self.event_button)

    def _name_openers(self) -> None:
        for form in ("event", "hearing", "manual-deadline", "memo-start"):
            self.context.drafts.reopens(form, self._reopen)
        self.context.drafts.reopens("deadline", self._reopen_deadline)

    @override
    def show_place(self, place: Place) -> None:
        self._part = place.part
        if place.uid and place.uid != self._uid:
            self._uid = ProceedingUid(place.uid)
            self._view = None
            self.mark_stale()
        elif self._view is not None:
            self._open_part()

    @override
    def refresh(self) -> None:
        if self._uid:
            work = partial(self._office.matters.get_proceeding, self._uid)
            self.context.runner.submit(self, work, self._on_loaded, key="proceeding")

    def _on_loaded(self, view: ProceedingView) -> None:
        t, context = self.t, self.context
        self._view = view
        about = [
            t("file {number}", number=view.file_number), ", ".join(view.client_names),
            view.court_or_body, view.reference_number,
        ]  # fmt: skip
        self.page.set_title(proceeding_title(t, view), " · ".join(part for part in about if part))
        clear_layout(self._main)
        clear_layout(self._side)
        self._main.addWidget(deadlines_card(context, view, self._open_deadline))
        self._main.addWidget(
            events_card(context, view, self._open_event if self._writes else None)
        )
        self._side.addWidget(hearings_card(context, view.hearings, self._open_hearing))
        self._side.addWidget(memos_card(context, view.filings, self._open_memo))
        self._side.addWidget(self._protection_card(view))
        self._side.addWidget(court_card(context, view, self._change_button()))
        self._open_part()

    def _protection_card(self, view: ProceedingView) -> Card:
        """Lead to the two panels about the person's safety."""
        t = self.t
        card = Card(t("Custody and removal"))
        rows = [
            Row(
                t("Custody and what bars removal"),
                t("limits with the event that ends each, acts that count, whom to call"),
                subject=Place("custody", view.uid),
            ),
            Row(
                t("Interim measures"),
                t("domestic relief first, then one body"),
                subject=Place("interim", view.uid),
            ),
        ]
        for row in rows:
            row.opened.connect(self.open_requested)
        fill(card, rows)
        return card

    def _change_button(self) -> Button | None:
        if not self._writes:
            return None
        button = Button(self.t("Change"), "quiet")
        button.setAccessibleName(self.t("Change proceeding"))
        button.clicked.connect(self._on_change)
        return button

    def _open_part(self) -> None:
        part, self._part = self._part, ""
        if part.startswith(_HEARING):
            self._open_hearing(part.removeprefix(_HEARING))
        elif part.startswith(_DEADLINE):
            self._open_deadline(part.removeprefix(_DEADLINE))
        elif part == _EVENT:
            self._on_new_event()

    def _open_deadline(self, uid: str) -> None:
        known = self._view.deadlines if self._view is not None else ()
        view = next((view for view in known if view.row.uid == uid), None)
        if view is not None:
            self._show_deadline(view)

    def _show_deadline(self, view: DeadlineView) -> DeadlineForm:
        form = DeadlineForm(self.context, self._office.deadlines, view, self.window())
        form.event_wanted.connect(self._on_event_wanted)
        form.interim_wanted.connect(self._on_interim_wanted)
        form.claim_wanted.connect(self._on_claim_wanted)
        self._show(form)
        return form

    @Slot(object)
    def _on_event_wanted(self, uid: str) -> None:
        self._open_event(uid)

    @Slot()
    def _on_interim_wanted(self) -> None:
        self.open_requested.emit(Place("interim", self._uid))

    @Slot()
    def _on_claim_wanted(self) -> None:
        view = self._view
        if view is not None:
            about = self.t("file {number}", number=view.file_number)
            calls, parent = self._office.matters, self.window()
            self._show(ProceedingForm(self.context, calls, view.matter, about, None, parent))

    def _open_event(self, uid: str) -> None:
        view = self._view
        event = next((one for one in view.events if one.uid == uid), None) if view else None
        if view is not None and event is not None:
            calls = self._office.events
            self._show(EventForm(self.context, calls, view, self.window(), event))

    def _open_hearing(self, uid: str) -> None:
        view = self._view
        if view is None or not self._writes:
            return
        row = next((row for row in view.hearings if row.uid == uid), None)
        about = heading_of(self.context, view)
        calls = self._office.hearings
        self._show(HearingForm(self.context, calls, view.uid, about, row, self.window()))

    def _open_memo(self, uid: str) -> None:
        self.open_requested.emit(Place("filings", uid))

    @Slot()
    def _on_new_event(self) -> None:
        self._open_form("event")

    @Slot()
    def _on_new_hearing(self) -> None:
        self._open_form("hearing")

    @Slot()
    def _on_new_manual(self) -> None:
        self._open_form("manual-deadline")

    @Slot()
    def _on_new_memo(self) -> None:
        self._open_form("memo-start")

    def _open_form(self, form: str) -> None:
        if self._view is not None and self._writes:
            self._show(self._form(form, self._view))

    def _form(self, form: str, view: ProceedingView) -> FormDialog:
        context, office, parent = self.context, self._office, self.window()
        about = heading_of(context, view)
        if form == "hearing":
            return HearingForm(context, office.hearings, view.uid, about, parent=parent)
        if form == "manual-deadline":
            return ManualDeadlineForm(context, office.deadlines, view.uid, about, parent)
        if form == "memo-start":
            return MemoForm(context, office.filings, view, parent)
        return EventForm(context, office.events, view, parent)

    @Slot()
    def _on_change(self) -> None:
        view = self._view
        if view is not None:
            about = self.t("file {number}", number=view.file_number)
            calls = self._office.matters
            parent = self.window()
            self._show(ProceedingForm(self.context, calls, view.matter, about, view, parent))

    def _show(self, form: FormDialog) -> None:
        form.saved.connect(self._on_saved)
        form.open()

    @Slot(object)
    def _on_saved(self, changes: Changes) -> None:
        self.context.hub.publish(changes)
        if changes.created and changes.touched.get("filing"):
            self.open_requested.emit(Place("filings", changes.created))

    def _reopen(self, kept: KeptForm) -> None:
        work = partial(self._office.matters.get_proceeding, ProceedingUid(kept.place))
        self.context.runner.submit(self, work, partial(self._on_reopened, kept))

    def _on_reopened(self, kept: KeptForm, view: ProceedingView) -> None:
        form = self._form(kept.form, view)
        form.restore_draft(kept.payload)
        self._show(form)

    def _reopen_deadline(self, kept: KeptForm) -> None:
        work = partial(self._office.deadlines.get_deadline, DeadlineUid(kept.place))
        self.context.runner.submit(self, work, partial(self._on_deadline_reopened, kept))

    def _on_deadline_reopened(self, kept: KeptForm, view: DeadlineView) -> None:
        self._show_deadline(view).restore_draft(kept.payload)

    @override
    def new_in_context(self) -> bool:
        self._on_new_event()
        return self._view is not None and self._writes

    @override
    def first_focus(self) -> QWidget | None:
        return self.event_button if self._writes else None
