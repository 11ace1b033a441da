"""The library: filters, search and hits, and the decision that is read."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from caseapp.domain.changes import Changes
from caseapp.domain.ids import AuthorityUid
from caseapp.domain.library import Field
from caseapp.domain.views.authorities import AuthorityRow, AuthorityView
from caseapp.domain.views.library import SavedSearchRow
from caseapp.domain.vocabulary import OFFICE
from caseapp.i18n import N_
from caseapp.ui.authorities.dialog import ConfirmForm, ToMemoForm
from caseapp.ui.authorities.finding.hitlist import Opening
from caseapp.ui.authorities.finding.model import LibraryQuestion
from caseapp.ui.authorities.finding.pane import FindingPane
from caseapp.ui.authorities.finding.panes import Panes
from caseapp.ui.authorities.finding.saved import SavedSearches
from caseapp.ui.authorities.finding.saving import SaveSearchForm
from caseapp.ui.authorities.finding.searching import Answer
from caseapp.ui.authorities.finding.syntax import SyntaxHelp
from caseapp.ui.authorities.finding.ticked import TickedBar
from caseapp.ui.authorities.importing import dropped_files
from caseapp.ui.authorities.many import ManyToMemoForm, citations_of
from caseapp.ui.authorities.reader import Reader
from caseapp.ui.authorities.tools import ToolBar
from caseapp.ui.context import Context
from caseapp.ui.office import Office
from caseapp.ui.screen import Place, Screen
from caseapp.ui.widgets import Page

_MEMO = "memo:"
_HOST = "host:"
_SEARCH = "search:"


class AuthoritiesScreen(Screen):
    """Every decision of the library."""

    watches: ClassVar[tuple[str, ...]] = ("authority", "saved_search")
    shortcuts: ClassVar[tuple[tuple[str, str], ...]] = (
        ("Space", N_("Tick the decision, or the filter")),
        ("Ctrl+C", N_("Copy the citation of the hit")),
        ("Shift+F10", N_("What else can be done with the hit")),
        ("Ctrl+T", N_("Give the decision a tag")),
        ("Enter", N_("Read the text at the paragraph that was found")),
        ("← →", N_("Go through the paragraphs of a hit; fold a filter")),
        ("Down", N_("From the search field to the hits")),
    )

    def __init__(self, context: Context, office: Office) -> None:
        super().__init__(context)
        t = self.t
        self._office = office
        self._memo = ""
        self._pinned = False
        """Whether what is read was asked for by name: a search that goes on does not replace it."""
        self._fresh = False
        """Whether another search was begun, whose best hit is to be read."""
        self._wanted = ""
        self.tools = ToolBar(context, office.authorities.tools, self)
        writes = context.role in OFFICE
        ticked = TickedBar(t, memos=writes, cites=self.tools.offered, packs=self.tools.exports)
        self.finding = FindingPane(context, office.authorities, ticked)
        self.reader = Reader(context, texts=self.tools.offered, reading=self.tools.reading)
        self.help = SyntaxHelp(t)
        self.saved = SavedSearches(context, office.authorities.saved, self.finding.words_of)
        self.side = QStackedWidget()
        for page in (self.reader, self.help, self.saved):
            self.side.addWidget(page)
        self.panes = Panes(self.finding.filters, self.finding, self.side)
        self.page = Page(t("Authorities"), self.tools.buttons, scroll=False)
        self.page.body.addWidget(self.panes, 1)
        self.set_page(self.page)
        self._connect_finding()
        self._connect_reading()
        self.setAcceptDrops(self.tools.imports)

    def _connect_finding(self) -> None:
        finding, bar = self.finding, self.finding.bar
        finding.answered.connect(self._on_answered)
        finding.chosen.connect(self._on_chosen)
        finding.opened.connect(self._on_opened)
        finding.list.clicked.connect(self.panes.show_reading)
        finding.list.similar_wanted.connect(self._on_like)
        finding.list.copy_wanted.connect(self._on_copy_hit)
        finding.list.memo_wanted.connect(self._on_hit_to_memo)
        finding.searched.connect(self._on_searched)
        finding.filters.hide_wanted.connect(self._on_hide_filters)
        finding.ticked.memo_wanted.connect(self._on_many_to_memo)
        finding.ticked.copy_wanted.connect(self._on_copy_many)
        finding.ticked.pack_wanted.connect(self._on_pack)
        bar.help_wanted.connect(self._on_help)
        bar.filters_wanted.connect(self._on_filters)
        bar.save_wanted.connect(self._on_save)
        bar.saved_wanted.connect(self._on_show_saved)
        self.help.tried.connect(finding.try_words)
        self.help.left.connect(self._show_reader)
        self.saved.chosen.connect(self._on_saved_chosen)
        self.saved.left.connect(self._show_reader)

    def _connect_reading(self) -> None:
        self.reader.copy_wanted.connect(self._on_copy)
        self.reader.confirm_wanted.connect(self._on_confirm)
        self.reader.memo_wanted.connect(self._on_to_memo)
        self.reader.other_wanted.connect(self._read)
        self.reader.text_wanted.connect(self._on_text)
        self.reader.passage_wanted.connect(self._on_passage)
        self.reader.similar_wanted.connect(self._on_similar)
        self.reader.correct_wanted.connect(self._on_correct)
        self.reader.removal_wanted.connect(self._on_remove)
        self.tools.authority_wanted.connect(self._on_wanted)

    @override
    def show_place(self, place: Place) -> None:
        if place.part.startswith(_MEMO):
            self._memo = place.part.removeprefix(_MEMO)
        if place.part.startswith(_HOST):
            self.finding.choose(Field.HOST_STATE, place.part.removeprefix(_HOST))
        if place.part.startswith(_SEARCH):
            self._open_saved(place.part.removeprefix(_SEARCH))
        if place.uid:
            self._on_wanted(place.uid)

    @override
    @Slot()
    def refresh(self) -> None:
        self.finding.refresh()
        if self.side.currentWidget() is self.saved:
            self.saved.refresh()

    @Slot(object)
    def _on_answered(self, answer: Answer) -> None:
        """Show the best hit of a new search; else keep what is read, or was asked for by name."""
        question = answer.question
        self.tools.pair = (
            question.only(Field.HOST_STATE),
            question.only(Field.REQUESTING_STATE),
        )
        if not answer.page.rows and not self._pinned:
            self._wanted = ""
            self.reader.show_nothing()
            return
        shown = self.reader.view
        kept = self._pinned or not self._fresh or self.finding.list.hasFocus()
        self._fresh = self._fresh and answer.rough
        if shown is not None and kept and self.finding.go_to(shown.row.uid):
            self._read(shown.row.uid)
        elif answer.page.rows and not self._pinned:
            self.finding.go_to(answer.page.rows[0].uid)
            self._read(answer.page.rows[0].uid)
        elif shown is not None:
            self._read(shown.row.uid)

    @Slot(object)
    def _on_chosen(self, row: AuthorityRow) -> None:
        self._read(row.uid)

    @Slot()
    def _on_searched(self) -> None:
        self._pinned = False
        self._fresh = True

    @Slot(object)
    def _on_opened(self, opening: Opening) -> None:
        self._show_reader()
        if opening.paragraph:
            self._read_text(opening)
        else:
            self.reader.setFocus()

    @Slot()
    def _on_text(self) -> None:
        view = self.reader.view
        if view is not None:
            self._read_text(self.finding.opening_of(view.row.uid))

    @Slot(object)
    def _on_passage(self, number: str) -> None:
        view = self.reader.view
        if view is not None:
            self.tools.read_text(view.row.uid, number)

    def _read_text(self, at: Opening) -> None:
        self.tools.read_text(AuthorityUid(at.uid), at.paragraph, at.words)

    @Slot()
    def _on_help(self) -> None:
        self._show_side(self.help)
        self.help.first.setFocus()

    @Slot()
    def _on_show_saved(self) -> None:
        self.saved.refresh()
        self._show_side(self.saved)

    def _show_side(self, page: QWidget) -> None:
        self.panes.show_reading()
        self.side.setCurrentWidget(page)

    @Slot()
    def _show_reader(self) -> None:
        """Show what is read again, and give the keyboard back to the search."""
        back = self.side.currentWidget() is not self.reader
        self._show_side(self.reader)
        if back:
            self.finding.bar.line.setFocus()

    @Slot()
    def _on_filters(self) -> None:
        """Go to the filters, wherever they are; from them, put them away."""
        values = self.finding.filters.list
        there = self.panes.filters_shown
        if not there:
            self.panes.show_filters(shown=True)
        if there and values.hasFocus():
            self._on_hide_filters()
        else:
            values.setFocus()

    @Slot()
    def _on_hide_filters(self) -> None:
        self.panes.show_filters(shown=False)
        self.finding.go_to_line()

    @Slot()
    def _on_save(self) -> None:
        calls = self._office.authorities.saved
        if calls is not None:
            name = self.finding.words_of(self.finding.question)
            form = SaveSearchForm(self.context, calls, self.finding.question, name, self.window())
            form.saved.connect(self._on_saved)
            form.open()

    def _open_saved(self, uid: str) -> None:
        """Run a saved search that the palette named."""
        calls = self._office.authorities.saved
        if calls is not None:
            done = partial(self._on_saved_listed, uid)
            self.context.runner.submit(self, calls.list_saved_searches, done, key="saved search")

    def _on_saved_listed(self, uid: str, rows: Sequence[SavedSearchRow]) -> None:
        for row in rows:
            if row.uid == uid:
                self._on_saved_chosen(row)

    @Slot(object)
    def _on_saved_chosen(self, row: SavedSearchRow) -> None:
        self.finding.ask(LibraryQuestion(query=row.query, filters=row.filters))
        calls = self._office.authorities.saved
        if calls is not None:
            # What is new stays in the list until the next visit: it is being read now.
            self.context.runner.submit(self, partial(calls.mark_search_seen, row.uid))

    @Slot()
    def _on_similar(self) -> None:
        view = self.reader.view
        if view is not None:
            self._on_like(view.row)

    @Slot(object)
    def _on_like(self, row: AuthorityRow) -> None:
        self.finding.ask_like(row.uid, row.title)

    @Slot(object)
    def _on_wanted(self, uid: str) -> None:
        self._pinned = True
        self._show_side(self.reader)
        self._read(uid)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        files = dropped_files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.tools.read_files(files)

    @Slot(object)
    def _read(self, uid: str) -> None:
        self._wanted = uid
        work = partial(self._office.authorities.get_authority, AuthorityUid(uid))
        self.context.runner.submit(self, work, self._on_read, key="read")

    def _on_read(self, view: AuthorityView) -> None:
        # An answer may come after a search that found nothing has emptied the reader.
        if view.row.uid == self._wanted:
            self.reader.show_view(view)

    @Slot()
    def _on_copy(self) -> None:
        view, tools = self.reader.view, self._office.authorities.tools
        if view is not None and tools is not None:
            paragraphs = tuple(one.replace("–", "-") for one in view.pinpoints)
            work = partial(tools.cite, view.row.uid, self.tools.style, paragraphs)
            done = partial(self._on_cited_one, view)
            self.context.runner.submit(self, work, done, key="cite")

    def _on_cited_one(self, view: AuthorityView, text: str) -> None:
        if view.holding and view.holding_may_be_printed:
            text = f"{view.holding} ({text})"
        QGuiApplication.clipboard().setText(text)
        self.finding.bar.say(self.t("Copied with its citation."))

    @Slot()
    def _on_confirm(self) -> None:
        view = self.reader.view
        if view is not None:
            form = ConfirmForm(self.context, self._office.authorities, view, self.window())
            form.saved.connect(self._on_saved)
            form.open()

    @Slot()
    def _on_correct(self) -> None:
        view = self.reader.view
        if view is not None:
            self.tools.correct(view.row.uid)

    @Slot()
    def _on_remove(self) -> None:
        view = self.reader.view
        if view is not None:
            self._pinned = False
            self.tools.remove(view.row.uid)

    @Slot()
    def _on_to_memo(self) -> None:
        view = self.reader.view
        if view is not None:
            form = ToMemoForm(self.context, self._office, view, self._memo, self.window())
            form.saved.connect(self._on_saved)
            form.open()

    @Slot()
    def _on_many_to_memo(self) -> None:
        self._to_memo(self.finding.model.ticked)

    @Slot(object)
    def _on_hit_to_memo(self, row: AuthorityRow) -> None:
        self._to_memo((row,))

    def _to_memo(self, rows: Sequence[AuthorityRow]) -> None:
        form = ManyToMemoForm(self.context, self._office, rows, self._memo, self.window())
        form.saved.connect(self._on_saved)
        form.open()

    @Slot()
    def _on_copy_many(self) -> None:
        self._cite(self.finding.model.ticked)

    @Slot(object)
    def _on_copy_hit(self, row: AuthorityRow) -> None:
        self._cite((row,))

    def _cite(self, rows: Sequence[AuthorityRow]) -> None:
        tools = self._office.authorities.tools
        if tools is not None:
            work = partial(citations_of, tools.cite, self.tools.style, rows)
            self.context.runner.submit(self, work, self._on_cited, key="cite")

    def _on_cited(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.finding.bar.say(
            self.t.plural(
                "The citation was copied.", "The citations were copied.", text.count("\n") + 1
            )
        )

    @Slot()
    def _on_pack(self) -> None:
        self.tools.export([row.uid for row in self.finding.model.ticked])

    @Slot(object)
    def _on_saved(self, changes: Changes) -> None:
        self.context.hub.publish(changes)
        if changes.concerns("filing"):
            self.finding.bar.say(self.t("Added to the memo."))
        elif changes.concerns("saved_search"):
            self.finding.bar.say(self.t("The search is saved."))

    @override
    def find_in_list(self) -> bool:
        self.finding.go_to_line()
        return True

    @override
    def first_focus(self) -> QWidget | None:
        return self.finding.bar.line
