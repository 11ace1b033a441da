"""The form for a note or an incident about a state, with what it rests on."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from caseapp.domain.country_notes import CountryNoteDraft, NoteGrade, NoteSort
from caseapp.domain.errors import EmptyFieldError
from caseapp.domain.views.countries import CountryNoteView, CountryRow
from caseapp.domain.vocabulary import Role
from caseapp.ui.context import Context
from caseapp.ui.countries.port import CountriesPort
from caseapp.ui.states import StateChoice
from caseapp.ui.typed import TypedForm, short_area
from caseapp.ui.widgets import Choice, Field
from caseapp.wording.country_notes import NOTE_GRADES, SORTS
from caseapp.wording.states import state_names


class CountryNoteForm(TypedForm):
    """What, when, from where; how firm it is must be chosen, nothing is chosen beforehand."""

    FORM = "country-note"

    def __init__(
        self,
        context: Context,
        port: CountriesPort,
        rows: Sequence[CountryRow],
        *,
        place: str = "",
        note: CountryNoteView | None = None,
        parent: QWidget | None = None,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("Note or incident"),
            subtitle=t("About a state, a court or a body: not about one case."),
            submit=t("Save note"),
            place=note.uid if note else place,
            parent=parent,
        )
        self._port = port
        self.kept |= {
            "uid": note.uid if note else None,
            "version": note.version if note else None,
        }
        none = [("", t("Choose…"))]
        self.where = StateChoice(none + places(context, rows), note.place if note else place)
        self.sort = Choice(
            [(one.value, t(words)) for one, words in SORTS.items()],
            (note.sort if note else NoteSort.INCIDENT).value,
        )
        grades = [(one.value, t(words)) for one, words in NOTE_GRADES.items()]
        self.grade = Choice([("", t("Choose…")), *grades], note.grade.value if note else "")
        self.day = self.date_field(
            t("Day"),
            "day",
            hint=t("of the incident, or on which the source was read"),
            value=note.day if note else None,
        )
        self.words = short_area(note.text if note else "", lines=4)
        self.source = short_area(note.source if note else "", lines=2)
        self.editors |= {
            "place": self.where,
            "sort": self.sort,
            "grade": self.grade,
            "text": self.words,
            "source": self.source,
        }
        self.add(
            Field(t("State, court or body"), self.where, name="place"),
            Field(t("Kind of entry"), self.sort, name="sort"),
        )
        self.add(self.day, Field(t("What it rests on"), self.grade, name="grade"))
        self.add(
            Field(
                t("Text"), self.words, name="text", hint=t("without names or numbers of a client")
            )
        )
        hint = t("act, decision, address or paper with its date; of a rumour, who told it")
        self.add(Field(t("Source"), self.source, name="source", hint=hint))
        if note is not None and context.role is Role.LAWYER:
            self.offer_bin(
                t("Delete this note"),
                t("Delete the note of {day}?", day=context.show_date(note.day)),
                partial(port.delete_note, note.uid, note.version),
            )
        self.words.setFocus()
        self.fit()

    @override
    def submit(self) -> None:
        if not self.dates_are_readable():
            return
        day = self.day.value()
        for name, missing in (("day", day is None), ("grade", not self.grade.value())):
            if missing:
                self.show_refusal(EmptyFieldError(field=name))
                return
        if day is None:
            return
        draft = CountryNoteDraft(
            place=self.where.value(),
            sort=NoteSort(self.sort.value()),
            grade=NoteGrade(self.grade.value()),
            day=day,
            text=self.words.toPlainText(),
            source=self.source.toPlainText(),
            version=self.kept["version"],
        )
        uid = self.kept["uid"]
        if uid is None:
            self.send(partial(self._port.add_note, draft))
        else:
            self.send(partial(self._port.change_note, uid, draft))


def places(context: Context, rows: Sequence[CountryRow]) -> list[tuple[str, str]]:
    """Return every place that a note may be about: those with a profile first, then all states."""
    known = {row.place: row.name for row in rows}
    names = state_names(context.t.language).items()
    others = sorted(
        ((code, name) for code, name in names if code not in known),
        key=lambda one: one[1].casefold(),
    )
    return [*known.items(), *others]
