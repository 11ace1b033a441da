"""The margin of a text: what the office wrote beside it, in the order of the text."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from caseapp.domain.views.annotations import AnnotationView
from caseapp.ui.authorities.reading import words
from caseapp.ui.authorities.reading.whole_list import WholeList
from caseapp.ui.context import Context
from caseapp.ui.theme import px, tokens
from caseapp.ui.widgets import Button, PlainLabel, TextArea
from caseapp.ui.widgets.lists import ROW_ROLE, Line, Listing, TextLines


class NoteLines(TextLines):
    """Three lines of a note: where and what, the words, who and when."""

    count = 3

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context

    @override
    def lines(self, row: AnnotationView) -> Sequence[Line]:
        t, colours = self._context.t, tokens()
        doubt = words.doubt(t, row)
        last = Line(words.by_whom(self._context, row), colours.muted)
        return (
            Line(words.head(t, row), colours.text, strong=True),
            Line(words.said(row), colours.text),
            Line(doubt, colours.amber, strong=True) if doubt else last,
        )


class NoteList(WholeList[AnnotationView]):
    """Annotations of one decision."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context

    @override
    def key(self, row: AnnotationView) -> str:
        return row.uid

    @override
    def title(self, row: AnnotationView) -> str:
        return words.head(self._context.t, row)

    @override
    def spoken(self, row: AnnotationView) -> str:
        t = self._context.t
        parts = (
            words.head(t, row), words.doubt(t, row), row.text, row.quote,
            words.by_whom(self._context, row),
        )  # fmt: skip
        return ". ".join(part for part in parts if part)


class Margin(QWidget):
    """The list of notes, and what can be done with one.

    Signals:
        shown(object): an `AnnotationView` to go to in the text.
        edit_wanted(object), delete_wanted(object): an `AnnotationView`.
    """

    shown = Signal(object)
    edit_wanted = Signal(object)
    delete_wanted = Signal(object)

    def __init__(self, context: Context, *, writes: bool) -> None:
        super().__init__()
        t = context.t
        self.setProperty("kind", "clear")
        self._writes = writes
        self._following = False
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(6))
        self.title = PlainLabel(t("In the margin"), "section")
        self.empty = PlainLabel(
            t("Nothing yet. Select words in the text to highlight them, to keep them as a "
              "quotation, or to write a note beside them.")
            if writes
            else t("Nothing that you may see."),
            "muted",
            wrap=True,
        )  # fmt: skip
        self.model = NoteList(context, self)
        self.list = Listing(self.model, NoteLines(context), t("Notes in the margin"))
        self.whole = TextArea(lines=2)
        self.whole.setReadOnly(True)
        self.whole.setAccessibleName(t("The note that is chosen"))
        # Where there is little room, it scrolls before it pushes the buttons out.
        self.whole.setMaximumHeight(self.whole.fontMetrics().lineSpacing() * 5 + px(18))
        self.edit = Button(t("Edit…"), shortcut="F2")
        self.delete = Button(t("Delete"), shortcut="Ctrl+Del")
        line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addWidget(self.edit)
        line.addWidget(self.delete)
        line.addStretch(1)
        for widget in (self.title, self.empty):
            box.addWidget(widget)
        box.addWidget(self.list, 1)
        box.addWidget(self.whole)
        box.addLayout(line)
        box.addStretch(0)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.activated.connect(self._on_activated)
        self.list.clicked.connect(self._on_activated)
        self.edit.clicked.connect(self._on_edit)
        self.delete.clicked.connect(self._on_delete)
        self.put(())

    def put(self, rows: Sequence[AnnotationView]) -> None:
        """Show the notes of a decision; the one that was chosen stays chosen."""
        chosen = self.chosen()
        self.model.put(rows)
        self.empty.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self.whole.setVisible(bool(rows))
        for button in (self.edit, self.delete):
            button.setVisible(bool(rows) and self._writes)
        if rows:
            place = self.model.position(chosen.uid) if chosen is not None else 0
            self._choose(max(0, place))

    def chosen(self) -> AnnotationView | None:
        """Return the note that is chosen."""
        row: Any = self.list.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, AnnotationView) else None

    def follow(self, place: int) -> None:
        """Choose the note beside a paragraph, else the next one, without going to it."""
        # At the top of the text stands what is about the decision as a whole.
        wanted = place or -1
        after = [n for n, row in enumerate(self.model.rows) if row.passage.first >= wanted]
        if after:
            self._choose(after[0])

    def _choose(self, row: int) -> None:
        self._following = True
        self.list.setCurrentIndex(self.model.index(row, 0))
        self._following = False

    @Slot(QModelIndex, QModelIndex)
    def _on_current(self, _now: QModelIndex, _before: QModelIndex) -> None:
        chosen = self.chosen()
        may = chosen is not None and chosen.may_change
        self.whole.setPlainText(words.whole(chosen) if chosen is not None else "")
        self.edit.setEnabled(may)
        self.delete.setEnabled(may)
        if chosen is not None and not self._following:
            self.shown.emit(chosen)

    @Slot(QModelIndex)
    def _on_activated(self, _index: QModelIndex) -> None:
        chosen = self.chosen()
        if chosen is not None:
            self.shown.emit(chosen)

    @Slot()
    def _on_edit(self) -> None:
        chosen = self.chosen()
        if chosen is not None and chosen.may_change:
            self.edit_wanted.emit(chosen)

    @Slot()
    def _on_delete(self) -> None:
        chosen = self.chosen()
        if chosen is not None and chosen.may_change:
            self.delete_wanted.emit(chosen)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.list.hasFocus():
            self._on_delete()
            return
        super().keyPressEvent(event)
