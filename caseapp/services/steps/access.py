"""Membership: what of the vault exists for the person at the desk."""

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, or_, select
from sqlalchemy.orm import QueryableAttribute, Session

from caseapp.domain.errors import NotFoundError
from caseapp.models.base import ever, live
from caseapp.models.client import Client
from caseapp.models.matter import Matter, MatterClient, MatterMember
from caseapp.models.person import Person
from caseapp.models.proceeding import Proceeding
from caseapp.services.desk import Desk
from caseapp.storage.snapshot import kinds


def visible_matters(desk: Desk) -> Select[int]:
    """Return the select of local matter ids that this person may see; for `IN (…)`.

    Who is not a member sees nothing of a matter, whatever the role.
    """
    return select(MatterMember.matter_id).where(MatterMember.person_id == _me(desk))


def sees_matter(desk: Desk, matter: QueryableAttribute[int]) -> ColumnElement[bool]:
    """Return the condition that the person may see a matter, asked row by row.

    For queries that end after a few rows: `visible_matters` lists all matters first. The sum
    keeps SQLite from starting at the person.
    """
    found = select(MatterMember.id).where(
        MatterMember.matter_id == matter, MatterMember.person_id + 0 == _me(desk)
    )
    return found.correlate_except(MatterMember).exists()


def _me(desk: Desk) -> ScalarSelect[int]:
    # A value and no join: one walk over the index of a person's matters.
    return live(Person, Person.id).where(Person.uid == desk.person.uid).scalar_subquery()


def require_matter(session: Session, desk: Desk, uid: str) -> Matter:
    """Return a live matter that the person is a member of.

    Raises:
        NotFoundError: it does not exist, is in the bin, or is not this person's: all one answer.

    """
    query = live(Matter).where(Matter.uid == uid, Matter.id.in_(visible_matters(desk)))
    matter: Matter | None = session.scalars(query).one_or_none()
    if matter is None:
        raise NotFoundError(kind=Matter.kind)
    return matter


def may_see(session: Session, desk: Desk, kind: str, uid: str) -> bool:
    """Say whether a record, live or binned, is this person's to see, by the matter it is in.

    Records of no matter (people of the office, the library) are everybody's.
    """
    model = kinds().get(kind)
    if model is None:
        return False
    mine = visible_matters(desk)
    query = ever(model, model.id).where(model.uid == uid)
    if model is Matter:
        query = query.where(Matter.id.in_(mine))
    elif model is Client:
        of_mine = select(MatterClient.client_id).where(MatterClient.matter_id.in_(mine))
        opened = Client.opened_by_id == person_id(session, desk)
        in_none = Client.id.not_in(select(MatterClient.client_id))
        query = query.where(or_(Client.id.in_(of_mine), and_(opened, in_none)))
    elif hasattr(model, "matter_id"):
        query = query.where(model.matter_id.in_(mine))
    elif hasattr(model, "proceeding_id"):
        of_mine = ever(Proceeding, Proceeding.id).where(Proceeding.matter_id.in_(mine))
        query = query.where(model.proceeding_id.in_(of_mine))
    return session.scalars(query).first() is not None


def person_id(session: Session, desk: Desk) -> int:
    """Return the local id of the person at the desk."""
    found: int = session.scalars(
        live(Person, Person.id).where(Person.uid == desk.person.uid)
    ).one()
    return found
