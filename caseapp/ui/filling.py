"""Rows into a card, with a hairline between them."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from caseapp.ui.widgets import Card
from caseapp.ui.widgets.rows import RowSeparator


def fill(card: Card, rows: Iterable[QWidget]) -> None:
    """Add rows to a card."""
    for number, row in enumerate(rows):
        if number:
            card.add(RowSeparator(), inset=False)
        card.add(row, inset=False)
