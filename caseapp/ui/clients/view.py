"""The client list: type to search, press a heading to sort, Enter opens."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QModelIndex, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from caseapp.domain.vocabulary import Role
from caseapp.ui.clients.model import PAGE, ROW_ROLE, ClientTable, Question, columns
from caseapp.ui.clients.table import TableView
from caseapp.ui.guests import nothing_for_guest
from caseapp.ui.hints import hinted
from caseapp.ui.overriding import override
from caseapp.ui.screen import Place, Screen
from caseapp.ui.theme import px
from caseapp.ui.widgets import Button, EmptyState, Page, PlainLabel, TextLine

if TYPE_CHECKING:
    from caseapp.domain.changes import Changes
    from caseapp.domain.views.client_list import ClientRow
    from caseapp.ui.clients.dialog import ClientForm
    from caseapp.ui.context import Context
    from caseapp.ui.drafts import KeptForm
    from caseapp.ui.office import Office

_TYPING_PAUSE_MS = 120
_AS_IT_OPENS = ("name", False)
"""Column and direction of the list before anybody presses a heading."""


@dataclass(frozen=True, slots=True)
class KeptWidths:
    """Where the widths of the columns are kept: among the preferences, nothing about clients."""

    load: Callable[[], str]
    save: Callable[[str], None]


class ClientsScreen(Screen):
    """Every client whose matters this person may see."""

    watches: ClassVar[tuple[str, ...]] = (
        "client", "matter", "proceeding", "event", "deadline", "hearing",
    )  # fmt: skip

    def __init__(
        self, context: "Context", office: "Office", widths: KeptWidths | None = None
    ) -> None:
        super().__init__(context)
        self._widths = widths
        self._calls = office.clients
        self._sort = _AS_IT_OPENS
        self._new = hinted(Button(self.t("New client"), "primary"), "Ctrl+N")
        self._new.clicked.connect(self._on_new)
        self._writes = context.role in {Role.LAWYER, Role.PARALEGAL}
        if not self._writes:
            self._new.hide()
        self.page = Page(self.t("Clients"), (self._new,), scroll=False)
        self.model = ClientTable(columns(self.t, context.show_date), self)
        self.table = TableView(self.model, self.t("Clients"))
        self.page.body.addLayout(self._search_line())
        self.page.body.addWidget(self._stack())
        self.set_page(self.page)
        self._connect()

    def _search_line(self) -> QHBoxLayout:
        self.search = TextLine(placeholder=self.t("Name, file number or state   Ctrl+F"))
        self.search.setProperty("kind", "find")
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(self.t("Search clients"))
        self.search.setMaximumWidth(px(420))
        self.count = PlainLabel("", "muted")
        line = QHBoxLayout()
        line.setSpacing(px(12))
        line.addWidget(self.search, 1)
        line.addWidget(self.count)
        line.addStretch(1)
        return line

    def _stack(self) -> QWidget:
        self._stacked = QStackedWidget()
        self._stacked.addWidget(self.table)
        self._stacked.addWidget(self._nobody_yet())
        self._stacked.addWidget(
            EmptyState(
                self.t("Nobody found"),
                self.t(
                    "No client has these letters in a name, file number or state. Letters of "
                    "another script and other spellings are found too."
                ),
            )
        )
        return self._stacked

    def _nobody_yet(self) -> EmptyState:
        """Say what belongs here; whoever may not add a client is told what is shown."""
        if not self._writes:
            return nothing_for_guest(self.context, self.t("No client is open to you"))
        first = Button(self.t("Enter the first client"))
        first.clicked.connect(self._on_new)
        return EmptyState(
            self.t("No clients yet"),
            self.t(
                "A client is a person you represent. Names in several scripts, matters and "
                "proceedings all start from here."
            ),
            first,
        )

    def _connect(self) -> None:
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        self.search.textChanged.connect(self._on_typed)
        self.search.returnPressed.connect(self._on_search_entered)
        self.model.page_wanted.connect(self._on_page_wanted)
        if self._widths is not None:
            self.table.show_widths(self._widths.load())
            self.table.widths_changed.connect(self._on_widths_changed)
        self.table.row_opened.connect(self._on_row_opened)
        self.table.sort_wanted.connect(self._on_sort_wanted)
        self.context.drafts.reopens("client", self._reopen)

    @override
    def refresh(self) -> None:
        question = self.model.ask(
            text=self.search.text().strip(), sort=self._sort[0], descending=self._sort[1]
        )
        at_the_door = None if self.model.rowCount() else self._calls.take_first()
        if at_the_door and not question.text and self._sort == _AS_IT_OPENS:
            self.model.put_first(question, at_the_door)
        self.context.runner.submit(
            self,
            partial(self._page, question, 0),
            partial(self._on_first, question),
            key="first",
        )

    def _page(self, question: Question, number: int) -> Any:
        return self._calls.list_clients(
            text=question.text,
            sort=question.sort,
            descending=question.descending,
            offset=number * PAGE,
            limit=PAGE,
        )

    def _on_first(self, question: Question, rows: list["ClientRow"]) -> None:
        chosen = self.table.chosen_uid()
        self.model.put_first(question, rows)
        self.table.choose_uid(chosen)
        self._stacked.setCurrentIndex(0 if rows else 2 if question.text else 1)
        self._show_count(len(rows), complete=len(rows) < PAGE)
        if len(rows) == PAGE:
            work = partial(
                self._calls.list_client_ids,
                text=question.text,
                sort=question.sort,
                descending=question.descending,
            )
            self.context.runner.submit(self, work, partial(self._on_ids, question), key="ids")

    def _on_ids(self, question: Question, ids: Any) -> None:
        self.model.put_count(question, len(ids))
        if question.number == self.model.question.number:
            self._show_count(len(ids), complete=True)

    def _show_count(self, count: int, *, complete: bool) -> None:
        text = self.t.plural("{count} client", "{count} clients", count) if complete else ""
        self.count.setText(text if count else "")

    @Slot(object)
    def _on_page_wanted(self, wanted: tuple[Question, int]) -> None:
        question, number = wanted
        self.context.runner.submit(
            self,
            partial(self._page, question, number),
            partial(self.model.put_page, question, number),
            partial(self._on_page_failed, question, number),
        )

    def _on_page_failed(self, question: Question, number: int, _error: Exception) -> None:
        self.model.forget_page(question, number)

    @Slot()
    def _on_typed(self) -> None:
        self._pause.start()

    @Slot()
    def _on_search_entered(self) -> None:
        row = self.model.row_at(0) if self.model.rowCount() else None
        if row is not None and not self._pause.isActive():
            self.table.setFocus()
            self.table.selectRow(0)

    @Slot(object)
    def _on_sort_wanted(self, column: int) -> None:
        key = self.model.column_key(column)
        self._sort = (key, not self._sort[1] if self._sort[0] == key else False)
        self.table.show_sort(column, descending=self._sort[1])
        self.refresh()

    @Slot()
    def _on_widths_changed(self) -> None:
        """Keep them; a full disk must not disturb whoever moves a column."""
        if self._widths is not None:
            with suppress(OSError):
                self._widths.save(self.table.widths())

    @Slot(object)
    def _on_row_opened(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if row is not None:
            self.open_requested.emit(Place("client", row.uid))

    @Slot()
    def _on_new(self) -> None:
        self.open_form()

    def open_form(self) -> "ClientForm":
        """Open the form for a new client."""
        # The list is there before the form is: a start waits for the list.
        from caseapp.ui.clients.dialog import ClientForm  # noqa: PLC0415

        form = ClientForm(self.context, self._calls, parent=self.window())
        form.saved.connect(self._on_saved)
        form.open()
        return form

    @Slot(object)
    def _on_saved(self, changes: "Changes") -> None:
        self.context.hub.publish(changes)
        if changes.created:
            self.open_requested.emit(Place("client", changes.created))

    def _reopen(self, kept: "KeptForm") -> None:
        self.open_form().restore_draft(kept.payload)

    @override
    def new_in_context(self) -> bool:
        if self._writes:
            self.open_form()
        return self._writes

    @override
    def find_in_list(self) -> bool:
        self.search.setFocus()
        self.search.selectAll()
        return True

    @override
    def first_focus(self) -> QWidget | None:
        return self.search
