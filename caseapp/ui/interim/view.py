"""Interim measures in one proceeding: domestic relief, one body, the countdown, whom to call."""

import json
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from caseapp.domain.changes import Changes
from caseapp.domain.ids import ProceedingUid
from caseapp.domain.protection.words import InterimBody
from caseapp.domain.views.interim import InterimPanel
from caseapp.domain.vocabulary import Role
from caseapp.ui.context import Context
from caseapp.ui.drafts import KeptForm
from caseapp.ui.form import FormDialog
from caseapp.ui.interim.cards import (
    bodies_card,
    call_list_card,
    chosen_card,
    countdown_card,
    domestic_card,
)
from caseapp.ui.interim.dialog import InterimForm
from caseapp.ui.office import Office
from caseapp.ui.overriding import override
from caseapp.ui.screen import Place, Screen
from caseapp.ui.widgets import Button, Columns, Notice, Page, Row
from caseapp.ui.widgets.cards import clear_layout
from caseapp.ui.widgets.expandable import plain_box
from caseapp.ui.words import state_name


class InterimScreen(Screen):
    """Interim measures."""

    watches: ClassVar[tuple[str, ...]] = (
        "client", "matter", "proceeding", "event", "deadline", "removal", "interim", "document",
    )  # fmt: skip

    def __init__(self, context: Context, office: Office) -> None:
        super().__init__(context)
        self._office = office
        self._uid = ProceedingUid("")
        self._panel: InterimPanel | None = None
        self._writes = context.role in {Role.LAWYER, Role.PARALEGAL}
        t = self.t
        self.proceeding_button = Button(t("Open proceeding"))
        self.proceeding_button.clicked.connect(self._on_proceeding)
        self.custody_button = Button(t("Custody and removal"))
        self.custody_button.clicked.connect(self._on_custody)
        self.page = Page("", (self.proceeding_button, self.custody_button))
        main, self._main = plain_box(14)
        side, self._side = plain_box(14)
        self.page.body.addWidget(Columns(main, side))
        self.page.body.addStretch(1)
        self.set_page(self.page)
        context.drafts.reopens("interim", self._reopen)

    @override
    def show_place(self, place: Place) -> None:
        if place.uid and place.uid != self._uid:
            self._uid = ProceedingUid(place.uid)
            self._panel = None
            self.mark_stale()

    @override
    def refresh(self) -> None:
        if self._uid:
            work = partial(self._office.interim.get_interim, self._uid)
            self.context.runner.submit(self, work, self._on_loaded, key="interim")

    def _on_loaded(self, panel: InterimPanel) -> None:
        t, context = self.t, self.context
        self._panel = panel
        about = [
            t("file {number}", number=panel.file_number), ", ".join(panel.client_names),
            state_name(t, panel.host_state),
        ]  # fmt: skip
        self.page.set_title(t("Interim measures"), " · ".join(part for part in about if part))
        clear_layout(self._main)
        clear_layout(self._side)
        for sentence in panel.because:
            self._main.addWidget(Notice(sentence, tone="alert"))
        choose = self._choose if context.role is Role.LAWYER else None
        domestic = domestic_card(context, panel, choose)
        for row in domestic.findChildren(Row):
            row.opened.connect(self._on_row)
        self._main.addWidget(domestic)
        for one in panel.chosen:
            self._main.addWidget(
                chosen_card(
                    context,
                    one,
                    self._open_chosen if self._writes else None,
                    self._look if self._writes else None,
                )
            )
        self._main.addWidget(bodies_card(context, panel, choose))
        if panel.countdown is not None:
            self._side.addWidget(countdown_card(context, panel.countdown))
        self._side.addWidget(call_list_card(context, panel, self._write_button()))

    def _write_button(self) -> Button | None:
        if not self._writes:
            return None
        button = Button(self.t("Write it"))
        button.setAccessibleName(self.t("Write the call list"))
        button.clicked.connect(self._on_custody)
        return button

    @Slot(object)
    def _on_row(self, place: object) -> None:
        if isinstance(place, Place):
            self.open_requested.emit(place)

    def _choose(self, body: InterimBody) -> None:
        if self._panel is not None:
            self._show(self._form(self._panel, body))

    def _open_chosen(self, uid: str) -> None:
        if self._panel is not None:
            one = next((one for one in self._panel.chosen if one.uid == uid), None)
            if one is not None:
                self._show(self._form(self._panel, one.draft.body, uid))

    def _look(self, uid: str) -> None:
        work = partial(self._office.interim.look_into_documents, uid)
        self.context.runner.submit(self, work, self.context.hub.publish, self._on_look_failed)

    def _on_look_failed(self, error: Exception) -> None:
        self._main.insertWidget(0, Notice(self.context.say(error), tone="alert"))

    def _form(self, panel: InterimPanel, body: InterimBody, uid: str = "") -> FormDialog:
        chosen = next((one for one in panel.chosen if one.uid == uid), None)
        calls = self._office.interim
        return InterimForm(self.context, calls, panel, body, chosen, self.window())

    @Slot()
    def _on_proceeding(self) -> None:
        self.open_requested.emit(Place("proceeding", self._uid))

    @Slot()
    def _on_custody(self) -> None:
        self.open_requested.emit(Place("custody", self._uid))

    def _show(self, form: FormDialog) -> None:
        form.saved.connect(self._on_saved)
        form.open()

    @Slot(object)
    def _on_saved(self, changes: Changes) -> None:
        self.context.hub.publish(changes)

    def _reopen(self, kept: KeptForm) -> None:
        work = partial(self._office.interim.get_interim, ProceedingUid(kept.place))
        self.context.runner.submit(self, work, partial(self._on_reopened, kept))

    def _on_reopened(self, kept: KeptForm, panel: InterimPanel) -> None:
        stored: dict[str, Any] = json.loads(kept.payload).get("kept", {})
        body = InterimBody(stored.get("body", InterimBody.DOMESTIC))
        form = self._form(panel, body, str(stored.get("uid") or ""))
        form.restore_draft(kept.payload)
        self._show(form)

    @override
    def first_focus(self) -> QWidget | None:
        return self.proceeding_button
