"""The hits of a search as a list that grows when its end is reached; any of them can be ticked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from typing_extensions import override

from caseapp.domain.views.authorities import AuthorityPage, AuthorityRow
from caseapp.i18n import Catalogue
from caseapp.ui.authorities.finding.hitwords import HitWords, hit_words
from caseapp.ui.widgets.lists import ROW_ROLE, Index, RowList

PAGE = 30
"""Hits of one answer: each is measured before the list is painted."""
WORDS_ROLE = Qt.ItemDataRole.UserRole + 2
"""The `HitWords` of a line."""
Chosen = tuple[tuple[str, tuple[str, ...]], ...]
"""Chosen values by facet, in the order of the facets."""


@dataclass(frozen=True, slots=True)
class LibraryQuestion:
    """A search: words and chosen values. `number` grows, so that a late answer is known as such.

    With `like` it asks for decisions like that one instead.
    """

    number: int = 0
    query: str = ""
    filters: Chosen = ()
    like: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether everything is found."""
        return not (self.query.strip() or self.filters or self.like)

    def only(self, field: str) -> str:
        """Return the one chosen value of a facet; "" for none, or for several."""
        values = dict(self.filters).get(field, ())
        return values[0] if len(values) == 1 else ""


class AuthorityList(RowList[AuthorityRow]):
    """Hits, in the order of the service.

    Signals:
        more_wanted(object): an offset; answer with `put_more`.
        ticks_changed: another set of decisions is ticked.
    """

    more_wanted = Signal(object)
    ticks_changed = Signal()

    def __init__(self, t: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._t = t
        self._question = LibraryQuestion()
        self._words: dict[str, HitWords] = {}
        self._ticked: dict[str, AuthorityRow] = {}
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

    @property
    def ticked(self) -> tuple[AuthorityRow, ...]:
        """What is ticked, in the order of ticking; a new search takes no tick away."""
        return tuple(self._ticked.values())

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
        self._words = {}
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

    def toggle(self, place: int) -> None:
        """Tick a line, or take its tick away."""
        row = self._rows[place]
        if self._ticked.pop(row.uid, None) is None:
            self._ticked[row.uid] = row
        self._tell_ticks(place, place)

    def clear_ticks(self) -> None:
        """Take every tick away, of decisions that are not shown too."""
        self._ticked = {}
        self._tell_ticks(0, len(self._rows) - 1)

    def _tell_ticks(self, first: int, last: int) -> None:
        if last >= first:
            roles = [Qt.ItemDataRole.CheckStateRole]
            self.dataChanged.emit(self.index(first), self.index(last), roles)
        self.ticks_changed.emit()

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._waiting and len(self._rows) < self._total

    @override
    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._waiting = True
            self.more_wanted.emit(len(self._rows))

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags

    @override
    def key(self, row: AuthorityRow) -> str:
        return row.uid

    @override
    def title(self, row: AuthorityRow) -> str:
        return row.title

    @override
    def spoken(self, row: AuthorityRow) -> str:
        return self._said(row).spoken()

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = super().data(index, ROW_ROLE)
        if row is None:
            return None
        if role == WORDS_ROLE:
            return self._said(row)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return " ".join(self._said(row).reasons)
        if role == Qt.ItemDataRole.CheckStateRole:
            ticked = row.uid in self._ticked
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        return super().data(index, role)

    def _said(self, row: AuthorityRow) -> HitWords:
        if row.uid not in self._words:
            self._words[row.uid] = hit_words(self._t, row)
        return self._words[row.uid]
