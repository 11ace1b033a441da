"""Matters need a lawyer: nobody else answers their deadlines."""

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from caseapp.domain.people import LastLawyerOfMattersError
from caseapp.domain.vocabulary import Role
from caseapp.models.base import live
from caseapp.models.matter import Matter, MatterMember
from caseapp.models.person import Person
from caseapp.services.desk import Desk
from caseapp.services.steps.access import visible_matters

_MOST_NAMED = 10


def refuse_matters_without_lawyer(session: Session, desk: Desk, leaving: Person) -> None:
    """Refuse where a lawyer is the only one of a matter. Matters of others are only counted.

    Raises:
        LastLawyerOfMattersError: matters would be left without one.

    """
    other = aliased(MatterMember)
    another = (
        select(other.id)
        .join(Person, Person.id == other.person_id)
        .where(
            other.matter_id == Matter.id,
            other.person_id != leaving.id,
            Person.role == Role.LAWYER,
            Person.deleted_at.is_(None),
        )
        .exists()
    )
    alone = (
        live(Matter, Matter.id, Matter.file_number)
        .join(MatterMember, MatterMember.matter_id == Matter.id)
        .where(MatterMember.person_id == leaving.id, ~another)
        .order_by(Matter.file_number)
    )
    found = session.execute(alone).all()
    if not found:
        return
    mine = set(session.scalars(visible_matters(desk)))
    named = [number for local, number in found if local in mine][:_MOST_NAMED]
    raise LastLawyerOfMattersError(file_numbers=", ".join(named), others=len(found) - len(named))
