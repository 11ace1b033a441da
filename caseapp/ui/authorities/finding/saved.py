"""Saved searches: the list of them, beside the hits."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from caseapp.domain.changes import Changes
from caseapp.domain.views.library import SavedSearchRow, SearchCount
from caseapp.ui.authorities.finding.model import LibraryQuestion
from caseapp.ui.authorities.finding.saving import SaveSearchForm
from caseapp.ui.authorities.port import SavedCalls
from caseapp.ui.context import Context
from caseapp.ui.widgets import Button, Card, EmptyState, FlowLayout, Notice, PlainLabel, Row
from caseapp.ui.widgets.cards import clear_layout
from caseapp.ui.widgets.reading import ReadingPage
from caseapp.ui.widgets.rows import RowSeparator


class SavedSearches(ReadingPage):
    """The searches that are kept, each with what is new since this person looked.

    Args:
        context: surroundings.
        calls: the services; None where nothing is kept.
        words_of: says a search in words.

    Signals:
        chosen(object): a `SavedSearchRow` to run.
        left: Esc, or the button.

    """

    chosen = Signal(object)
    left = Signal()

    def __init__(
        self,
        context: Context,
        calls: SavedCalls | None,
        words_of: Callable[[LibraryQuestion], str],
    ) -> None:
        super().__init__(context.t("Saved searches"))
        self._context = context
        self._calls = calls
        self._words_of = words_of
        self._counts: dict[str, PlainLabel] = {}

    def refresh(self, binned: str = "") -> None:
        """Ask for the list again, after a search of this name went to the bin, if any did."""
        if self._calls is not None:
            shown = partial(self._show, binned)
            self._context.runner.submit(self, self._calls.list_saved_searches, shown, key="list")

    def _show(self, binned: str, rows: Sequence[SavedSearchRow]) -> None:
        t = self._context.t
        clear_layout(self.box)
        self._counts = {}
        close = Button(t("Close"), "quiet")
        close.setAccessibleName(t("Close the saved searches"))
        close.clicked.connect(self.left)
        card = Card(t("Saved searches"), str(len(rows)) if rows else "", (close,))
        if not rows:
            card.add(
                EmptyState(
                    t("No search is saved yet"),
                    t("Search, then save it: here stands how many decisions came since."),
                )
            )
        for place, row in enumerate(rows):
            if place:
                card.add(RowSeparator(), inset=False)
            self._add(card, row)
        if binned:
            words = t("“{name}” was moved to the bin.", name=binned)
            self.box.addWidget(Notice(words, t("Ctrl+Z takes that back."), "note"))
        self.box.addWidget(card)
        self.box.addStretch(1)

    def _add(self, card: Card, row: SavedSearchRow) -> None:
        t = self._context.t
        asked = self._words_of(LibraryQuestion(query=row.query, filters=row.filters))
        detail = t("{search} · saved by {name}", search=asked, name=row.owner)
        line = Row(row.name, detail if row.shared else asked, subject=row)
        line.opened.connect(self.chosen)
        card.add(line, inset=False)
        count = self._counts[row.uid] = PlainLabel("", "small")
        below = QWidget()
        below.setProperty("kind", "clear")
        flow = FlowLayout(below, gap=8)
        flow.addWidget(count)
        for words, action in ((t("Rename"), self._on_rename), (t("Delete"), self._on_delete)):
            button = Button(words, "quiet", subject=row)
            button.setAccessibleName(t("{action}: {name}", action=words, name=row.name))
            button.opened.connect(action)
            flow.addWidget(button)
        card.add(below)
        if self._calls is not None:
            work = partial(self._calls.count_saved_search, row.uid)
            done = partial(self._on_counted, row.uid)
            self._context.runner.submit(self, work, done, self._on_not_counted)

    def _on_counted(self, uid: str, found: SearchCount) -> None:
        t = self._context.t
        label = self._counts.get(uid)
        if label is None:
            return
        words = t.plural("{count} decision", "{count} decisions", found.total)
        if found.new:
            new = t.plural("{count} new", "{count} new", found.new)
            words = t("{decisions}, {new}", decisions=words, new=new)
        label.setText(words)

    def _on_not_counted(self, _error: Exception) -> None:
        """The list is good without its counts."""

    @Slot(object)
    def _on_rename(self, row: SavedSearchRow) -> None:
        if self._calls is not None:
            question = LibraryQuestion(query=row.query, filters=row.filters)
            form = SaveSearchForm(
                self._context, self._calls, question, row.name, self.window(), row=row
            )
            form.saved.connect(self._on_changed)
            form.open()

    @Slot(object)
    def _on_delete(self, row: SavedSearchRow) -> None:
        if self._calls is not None:
            work = partial(self._calls.delete_saved_search, row.uid, row.version)
            self._context.runner.submit(self, work, partial(self._on_binned, row.name))

    def _on_binned(self, name: str, changes: Changes) -> None:
        self._context.hub.publish(changes)
        self.refresh(name)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        self._context.hub.publish(changes)
        self.refresh()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
