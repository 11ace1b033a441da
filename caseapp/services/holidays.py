"""What the office knows better than the holiday data: days added, moved, or worked."""

from sqlalchemy.orm import Session

from caseapp.domain import fields
from caseapp.domain.changes import Changes
from caseapp.domain.errors import EmptyFieldError, NotFoundError
from caseapp.domain.ids import new_uid
from caseapp.domain.rules import HolidayChange, HolidayDraft, MovedToMissingError, SameHolidayError
from caseapp.domain.views.rules import HolidayRow
from caseapp.domain.vocabulary import Role
from caseapp.models.base import live
from caseapp.models.holiday_override import HolidayOverrideEntry
from caseapp.models.person import Person
from caseapp.services.access import EVERYBODY, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.access import person_id
from caseapp.services.steps.dates.law import law
from caseapp.services.steps.history import Recording

PLACE_LIMIT = 20


@allows(*EVERYBODY)
def list_holidays(desk: Desk, place: str = "") -> list[HolidayRow]:
    """Return the office's corrections of calendars, by place and day.

    Args:
        desk: who asks.
        place: of this place alone.

    """
    query = live(HolidayOverrideEntry, HolidayOverrideEntry, Person.name).join(
        Person, Person.id == HolidayOverrideEntry.entered_by_id
    )
    if place:
        query = query.where(HolidayOverrideEntry.place == place)
    query = query.order_by(HolidayOverrideEntry.place, HolidayOverrideEntry.day)
    with desk.vault.reading() as session:
        return [
            HolidayRow(
                uid=row.uid,
                place=row.place,
                day=row.day,
                change=HolidayChange(row.change),
                moved_to=row.moved_to,
                name=row.name,
                source=row.source,
                entered_by=name,
                version=row.version,
            )
            for row, name in session.execute(query)
        ]


@allows(Role.LAWYER)
def add_holiday(desk: Desk, draft: HolidayDraft) -> Changes:
    """Correct a place's calendar. Stored dates stay; affected ones raise a review.

    Raises:
        UnknownPlaceError, UnknownSubdivisionError, NoHolidayDataError: there is no such calendar.
        EmptyFieldError: without a source, or a day off without a name.
        MovedToMissingError: a moved holiday without its new day.
        SameHolidayError: the place has a correction for this day.

    """
    with desk.vault.writing() as session:
        entry = HolidayOverrideEntry(entered_by_id=person_id(session, desk))
        _fill(session, desk, entry, draft)
        recording = Recording(session, desk, "add_holiday")
        recording.add(entry)
    return recording.changes()


@allows(Role.LAWYER)
def change_holiday(desk: Desk, uid: str, draft: HolidayDraft) -> Changes:
    """Correct a correction.

    Raises: as `add_holiday`, and
        NotFoundError: there is none.
        ChangedMeanwhileError: the draft was made from an older version.

    """
    with desk.vault.writing() as session:
        entry = _require(session, uid)
        recording = Recording(session, desk, "change_holiday")
        with recording.change(entry, draft.version):
            _fill(session, desk, entry, draft)
    return recording.changes()


@allows(Role.LAWYER)
def remove_holiday(desk: Desk, uid: str, version: int | None = None) -> Changes:
    """Take a correction away; the holiday data decide again.

    Raises:
        NotFoundError: there is none.
        ChangedMeanwhileError: somebody changed it since.

    """
    with desk.vault.writing() as session:
        recording = Recording(session, desk, "remove_holiday")
        recording.delete(_require(session, uid), version)
    return recording.changes()


def _fill(session: Session, desk: Desk, entry: HolidayOverrideEntry, draft: HolidayDraft) -> None:
    place = fields.line("place", draft.place, limit=PLACE_LIMIT, required=True)
    law(session, desk).calendars.calendar(place)
    name = fields.line("name", draft.name)
    off = draft.change in (HolidayChange.ADDED, HolidayChange.MOVED)
    if off and not name:
        raise EmptyFieldError(field="name")
    if draft.change is HolidayChange.MOVED and draft.moved_to is None:
        raise MovedToMissingError
    taken = live(HolidayOverrideEntry, HolidayOverrideEntry.uid).where(
        HolidayOverrideEntry.place == place,
        HolidayOverrideEntry.day == draft.day,
        HolidayOverrideEntry.uid != (entry.uid or new_uid()),
    )
    if session.scalars(taken).first() is not None:
        raise SameHolidayError(place=place, day=draft.day)
    entry.place, entry.day, entry.change = place, draft.day, draft.change.value
    entry.moved_to = draft.moved_to if draft.change is HolidayChange.MOVED else None
    entry.name = name
    entry.source = fields.notes("source", draft.source, required=True)


def _require(session: Session, uid: str) -> HolidayOverrideEntry:
    found: HolidayOverrideEntry | None = session.scalars(
        live(HolidayOverrideEntry).where(HolidayOverrideEntry.uid == uid)
    ).one_or_none()
    if found is None:
        raise NotFoundError(kind=HolidayOverrideEntry.kind)
    return found
