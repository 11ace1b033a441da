"""What the office wrote beside a decision, as a card of the reader."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseapp.domain.annotations import AnnotationSort
from caseapp.domain.changes import Changes
from caseapp.domain.ids import AuthorityUid
from caseapp.domain.views.annotations import AnnotationView
from caseapp.domain.vocabulary import OFFICE
from caseapp.ui.authorities.reading import words
from caseapp.ui.authorities.reading.note_form import NoteForm, adding, changing
from caseapp.ui.authorities.reading.port import ReadingCalls
from caseapp.ui.context import Context
from caseapp.ui.filling import fill
from caseapp.ui.widgets import Badge, Button, Card, PlainLabel, Row, Tone

SHOWN = 12
"""Notes that stand in the card; the text has them all in its margin."""


class Beside(QWidget):
    """Notes, highlights and quotations of one decision.

    Signals:
        passage_wanted(object): the court's number of a paragraph to read.
    """

    passage_wanted = Signal(object)

    def __init__(self, context: Context, calls: ReadingCalls, uid: AuthorityUid) -> None:
        super().__init__()
        self.setProperty("kind", "clear")
        self._context, self._calls, self._uid = context, calls, uid
        t = context.t
        add = Button(t("Note…"), shortcut="Ctrl+M")
        add.clicked.connect(self._on_add)
        actions = (add,) if context.role in OFFICE else ()
        self.card = Card(t("Notes of the office"), actions=actions)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.card)
        context.hub.changed.connect(self._on_changed)
        self._ask()

    def _ask(self) -> None:
        work = partial(self._calls.list_annotations, self._uid)
        self._context.runner.submit(self, work, self._on_notes, key="notes")

    def _on_notes(self, notes: Sequence[AnnotationView]) -> None:
        t = self._context.t
        self.card.clear()
        self.card.note.setText(str(len(notes)) if notes else "")
        fill(self.card, [self._row(one) for one in notes[:SHOWN]])
        if not notes:
            self.card.add(PlainLabel(t("Nothing was written about it yet."), "muted", wrap=True))
        if len(notes) > SHOWN:
            more = t.plural(
                "{count} more stands in the margin of the text.",
                "{count} more stand in the margin of the text.",
                len(notes) - SHOWN,
            )
            self.card.add(PlainLabel(more, "muted", wrap=True))

    def _row(self, one: AnnotationView) -> Row:
        t = self._context.t
        doubt = words.doubt(t, one)
        badges = (Badge(doubt, Tone.AMBER),) if doubt else ()
        second = f"{words.head(t, one)} · {words.by_whom(self._context, one)}"
        row = Row(words.said(one), second, badges=badges, subject=one)
        row.opened.connect(self._on_opened)
        return row

    @Slot(object)
    def _on_opened(self, one: AnnotationView) -> None:
        if one.part is not None:
            self.passage_wanted.emit(one.number)
        elif one.may_change:
            form = NoteForm(
                self._context, self._calls, one.sort, changing(self._calls, one.uid),
                self.window(), old=one, place=one.uid,
            )  # fmt: skip
            form.offer_bin(
                self._context.t("Delete this note"),
                self._context.t("Delete this note?"),
                partial(self._calls.delete_annotation, one.uid, one.version),
            )
            form.fit()
            self._open(form)

    @Slot()
    def _on_add(self) -> None:
        sort = AnnotationSort.NOTE
        command = adding(self._calls, self._uid, sort, None)
        self._open(
            NoteForm(self._context, self._calls, sort, command, self.window(), place=self._uid)
        )

    def _open(self, form: NoteForm) -> None:
        form.saved.connect(self._on_saved)
        form.open()

    @Slot(object)
    def _on_saved(self, changes: Changes) -> None:
        self._context.hub.publish(changes)

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.concerns("annotation"):
            self._ask()
