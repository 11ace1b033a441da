"""Profiles of states: the facts that ship, the rules in force, and the office's own notes."""

from dataclasses import replace
from functools import lru_cache

from sqlalchemy import func
from sqlalchemy.orm import Session

from caseapp.domain import fields
from caseapp.domain.authorities import Label
from caseapp.domain.changes import Changes
from caseapp.domain.countries import Countries, UnknownCountryError
from caseapp.domain.country_notes import CountryNoteDraft, UnknownNotePlaceError
from caseapp.domain.errors import FutureDateError, NotFoundError
from caseapp.domain.text import fold
from caseapp.domain.views.countries import CountryNoteView, CountryRow, CountryView
from caseapp.domain.vocabulary import Role
from caseapp.i18n import LANGUAGES, catalogue
from caseapp.models.base import live
from caseapp.models.country_note import CountryNote
from caseapp.models.person import Person
from caseapp.packs import countries as packs
from caseapp.packs.country_views import country_rows, country_view, known_place
from caseapp.search.facets import count_label
from caseapp.services.access import EVERYBODY, OFFICE, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.access import person_id
from caseapp.services.steps.dates.law import host_states, law
from caseapp.services.steps.dates.rule_marks import office_marks, reviews_in
from caseapp.services.steps.history import Recording
from caseapp.wording.countries import place_name

PLACE_LIMIT = 40
"""Characters of the name of a place."""


@allows(*EVERYBODY)
def list_countries(desk: Desk) -> list[CountryRow]:
    """Return every state, court and body with facts, law or notes; states first, by name."""
    with desk.vault.reading() as session:
        return country_rows(
            _shipped(),
            law(session, desk),
            catalogue(desk.language),
            notes=_counted(session) if _may_read_notes(desk) else {},
            ours=host_states(session),
        )


@allows(*EVERYBODY)
def find_countries(desk: Desk, text: str, limit: int = 8) -> list[tuple[str, str]]:
    """Return (place, name) of states, courts and bodies that are called so, the likeliest first.

    A code counts as well as a name, in any of the program's languages.
    """
    wanted, t = fold(text), catalogue(desk.language)
    if not wanted:
        return []
    words = [catalogue(language) for language in LANGUAGES]
    found = []
    for place in _shipped().places():
        names = [fold(place_name(place, one)) for one in words]
        first = fold(place) == wanted or any(name.startswith(wanted) for name in names)
        if first or (len(wanted) > 1 and any(wanted in name for name in names)):
            found.append((not first, place_name(place, t), place))
    return [(place, name) for _, name, place in sorted(found)[:limit]]


@allows(*EVERYBODY)
def get_country(desk: Desk, place: str) -> CountryView:
    """Return what is known about a place, with the rules in force there.

    The office's own notes are shown to who works in it: they may speak of cases.

    Raises:
        UnknownCountryError: no state has this code and no facts stand under it.

    """
    t, today = catalogue(desk.language), desk.clock.today()
    known = _shipped()
    place = known_place(known, place)
    with desk.vault.reading() as session:
        notes = _notes(session, place) if _may_read_notes(desk) else None
        view = country_view(
            known,
            law(session, desk),
            place,
            t,
            today=today,
            reviews=reviews_in(session),
            marks=office_marks(session, today),
            notes=len(notes or ()),
            ours=host_states(session),
        )
        decisions = dict(count_label(session.connection(), Label.HOST_STATE))
    return replace(view, authorities=decisions.get(place, 0), notes=notes)


@allows(*OFFICE)
def list_notes(desk: Desk, place: str = "") -> list[CountryNoteView]:
    """Return the office's own notes and incidents, the newest first.

    Args:
        desk: who asks.
        place: about this one alone.

    """
    with desk.vault.reading() as session:
        return list(_notes(session, place))


@allows(*OFFICE)
def add_note(desk: Desk, draft: CountryNoteDraft) -> Changes:
    """Enter a note or an incident, with what it rests on.

    Raises:
        UnknownNotePlaceError: there is no such state.
        EmptyFieldError: without text or source.
        FutureDateError: nothing is known from tomorrow.

    """
    with desk.vault.writing() as session:
        note = CountryNote(entered_by_id=person_id(session, desk))
        _fill(desk, note, draft)
        recording = Recording(session, desk, "add_country_note")
        recording.add(note)
    return recording.changes()


@allows(*OFFICE)
def change_note(desk: Desk, uid: str, draft: CountryNoteDraft) -> Changes:
    """Correct a note or an incident. Raises as `add_note`, and further.

    Raises:
        NotFoundError: there is none.
        ChangedMeanwhileError: the draft was made from an older version.

    """
    with desk.vault.writing() as session:
        note = _require(session, uid)
        recording = Recording(session, desk, "change_country_note")
        with recording.change(note, draft.version):
            _fill(desk, note, draft)
    return recording.changes()


@allows(Role.LAWYER)
def delete_note(desk: Desk, uid: str, version: int | None = None) -> Changes:
    """Move a note or an incident to the bin.

    Raises:
        NotFoundError: there is none.
        ChangedMeanwhileError: somebody changed it since.

    """
    with desk.vault.writing() as session:
        recording = Recording(session, desk, "delete_country_note")
        recording.delete(_require(session, uid), version)
    return recording.changes()


@lru_cache(maxsize=1)
def _shipped() -> Countries:
    return packs.load()


def _may_read_notes(desk: Desk) -> bool:
    return desk.person.role in OFFICE


def _counted(session: Session) -> dict[str, int]:
    query = live(CountryNote, CountryNote.place, func.count()).group_by(CountryNote.place)
    return {str(place): int(count) for place, count in session.execute(query)}


def _notes(session: Session, place: str = "") -> tuple[CountryNoteView, ...]:
    query = live(CountryNote, CountryNote, Person.name).join(
        Person, Person.id == CountryNote.entered_by_id
    )
    if place:
        query = query.where(CountryNote.place == place)
    newest = query.order_by(CountryNote.day.desc(), CountryNote.id.desc())
    return tuple(_note(note, name) for note, name in session.execute(newest))


def _note(note: CountryNote, entered_by: str) -> CountryNoteView:
    return CountryNoteView(
        uid=note.uid,
        place=note.place,
        sort=note.sort,
        grade=note.grade,
        day=note.day,
        text=note.text,
        source=note.source,
        entered_by=entered_by,
        version=note.version,
    )


def _fill(desk: Desk, note: CountryNote, draft: CountryNoteDraft) -> None:
    written = fields.line("place", draft.place, limit=PLACE_LIMIT, required=True)
    try:
        note.place = known_place(_shipped(), written)
    except UnknownCountryError as error:
        raise UnknownNotePlaceError(field="place", text=written) from error
    if draft.day > desk.clock.today():
        raise FutureDateError(field="day", day=draft.day)
    note.sort, note.grade, note.day = draft.sort, draft.grade, draft.day
    note.text = fields.notes("text", draft.text, required=True)
    note.source = fields.notes("source", draft.source, required=True)


def _require(session: Session, uid: str) -> CountryNote:
    found: CountryNote | None = session.scalars(
        live(CountryNote).where(CountryNote.uid == uid)
    ).one_or_none()
    if found is None:
        raise NotFoundError(kind=CountryNote.kind)
    return found
