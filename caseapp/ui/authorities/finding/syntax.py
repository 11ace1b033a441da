"""How to search, beside the hits: a few sentences, and examples that are tried by a click."""

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from caseapp.i18n import N_, Catalogue
from caseapp.ui.filling import fill
from caseapp.ui.widgets import Button, Card, PlainLabel, Row
from caseapp.ui.widgets.reading import ReadingPage


class Example(NamedTuple):
    """Something to type, and what it finds."""

    query: str
    finds: str


ASKING = (
    Example(
        N_("Do diplomatic assurances remove the risk of torture in Russia?"),
        N_("Write it as you would ask a colleague: what says most about it comes first."),
    ),
    Example(N_("Soering"), N_("A name, in any script and spelling; also a number, as 14038/88.")),
)
WORDS = (
    Example(N_("“real risk”"), N_("These words, one after the other.")),
    Example(N_("extradit*"), N_("Every word that begins so.")),
    Example(N_("extradition -assurances"), N_("Without decisions that have this word.")),
)
FIELDS = (
    Example(N_("host:Poland"), N_("The state where the person was.")),
    Example(N_("requesting:Russia"), N_("The state that wanted the person.")),
    Example(N_("state:Uzbekistan"), N_("Either of the two.")),
    Example(N_("court:CJEU"), N_("A court, or a formation of it.")),
    Example(N_("article:3"), N_("An article of the Convention.")),
    Example(N_("issue:“death penalty”"), N_("What the decision is about.")),
    Example(N_("outcome:“no violation”"), N_("What the court found.")),
    Example(N_("importance:“key case”"), N_("How much it weighs.")),
    Example(N_("year:2015"), N_("Decided in this year; also from one to another, 2010-2015.")),
    Example(N_("after:2015 before:2020"), N_("Decided from the one, before the other.")),
    Example(N_("requesting:Russia,Belarus torture"), N_("One of several values, and words.")),
)
SECTIONS = (
    (N_("Ask, or name it"), ASKING),
    (N_("Words"), WORDS),
    (N_("Fields"), FIELDS),
)


class SyntaxHelp(ReadingPage):
    """Explains the search field.

    Signals:
        tried(object): the text of an example.
        left: Esc, or the button.
    """

    tried = Signal(object)
    left = Signal()

    def __init__(self, t: Catalogue) -> None:
        super().__init__(t("How to search"))
        close = Button(t("Close"), "quiet")
        close.setAccessibleName(t("Close the explanation"))
        close.clicked.connect(self.left)
        for place, (title, examples) in enumerate(SECTIONS):
            card = Card(t(title), actions=() if place else (close,))
            if not place:
                words = t("Choose an example to try it. The hits change beside it.")
                card.add(PlainLabel(words, "small", wrap=True))
            fill(card, [self._example(t, one) for one in examples])
            self.box.addWidget(card)
        words = t(
            "Typing a field's name offers its values. Fields and filters work together: of one "
            "facet any value will do, of several facets each must be met."
        )
        self.box.addWidget(PlainLabel(words, "muted", wrap=True))
        words = t("tag: finds what you or your colleagues gave a tag, as in tag:urgent.")
        self.box.addWidget(PlainLabel(words, "muted", wrap=True))
        self.box.addStretch(1)
        self.first = self.findChildren(Row)[0]

    def _example(self, t: Catalogue, one: Example) -> Row:
        query = t(one.query)
        row = Row(query, t(one.finds), subject=query)
        row.opened.connect(self.tried)
        return row

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
