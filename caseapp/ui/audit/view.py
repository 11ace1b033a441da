"""The audit screen: the history narrowed as one likes, exported, and sealed on paper."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from caseapp.domain.clear_copies import Leaving
from caseapp.domain.errors import UserError
from caseapp.domain.views.integrity import Seal, SealCheck
from caseapp.domain.views.matters import MatterView
from caseapp.domain.views.vaults import HistoryChoices, HistoryFilter, HistoryRow
from caseapp.ui.audit.aside import AsideCard
from caseapp.ui.audit.port import AuditPort
from caseapp.ui.audit.row import kind_words, row_of
from caseapp.ui.context import Context
from caseapp.ui.overriding import override
from caseapp.ui.saving import AskPath, ask_path
from caseapp.ui.screen import Screen
from caseapp.ui.theme import px
from caseapp.ui.widgets import Button, Card, Choice, Field, Notice, Page, PlainLabel, TextLine
from caseapp.ui.widgets.cards import clear_layout
from caseapp.ui.widgets.flow import FlowLayout
from caseapp.wording.commands import command_words

PAGE = 100


def ask_table(parent: QWidget, title: str, name: str) -> str:
    """Ask where a table shall go, with the system's own dialog."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, name, "CSV (*.csv)")
    return chosen


class AuditScreen(Screen):
    """Entries newest first, a hundred at a time."""

    watches: ClassVar[tuple[str, ...]] = ("history",)

    def __init__(
        self,
        context: Context,
        port: AuditPort,
        parent: QWidget | None = None,
        *,
        ask: AskPath = ask_path,
        ask_table: AskPath = ask_table,
    ) -> None:
        super().__init__(context, parent)
        t = self.t
        self._port = port
        self._ask, self._ask_table = ask, ask_table
        self._offset = 0
        self.export_button = Button(t("Export as a table…"))
        self.print_button = Button(t("Print the seal…"))
        self.export_button.setVisible(port.export_history is not None)
        self.print_button.setVisible(port.print_seal is not None)
        self.export_button.clicked.connect(self._on_export)
        self.print_button.clicked.connect(self._on_print)
        self.page = Page(
            t("Who did what"),
            (self.export_button, self.print_button),
            subtitle=t("The history of this vault. Nobody can change it without being seen."),
        )
        self.trouble = Notice("", tone="alert")
        self.trouble.hide()
        self.done = Notice("", tone="note")
        self.done.hide()
        self.page.body.addWidget(self.trouble)
        self.page.body.addWidget(self.done)
        self.aside = AsideCard(context)
        self.page.body.addWidget(self.aside)
        self._build_seal()
        self._build_filter()
        self._build_entries()
        self.set_page(self.page)

    def _build_filter(self) -> None:
        t = self.t
        everything = [("", t("All"))]
        self.person, self.kind = Choice(everything), Choice(everything)
        self.command, self.matter = Choice(everything), Choice(everything)
        self.first, self.last = TextLine(limit=40), TextLine(limit=40)
        self.fields = [
            Field(t("Who"), self.person),
            Field(t("Kind of record"), self.kind),
            Field(t("What was done"), self.command),
            Field(t("Matter"), self.matter),
            Field(t("From"), self.first, name="first"),
            Field(t("Until"), self.last, name="last"),
        ]
        if self._port.list_matters is None:
            self.fields[3].hide()
        box = QWidget()
        box.setProperty("kind", "clear")
        flow = FlowLayout(box)
        for field in self.fields:
            field.setMinimumWidth(px(190))
            field.setMaximumWidth(px(260))
            flow.addWidget(field)
        self.page.body.addWidget(box)
        for choice in (self.person, self.kind, self.command, self.matter):
            choice.activated.connect(self._on_narrowed)
        for line in (self.first, self.last):
            line.editingFinished.connect(self._on_narrowed)

    def _build_entries(self) -> None:
        t = self.t
        self.card = Card(t("Entries"))
        holder = QWidget()
        holder.setProperty("kind", "clear")
        self.entries = QVBoxLayout(holder)
        self.entries.setContentsMargins(0, 0, 0, 0)
        self.entries.setSpacing(0)
        self.more_button = Button(t("Show older entries"), "quiet")
        self.more_button.clicked.connect(self._on_more)
        self.nothing = PlainLabel(t("No entry answers to this."), "muted", wrap=True)
        self.nothing.hide()
        self.card.add(holder, inset=False)
        self.card.add(self.nothing)
        self.card.add(self.more_button)
        self.page.body.addWidget(self.card)
        self.page.body.addStretch(1)

    def _build_seal(self) -> None:
        t = self.t
        self.seal_card = Card(t("Seal"))
        self.seal = PlainLabel("", "body", wrap=True)
        self.groups = TextLine(limit=120)
        self.compare_button = Button(t("Compare"))
        self.compare_button.clicked.connect(self._on_compare)
        self.compared = PlainLabel("", "strong", wrap=True)
        self.compared.hide()
        self.seal_field = Field(
            t("Compare a printed seal"),
            self.groups,
            name="seal",
            hint=t("Eight groups of eight signs, as they are printed."),
        )
        for widget in (self.seal, self.seal_field, self.compare_button, self.compared):
            self.seal_card.add(widget)
        self.page.body.addWidget(self.seal_card)

    @override
    def refresh(self) -> None:
        """Read the newest entries again."""
        runner = self.context.runner
        runner.submit(self, self._port.list_choices, self._on_choices, self._on_error)
        if self._port.list_matters is not None:
            runner.submit(self, self._port.list_matters, self._on_matters, self._on_error)
        runner.submit(self, self._port.get_seal, self._on_seal, self._on_error)
        runner.submit(self, self._port.list_aside, self.aside.show_files, self._on_error)
        self._read(0)

    @override
    def first_focus(self) -> QWidget:
        """Begin with the filter."""
        return self.person

    def wanted(self) -> HistoryFilter:
        """Return what the fields ask for.

        Raises:
            UserError: a day cannot be read.

        """
        days = []
        for field, line in zip(self.fields[4:], (self.first, self.last), strict=True):
            field.set_error("")
            text = line.text().strip()
            try:
                days.append(self.context.parse_date(text) if text else None)
            except UserError as error:
                field.set_error(self.context.say(error))
                raise
        return HistoryFilter(
            person=self.person.value(),
            kind=self.kind.value(),
            command=self.command.value(),
            matter=self.matter.value(),
            first=days[0],
            last=days[1],
        )

    def _read(self, offset: int) -> None:
        try:
            wanted = self.wanted()
        except UserError:
            return
        self._offset = offset
        work = partial(self._port.list_history, wanted=wanted, offset=offset, limit=PAGE)
        shown = partial(self._on_rows, offset)
        self.context.runner.submit(self, work, shown, self._on_error, key="entries")

    def _on_rows(self, offset: int, rows: Sequence[HistoryRow]) -> None:
        if offset == 0:
            clear_layout(self.entries)
        for row in rows:
            self.entries.addWidget(row_of(row, self.t, self.context))
        self.nothing.setVisible(not rows and offset == 0)
        self.more_button.setVisible(bool(rows))

    def _on_choices(self, found: HistoryChoices) -> None:
        t = self.t
        everything = ("", t("All"))
        commands = sorted((command_words(code, t), code) for code in found.commands)
        kinds = sorted((kind_words(kind, t), kind) for kind in found.kinds)
        for choice, options in (
            (self.person, list(found.people)),
            (self.kind, [(kind, words) for words, kind in kinds]),
            (self.command, [(code, words) for words, code in commands]),
        ):
            choice.offer([everything, *options], choice.value())

    def _on_matters(self, matters: Sequence[MatterView]) -> None:
        options = [(str(matter.uid), matter.file_number) for matter in matters]
        self.matter.offer([("", self.t("All")), *options], self.matter.value())

    def _on_seal(self, seal: Seal) -> None:
        self.seal.setText(
            self.t("Entry {seq}: {groups}", seq=seal.seq, groups=" ".join(seal.groups))
        )

    @Slot()
    def _on_narrowed(self) -> None:
        self._read(0)

    @Slot()
    def _on_more(self) -> None:
        self._read(self._offset + PAGE)

    @Slot()
    def _on_compare(self) -> None:
        self.seal_field.set_error("")
        work = partial(self._port.check_seal, self.groups.text())
        self.context.runner.submit(self, work, self._on_compared, self._on_no_seal)

    def _on_compared(self, found: SealCheck) -> None:
        t = self.t
        if found.seq is None:
            words = t(
                "No entry of this history has this seal: it was altered, or is another vault."
            )
        elif not found.chain_sound:
            words = t("The seal is of entry {seq}, but the history is broken.", seq=found.seq)
        else:
            words = t(
                "The seal is of entry {seq}. Nothing before it was changed; {since} came after it.",
                seq=found.seq,
                since=t.plural("{count} entry", "{count} entries", found.since),
            )
        self.compared.setText(words)
        self.compared.show()

    def _on_no_seal(self, error: Exception) -> None:
        self.compared.hide()
        self.seal_field.set_error(self.context.say(error))

    @Slot()
    def _on_export(self) -> None:
        try:
            wanted = self.wanted()
        except UserError:
            return
        name = self.t("History {day}", day=self.context.clock.today().isoformat())
        path = self._ask_table(self, self.t("Export the history"), f"{name}.csv")
        if path and self._port.export_history is not None:
            self._let_out(partial(self._port.export_history, wanted), Path(path))

    @Slot()
    def _on_print(self) -> None:
        name = self.t("Seal {day}", day=self.context.clock.today().isoformat())
        path = self._ask(self, self.t("Print the seal"), f"{name}.pdf")
        if path and self._port.print_seal is not None:
            self._let_out(self._port.print_seal, Path(path))

    def _let_out(self, make: Callable[[], Leaving], path: Path) -> None:
        def write() -> str:
            self.context.leave(make(), path)
            return path.name

        self.trouble.hide()
        self.context.runner.submit(self, write, self._on_written, self._on_error)

    def _on_written(self, name: str) -> None:
        self.done.say(self.t("{name} was written; the register of copies says so.", name=name))
        self.done.show()

    def _on_error(self, error: Exception) -> None:
        self.trouble.say(self.context.say(error))
        self.trouble.show()
