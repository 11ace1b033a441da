"""A list that shows everything it is given."""

from collections.abc import Sequence
from typing import TypeVar

from caseapp.ui.widgets.lists import RowList

R = TypeVar("R")


class WholeList(RowList[R]):
    """The rows of one answer, all of them."""

    def put(self, rows: Sequence[R]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    @property
    def rows(self) -> Sequence[R]:
        """What is shown."""
        return self._rows
