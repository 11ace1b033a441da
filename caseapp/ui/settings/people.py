"""People of the office: who works here, in which role, with how many keys."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from caseapp.domain.views.people import PersonView
from caseapp.domain.vocabulary import Role
from caseapp.ui.context import Context
from caseapp.ui.drafts import KeptForm
from caseapp.ui.form import FormDialog
from caseapp.ui.settings.guest import GuestMattersForm
from caseapp.ui.settings.people_port import ROLES, PeopleCalls
from caseapp.ui.settings.person import FORM, PersonForm
from caseapp.ui.settings.person_code import PersonCodeForm
from caseapp.ui.settings.person_leaves import PersonLeavesForm
from caseapp.ui.widgets import Badge, Button, Card, PlainLabel, Row, Tone
from caseapp.ui.widgets.rows import RowSeparator


class PeopleCard(Card):
    """Everybody of the office; a lawyer opens a line to change it, all others read it."""

    def __init__(
        self, context: Context, calls: PeopleCalls, parent: QWidget | None = None
    ) -> None:
        self._context, self._calls, self.t = context, calls, context.t
        self._may = context.role is Role.LAWYER
        actions: tuple[QWidget, ...] = ()
        if self._may:
            add = Button(self.t("Add a person"), shortcut="Ctrl+Shift+P")
            add.clicked.connect(self._on_add)
            actions = (add,)
        super().__init__(self.t("People"), actions=actions, parent=parent)
        context.drafts.reopens(FORM, self._reopen)

    def refresh(self) -> None:
        """Read everybody anew."""
        self._context.runner.submit(self, self._calls.list_team, self._show, key="people")

    def _show(self, team: Sequence[PersonView]) -> None:
        self.clear()
        for number, person in enumerate(team):
            if number:
                self.add(RowSeparator(), inset=False)
            row = Row(
                person.row.name,
                self._said(person),
                badges=self._badges(person),
                opens=self._may,
                subject=person,
            )
            if self._may:
                row.opened.connect(self._on_opened)
            self.add(row, inset=False)
        words = self.t("One person works in a vault at a time. Whose key opens it sits here.")
        self.add(PlainLabel(words, "muted", wrap=True))

    def _said(self, person: PersonView) -> str:
        role = self.t(ROLES[person.row.role])
        if person.row.until is None:
            return role
        day = self._context.show_date(person.row.until)
        return self.t("{role} until {day}", role=role, day=day)

    def _badges(self, person: PersonView) -> tuple[Badge, ...]:
        t, badges = self.t, []
        if person.here:
            badges.append(Badge(t("sits here"), Tone.BLUE))
        if person.owner:
            badges.append(Badge(t("owner"), Tone.PLAIN))
        if person.over:
            badges.append(Badge(t("time is over"), Tone.AMBER))
        if not person.keys:
            badges.append(Badge(t("no key yet"), Tone.AMBER))
        return tuple(badges)

    @Slot()
    def _on_add(self) -> None:
        self._open(PersonForm(self._context, self._calls, None, self.window()))

    def _on_opened(self, subject: object) -> None:
        if isinstance(subject, PersonView):
            form = PersonForm(self._context, self._calls, subject, self.window())
            form.wants_code.connect(partial(self._then, form, PersonCodeForm, subject))
            form.wants_matters.connect(partial(self._then, form, GuestMattersForm, subject))
            form.wants_leave.connect(partial(self._then, form, PersonLeavesForm, subject))
            self._open(form)

    def _then(
        self, form: FormDialog, other: type[QWidget], person: PersonView, _: object = None
    ) -> None:
        """Close the form for the next one: two windows about one person would contradict."""
        form.reject()
        if not form.isVisible():
            self._open(other(self._context, self._calls, person, self.window()))  # type: ignore[arg-type,call-arg]

    def _open(self, form: QWidget) -> None:
        if isinstance(form, FormDialog):
            form.saved.connect(self._on_saved)
            form.open()

    def _on_saved(self, changes: object) -> None:
        self._context.hub.changed.emit(changes)
        self.refresh()

    def _reopen(self, kept: KeptForm) -> None:
        form = PersonForm(self._context, self._calls, None, self.window())
        form.restore_draft(kept.payload)
        self._open(form)
