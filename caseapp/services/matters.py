"""Matters: files of work with their members, and the proceedings inside them."""

import re

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from caseapp.domain import fields
from caseapp.domain.casefiles import (
    FileNumberTakenError,
    NoClientError,
    NoLawyerError,
    UnknownPersonError,
)
from caseapp.domain.changes import Changes
from caseapp.domain.drafts import MatterDraft, ProceedingDraft
from caseapp.domain.ids import MatterUid, PersonUid, ProceedingUid
from caseapp.domain.text import search_words
from caseapp.domain.views.matters import MatterView, ProceedingView
from caseapp.domain.vocabulary import Role
from caseapp.models.base import ever, live
from caseapp.models.client import Client, ClientName
from caseapp.models.matter import Matter, MatterClient, MatterMember
from caseapp.models.person import Person
from caseapp.models.proceeding import Proceeding
from caseapp.services.access import OFFICE, READERS, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.access import require_matter, visible_matters
from caseapp.services.steps.cases.client_access import require_client
from caseapp.services.steps.cases.client_list import MOST_WORDS
from caseapp.services.steps.cases.matter_views import clients_of, matter_views, proceeding_view
from caseapp.services.steps.cases.proceedings import fill_proceeding, require_proceeding
from caseapp.services.steps.dates.proceeding_parts import parts_of
from caseapp.services.steps.history import Recording
from caseapp.storage.snapshot import load_parts

NUMBER_LIMIT = 32
_USUAL_NUMBER = re.compile(r"(\d{4})/(\d{1,9})", re.ASCII)


@allows(*READERS)
def list_matters(
    desk: Desk, *, text: str = "", offset: int = 0, limit: int = 1000
) -> list[MatterView]:
    """Return the person's matters, newest first.

    Args:
        desk: who asks.
        text: part of the file number or of the title, or a client's name in any script.
        offset: matters to skip.
        limit: matters to return.

    """
    query = live(Matter).where(Matter.id.in_(visible_matters(desk)))
    words = list(dict.fromkeys(search_words(text)))[:MOST_WORDS]
    if words:
        named = (
            select(MatterClient.matter_id)
            .join(ClientName, ClientName.client_id == MatterClient.client_id)
            .join(Client, Client.id == MatterClient.client_id)
            .where(
                Client.deleted_at.is_(None),
                *(ClientName.folded.contains(word, autoescape=True) for word in words),
            )
        )
        typed = text.strip()
        query = query.where(
            Matter.file_number.contains(typed, autoescape=True)
            | Matter.title.contains(typed, autoescape=True)
            | Matter.id.in_(named)
        )
    query = query.order_by(Matter.id.desc()).offset(offset).limit(limit)
    with desk.vault.reading() as session:
        return matter_views(session, session.scalars(query).all())


@allows(*READERS)
def get_matter(desk: Desk, uid: MatterUid) -> MatterView:
    """Return a matter with its members, proceedings and tasks.

    Raises:
        NotFoundError: it does not exist or is not visible.

    """
    with desk.vault.reading() as session:
        return matter_views(session, [require_matter(session, desk, uid)])[0]


@allows(*OFFICE)
def open_matter(desk: Desk, draft: MatterDraft) -> Changes:
    """Open a file of work; without a number it gets the next one of the year.

    Raises:
        NoClientError: nobody is represented.
        NoLawyerError: no lawyer is among the members.
        FileNumberTakenError: another matter has this number.
        NotFoundError: a client is not visible to this person.

    """
    with desk.vault.writing() as session:
        recording = Recording(session, desk, "open_matter")
        matter = Matter(title=fields.line("title", draft.title, limit=fields.LINE_LIMIT))
        matter.clients = _clients(session, desk, draft)
        matter.members = _members(session, draft.members or (desk.person.uid,))
        typed = fields.line("file_number", draft.file_number, limit=NUMBER_LIMIT)
        _number(session, matter, typed or _next_number(session, desk.clock.today().year))
        recording.add(matter)
        for uid in draft.clients:
            recording.touch(Client.kind, uid)
    return recording.changes()


@allows(*OFFICE)
def change_matter(desk: Desk, uid: MatterUid, draft: MatterDraft) -> Changes:
    """Change title, number or clients of a matter; members have commands of their own.

    Raises: as `open_matter`, and
        ChangedMeanwhileError: the draft was made from an older version.

    """
    with desk.vault.writing() as session:
        matter = require_matter(session, desk, uid)
        recording = Recording(session, desk, "change_matter")
        with recording.change(matter, draft.version):
            matter.title = fields.line("title", draft.title, limit=fields.LINE_LIMIT)
            wanted = {row.client_id: row for row in _clients(session, desk, draft)}
            kept = [row for row in matter.clients if row.client_id in wanted]
            new = wanted.keys() - {row.client_id for row in kept}
            matter.clients = [*kept, *(wanted[number] for number in wanted if number in new)]
            typed = fields.line("file_number", draft.file_number, limit=NUMBER_LIMIT)
            if typed and typed != matter.file_number:
                _number(session, matter, typed)
        for client in draft.clients:
            recording.touch(Client.kind, client)
    return recording.changes()


@allows(Role.LAWYER)
def add_member(desk: Desk, uid: MatterUid, person: PersonUid) -> Changes:
    """Let somebody into a matter; who is a member already stays one.

    Raises:
        NotFoundError: the matter is not this person's.
        UnknownPersonError: nobody of the office.

    """
    with desk.vault.writing() as session:
        matter = require_matter(session, desk, uid)
        recording = Recording(session, desk, "add_member")
        with recording.change(matter):
            (newcomer,) = _people(session, (person,))
            if all(member.person_id != newcomer.id for member in matter.members):
                matter.members.append(MatterMember(person_id=newcomer.id))
    return recording.changes()


@allows(Role.LAWYER)
def remove_member(desk: Desk, uid: MatterUid, person: PersonUid) -> Changes:
    """Take somebody out of a matter, of which they then see nothing any more.

    Raises:
        NotFoundError: the matter is not this person's.
        NoLawyerError: no lawyer would be left.

    """
    with desk.vault.writing() as session:
        matter = require_matter(session, desk, uid)
        load_parts(session, matter)
        leaving = session.scalar(ever(Person, Person.id).where(Person.uid == person))
        staying = [member for member in matter.members if member.person_id != leaving]
        _require_lawyer(session, [member.person_id for member in staying])
        recording = Recording(session, desk, "remove_member")
        with recording.change(matter):
            matter.members = staying
    return recording.changes()


@allows(*OFFICE)
def add_proceeding(desk: Desk, draft: ProceedingDraft) -> Changes:
    """Open a proceeding in a matter.

    Raises:
        NotFoundError: the matter is not this person's.
        UserError: the field that is wrong; nothing is stored.

    """
    with desk.vault.writing() as session:
        matter = require_matter(session, desk, draft.matter)
        recording = Recording(session, desk, "add_proceeding")
        row = Proceeding(matter_id=matter.id)
        fill_proceeding(row, draft)
        recording.add(row)
        recording.touch(Matter.kind, matter.uid)
    return recording.changes()


@allows(*OFFICE)
def change_proceeding(desk: Desk, uid: ProceedingUid, draft: ProceedingDraft) -> Changes:
    """Change a proceeding. Dates that are stored stay as they are, whatever the place.

    Raises:
        NotFoundError: it does not exist or is not visible.
        ChangedMeanwhileError: the draft was made from an older version.
        UserError: the field that is wrong; nothing is stored.

    """
    with desk.vault.writing() as session:
        row, matter = require_proceeding(session, desk, uid)
        recording = Recording(session, desk, "change_proceeding")
        with recording.change(row, draft.version):
            fill_proceeding(row, draft)
        recording.touch(Matter.kind, matter.uid)
    return recording.changes()


@allows(*READERS)
def get_proceeding(desk: Desk, uid: ProceedingUid) -> ProceedingView:
    """Return a proceeding with its events, deadlines, hearings and filings.

    Raises:
        NotFoundError: it does not exist or is not visible.

    """
    with desk.vault.reading() as session:
        row, matter = require_proceeding(session, desk, uid)
        clients = clients_of(session, [matter.id]).get(matter.id, [])
        return proceeding_view(row, matter, clients, **parts_of(session, desk, row))


def _clients(session: Session, desk: Desk, draft: MatterDraft) -> list[MatterClient]:
    if not draft.clients:
        raise NoClientError
    found = [require_client(session, desk, uid) for uid in dict.fromkeys(draft.clients)]
    return [MatterClient(client_id=client.id) for client in found]


def _members(session: Session, uids: tuple[PersonUid, ...]) -> list[MatterMember]:
    people = _people(session, tuple(dict.fromkeys(uids)))
    _require_lawyer(session, [person.id for person in people])
    return [MatterMember(person_id=person.id) for person in people]


def _people(session: Session, uids: tuple[PersonUid, ...]) -> list[Person]:
    found = {row.uid: row for row in session.scalars(live(Person).where(Person.uid.in_(uids)))}
    if len(found) != len(uids):
        raise UnknownPersonError
    return [found[uid] for uid in uids]


def _require_lawyer(session: Session, people: list[int]) -> None:
    lawyers = live(Person, func.count()).where(Person.id.in_(people), Person.role == Role.LAWYER)
    if not session.scalar(lawyers):
        raise NoLawyerError


def _next_number(session: Session, year: int) -> str:
    """Return the number after the highest of the year; those in the bin count."""
    last = session.scalar(
        ever(Matter, func.max(Matter.file_serial)).where(Matter.file_year == year)
    )
    return f"{year}/{(last or 0) + 1:03d}"


def _number(session: Session, matter: Matter, number: str) -> None:
    usual = _USUAL_NUMBER.fullmatch(number)
    year, serial = (int(usual[1]), int(usual[2])) if usual else (None, None)
    same = Matter.file_number == number
    if usual:
        same |= (Matter.file_year == year) & (Matter.file_serial == serial)
    with session.no_autoflush:
        taken = session.scalar(ever(Matter, Matter.id).where(same, Matter.id != (matter.id or 0)))
    if taken is not None:
        raise FileNumberTakenError(file_number=number)
    matter.file_number, matter.file_year, matter.file_serial = number, year, serial
