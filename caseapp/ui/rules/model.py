"""The list of rules, narrowed by words and by state of review."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from caseapp.domain.rule_marks import RuleStanding
from caseapp.domain.views.rules import RuleRow
from caseapp.i18n import N_

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `RuleRow` of a line."""
SHOWN = {
    "": N_("All rules"),
    "open": N_("Waiting for a review"),
    "reviewed": N_("Reviewed or written here"),
    "silent": N_("Give no date"),
}
"""What the list may be narrowed to."""
_SETTLED = (RuleStanding.REVIEWED, RuleStanding.OFFICE_RULE)
Index = QModelIndex | QPersistentModelIndex


class RuleList(QAbstractListModel):
    """The rules of one answer, narrowed by words and by state of review."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._all: Sequence[RuleRow] = ()
        self._rows: list[RuleRow] = []

    def put(self, rows: Sequence[RuleRow], words: str, shown: str) -> None:
        """Show what of an answer has every word and is in this state."""
        self._all = rows
        self.narrow(words, shown)

    def narrow(self, words: str, shown: str) -> None:
        """Show other lines of the same answer."""
        wanted = words.casefold().split()
        self.beginResetModel()
        self._rows = [
            row
            for row in self._all
            if _is_shown(row, shown)
            and all(word in f"{row.id} {row.action} {row.citation}".casefold() for word in wanted)
        ]
        self.endResetModel()

    def position(self, rule: str) -> int:
        """Return the line of a rule, or -1."""
        return next((n for n, row in enumerate(self._rows) if row.id == rule), -1)

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
            return row.action
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.action}, {row.id}, {row.period}"
        return None


def _is_shown(row: RuleRow, shown: str) -> bool:
    match shown:
        case "open":
            return row.computable and row.mark.standing not in _SETTLED
        case "reviewed":
            return row.mark.standing in _SETTLED
        case "silent":
            return not row.computable
        case _:
            return True
