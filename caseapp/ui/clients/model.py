"""The client list as a table: a row count, and pages of rows that come when they are looked at.

The model knows no service. It asks for a page through one callable and shows blanks until the
answer is handed back with `put_page`; answers to an older question are dropped by their number.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from caseapp.i18n import N_, Catalogue
from caseapp.ui.overriding import override
from caseapp.ui.theme import tokens

if TYPE_CHECKING:
    from caseapp.domain.views.client_list import ClientRow

PAGE = 200
"""Rows of one page; what a service answers within one frame of the screen."""
KEPT_PAGES = 20
"""Pages kept in memory; the one that was used longest ago goes first."""

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `ClientRow` itself, or None while its page is on the way."""
SORT_ROLE = Qt.ItemDataRole.UserRole + 2
"""The raw value of a cell."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the key that the service sorts by, its heading, how a row fills it."""

    key: str
    heading: str
    text: Callable[["ClientRow"], str]


@dataclass(frozen=True, slots=True)
class Question:
    """What the list shows: search text and order. `number` grows with every new question."""

    number: int = 0
    text: str = ""
    sort: str = "name"
    descending: bool = False


def _next_step(t: Catalogue, day_text: Callable[[Any], str]) -> Callable[["ClientRow"], str]:
    def text(row: "ClientRow") -> str:
        if row.to_be_determined:
            return t("To be determined")
        return day_text(row.next_day) if row.next_day else t("no next step")

    return text


def columns(t: Catalogue, day_text: Callable[[Any], str]) -> tuple[Column, ...]:
    """Build the columns of the list in one language."""
    return (
        Column("name", t(N_("Name")), lambda row: row.name),
        Column("other_names", t(N_("Other names")), lambda row: row.other_names),
        Column("citizenships", t(N_("Citizenship")), lambda row: row.citizenships),
        Column("file_numbers", t(N_("File")), lambda row: row.file_numbers),
        Column("host_states", t(N_("Host state")), lambda row: row.host_states),
        Column("next_day", t(N_("Next safe day")), _next_step(t, day_text)),
    )


class ClientTable(QAbstractTableModel):
    """Rows of the client list.

    Signals:
        page_wanted(object): a `(Question, page number)` pair; answer with `put_page`.
    """

    page_wanted = Signal(object)

    def __init__(self, shown: Sequence[Column], parent: Any = None) -> None:
        super().__init__(parent)
        self._columns = tuple(shown)
        self._question = Question()
        self._count = 0
        self._pages: OrderedDict[int, list[ClientRow]] = OrderedDict()
        self._asked: set[int] = set()

    @property
    def question(self) -> Question:
        """The question whose answer is shown."""
        return self._question

    def column_key(self, column: int) -> str:
        """Return what the service calls this column."""
        return self._columns[column].key

    def ask(self, *, text: str, sort: str, descending: bool) -> Question:
        """Turn to a new question; rows of the old one go when the first page has come."""
        self._question = Question(self._question.number + 1, text, sort, descending)
        self._asked.clear()
        return self._question

    def put_first(self, question: Question, rows: Sequence["ClientRow"]) -> None:
        """Show the first page at once, before the whole length is known."""
        if question.number != self._question.number:
            return
        self.beginResetModel()
        self._pages = OrderedDict({0: list(rows)})
        self._asked = {0}
        self._count = len(rows)
        self.endResetModel()

    def put_count(self, question: Question, count: int) -> None:
        """Lengthen the list to its whole length; the new rows are blank until looked at."""
        if question.number != self._question.number or count <= self._count:
            return
        self.beginInsertRows(QModelIndex(), self._count, count - 1)
        self._count = count
        self.endInsertRows()

    def put_page(self, question: Question, number: int, rows: Sequence["ClientRow"]) -> None:
        """Fill a page that was asked for."""
        if question.number != self._question.number:
            return
        self._pages[number] = list(rows)
        self._pages.move_to_end(number)
        while len(self._pages) > KEPT_PAGES:
            old, _ = self._pages.popitem(last=False)
            self._asked.discard(old)
        first = number * PAGE
        last = min(first + PAGE, self._count) - 1
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self._columns) - 1))

    def forget_page(self, question: Question, number: int) -> None:
        """Let a page be asked for again after its answer failed."""
        if question.number == self._question.number:
            self._asked.discard(number)

    def row_at(self, row: int) -> "ClientRow | None":
        """Return the row, or None while its page is on the way (and ask for it)."""
        number, offset = divmod(row, PAGE)
        page = self._pages.get(number)
        if page is None:
            if number not in self._asked:
                self._asked.add(number)
                self.page_wanted.emit((self._question, number))
            return None
        self._pages.move_to_end(number)
        return page[offset] if offset < len(page) else None

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else self._count

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= self._count:
            return None
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(index)
        if role not in (Qt.ItemDataRole.DisplayRole, ROW_ROLE, SORT_ROLE):
            return None
        row = self.row_at(index.row())
        if role == ROW_ROLE or row is None:
            return row
        if role == SORT_ROLE:
            return getattr(row, self._columns[index.column()].key)
        return self._columns[index.column()].text(row)

    def _colour(self, index: Index) -> QColor | None:
        """Red for a deadline to be determined: the words say the same."""
        page = self._pages.get(index.row() // PAGE, [])
        place = index.row() % PAGE
        if self._columns[index.column()].key != "next_day" or place >= len(page):
            return None
        return QColor(tokens().red) if page[place].to_be_determined else None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return self._columns[section].heading
