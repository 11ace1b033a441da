"""The form for somebody of the office, new or known."""

import json
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from caseapp.domain.views.people import PersonView
from caseapp.domain.vocabulary import Role
from caseapp.ui.context import Context
from caseapp.ui.overriding import override
from caseapp.ui.settings.people_port import ROLES, WHAT_ROLES_MAY, PeopleCalls
from caseapp.ui.typed import TypedForm
from caseapp.ui.widgets import Button, Choice, Field, PlainLabel, TextLine

FORM = "person"


class PersonForm(TypedForm):
    """Name, role and, of a guest, the last day.

    Signals:
        wants_code: a one-time code is to be given to this person.
        wants_matters: the matters of this guest are to be named.
        wants_leave: this person is to be removed.

    """

    FORM = FORM
    wants_code = Signal()
    wants_matters = Signal()
    wants_leave = Signal()

    def __init__(
        self,
        context: Context,
        calls: PeopleCalls,
        person: PersonView | None,
        parent: QWidget | None = None,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("Add a person") if person is None else person.row.name,
            submit=t("Add") if person is None else t("Save"),
            width=560,
            place="" if person is None else person.row.uid,
            parent=parent,
        )
        self._calls, self._person = calls, person
        self.name = TextLine("" if person is None else person.row.name, limit=300)
        # Whoever adds somebody in a hurry must not make them a lawyer by that.
        role = Role.PARALEGAL if person is None else person.row.role
        self.role = Choice([(one.value, t(words)) for one, words in ROLES.items()], role.value)
        self.role_field = Field(t("Role"), self.role, name="role", hint=" ")
        until = None if person is None else person.row.until
        self.editors |= {"name": self.name, "role": self.role}
        self.until = self.date_field(t("May read until"), "until", coming=True, value=until)
        self.add(Field(t("Name"), self.name, name="name"))
        self.add(self.role_field)
        self.add(self.until)
        self._build_rest()
        self.role.currentIndexChanged.connect(self._on_role)
        self._on_role()
        self.name.setFocus()
        self.fit()

    def _build_rest(self) -> None:
        t, person = self.t, self._person
        self.honest = PlainLabel("", "muted", wrap=True)
        self.body.addWidget(self.honest)
        if person is None:
            self.honest.setText(
                t(
                    "They cannot open the vault yet. Give them a one-time code afterwards: with it "
                    "they choose a passphrase of their own at the lock screen."
                )
            )
            return
        fixed = person.here or person.owner
        self.role.setEnabled(not fixed)
        self.honest.setText(
            t("Nobody changes their own role, and the owner of the vault stays a lawyer.")
            if fixed
            else t("A change counts from the next time this person opens the vault.")
        )
        offered = (
            (t("Give a one-time code …"), self.wants_code, not person.owner),
            (t("Name the matters of this guest …"), self.wants_matters,
             person.row.role is Role.GUEST),
            (t("Remove from the office …"), self.wants_leave, not fixed),
        )  # fmt: skip
        for words, wanted, shown in offered:
            if shown:
                button = Button(words, "quiet")
                button.clicked.connect(wanted.emit)
                self.body.addWidget(button)

    @Slot()
    def _on_role(self) -> None:
        role = Role(self.role.value())
        self.until.setVisible(role is Role.GUEST)
        self.role_field.set_hint(self.t(WHAT_ROLES_MAY[role]))

    @override
    def submit(self) -> None:
        role = Role(self.role.value())
        if role is Role.GUEST and not self.dates_are_readable():
            return
        until = self.until.value() if role is Role.GUEST else None
        name, person = self.name.text(), self._person
        if person is None:
            self.send(partial(self._calls.add_person, name, role, until=until))
            return
        change = self._calls.change_person
        self.send(partial(change, person.row.uid, person.version, name, role, until))

    @override
    def restore_draft(self, payload: str) -> None:
        if "typed" in json.loads(payload):
            super().restore_draft(payload)
            self._on_role()
