"""Custody and removal in one proceeding: what bars it, the limits of custody, whom to call."""

import json
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Slot

from caseapp.domain.changes import Changes
from caseapp.domain.ids import ProceedingUid
from caseapp.domain.views.custody import CustodyPanel, CustodyView
from caseapp.domain.views.removal import RemovalPanel
from caseapp.domain.vocabulary import Role
from caseapp.ui.context import Context
from caseapp.ui.custody.bars import BarForm, RemovalForm
from caseapp.ui.custody.countdown import Countdown
from caseapp.ui.custody.dialog import CustodyEndForm, CustodyForm
from caseapp.ui.custody.limits import custody_card
from caseapp.ui.custody.removal_cards import bars_card, removal_card
from caseapp.ui.drafts import KeptForm
from caseapp.ui.form import FormDialog
from caseapp.ui.office import Office
from caseapp.ui.overriding import override
from caseapp.ui.saving import AskPath, ask_path, print_to, written_words
from caseapp.ui.screen import Place, Screen
from caseapp.ui.widgets import Button, Card, Columns, EmptyState, Notice, Page
from caseapp.ui.widgets.cards import clear_layout
from caseapp.ui.widgets.expandable import plain_box
from caseapp.ui.words import state_name


@dataclass(frozen=True, slots=True)
class Loaded:
    """Both panels of one proceeding, read in one go."""

    custody: CustodyPanel
    removal: RemovalPanel


def load(office: Office, uid: ProceedingUid) -> Loaded:
    """Read both panels; runs on the database thread."""
    return Loaded(office.custody.get_custody(uid), office.removal.get_removal(uid))


class CustodyScreen(Screen):
    """Custody and removal."""

    watches: ClassVar[tuple[str, ...]] = (
        "client", "matter", "proceeding", "event", "deadline", "custody", "removal", "bar",
        "document", "rule_review",
    )  # fmt: skip

    def __init__(self, context: Context, office: Office, ask: AskPath = ask_path) -> None:
        super().__init__(context)
        self._office, self._ask = office, ask
        self._uid = ProceedingUid("")
        self._loaded: Loaded | None = None
        self._writes = context.role in {Role.LAWYER, Role.PARALEGAL}
        self.page = Page("", self._actions())
        main, self._main = plain_box(14)
        side, self._side = plain_box(14)
        self.page.body.addWidget(Columns(main, side))
        self.page.body.addStretch(1)
        self.set_page(self.page)
        for form in ("custody", "custody-end", "bar", "removal"):
            context.drafts.reopens(form, self._reopen)

    def _actions(self) -> tuple[Button, ...]:
        t = self.t
        self.proceeding_button = Button(t("Open proceeding"))
        self.proceeding_button.clicked.connect(self._on_proceeding)
        self.interim_button = Button(t("Interim measures"))
        self.interim_button.clicked.connect(self._on_interim)
        self.custody_button = Button(t("Record custody"), "primary")
        self.custody_button.clicked.connect(self._on_custody)
        if not self._writes:
            return (self.proceeding_button, self.interim_button)
        return (self.proceeding_button, self.interim_button, self.custody_button)

    @override
    def show_place(self, place: Place) -> None:
        if place.uid and place.uid != self._uid:
            self._uid = ProceedingUid(place.uid)
            self._loaded = None
            self.mark_stale()

    @override
    def refresh(self) -> None:
        if self._uid:
            work = partial(load, self._office, self._uid)
            self.context.runner.submit(self, work, self._on_loaded, key="custody")

    def _on_loaded(self, loaded: Loaded) -> None:
        t = self.t
        self._loaded = loaded
        risk = loaded.removal.risk
        about = [
            t("file {number}", number=risk.file_number), ", ".join(risk.client_names),
            risk.court_or_body, state_name(t, risk.host_state),
        ]  # fmt: skip
        self.page.set_title(t("Custody and removal"), " · ".join(part for part in about if part))
        held = {one.client for one in loaded.custody.custodies if one.ended_day is None}
        self.custody_button.setVisible(
            self._writes and any(uid not in held for uid, _ in loaded.custody.clients)
        )
        clear_layout(self._main)
        clear_layout(self._side)
        open_bar = self._open_bar if self._writes else None
        self._main.addWidget(
            bars_card(self.context, loaded.removal, self._add_bar_button(), open_bar)
        )
        for custody in loaded.custody.custodies:
            card = custody_card(self.context, custody, self._custody_actions(custody))
            for countdown in card.findChildren(Countdown):
                countdown.ran_out.connect(self.refresh)
            self._main.addWidget(card)
        if not loaded.custody.custodies:
            self._main.addWidget(self._no_custody(loaded.custody))
        self._side.addWidget(removal_card(self.context, loaded.removal, self._removal_button()))

    def _add_bar_button(self) -> Button | None:
        if not self._writes:
            return None
        button = Button(self.t("Add act"))
        button.setAccessibleName(self.t("Add an act that bars removal"))
        button.clicked.connect(self._on_bar)
        return button

    def _removal_button(self) -> Button | None:
        if not self._writes:
            return None
        button = Button(self.t("Change"), "quiet")
        button.setAccessibleName(self.t("Change removal"))
        button.clicked.connect(self._on_removal)
        return button

    def _custody_actions(self, custody: CustodyView) -> tuple[Button, ...]:
        if not self._writes:
            return ()
        t = self.t
        sheet = Button(t("Print for the complaint"))
        sheet.setAccessibleName(t("Print custody of {name}", name=custody.client_name))
        sheet.clicked.connect(partial(self._print, custody))
        change = Button(t("Change"), "quiet")
        change.setAccessibleName(t("Change custody of {name}", name=custody.client_name))
        change.clicked.connect(partial(self._change_custody, custody))
        if custody.ended_day is not None:
            return (sheet, change)
        end = Button(t("Custody ended"))
        end.setAccessibleName(t("Custody of {name} ended", name=custody.client_name))
        end.clicked.connect(partial(self._end_custody, custody))
        return (sheet, end, change)

    def _no_custody(self, panel: CustodyPanel) -> Card:
        t = self.t
        card = Card(t("Custody"))
        if panel.arrests:
            text = t(
                "An arrest is in the file. Record the custody that followed: place, legal basis "
                "and title; its limits are counted from both hours."
            )
        else:
            text = t(
                "If the client is held, record it at once: the actual hour and the hour of the "
                "record. The limits of the State are counted from both."
            )
        button = Button(t("Record custody")) if self._writes else None
        if button is not None:
            button.setAccessibleName(t("Record custody in this proceeding"))
            button.clicked.connect(self._on_custody)
        card.add(EmptyState(t("No custody recorded"), text, button))
        return card

    def _open_bar(self, uid: str) -> None:
        loaded = self._loaded
        bars = loaded.removal.bars if loaded is not None else ()
        bar = next((one for one in bars if one.uid == uid), None)
        if loaded is not None and bar is not None:
            calls = self._office.removal
            self._show(BarForm(self.context, calls, loaded.removal, bar, self.window()))

    def _change_custody(self, custody: CustodyView, _checked: object = None) -> None:
        if self._loaded is not None:
            calls, panel = self._office.custody, self._loaded.custody
            self._show(CustodyForm(self.context, calls, panel, custody, self.window()))

    def _end_custody(self, custody: CustodyView, _checked: object = None) -> None:
        self._show(CustodyEndForm(self.context, self._office.custody, custody, self.window()))

    def _print(self, custody: CustodyView, _checked: object = None) -> None:
        t, loaded = self.t, self._loaded
        number = loaded.removal.risk.file_number.replace("/", "-") if loaded else ""
        name = t("Custody {number}.pdf", number=number)
        path = self._ask(self, t("Save custody sheet"), name)
        if path:
            work = partial(
                print_to,
                self.context,
                partial(self._office.custody.print_custody, custody.uid),
                Path(path),
            )
            self.context.runner.submit(self, work, self._on_written, self._on_not_written)

    def _on_written(self, written: tuple[str, int]) -> None:
        words = written_words(self.t, written)
        self._main.insertWidget(0, Notice(words, tone="note"))

    def _on_not_written(self, error: Exception) -> None:
        self._main.insertWidget(0, Notice(self.context.say(error), tone="alert"))

    @Slot()
    def _on_custody(self) -> None:
        self._open_form("custody")

    @Slot()
    def _on_bar(self) -> None:
        self._open_form("bar")

    @Slot()
    def _on_removal(self) -> None:
        self._open_form("removal")

    @Slot()
    def _on_proceeding(self) -> None:
        self.open_requested.emit(Place("proceeding", self._uid))

    @Slot()
    def _on_interim(self) -> None:
        self.open_requested.emit(Place("interim", self._uid))

    def _open_form(self, form: str) -> None:
        if self._loaded is not None and self._writes:
            made = self._form(form, self._loaded)
            if made is not None:
                self._show(made)

    def _form(self, form: str, loaded: Loaded, uid: str = "") -> FormDialog | None:
        context, office, parent = self.context, self._office, self.window()
        held = next((one for one in loaded.custody.custodies if one.uid == uid), None)
        if form == "bar":
            bar = next((one for one in loaded.removal.bars if one.uid == uid), None)
            return BarForm(context, office.removal, loaded.removal, bar, parent)
        if form == "removal":
            return RemovalForm(context, office.removal, loaded.removal, parent)
        if form == "custody-end":
            return CustodyEndForm(context, office.custody, held, parent) if held else None
        return CustodyForm(context, office.custody, loaded.custody, held, parent)

    def _show(self, form: FormDialog) -> None:
        form.saved.connect(self._on_saved)
        form.open()

    @Slot(object)
    def _on_saved(self, changes: Changes) -> None:
        self.context.hub.publish(changes)

    def _reopen(self, kept: KeptForm) -> None:
        work = partial(load, self._office, ProceedingUid(kept.place))
        self.context.runner.submit(self, work, partial(self._on_reopened, kept))

    def _on_reopened(self, kept: KeptForm, loaded: Loaded) -> None:
        form = self._form(kept.form, loaded, _uid_of(kept))
        if form is not None:
            form.restore_draft(kept.payload)
            self._show(form)

    @override
    def new_in_context(self) -> bool:
        self._on_custody()
        return self._loaded is not None and self._writes


def _uid_of(kept: KeptForm) -> str:
    """Return the record that a kept form was changing; "" for a new one."""
    return str(json.loads(kept.payload).get("kept", {}).get("uid") or "")
