"""Everything that the office wrote beside decisions: found, read, changed, taken out of the bin."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from caseapp.domain.annotations import AnnotationSort
from caseapp.domain.changes import Changes
from caseapp.domain.views.annotations import AnnotationView
from caseapp.domain.views.matters import MatterView
from caseapp.domain.views.tags import TagView
from caseapp.domain.vocabulary import OFFICE
from caseapp.ui.authorities.reading import words
from caseapp.ui.authorities.reading.margin import NoteList
from caseapp.ui.authorities.reading.note_form import NoteForm, changing
from caseapp.ui.authorities.reading.port import ReadingCalls
from caseapp.ui.authorities.reading.tags_window import TagsWindow
from caseapp.ui.context import Context
from caseapp.ui.theme import px, tokens
from caseapp.ui.typed import fit_within
from caseapp.ui.widgets import Button, Choice, FlowLayout, PlainLabel, TextLine
from caseapp.ui.widgets.lists import ROW_ROLE, Line, Listing, TextLines

_PAUSE_MS = 150
_BIN = "bin"


class FoundLines(TextLines):
    """Three lines: what was written, where, who and when."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context

    @override
    def lines(self, row: AnnotationView) -> Sequence[Line]:
        t, colours = self._context.t, tokens()
        gone = "" if row.in_library else t("no longer in the library")
        place = " · ".join(part for part in (row.title, words.head(t, row), gone) if part)
        return (
            Line(words.said(row), colours.text, strong=True),
            Line(place, colours.text),
            Line(words.by_whom(self._context, row), colours.muted),
        )


class FoundNotes(NoteList):
    """Notes beside any decision."""

    @override
    def spoken(self, row: AnnotationView) -> str:
        return f"{row.title}. {super().spoken(row)}"


class NotebookWindow(QDialog):
    """Searches the notes, highlights and quotations that this person may see.

    Signals:
        opened(object): an `AnnotationView` to read in its decision.
        decision_opened(object): uid of a decision to read.
    """

    opened = Signal(object)
    decision_opened = Signal(object)

    def __init__(
        self, context: Context, calls: ReadingCalls, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        t = context.t
        self._context, self._calls = context, calls
        self._writes = context.role in OFFICE
        self.setWindowTitle(t("Notes and quotations"))
        self.setModal(True)
        self.search = TextLine(placeholder=t("Words of a note, a passage or a decision   Ctrl+F"))
        self.search.setAccessibleName(t("Search the notes"))
        sorts = [(one.value, t(word)) for one, word in words.SORTS.items()]
        self.sort = Choice([("", t("Any kind")), *sorts])
        self.sort.setAccessibleName(t("What was written"))
        self.tag = Choice([("", t("Any tag"))])
        self.tag.setAccessibleName(t("Tag"))
        self.matter = Choice([("", t("Office and files"))])
        self.matter.setAccessibleName(t("For whom it was written"))
        self.state = Choice([("", t("Kept")), (_BIN, t("Deleted"))])
        self.state.setAccessibleName(t("Kept or deleted"))
        self.model = FoundNotes(context, self)
        self.list = Listing(self.model, FoundLines(context), t("Notes found"))
        self.count = PlainLabel("", "muted", wrap=True)
        self._build()
        self._connect()
        fit_within(self, px(900), px(680))
        runner = context.runner
        runner.submit(self, calls.list_tags, self._on_tags, key="tags")
        runner.submit(self, calls.list_matters, self._on_matters, key="matters")
        self._ask()
        self.search.setFocus()

    def _build(self) -> None:
        t = self._context.t
        box = QVBoxLayout(self)
        box.setContentsMargins(px(20), px(14), px(20), px(12))
        box.setSpacing(px(10))
        box.addWidget(PlainLabel(t("Notes and quotations"), "section"))
        box.addWidget(self.search)
        holder = QWidget()
        holder.setProperty("kind", "clear")
        flow = FlowLayout(holder, gap=8)
        for choice in (self.sort, self.tag, self.matter, self.state):
            choice.let_shrink(16)
            flow.addWidget(choice)
        box.addWidget(holder)
        box.addWidget(self.count)
        box.addWidget(self.list, 1)
        self.read = Button(t("Read the text"), "primary", shortcut="Enter")
        self.edit = Button(t("Edit…"), shortcut="F2")
        self.restore = Button(t("Take out of the bin"))
        close = Button(t("Close"), shortcut="Esc")
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        self.tags = Button(t("Tags…"))
        self.tags.clicked.connect(self._on_tags_wanted)
        foot.insertWidget(0, self.tags)
        for button in (self.restore, self.edit, self.read, close):
            foot.addWidget(button)
        box.addLayout(foot)
        self.restore.hide()

    def _connect(self) -> None:
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.search.setFocus)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.search.textChanged.connect(self._pause.start)
        for choice in (self.sort, self.tag, self.matter, self.state):
            choice.currentIndexChanged.connect(self._ask)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.activated.connect(self._on_read)
        self.read.clicked.connect(self._on_read)
        self.edit.clicked.connect(self._on_edit)
        self.restore.clicked.connect(self._on_restore)
        self._context.hub.changed.connect(self._on_changed)

    @Slot()
    def _ask(self) -> None:
        sort, matter = self.sort.value(), self.matter.value()
        work = partial(
            self._calls.find_annotations,
            self.search.text(),
            sort=AnnotationSort(sort) if sort else None,
            matter=matter or None,
            tag=self.tag.value(),
            in_bin=self.state.value() == _BIN,
        )
        self._context.runner.submit(self, work, self._on_found, key="found")

    def _on_found(self, found: Sequence[AnnotationView]) -> None:
        t = self._context.t
        self.model.put(found)
        self.count.setText(
            t.plural("{count} entry", "{count} entries", len(found))
            if found
            else t("Nothing was found. Fewer words or other filters find more.")
            if self._narrowed()
            else t(
                "Nothing is written yet. Read the text of a decision and mark words in it, to "
                "highlight them, to keep them as a quotation or to write a note beside them."
            )
        )
        if found:
            self.list.setCurrentIndex(self.model.index(0, 0))
        self._on_current()

    def _narrowed(self) -> bool:
        """Say whether anything was asked for, so that there may be more to find."""
        choices = (self.sort, self.tag, self.matter, self.state)
        return bool(self.search.text().strip()) or any(one.value() for one in choices)

    def _on_tags(self, tags: Sequence[TagView]) -> None:
        t = self._context.t
        offered = [(one.uid, words.tag_label(t, one)) for one in tags]
        self.tag.offer([("", t("Any tag")), *offered], self.tag.value())

    def _on_matters(self, matters: Sequence[MatterView]) -> None:
        t = self._context.t
        offered = [(one.uid, t("File {number}", number=one.file_number)) for one in matters]
        self.matter.offer([("", t("Office and files")), *offered], self.matter.value())

    def chosen(self) -> AnnotationView | None:
        """Return the entry that is chosen."""
        row = self.list.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, AnnotationView) else None

    @Slot()
    def _on_current(self) -> None:
        one, binned = self.chosen(), self.state.value() == _BIN
        may = self._writes and one is not None and one.may_change
        self.read.setEnabled(one is not None and one.in_library)
        self.edit.setVisible(self._writes and not binned)
        self.edit.setEnabled(may)
        self.restore.setVisible(self._writes and binned)
        self.restore.setEnabled(may)

    @Slot()
    @Slot(QModelIndex)
    def _on_read(self) -> None:
        one = self.chosen()
        if one is not None and one.in_library:
            self.accept()
            self.opened.emit(one)

    @Slot()
    def _on_edit(self) -> None:
        one = self.chosen()
        if one is None:
            return
        form = NoteForm(
            self._context, self._calls, one.sort, changing(self._calls, one.uid), self,
            quote=one.quote, old=one, place=one.uid,
        )  # fmt: skip
        form.saved.connect(self._on_saved)
        form.open()

    @Slot()
    def _on_tags_wanted(self) -> None:
        window = TagsWindow(self._context, self._calls, self)
        window.opened.connect(self._on_decision)
        window.finished.connect(window.deleteLater)
        window.open()

    @Slot(object)
    def _on_decision(self, uid: str) -> None:
        self.accept()
        self.decision_opened.emit(uid)

    @Slot()
    def _on_restore(self) -> None:
        one = self.chosen()
        if one is not None:
            work = partial(self._calls.restore_annotation, one.uid)
            self._context.runner.submit(self, work, self._on_saved, self._on_failed)

    @Slot(object)
    def _on_saved(self, changes: Changes) -> None:
        self._context.hub.publish(changes)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.count.setText(self._context.say(error))

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.concerns("annotation", "tag", "tagging"):
            self._ask()
