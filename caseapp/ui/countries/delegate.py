"""Paints a place: its name, how much was collected, how much of it is unverified. No verdict."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from typing_extensions import override

from caseapp.domain.views.countries import CountryRow
from caseapp.i18n import Catalogue
from caseapp.ui.theme import tokens
from caseapp.ui.widgets.lists import Line, TextLines


def counted(row: CountryRow, t: Catalogue) -> str:
    """Return how much was collected about a place, and how much of it nobody verified."""
    if not row.facts:
        return t("nothing collected")
    facts = t.plural("{count} fact", "{count} facts", row.facts)
    if row.unverified:
        facts = t("{facts}, {count} not verified", facts=facts, count=row.unverified)
    if not row.notes:
        return facts
    notes = t.plural("{count} note of this office", "{count} notes of this office", row.notes)
    return t("{first} · {second}", first=facts, second=notes)


class CountryLines(TextLines):
    """Two lines of fixed height."""

    count = 2

    def __init__(self, t: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._t = t

    @override
    def lines(self, row: CountryRow) -> Sequence[Line]:
        colours = tokens()
        return (
            Line(row.name, colours.text, strong=True),
            Line(counted(row, self._t), colours.muted),
        )
