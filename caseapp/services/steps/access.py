"""Membership: what of the vault exists for the person at the desk."""

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from caseapp.domain.errors import NotFoundError
from caseapp.models.base import live
from caseapp.models.matter import Matter, MatterMember
from caseapp.models.person import Person
from caseapp.services.desk import Desk


def visible_matters(desk: Desk) -> Select[tuple[int]]:
    """Return the select of local matter ids that this person may see; for `IN (…)`.

    Who is not a member sees nothing of a matter, whatever the role.
    """
    return (
        select(MatterMember.matter_id)
        .join(Person, Person.id == MatterMember.person_id)
        .where(Person.uid == desk.person.uid)
    )


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


def person_id(session: Session, desk: Desk) -> int:
    """Return the local id of the person at the desk."""
    found: int = session.scalars(
        live(Person, Person.id).where(Person.uid == desk.person.uid)
    ).one()
    return found
