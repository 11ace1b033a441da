"""The list of states, courts and bodies, narrowed by words and by kind."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from caseapp.domain.views.countries import CountryRow
from caseapp.i18n import N_
from caseapp.wording.states import state_name

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `CountryRow` of a line."""
SHOWN = {
    "": N_("All states, courts and bodies"),
    "ours": N_("States of this office"),
    "states": N_("States"),
    "bodies": N_("Courts, bodies and unions"),
}
"""What the list may be narrowed to."""
Index = QModelIndex | QPersistentModelIndex


class CountryList(QAbstractListModel):
    """The places of one answer that have every word and are of the kind asked for."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._all: Sequence[CountryRow] = ()
        self._rows: list[CountryRow] = []

    @property
    def all(self) -> Sequence[CountryRow]:
        """Every place of the newest answer, shown or not."""
        return self._all

    def put(self, rows: Sequence[CountryRow], words: str, shown: str) -> None:
        """Show what of an answer fits."""
        self._all = rows
        self.narrow(words, shown)

    def narrow(self, words: str, shown: str) -> None:
        """Show other lines of the same answer."""
        wanted = words.casefold().split()
        self.beginResetModel()
        self._rows = [
            row
            for row in self._all
            if _is_shown(row, shown) and all(word in _sought(row) for word in wanted)
        ]
        self.endResetModel()

    def position(self, place: str) -> int:
        """Return the line of a place, or -1."""
        return next((n for n, row in enumerate(self._rows) if row.place == place), -1)

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.name}, {row.place}"
        return None


def _sought(row: CountryRow) -> str:
    """Return what finds a place: its name, its code, and its name in both languages."""
    names = (state_name(row.place, language) for language in ("en", "ru"))
    return " ".join((row.name, row.place, *names)).casefold()


def _is_shown(row: CountryRow, shown: str) -> bool:
    match shown:
        case "ours":
            return row.is_ours
        case "states":
            return row.is_state
        case "bodies":
            return not row.is_state
        case _:
            return True
