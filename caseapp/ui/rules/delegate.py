"""Paints a rule: what it is for, its id and period, and how far this office knows it."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from typing_extensions import override

from caseapp.domain.views.rules import RuleRow
from caseapp.i18n import Catalogue
from caseapp.ui.rules.marks import row_words
from caseapp.ui.theme import tokens
from caseapp.ui.widgets.badge import Tone
from caseapp.ui.widgets.lists import Line, TextLines


class RuleLines(TextLines):
    """Three lines of fixed height: what, where from, state of review."""

    def __init__(self, t: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._t = t

    @override
    def lines(self, row: RuleRow) -> Sequence[Line]:
        colours = tokens()
        words, tone = row_words(row, self._t)
        detail = " · ".join(part for part in (row.id, row.period, row.citation) if part)
        return (
            Line(row.action, colours.text, strong=True),
            Line(detail, colours.muted),
            Line(words, _colour(tone)),
        )


def _colour(tone: Tone) -> str:
    colours = tokens()
    return {Tone.GREEN: colours.green, Tone.RED: colours.red}.get(tone, colours.amber)
