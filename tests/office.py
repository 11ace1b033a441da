"""A small office written straight into the tables: for tests of what stands below the services."""

from sqlalchemy import select

from caseapp.domain.ids import MatterUid
from caseapp.models.base import live
from caseapp.models.client import Client
from caseapp.models.matter import Matter, MatterClient, MatterMember
from caseapp.models.person import Person
from caseapp.services.desk import Desk
from caseapp.services.steps.access import person_id
from caseapp.services.steps.history import Recording

TEXTS = (
    "other_names",
    "citizenships",
    "languages",
    "contact_channel",
    "contact_address",
    "contact_hours",
    "contact_agreed_words",
    "contact_never",
    "notes",
)


def client(desk: Desk, session, name: str = "Test Client") -> Client:
    """Add a client with nothing but a name, in the caller's session."""
    row = Client(name=name, sort_name=name.casefold(), names=[])
    for column in TEXTS:
        setattr(row, column, "")
    row.opened_by_id = person_id(session, desk)
    Recording(session, desk, "set_up", undoable=False).add(row)
    return row


def matter(desk: Desk, number: str = "2026/001", title: str = "Matter") -> MatterUid:
    """Add a matter with one client; the person at the desk is its member."""
    with desk.vault.writing() as session:
        row = Matter(
            file_number=number,
            title=title,
            clients=[MatterClient(client_id=client(desk, session).id)],
            members=[MatterMember(person_id=person_id(session, desk))],
        )
        Recording(session, desk, "set_up", undoable=False).add(row)
        return MatterUid(row.uid)


def change_members(desk: Desk, uid: MatterUid, *, with_members: tuple[str, ...]) -> None:
    """Replace the members of a matter by the people of these names."""
    with desk.vault.writing() as session:
        row = session.scalars(live(Matter).where(Matter.uid == uid)).one()
        ids = session.scalars(live(Person, Person.id).where(Person.name.in_(with_members))).all()
        with Recording(session, desk, "change_members").change(row):
            standing = {member.person_id: member for member in row.members}
            row.members = [standing.get(local, MatterMember(person_id=local)) for local in ids]


def members(desk: Desk, uid: MatterUid) -> list[str]:
    """Return the names of a matter's members."""
    query = (
        select(Person.name)
        .join(MatterMember, MatterMember.person_id == Person.id)
        .join(Matter, Matter.id == MatterMember.matter_id)
        .where(Matter.uid == uid)
        .order_by(Person.name)
    )
    with desk.vault.reading() as session:
        return list(session.scalars(query))
