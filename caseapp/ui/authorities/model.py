"""The hits of a search as a list that grows when its end is reached."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from caseapp.domain.views.authorities import AuthorityPage, AuthorityRow

PAGE = 50
"""Hits of one answer."""

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `AuthorityRow` of a line."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class LibraryQuestion:
    """A search: words and filters. `number` grows, so that a late answer is known as such."""

    number: int = 0
    query: str = ""
    host_state: str = ""
    requesting_state: str = ""
    issue: str = ""
    court: str = ""
    outcome: str = ""
    printable_only: bool = False

    def arguments(self) -> dict[str, Any]:
        """Return the keywords of the service call."""
        return {
            "query": self.query,
            "host_state": self.host_state,
            "requesting_state": self.requesting_state,
            "issue": self.issue,
            "court": self.court,
            "outcome": self.outcome,
            "printable_only": self.printable_only,
        }


class AuthorityList(QAbstractListModel):
    """Hits, in the order of the service.

    Signals:
        more_wanted(object): an offset; answer with `put_more`.
    """

    more_wanted = Signal(object)

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._question = LibraryQuestion()
        self._rows: list[AuthorityRow] = []
        self._total = 0
        self._waiting = False

    @property
    def question(self) -> LibraryQuestion:
        """The newest question."""
        return self._question

    @property
    def total(self) -> int:
        """How many hits there are, shown or not."""
        return self._total

    def ask(self, question: LibraryQuestion) -> LibraryQuestion:
        """Turn to a new question; returns it with its number."""
        self._question = replace(question, number=self._question.number + 1)
        self._waiting = True
        return self._question

    def put_first(self, question: LibraryQuestion, page: AuthorityPage) -> None:
        """Show the first answer to the newest question."""
        if question.number != self._question.number:
            return
        self.beginResetModel()
        self._rows = list(page.rows)
        self._total = page.total
        self._waiting = False
        self.endResetModel()

    def put_more(self, question: LibraryQuestion, rows: Sequence[AuthorityRow]) -> None:
        """Append what `more_wanted` asked for."""
        if question.number != self._question.number:
            return
        self._waiting = False
        if not rows:
            self._total = len(self._rows)
            return
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
        self._rows.extend(rows)
        self.endInsertRows()

    def give_up(self, question: LibraryQuestion) -> None:
        """An answer failed: allow the same end to be asked for again."""
        if question.number == self._question.number:
            self._waiting = False

    def position(self, uid: str) -> int:
        """Return the line of an authority, or -1."""
        return next((n for n, row in enumerate(self._rows) if row.uid == uid), -1)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._waiting and len(self._rows) < self._total

    @override
    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._waiting = True
            self.more_wanted.emit(len(self._rows))

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title}, {row.court}, {row.number}, {row.day:%Y}"
        return None
