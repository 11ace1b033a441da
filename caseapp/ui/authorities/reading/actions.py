"""What is done with a passage: copied, marked, kept, noted, quoted in a memo."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from caseapp.domain.annotations import AnnotationDraft, AnnotationSort, PassageDraft
from caseapp.domain.authorities import PartKind
from caseapp.domain.changes import Changes
from caseapp.domain.ids import AuthorityUid
from caseapp.domain.quoted import as_quotation, numbers_of
from caseapp.domain.views.annotations import AnnotationView
from caseapp.ui.authorities.port import LibraryTools
from caseapp.ui.authorities.reading.note_form import NoteForm, adding, changing
from caseapp.ui.authorities.reading.page import DecisionPage
from caseapp.ui.authorities.reading.sitting import Sitting
from caseapp.ui.authorities.reading.to_memo import QuoteForm
from caseapp.ui.context import Context
from caseapp.ui.widgets import PlainMessage
from caseapp.wording.quotations import quotation_text


class PassageActions(QObject):
    """The commands of a reading window.

    Signals:
        said(object): a sentence about what was done.
        failed(object): the error of a command that was refused.
    """

    said = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        context: Context,
        calls: LibraryTools,
        uid: AuthorityUid,
        page: DecisionPage,
        sitting: Sitting,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._context, self._calls, self._uid = context, calls, uid
        self._page, self._sitting, self._window = page, sitting, window

    @Slot()
    def copy(self) -> None:
        """Copy the selected words, else the paragraph, with citation and pinpoint."""
        marked, chosen = self._passage(), self._page.chosen()
        if marked is None or not chosen:
            return
        style = self._sitting.citation_style
        parts = {one.part for one in chosen}
        words = as_quotation(marked.quote)
        work = partial(self._calls.cite, self._uid, style, numbers_of(chosen))
        self._run(work, partial(self._on_cited, words, parts))

    def _on_cited(self, words: str, parts: set[PartKind], citation: str) -> None:
        text = quotation_text(words, citation, parts, self._context.t)
        QGuiApplication.clipboard().setText(text)
        self.said.emit(self._context.t("Copied with its citation."))

    @Slot()
    def highlight(self) -> None:
        """Mark the selected words at once; colour and remark can follow."""
        reading, marked = self._calls.reading, self._page.passage()
        if reading is None:
            return
        if marked is None:
            self.said.emit(self._context.t("Select words in the text first."))
            return
        draft = AnnotationDraft(self._uid, AnnotationSort.HIGHLIGHT, passage=marked)
        self._run(partial(reading.add_annotation, draft), self._on_saved)

    @Slot()
    def note(self) -> None:
        """Write a note beside the selected words, else beside the paragraph."""
        self._open_form(AnnotationSort.NOTE, self._passage())

    @Slot()
    def keep(self) -> None:
        """Keep the selected words, else the paragraph, as a quotation."""
        self._open_form(AnnotationSort.QUOTATION, self._passage())

    def _open_form(self, sort: AnnotationSort, marked: PassageDraft | None) -> None:
        reading = self._calls.reading
        if reading is None or marked is None:
            return
        form = NoteForm(
            self._context,
            reading,
            sort,
            adding(reading, self._uid, sort, marked),
            self._window,
            quote=marked.quote,
            place=self._uid,
        )
        form.saved.connect(self._on_saved)
        form.open()

    @Slot()
    def quote_in_memo(self) -> None:
        """Put the selected words, else the paragraph, into a memo."""
        reading, marked = self._calls.reading, self._passage()
        if reading is None or marked is None:
            return
        form = QuoteForm(self._context, reading, self._uid, marked, self._sitting, self._window)
        form.saved.connect(self._on_quoted)
        form.open()

    @Slot(object)
    def edit(self, one: AnnotationView) -> None:
        """Change what was written."""
        reading = self._calls.reading
        if reading is None:
            return
        form = NoteForm(
            self._context,
            reading,
            one.sort,
            changing(reading, one.uid),
            self._window,
            quote=one.quote,
            old=one,
            place=one.uid,
        )
        form.saved.connect(self._on_saved)
        form.open()

    @Slot(object)
    def delete(self, one: AnnotationView) -> None:
        """Ask, and move it to the bin."""
        t, reading = self._context.t, self._calls.reading
        if reading is None:
            return
        question = PlainMessage(
            t("Delete what stands in the margin here?"),
            t("It goes to the bin. Ctrl+Z takes that back, and so do the notes of the library."),
            stay=t("Keep it"),
            go=t("Move to the bin"),
            danger=True,
            parent=self._window,
        )
        work = partial(reading.delete_annotation, one.uid, one.version)
        question.agreed.connect(partial(self._run, work, self._on_saved))
        question.open()

    def _passage(self) -> PassageDraft | None:
        return self._page.passage() or self._page.paragraph_passage()

    def _run(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        self._context.runner.submit(self, work, done, self.failed.emit)

    @Slot(object)
    def _on_saved(self, changes: Changes) -> None:
        self._context.hub.publish(changes)

    @Slot(object)
    def _on_quoted(self, changes: Changes) -> None:
        self._context.hub.publish(changes)
        self.said.emit(self._context.t("Quoted in the memo."))
