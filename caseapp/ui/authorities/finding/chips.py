"""Chips: how a search was understood and what narrows it; each goes away by a click."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Signal

from caseapp.i18n import Catalogue
from caseapp.ui.authorities.finding.model import LibraryQuestion
from caseapp.ui.widgets import Button, tip
from caseapp.ui.widgets.flow import FlowBox

_CROSS = "\N{MULTIPLICATION SIGN}"
_LONGEST = 38
"""Letters of a chip; the rest is told by the mouse, and always to a screen reader."""


@dataclass(frozen=True, slots=True)
class ChipWords:
    """One part of a search in words, and the search that is left without it."""

    label: str
    without: LibraryQuestion
    wrong: bool = False
    """It was passed over: nothing is called that."""


class Chips(FlowBox):
    """A line of chips that wraps; takes no room while there is none.

    Signals:
        removed(object): the `LibraryQuestion` that is left.
        cleared: every part is to go.
    """

    removed = Signal(object)
    cleared = Signal()

    def __init__(self, t: Catalogue) -> None:
        super().__init__(gap=4, line_gap=4)
        self._t = t
        self._shown: tuple[ChipWords, ...] = ()
        self.hide()

    def show_parts(self, parts: Iterable[ChipWords]) -> None:
        """Show other chips; the same ones stay as they are, and keep the keyboard."""
        wanted = tuple(parts)
        if wanted == self._shown:
            return
        self._shown = wanted
        while (item := self.flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for part in wanted:
            self.flow.addWidget(self._chip(part))
        if len(wanted) > 1:
            clear = Button(self._t("Clear all"), "link")
            clear.clicked.connect(self.cleared)
            self.flow.addWidget(clear)
        self.setVisible(bool(wanted))
        self.keep_height()
        self.updateGeometry()

    def _chip(self, part: ChipWords) -> Button:
        shown = part.label if len(part.label) <= _LONGEST else f"{part.label[:_LONGEST]}…"
        chip = Button(f"{shown}  {_CROSS}", "chip", subject=part.without, parent=self)
        chip.setProperty("wrong", part.wrong)
        chip.setAccessibleName(self._t("Leave out: {part}", part=part.label))
        tip(chip, part.label if shown != part.label else "")
        chip.opened.connect(self.removed)
        return chip
