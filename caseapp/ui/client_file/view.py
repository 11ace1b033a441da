"""A client's file: who is this, where do they stand, what comes next."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from caseapp.domain.changes import Changes
from caseapp.domain.ids import ClientUid, MatterUid
from caseapp.domain.initials import initials
from caseapp.domain.views.deadline_list import DeadlineRow
from caseapp.domain.views.matters import MatterView, ProceedingView
from caseapp.domain.views.tasks import TaskRow
from caseapp.domain.vocabulary import Role
from caseapp.ui.client_file.dialog import MatterForm, ProceedingForm
from caseapp.ui.client_file.model import ClientFile, load
from caseapp.ui.client_file.side import notes_card, person_card, safe_contact_card
from caseapp.ui.client_file.steps import MembersForm, TaskForm
from caseapp.ui.clients.dialog import ClientForm
from caseapp.ui.context import Context
from caseapp.ui.custody.risk import risk_row
from caseapp.ui.deadline.row import deadline_row
from caseapp.ui.drafts import KeptForm
from caseapp.ui.filling import fill
from caseapp.ui.form import FormDialog
from caseapp.ui.hearing.row import hearing_row
from caseapp.ui.office import Office
from caseapp.ui.screen import Place, Screen
from caseapp.ui.theme import px
from caseapp.ui.widgets import (
    Badge,
    Button,
    Card,
    Columns,
    EmptyState,
    FlowLayout,
    Page,
    PlainLabel,
    Row,
    Tone,
)
from caseapp.ui.widgets.cards import clear_layout
from caseapp.ui.words import proceeding_title, when

_SHOWN_NEXT = 6
_MATTER = "matter:"
"""Part of a `Place` that names the matter whose client is to be shown."""


class ClientFileScreen(Screen):
    """One client."""

    watches: ClassVar[tuple[str, ...]] = (
        "client", "matter", "proceeding", "event", "deadline", "hearing", "task", "custody",
        "removal", "bar",
    )  # fmt: skip

    def __init__(self, context: Context, office: Office) -> None:
        super().__init__(context)
        self._office = office
        self._uid = ClientUid("")
        self._file: ClientFile | None = None
        t = self.t
        self.change_button = Button(t("Change client"))
        self.change_button.clicked.connect(self._on_change)
        self._matter = Button(t("New matter"), "primary")
        self._matter.clicked.connect(self._on_open_matter)
        self._writes = context.role in {Role.LAWYER, Role.PARALEGAL}
        actions = (self.change_button, self._matter) if self._writes else ()
        self.page = Page("", actions)
        self._main = QVBoxLayout()
        self._side = QVBoxLayout()
        self.page.body.addWidget(Columns(_holder(self._main), _holder(self._side)))
        self.page.body.addStretch(1)
        self.set_page(self.page)
        context.drafts.reopens("matter", self._reopen_matter)
        context.drafts.reopens("proceeding", self._reopen_proceeding)
        context.drafts.reopens("task", self._reopen_task)

    @override
    def show_place(self, place: Place) -> None:
        if place.part.startswith(_MATTER):
            matter = MatterUid(place.part.removeprefix(_MATTER))
            work = partial(self._office.matters.get_matter, matter)
            self.context.runner.submit(self, work, self._on_matter_found)
        elif place.uid and place.uid != self._uid:
            self._uid = ClientUid(place.uid)
            self._file = None
            self.mark_stale()

    def _on_matter_found(self, matter: MatterView) -> None:
        """A task knows its matter only: show the file of the first client in it."""
        if matter.clients:
            self.show_place(Place("client", matter.clients[0][0]))

    @override
    def refresh(self) -> None:
        if self._uid:
            work = partial(load, self._office, self._uid)
            self.context.runner.submit(self, work, self._on_loaded, key="file")

    def _on_loaded(self, loaded: ClientFile) -> None:
        self._file = loaded
        client = loaded.client
        first = client.names[0].text if client.names else ""
        others = " · ".join(name.text for name in client.names[1:])
        if self.context.discreet():
            first, others = initials(first), ""
        self.page.set_title(first, others)
        clear_layout(self._main)
        clear_layout(self._side)
        self._main.addWidget(self._next_card(loaded))
        if client.matters:
            self._main.addWidget(self._bars_card(loaded))
        for matter in client.matters:
            self._main.addWidget(self._matter_card(matter, loaded))
        if not client.matters:
            self._main.addWidget(self._no_matter())
        self._side.addWidget(safe_contact_card(self.context, client.safe_contact))
        self._side.addWidget(person_card(self.context, client))
        if client.notes:
            self._side.addWidget(notes_card(self.context, client))

    def _next_card(self, loaded: ClientFile) -> Card:
        t = self.t
        deadlines = loaded.open_deadlines()
        rows: list[QWidget] = []
        for row in deadlines[:_SHOWN_NEXT]:
            made = deadline_row(self.context, row)
            made.clicked.connect(partial(self._open_deadline, row))
            rows.append(made)
        for hearing in loaded.hearings(self.context.clock.today()):
            made = hearing_row(self.context, hearing)
            made.clicked.connect(partial(self._open, Place("proceeding", hearing.proceeding)))
            rows.append(made)
        rows.extend(self._task_row(task) for task in loaded.tasks())
        card = Card(t("What comes next"), str(len(deadlines)) if deadlines else "")
        if rows:
            fill(card, rows)
        else:
            card.add(
                EmptyState(
                    t("No next step"),
                    t("Nothing is planned for this client: no deadline, no hearing, no task."),
                )
            )
        return card

    def _bars_card(self, loaded: ClientFile) -> Card:
        """Show what bars removal, per proceeding; there is no green."""
        t = self.t
        alarms = [row for row in loaded.risks if row.uncovered]
        card = Card(t("What bars removal"), str(len(alarms)) if alarms else "")
        if alarms:
            card.make_urgent()
        rows = []
        for risk in loaded.risks:
            row = risk_row(self.context, risk, names=False)
            row.opened.connect(self.open_requested)
            rows.append(row)
        if not rows:
            card.add(
                PlainLabel(
                    t(
                        "No custody, no decision on removal and no fixed day is in the file. That "
                        "says nothing about what happens outside it."
                    ),
                    "muted",
                    wrap=True,
                )
            )
        fill(card, rows)
        return card

    def _task_row(self, task: TaskRow) -> QWidget:
        t = self.t
        day = when(self.context, task.due) if task.due else t("Task")
        row = Row(
            task.text,
            t("file {number}", number=task.file_number),
            day=day,
            day_width=190,
            opens=False,
        )
        if not self._writes:
            return row
        made = QWidget()
        made.setProperty("kind", "clear")
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, px(14), 0)
        line.addWidget(row, 1)
        done = Button(t("Done"))
        done.setAccessibleName(t("Done: {task}", task=task.text))
        done.clicked.connect(partial(self._finish, task))
        line.addWidget(done)
        return made

    def _finish(self, task: TaskRow, _checked: object = None) -> None:
        work = partial(self._office.matters.finish_task, task.uid, task.version)
        self.context.runner.submit(self, work, self.context.hub.publish)

    def _matter_card(self, matter: MatterView, loaded: ClientFile) -> Card:
        t = self.t
        number = matter.file_number
        card = Card(t("File {number} · {title}", number=number, title=matter.title))
        members = ", ".join(person.name for person in matter.members)
        card.add(PlainLabel(t("Members: {names}", names=members), "small", wrap=True))
        if matter.handling:
            from caseapp.ui.client_file.handling import FLAGS  # noqa: PLC0415 - few matters

            flags = ", ".join(t(FLAGS[flag]) for flag in matter.handling)
            card.add(PlainLabel(t("Handling: {flags}", flags=flags), "strong", wrap=True))
        rows = [
            self._proceeding_row(loaded.proceedings.get(found.uid, found))
            for found in matter.proceedings
        ]
        if rows:
            fill(card, rows)
        else:
            card.add(
                EmptyState(
                    t("No proceeding yet"),
                    t("Deadlines are counted in a proceeding: add the one that is running."),
                )
            )
        if self._writes:
            card.add(self._matter_actions(matter))
        return card

    def _matter_actions(self, matter: MatterView) -> QWidget:
        t, number = self.t, matter.file_number
        made = QWidget()
        made.setProperty("kind", "clear")
        flow = FlowLayout(made, gap=8)
        proceeding = Button(t("Add proceeding"))
        proceeding.setAccessibleName(t("Add proceeding to file {number}", number=number))
        proceeding.clicked.connect(partial(self._add_proceeding, matter))
        task = Button(t("Add task"))
        task.setAccessibleName(t("Add task to file {number}", number=number))
        task.clicked.connect(partial(self._add_task, matter))
        flow.addWidget(proceeding)
        flow.addWidget(task)
        if self._office.matters.mark_handling is not None:
            flags = Button(t("Handling flags"))
            flags.setAccessibleName(t("Handling flags of file {number}", number=number))
            flags.clicked.connect(partial(self._mark_handling, matter))
            flow.addWidget(flags)
        if self.context.role is Role.LAWYER:
            members = Button(t("Change members"))
            members.setAccessibleName(t("Members of file {number}", number=number))
            members.clicked.connect(partial(self._change_members, matter))
            flow.addWidget(members)
        return made

    def _proceeding_row(self, found: ProceedingView) -> Row:
        t = self.t
        title = proceeding_title(t, found)
        parts = [found.court_or_body, found.reference_number, found.stage]
        count = sum(1 for view in found.deadlines if view.row.state.value == "to_be_determined")
        marks = (Badge(t("To be determined"), Tone.RED),) if count else ()
        made = Row(title, " · ".join(part for part in parts if part), badges=marks)
        made.clicked.connect(partial(self._open, Place("proceeding", found.uid)))
        return made

    def _no_matter(self) -> Card:
        t = self.t
        button = Button(t("Open the first matter"))
        button.clicked.connect(self._on_open_matter)
        card = Card(t("Matters"))
        card.add(
            EmptyState(
                t("No matter yet"),
                t("A matter is one file of work, with its members, proceedings and deadlines."),
                button,
            )
        )
        return card

    def _open(self, place: Place, _checked: object = None) -> None:
        self.open_requested.emit(place)

    def _open_deadline(self, row: DeadlineRow, _checked: object = None) -> None:
        self.open_requested.emit(Place("proceeding", row.proceeding, f"deadline:{row.uid}"))

    @Slot()
    def _on_change(self) -> None:
        if self._file is not None:
            form = ClientForm(self.context, self._office.clients, self._file.client, self)
            form.binned.connect(self._on_binned)
            self._show(form)

    @Slot()
    def _on_binned(self) -> None:
        self._uid = ClientUid("")
        self.back_requested.emit()

    @Slot()
    def _on_open_matter(self) -> None:
        if self._uid:
            self._show(self._matter_form(self._uid))

    def _matter_form(self, uid: ClientUid) -> MatterForm:
        known = self._file is not None and self._uid == uid
        name = self.page.title.text() if known else ""
        return MatterForm(self.context, self._office.matters, uid, name, self.window())

    def _add_proceeding(self, matter: MatterView, _checked: object = None) -> None:
        self._show(
            ProceedingForm(
                self.context,
                self._office.matters,
                matter.uid,
                self.t("file {number}", number=matter.file_number),
                parent=self.window(),
            )
        )

    def _add_task(self, matter: MatterView, _checked: object = None) -> None:
        number = self.t("file {number}", number=matter.file_number)
        calls, parent = self._office.matters, self.window()
        self._show(TaskForm(self.context, calls, matter.uid, number, parent))

    def _change_members(self, matter: MatterView, _checked: object = None) -> None:
        self._show(MembersForm(self.context, self._office.matters, matter, self.window()))

    def _mark_handling(self, matter: MatterView, _checked: object = None) -> None:
        from caseapp.ui.client_file.handling import HandlingForm  # noqa: PLC0415 - when asked

        self._show(HandlingForm(self.context, self._office.matters, matter, self.window()))

    def _reopen_task(self, kept: KeptForm) -> None:
        form = TaskForm(
            self.context, self._office.matters, MatterUid(kept.place), parent=self.window()
        )
        form.restore_draft(kept.payload)
        self._show(form)

    def _show(self, form: FormDialog) -> None:
        form.saved.connect(self._on_saved)
        form.open()

    @Slot(object)
    def _on_saved(self, changes: Changes) -> None:
        self.context.hub.publish(changes)
        if changes.created and changes.touched.get("proceeding"):
            self.open_requested.emit(Place("proceeding", changes.created))

    def _reopen_matter(self, kept: KeptForm) -> None:
        form = self._matter_form(ClientUid(kept.place))
        form.restore_draft(kept.payload)
        self._show(form)

    def _reopen_proceeding(self, kept: KeptForm) -> None:
        from_matter = ProceedingForm(
            self.context, self._office.matters, MatterUid(kept.place), parent=self.window()
        )
        from_matter.restore_draft(kept.payload)
        self._show(from_matter)

    @override
    def new_in_context(self) -> bool:
        self._on_open_matter()
        return bool(self._uid)

    @override
    def first_focus(self) -> QWidget | None:
        return self._matter


def _holder(box: QVBoxLayout) -> QWidget:
    made = QWidget()
    made.setProperty("kind", "clear")
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(px(14))
    made.setLayout(box)
    return made
