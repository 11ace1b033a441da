"""Where no decision was found: what would find some, and how to ask."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from caseapp.domain.views.library import Suggestion
from caseapp.i18n import Catalogue
from caseapp.ui.authorities.finding.model import LibraryQuestion
from caseapp.ui.filling import fill
from caseapp.ui.widgets import Button, Card, FlowLayout, PlainLabel, Row
from caseapp.ui.widgets.cards import clear_layout
from caseapp.ui.widgets.reading import ReadingPage


class NothingFound(ReadingPage):
    """Stands in place of the list.

    Signals:
        tried(object): a `LibraryQuestion` that finds something.
        help_wanted: how to search.
    """

    tried = Signal(object)
    help_wanted = Signal()

    def __init__(self, t: Catalogue) -> None:
        super().__init__(t("No decision found"))
        self._t = t

    def show_ways(self, question: LibraryQuestion, suggestions: Iterable[Suggestion]) -> None:
        """Say what would find something."""
        t = self._t
        clear_layout(self.box)
        if question.is_empty:
            title = t("There is no decision in the library")
        else:
            title = t("No decision found")
        card = Card(title)
        card.add(PlainLabel(self._advice(question), "body", wrap=True))
        rows = [self._way(one) for one in suggestions]
        if rows:
            card.add(PlainLabel(t("This would find some:"), "muted", wrap=True))
            fill(card, rows)
        card.add(self._help())
        self.box.addWidget(card)
        self.box.addStretch(1)

    def _advice(self, question: LibraryQuestion) -> str:
        t = self._t
        if question.is_empty:
            return t("Import decisions that you downloaded, or take in a pack of another office.")
        if not question.query.strip():
            return t("No decision has everything that is ticked. Take a tick away.")
        return t(
            "Write it as you would ask a colleague, in a few words that matter: “risk of torture "
            "after extradition to Russia”. One or two words must all be met; a phrase in quotation "
            "marks must stand in the decision as it is typed."
        )

    def _way(self, one: Suggestion) -> Row:
        t = self._t
        total = t.plural("{count} decision", "{count} decisions", one.total)
        subject = LibraryQuestion(query=one.query, filters=one.filters)
        row = Row(t("Leave out: {part}", part=one.left_out), total, subject=subject)
        row.opened.connect(self.tried)
        return row

    def _help(self) -> QWidget:
        button = Button(self._t("How to search"), "quiet")
        button.clicked.connect(self.help_wanted)
        holder = QWidget()
        holder.setProperty("kind", "clear")
        FlowLayout(holder).addWidget(button)
        return holder
