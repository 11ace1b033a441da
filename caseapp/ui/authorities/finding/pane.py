"""The column of a search: the field, what it is made of, the hits, and what is ticked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from caseapp.domain.library import Field
from caseapp.domain.views.authorities import AuthorityRow, Facet
from caseapp.ui.authorities.finding.bar import SearchBar, chip_words
from caseapp.ui.authorities.finding.chips import ChipWords
from caseapp.ui.authorities.finding.filters import Filters
from caseapp.ui.authorities.finding.hitlist import HitList, Opening, opening
from caseapp.ui.authorities.finding.hitwords import shown_paragraphs
from caseapp.ui.authorities.finding.model import AuthorityList, Chosen, LibraryQuestion
from caseapp.ui.authorities.finding.nothing import NothingFound
from caseapp.ui.authorities.finding.period import Period, read_period, with_period
from caseapp.ui.authorities.finding.searching import Answer, Searching
from caseapp.ui.authorities.finding.ticked import TickedBar
from caseapp.ui.context import Context
from caseapp.ui.theme import px
from caseapp.ui.widgets.lists import ROW_ROLE

if TYPE_CHECKING:
    from caseapp.ui.office import AuthorityCalls


class FindingPane(QWidget):
    """Finds decisions. The filters belong to it, but stand where the screen puts them.

    Signals:
        answered: an `Answer`, after the list shows it.
        chosen(object): the `AuthorityRow` that a person went to.
        opened(object): an `Opening`, to be read at its paragraph.
        searched: somebody typed, ticked or left something out.

    """

    answered = Signal(object)
    chosen = Signal(object)
    opened = Signal(object)
    searched = Signal()

    def __init__(self, context: Context, calls: "AuthorityCalls", ticked: TickedBar) -> None:
        super().__init__()
        t = context.t
        self._context = context
        self._calls = calls
        self._names: Mapping[str, Field] = {}
        """What the fields of a query are called; empty until the library is there."""
        self._liked = ""
        """Title of the decision that others are to be like."""
        self.model = AuthorityList(t, self)
        self.searching = Searching(context, calls, self.model, self)
        self.filters = Filters(t)
        self.bar = SearchBar(t, saves=calls.saved is not None)
        self.ticked = ticked
        self.list = HitList(t, self.model, memos=ticked.memos, cites=ticked.cites)
        self.nothing = NothingFound(t)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.nothing)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(6))
        for widget in (self.bar, self.ticked):
            box.addWidget(widget)
        box.addWidget(self.stack, 1)
        self._connect()
        context.runner.submit(self, calls.list_choices, self._on_choices)

    def _connect(self) -> None:
        self.bar.line.textChanged.connect(self._on_typed)
        self.bar.line.returnPressed.connect(self.go_to_list)
        self.bar.line.into_list.connect(self.go_to_list)
        self.bar.chips.removed.connect(self.ask)
        self.bar.chips.cleared.connect(self._on_cleared)
        self.bar.stop_wanted.connect(self.searching.stop)
        self.filters.changed.connect(self._on_filtered)
        self.filters.left.connect(self.go_to_list)
        self.list.left.connect(self.go_to_line)
        self.filters.period_changed.connect(self._on_period)
        self.filters.state_changed.connect(self._on_state)
        self.nothing.tried.connect(self.ask)
        self.nothing.help_wanted.connect(self.bar.help_wanted)
        self.searching.answered.connect(self._on_answered)
        self.searching.slow_changed.connect(self._on_slow)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.opened.connect(self.opened)
        self.model.ticks_changed.connect(self._on_ticks)
        self.ticked.clear_wanted.connect(self.model.clear_ticks)

    @property
    def question(self) -> LibraryQuestion:
        """What is asked, or was asked last."""
        return self.searching.question

    def refresh(self) -> None:
        """Ask the same again."""
        self.searching.ask(self.question)

    @Slot(object)
    def ask(self, question: LibraryQuestion) -> None:
        """Show a search in the field and the filters, and make it."""
        self._show(question)
        self.searching.ask(question)
        self.searched.emit()

    def ask_like(self, uid: str, title: str) -> None:
        """Look for decisions like one."""
        self._liked = title
        self.ask(LibraryQuestion(like=uid))

    def choose(self, field: Field, value: str) -> None:
        """Look for the decisions with one value, whatever was searched before."""
        self.ask(LibraryQuestion(filters=((field.value, (value,)),)))

    def try_words(self, text: str) -> None:
        """Put an example into the field."""
        self.ask(LibraryQuestion(query=text))

    def words_of(self, question: LibraryQuestion) -> str:
        """Return a search in words: what was typed, then what was ticked."""
        labels = [label for label, _ in self._ticked_values(question)]
        return " · ".join(filter(None, (question.query.strip(), *labels)))

    def go_to(self, uid: str) -> bool:
        """Mark a decision in the list; False where it is not among the hits shown."""
        place = self.model.position(uid)
        if place >= 0:
            self.list.setCurrentIndex(self.model.index(place, 0))
        return place >= 0

    def opening_of(self, uid: str) -> Opening:
        """Return where the text of a decision is to be opened: where it answers best."""
        place = self.model.position(uid)
        row = self.model.index(place).data(ROW_ROLE) if place >= 0 else None
        if not isinstance(row, AuthorityRow):
            return Opening(uid)
        numbered = (one for one in shown_paragraphs(row) if one.number)
        return opening(row, next(numbered, None))

    @Slot()
    def go_to_line(self) -> None:
        """Put the keyboard into the search field."""
        self.bar.line.setFocus()
        self.bar.line.selectAll()

    @Slot()
    def go_to_list(self) -> None:
        """Put the keyboard on the hits."""
        if self.model.rowCount():
            self.list.setFocus()
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.model.index(0, 0))

    def _show(self, question: LibraryQuestion) -> None:
        line = self.bar.line
        if line.text() != question.query:
            line.blockSignals(True)
            line.setText(question.query)
            line.blockSignals(False)
        self.filters.choose(question.filters)
        self._show_parts(question, ())

    def _show_parts(self, question: LibraryQuestion, understood: Sequence[ChipWords]) -> None:
        chosen = [ChipWords(label, left) for label, left in self._ticked_values(question)]
        if question.like:
            words = self._context.t("Like {title}", title=self._liked)
            chosen.append(ChipWords(words, replace(question, like="")))
        self.bar.show_question(question, (*understood, *chosen))
        self.filters.show_period(read_period(question.query, self._names))

    def _ticked_values(self, question: LibraryQuestion) -> Iterator[tuple[str, LibraryQuestion]]:
        t = self._context.t
        for field, values in question.filters:
            for value in values:
                left = without(question.filters, field, value)
                words = t(
                    "{field}: {value}",
                    field=self.filters.facets.title(field),
                    value=self.filters.facets.label(field, value),
                )
                yield words, replace(question, filters=left)

    def _on_choices(self, facets: Sequence[Facet]) -> None:
        self._names = self._calls.field_names()
        self.bar.line.know(self._names, facets)
        self.filters.learn(facets)
        self._show_parts(self.question, ())

    @Slot()
    def _on_typed(self) -> None:
        question = LibraryQuestion(query=self.bar.line.text(), filters=self.filters.chosen)
        self.searching.typed(question)
        self.searched.emit()

    @Slot()
    def _on_filtered(self) -> None:
        self.ask(replace(self.question, filters=self.filters.chosen, like=""))

    @Slot(object)
    def _on_period(self, period: Period) -> None:
        """Write the years into the query: it alone is asked."""
        t, before = self._context.t, self.question
        query = with_period(before.query, self._names, period, t.language)
        self.ask(replace(before, query=query, filters=self.filters.chosen, like=""))

    @Slot()
    def _on_state(self) -> None:
        self.searching.for_state = self.filters.for_state()
        self.refresh()

    @Slot()
    def _on_cleared(self) -> None:
        self.ask(LibraryQuestion())

    @Slot(object)
    def _on_answered(self, answer: Answer) -> None:
        page = answer.page
        if answer.rough and not page.rows:
            # Too early to say that there is nothing: the full answer knows what would help.
            return
        self.model.put_first(answer.question, page)
        self.bar.say_count(page)
        self._show_parts(
            answer.question, tuple(chip_words(self._context.t, answer.question, page.understood))
        )
        if not (answer.rough or answer.question.like):
            self.filters.offer(page.facets)
        if page.rows:
            self.stack.setCurrentWidget(self.list)
        else:
            self.nothing.show_ways(answer.question, page.suggestions)
            self.stack.setCurrentWidget(self.nothing)
        self._on_ticks()
        self.answered.emit(answer)

    @Slot(object)
    def _on_slow(self, slow: bool) -> None:
        self.bar.show_busy(busy=slow)

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, AuthorityRow):
            self.chosen.emit(row)

    @Slot()
    def _on_ticks(self) -> None:
        rows = self.model.ticked
        hidden = sum(self.model.position(row.uid) < 0 for row in rows)
        self.ticked.show_ticks(rows, hidden)


def without(filters: Chosen, field: str, value: str) -> Chosen:
    """Return the chosen values without one of them."""
    left = (
        (name, tuple(one for one in values if (name, one) != (field, value)))
        for name, values in filters
    )
    return tuple((name, values) for name, values in left if values)
