"""Who works in this office, in which role, and until when a guest may read."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from caseapp.domain import fields
from caseapp.domain.changes import Changes
from caseapp.domain.errors import NotFoundError
from caseapp.domain.ids import MatterUid, PersonUid
from caseapp.domain.people import (
    GuestTermMissingError,
    GuestTermPastError,
    LastLawyerError,
    OneselfError,
    OwnerError,
)
from caseapp.domain.views.people import GuestMatter, PersonRow, PersonView
from caseapp.domain.vocabulary import Role
from caseapp.models.base import live
from caseapp.models.draft import Draft
from caseapp.models.key_slot import KeySlot
from caseapp.models.matter import Matter, MatterMember
from caseapp.models.person import Person
from caseapp.services.access import OFFICE, READERS, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.access import visible_matters
from caseapp.services.steps.guests import is_over, latest_moment
from caseapp.services.steps.history import Recording
from caseapp.services.steps.lawyers import refuse_matters_without_lawyer
from caseapp.services.steps.vault.key_slots import changing_keys
from caseapp.storage.snapshot import load_parts

LONGEST_NAME = 200


@allows(*READERS)
def list_people(desk: Desk) -> list[PersonRow]:
    """Return everybody of the office by name; a guest learns of the members of their own matters.

    For choosing the members of a matter.
    """
    query = live(Person, Person.uid, Person.name, Person.role, Person.until)
    query = query.order_by(Person.name, Person.id)
    if desk.person.role is Role.GUEST:
        of_mine = MatterMember.matter_id.in_(visible_matters(desk))
        query = query.where(Person.id.in_(select(MatterMember.person_id).where(of_mine)))
    with desk.vault.reading() as session:
        return [
            PersonRow(PersonUid(uid), name, role, until)
            for uid, name, role, until in session.execute(query)
        ]


@allows(*OFFICE)
def list_team(desk: Desk) -> list[PersonView]:
    """Return everybody of the office by name, with their keys and whose time is over."""
    keys = (
        live(KeySlot, func.count(KeySlot.id))
        .where(KeySlot.person_id == Person.id)
        .correlate(Person)
        .scalar_subquery()
    )
    query = live(Person, Person, keys).order_by(Person.name, Person.id)
    with desk.vault.reading() as session:
        latest = latest_moment(session, desk.clock.now())
        return [
            PersonView(
                row=PersonRow(PersonUid(person.uid), person.name, person.role, person.until),
                version=person.version,
                owner=person.owner,
                keys=count,
                here=person.uid == desk.person.uid,
                over=person.role is Role.GUEST and is_over(person.until, latest, desk.clock.zone),
            )
            for person, count in session.execute(query)
        ]


@allows(Role.LAWYER)
def add_person(desk: Desk, name: str, role: Role, *, until: date | None = None) -> Changes:
    """Add somebody; `keys.give_code` lets them choose the passphrase that opens the vault.

    Args:
        desk: a lawyer.
        name: as it stands in the history of all they do.
        role: what they may do.
        until: last day of a guest, who needs one; of nobody else.

    Raises:
        EmptyFieldError, TextTooLongError, ControlCharacterError: about the name.
        GuestTermMissingError, GuestTermPastError: about the day.

    """
    cleaned = fields.line("name", name, limit=LONGEST_NAME, required=True)
    with desk.vault.writing() as session:
        last = _checked_term(session, desk, role, until)
        recording = Recording(session, desk, "add_person", undoable=False)
        recording.add(Person(name=cleaned, role=role, owner=False, until=last))
    return recording.changes()


@allows(Role.LAWYER)
def change_person(
    desk: Desk, uid: PersonUid, version: int | None, name: str, role: Role, until: date | None
) -> Changes:
    """Change somebody's name, role, or a guest's last day; it counts from their next opening.

    Raises:
        NotFoundError: there is no such person.
        ChangedMeanwhileError: somebody changed it since.
        EmptyFieldError, TextTooLongError, ControlCharacterError: about the name.
        GuestTermMissingError, GuestTermPastError: about the day.
        OneselfError: it is the person's own role.
        OwnerError: the owner of the vault stays a lawyer.
        LastLawyerError, LastLawyerOfMattersError: somebody would be left without a lawyer.

    """
    cleaned = fields.line("name", name, limit=LONGEST_NAME, required=True)
    with desk.vault.writing() as session:
        person = _require(session, uid)
        if role is not person.role:
            _refuse_oneself(desk, person)
            if person.owner:
                raise OwnerError(name=person.name)
            if person.role is Role.LAWYER:
                _require_other_lawyer(session, desk, person)
        last = person.until
        if role is not Role.GUEST or until != person.until or person.role is not Role.GUEST:
            last = _checked_term(session, desk, role, until)
        recording = Recording(session, desk, "change_person", undoable=False)
        with recording.change(person, version):
            person.name, person.role, person.until = cleaned, role, last
    return recording.changes()


@allows(Role.LAWYER)
def remove_person(desk: Desk, uid: PersonUid, version: int | None = None) -> Changes:
    """Take somebody out of the office: their keys open the vault no more. Their work stays theirs.

    Who held a key may hold a copy of the vault: only re-encrypting everything shuts that out, and
    only for copies made afterwards.

    Raises:
        NotFoundError: there is no such person.
        ChangedMeanwhileError: somebody changed it since.
        OneselfError: nobody removes themselves.
        OwnerError: the owner of the vault stays.
        LastLawyerError, LastLawyerOfMattersError: somebody would be left without a lawyer.

    """
    with changing_keys(desk, "remove_person") as change:
        person = _require(change.session, uid)
        _refuse_leaving(change.session, desk, person)
        change.remove_all_of(person)
        change.recording.delete(person, version)
        change.session.execute(delete(Draft).where(Draft.person_id == person.id))
    return change.recording.changes()


@allows(Role.LAWYER)
def list_guest_matters(desk: Desk, uid: PersonUid) -> list[GuestMatter]:
    """Return those matters of the person at the desk that somebody may be let into.

    Raises:
        NotFoundError: there is no such person.

    """
    query = live(Matter, Matter.id, Matter.uid, Matter.file_number, Matter.title)
    query = query.where(Matter.id.in_(visible_matters(desk))).order_by(Matter.id.desc())
    with desk.vault.reading() as session:
        named = _matters_of(session, _require(session, uid))
        return [
            GuestMatter(MatterUid(matter), number, title, local in named)
            for local, matter, number, title in session.execute(query)
        ]


@allows(Role.LAWYER)
def set_guest_matters(desk: Desk, uid: PersonUid, matters: Iterable[MatterUid]) -> Changes:
    """Name the matters that a guest may read; those of others stay as they are.

    Raises:
        NotFoundError: there is no such guest, or a matter is not this person's.

    """
    wanted = frozenset(matters)
    with desk.vault.writing() as session:
        guest = _require(session, uid)
        if guest.role is not Role.GUEST:
            raise NotFoundError(kind=Person.kind)
        mine = live(Matter).where(Matter.id.in_(visible_matters(desk)))
        found = {matter.uid: matter for matter in session.scalars(mine)}
        if wanted - found.keys():
            raise NotFoundError(kind=Matter.kind)
        named = _matters_of(session, guest)
        recording = Recording(session, desk, "set_guest_matters", undoable=False)
        for matter in found.values():
            if (matter.uid in wanted) != (matter.id in named):
                _let(session, recording, matter, guest, inside=matter.uid in wanted)
    return recording.changes()


def _let(
    session: Session, recording: Recording, matter: Matter, guest: Person, *, inside: bool
) -> None:
    load_parts(session, matter)
    with recording.change(matter):
        staying = [member for member in matter.members if member.person_id != guest.id]
        new = [MatterMember(person_id=guest.id)] if inside else []
        matter.members = [*staying, *new]


def _matters_of(session: Session, person: Person) -> frozenset[int]:
    query = select(MatterMember.matter_id).where(MatterMember.person_id == person.id)
    return frozenset(session.scalars(query))


def _checked_term(session: Session, desk: Desk, role: Role, until: date | None) -> date | None:
    if role is not Role.GUEST:
        return None
    if until is None:
        raise GuestTermMissingError
    if is_over(until, latest_moment(session, desk.clock.now()), desk.clock.zone):
        raise GuestTermPastError(until=until)
    return until


def _refuse_leaving(session: Session, desk: Desk, person: Person) -> None:
    _refuse_oneself(desk, person)
    if person.owner:
        raise OwnerError(name=person.name)
    if person.role is Role.LAWYER:
        _require_other_lawyer(session, desk, person)


def _refuse_oneself(desk: Desk, person: Person) -> None:
    if person.uid == desk.person.uid:
        raise OneselfError


def _require_other_lawyer(session: Session, desk: Desk, person: Person) -> None:
    others = live(Person, func.count(Person.id)).where(
        Person.role == Role.LAWYER, Person.id != person.id
    )
    if not session.scalar(others):
        raise LastLawyerError(name=person.name)
    refuse_matters_without_lawyer(session, desk, person)


def _require(session: Session, uid: PersonUid) -> Person:
    person: Person | None = session.scalars(live(Person).where(Person.uid == uid)).one_or_none()
    if person is None:
        raise NotFoundError(kind=Person.kind)
    return person
