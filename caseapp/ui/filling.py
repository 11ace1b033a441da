"""Rows into a card, with a hairline between them."""

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from caseapp.ui.widgets import Card
from caseapp.ui.widgets.rows import RowSeparator


def fill(card: Card, rows: Iterable[QWidget]) -> None:
    """Add rows to a card."""
    for number, row in enumerate(rows):
        if number:
            card.add(RowSeparator(), inset=False)
        card.add(row, inset=False)


def wide_heading(card: Card) -> Card:
    """Let the title take the room that the line has, instead of breaking early."""
    outer = card.layout()
    item = outer.itemAt(0) if outer is not None else None
    line = item.layout() if item is not None else None
    if isinstance(line, QHBoxLayout):
        line.setStretch(0, 1)
    return card
