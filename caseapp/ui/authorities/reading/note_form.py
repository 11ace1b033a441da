"""Writing a note, a highlight or a quotation, and changing one."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from caseapp.domain.annotations import (
    AnnotationDraft,
    AnnotationSort,
    AnnotationWords,
    MarkColour,
    PassageDraft,
)
from caseapp.domain.changes import Changes
from caseapp.domain.ids import AuthorityUid, MatterUid
from caseapp.domain.views.annotations import AnnotationView
from caseapp.domain.views.matters import MatterView
from caseapp.i18n import N_
from caseapp.ui.authorities.reading.port import ReadingCalls
from caseapp.ui.authorities.reading.words import COLOURS
from caseapp.ui.context import Context
from caseapp.ui.typed import TypedForm, short_area
from caseapp.ui.widgets import Choice, Field, PlainLabel, TextLine

NEW = {
    AnnotationSort.NOTE: N_("New note"),
    AnnotationSort.HIGHLIGHT: N_("New highlight"),
    AnnotationSort.QUOTATION: N_("Keep a quotation"),
}
CHANGED = {
    AnnotationSort.NOTE: N_("Change the note"),
    AnnotationSort.HIGHLIGHT: N_("Change the highlight"),
    AnnotationSort.QUOTATION: N_("Change the quotation"),
}
_SHOWN = 300
"""Characters of a passage that the form repeats."""
Command = Callable[[AnnotationWords, str], Changes]
"""Stores the words; the text is the uid of a matter, "" for the office."""


class NoteForm(TypedForm):
    """What is written about a passage, or about a decision as a whole."""

    FORM = "annotation"

    def __init__(
        self,
        context: Context,
        calls: ReadingCalls,
        sort: AnnotationSort,
        command: Command,
        parent: QWidget | None = None,
        *,
        quote: str = "",
        old: AnnotationView | None = None,
        place: str = "",
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t((NEW if old is None else CHANGED)[sort]),
            submit=t("Keep"),
            place=place,
            parent=parent,
        )
        self._command = command
        self._version = old.version if old is not None else None
        if quote:
            self.body.addWidget(PlainLabel(f"“{_short(quote)}”", "body", wrap=True))
        if sort is AnnotationSort.QUOTATION:
            line = TextLine(old.point if old is not None else "", limit=500)
            hint = t("such as: no weighing against the public interest")
            self._place("point", t("For which point of law"), line, hint)
        note = sort is AnnotationSort.NOTE
        area = short_area(old.text if old is not None else "", lines=5)
        self._place("text", t("Note") if note else t("Remark"), area)
        if sort is AnnotationSort.HIGHLIGHT:
            wanted = old.colour if old is not None and old.colour else MarkColour.YELLOW
            colours = Choice([(one.value, t(name)) for one, name in COLOURS.items()], wanted)
            self._place("colour", t("Colour"), colours)
        if old is None:
            self._place("matter", t("Who may see it"), Choice([("", t("The office"))]))
            context.runner.submit(self, calls.list_matters, self._on_matters, key="matters")
        next(iter(self.editors.values())).setFocus()
        self.fit()

    def _place(self, name: str, label: str, editor: QWidget, hint: str = "") -> None:
        self.editors[name] = editor
        self.add(Field(label, editor, name=name, hint=hint))

    def _on_matters(self, matters: Sequence[MatterView]) -> None:
        t, choice = self.t, self.editors["matter"]
        if isinstance(choice, Choice):
            members = [
                (one.uid, t("Members of file {number}", number=one.file_number)) for one in matters
            ]
            choice.offer([("", t("The office")), *members], choice.value())
            self.set_baseline()

    @override
    def submit(self) -> None:
        typed = self.typed()
        colour = typed.get("colour", "")
        words = AnnotationWords(
            typed["text"].strip(),
            typed.get("point", "").strip(),
            MarkColour(colour) if colour else None,
            self._version,
        )
        self.send(partial(self._command, words, typed.get("matter", "")))


def adding(
    calls: ReadingCalls, uid: AuthorityUid, sort: AnnotationSort, passage: PassageDraft | None
) -> Command:
    """Return the command that writes something new."""

    def add(words: AnnotationWords, matter: str) -> Changes:
        owner = MatterUid(matter) if matter else None
        return calls.add_annotation(AnnotationDraft(uid, sort, words, passage, owner))

    return add


def changing(calls: ReadingCalls, uid: str) -> Command:
    """Return the command that changes what was written."""

    def change(words: AnnotationWords, _matter: str) -> Changes:
        return calls.change_annotation(uid, words)

    return change


def _short(quote: str) -> str:
    line = " ".join(quote.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN].rstrip()} …"
