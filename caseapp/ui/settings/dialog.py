"""The form for somebody new in the office."""

import json
from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from caseapp.domain.changes import Changes
from caseapp.domain.vocabulary import Role
from caseapp.ui.context import Context
from caseapp.ui.form import FormDialog
from caseapp.ui.settings.model import ROLES, SettingsPort
from caseapp.ui.widgets.choice import Choice
from caseapp.ui.widgets.field import Field
from caseapp.ui.widgets.labels import PlainLabel
from caseapp.ui.widgets.texts import TextLine

FORM = "person"


class PersonDialog(FormDialog):
    """Name and role."""

    def __init__(
        self, context: Context, port: SettingsPort, parent: QWidget | None = None
    ) -> None:
        t = context.t
        super().__init__(context, t("Add a person"), submit=t("Add"), width=520, parent=parent)
        self._port = port
        self.name = TextLine(limit=300)
        # Whoever adds somebody in a hurry must not make them a lawyer by that.
        self.role = Choice(
            [(role.value, t(words)) for role, words in ROLES.items()], Role.PARALEGAL.value
        )
        self.add(Field(t("Name"), self.name, name="name"))
        self.add(
            Field(
                t("Role"),
                self.role,
                name="role",
                hint=t(
                    "A paralegal may accept a proposed deadline unchanged, and not decline, "
                    "waive or confirm one."
                ),
            )
        )
        self.honest = PlainLabel(
            t(
                "This lets you make somebody a member of matters. They have no passphrase of their "
                "own yet, so they cannot open the vault by themselves."
            ),
            "muted",
            wrap=True,
        )
        self.body.addWidget(self.honest)
        self.set_baseline()

    @override
    def draft_form(self) -> str:
        return FORM

    @override
    def draft_payload(self) -> str:
        return json.dumps({"name": self.name.text(), "role": self.role.value()})

    @override
    def restore_draft(self, payload: str) -> None:
        kept = json.loads(payload)
        self.name.setText(str(kept.get("name", "")))
        self.role.choose(str(kept.get("role", "")))

    @override
    def submit(self) -> None:
        self.set_busy(True)
        work = partial(self._port.add_person, self.name.text(), Role(self.role.value()))
        self.context.runner.submit(self, work, self._on_added, self.show_refusal)

    def _on_added(self, changes: Changes) -> None:
        self.context.hub.publish(changes)
        self.done_saving(changes)
