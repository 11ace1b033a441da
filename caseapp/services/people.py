"""Who works in this office."""

from caseapp.domain import fields
from caseapp.domain.changes import Changes
from caseapp.domain.ids import PersonUid
from caseapp.domain.views.people import PersonRow
from caseapp.domain.vocabulary import Role
from caseapp.models.base import live
from caseapp.models.person import Person
from caseapp.services.access import OFFICE, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.history import Recording

LONGEST_NAME = 200


@allows(*OFFICE, Role.GUEST)
def list_people(desk: Desk) -> list[PersonRow]:
    """Return everybody of the office by name: for the members of a matter."""
    query = live(Person, Person.uid, Person.name, Person.role).order_by(Person.name, Person.id)
    with desk.vault.reading() as session:
        return [
            PersonRow(PersonUid(uid), name, role) for uid, name, role in session.execute(query)
        ]


@allows(Role.LAWYER)
def add_person(desk: Desk, name: str, role: Role) -> Changes:
    """Add somebody who can be a member of matters; a key slot of their own comes later.

    Raises:
        EmptyFieldError, TextTooLongError, ControlCharacterError: about the name.

    """
    cleaned = fields.line("name", name, limit=LONGEST_NAME, required=True)
    with desk.vault.writing() as session:
        recording = Recording(session, desk, "add_person", undoable=False)
        recording.add(Person(name=cleaned, role=role, owner=False))
    return recording.changes()
