"""The search field with all that belongs to it: help, chips, saving, what was found."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseapp.domain.views.authorities import AuthorityPage
from caseapp.domain.views.library import Understood
from caseapp.i18n import Catalogue
from caseapp.ui.authorities.finding.chips import Chips, ChipWords
from caseapp.ui.authorities.finding.model import LibraryQuestion
from caseapp.ui.authorities.finding.searchline import SearchLine
from caseapp.ui.theme import px
from caseapp.ui.widgets import Button, PlainLabel
from caseapp.ui.widgets.flow import FlowBox


class SearchBar(QWidget):
    """Everything above the hits.

    Args:
        t: words.
        saves: searches can be saved.

    Signals:
        help_wanted: F1, how to search.
        save_wanted: keep this search under a name.
        saved_wanted: show the searches that are kept.
        filters_wanted: show or hide the filters.
        stop_wanted: stop a search that takes long.

    """

    help_wanted = Signal()
    save_wanted = Signal()
    saved_wanted = Signal()
    filters_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, t: Catalogue, *, saves: bool) -> None:
        super().__init__()
        self._t = t
        self.line = SearchLine(t)
        self.help = Button("?", shortcut="F1")
        self.help.setAccessibleName(t("How to search"))
        self.help.clicked.connect(self.help_wanted)
        self.chips = Chips(t)
        self.filters = Button(t("Filters"), "link", shortcut="F4")
        self.filters.clicked.connect(self.filters_wanted)
        self.save = Button(t("Save"), "link", shortcut="Ctrl+S")
        self.save.setAccessibleName(t("Save this search"))
        self.save.clicked.connect(self.save_wanted)
        self.saved = Button(t.context("searches", "Saved"), "link", shortcut="F6")
        self.saved.setAccessibleName(t("Saved searches"))
        self.saved.clicked.connect(self.saved_wanted)
        self.count = PlainLabel("", "muted")
        self.said = PlainLabel("", "muted", wrap=True)
        """What was done, until the next answer."""
        self.stop = Button(t("Stop"), "link")
        self.stop.setAccessibleName(t("Stop searching"))
        self.stop.clicked.connect(self._on_stop)
        self._build(saves=saves)

    @Slot()
    def _on_stop(self) -> None:
        self.stop_wanted.emit()
        self.say(self._t("Stopped. The list is that of the search before."))

    def _build(self, *, saves: bool) -> None:
        first = QHBoxLayout()
        first.setSpacing(px(8))
        first.addWidget(self.line, 1)
        first.addWidget(self.help)
        self._tools = FlowBox()
        for widget in (self.count, self.stop, self.filters):
            self._tools.flow.addWidget(widget)
        for button in (self.save, self.saved) if saves else ():
            self._tools.flow.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(4))
        box.addLayout(first)
        for part in (self._tools, self.chips, self.said):
            box.addWidget(part)
        self.stop.hide()
        self.said.hide()

    def say_count(self, page: AuthorityPage) -> None:
        """Say how many decisions were found."""
        t = self._t
        if page.more:
            words = t("{count} decisions and more", count=page.total)
        else:
            words = t.plural("{count} decision", "{count} decisions", page.total)
        self.count.setText(words)
        self._tools.keep_height()
        self.say("")

    def say(self, words: str) -> None:
        """Say something that needs no answer; the next answer takes it away."""
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def show_busy(self, *, busy: bool) -> None:
        """Say that a search takes long, and offer to stop it."""
        if busy:
            self.count.setText(self._t("Searching…"))
        self.stop.setVisible(busy)
        self._tools.keep_height()

    def show_question(self, question: LibraryQuestion, parts: Iterable[ChipWords]) -> None:
        """Show what a search is made of."""
        self.chips.show_parts(parts)
        self.save.setEnabled(bool(question.query.strip() or question.filters))
        chosen = sum(len(values) for _, values in question.filters)
        t = self._t
        self.filters.say(t("Filters: {count}", count=chosen) if chosen else t("Filters"))
        self._tools.keep_height()


def chip_words(
    t: Catalogue, question: LibraryQuestion, understood: Iterable[Understood]
) -> Iterator[ChipWords]:
    """Return the parts of a query that are more than words; a word needs no chip to be seen."""
    for part in understood:
        if part.field is not None or part.excluded or part.phrase or part.beginning:
            left = replace(question, query=part.query)
            words = t("Without {part}", part=part.label) if part.excluded else part.label
            yield ChipWords(words if part.known else part.label, left, wrong=not part.known)
