"""Small forms of a matter: something to do, and who may see the matter."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from caseapp.domain.drafts import TaskDraft
from caseapp.domain.errors import EmptyFieldError
from caseapp.domain.ids import MatterUid, PersonUid
from caseapp.domain.views.matters import MatterView
from caseapp.domain.views.people import PersonRow
from caseapp.ui.context import Context
from caseapp.ui.office import MatterCalls
from caseapp.ui.typed import TypedForm, short_area
from caseapp.ui.widgets import Choice, Field


class TaskForm(TypedForm):
    """Notes something to do in a matter."""

    FORM = "task"

    def __init__(
        self,
        context: Context,
        calls: MatterCalls,
        matter: MatterUid,
        subtitle: str = "",
        parent: QWidget | None = None,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("New task"),
            subtitle=subtitle,
            submit=t("Save task"),
            place=matter,
            parent=parent,
        )
        self._calls = calls
        self._matter = matter
        self.what = short_area()
        self.editors["text"] = self.what
        self.add(Field(t("What is to be done"), self.what, name="text"))
        self.day = self.date_field(
            t("Day"), "due", coming=True, hint=t("may stay empty; a weekday means the next one")
        )
        self.add(self.day)
        self.what.setFocus()
        self.fit()

    @override
    def submit(self) -> None:
        if not self.dates_are_readable():
            return
        if not self.are_filled("text"):
            return
        draft = TaskDraft(self._matter, self.text("text"), self.day.value())
        self.send(partial(self._calls.add_task, draft))


class MembersForm(TypedForm):
    """Lets one person into a matter, or takes one out: one command, so never half of it."""

    FORM = "members"

    def __init__(
        self,
        context: Context,
        calls: MatterCalls,
        matter: MatterView,
        parent: QWidget | None = None,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("Members of file {number}", number=matter.file_number),
            subtitle=", ".join(person.name for person in matter.members),
            submit=t("Save"),
            width=560,
            place=matter.uid,
            parent=parent,
        )
        self._calls = calls
        self._matter = matter
        self.who = Choice([("", t("Choose a person"))])
        self.add(Field(t("Member"), self.who, name="person"))
        self.footnote.setText(t("Who is no member sees nothing of the matter."))
        self.who.setFocus()
        self.fit()
        context.runner.submit(self, calls.list_people, self._on_people, self.show_refusal)

    def _on_people(self, people: Sequence[PersonRow]) -> None:
        t = self.t
        members = {person.uid for person in self._matter.members}
        offered = [
            (
                person.uid,
                t("Take out {name}", name=person.name)
                if person.uid in members
                else t("Let in {name}", name=person.name),
            )
            for person in people
        ]
        self.who.offer([("", t("Choose a person")), *offered])

    @override
    def submit(self) -> None:
        person = PersonUid(self.who.value())
        if not person:
            self.show_refusal(EmptyFieldError(field="person"))
            return
        leaving = any(member.uid == person for member in self._matter.members)
        command = self._calls.remove_member if leaving else self._calls.add_member
        self.send(partial(command, self._matter.uid, person))
