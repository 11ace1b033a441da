"""Builders of case files: people, clients, matters, proceedings and events of a test office."""

from dataclasses import replace
from datetime import date

from caseapp.domain.drafts import (
    ClientDraft,
    EventDateDraft,
    EventDraft,
    MatterDraft,
    NameDraft,
    ProceedingDraft,
)
from caseapp.domain.keys import Passphrase
from caseapp.domain.vocabulary import DateKind, Manner, ProceedingKind, Role
from caseapp.models.base import live
from caseapp.models.person import Person
from caseapp.services import clients, closings, deadlines, events, matters, people
from caseapp.services.desk import Desk
from caseapp.services.steps.vault.key_slots import changing_keys
from caseapp.storage import slots
from caseapp.storage.keys import MasterKey
from tests.factory import CHEAP, FAR

TODAY = date(2026, 3, 3)
"""The day of the tests' clock, a Tuesday."""


def colleague(desk: Desk, role: Role, name: str = "") -> Desk:
    """Add somebody to the office and sit them down at the same vault."""
    name = name or f"Somebody {role}"
    people.add_person(desk, name, role, until=FAR if role is Role.GUEST else None)
    row = next(one for one in people.list_people(desk) if one.name == name)
    return replace(desk, person=row)


def key_for(desk: Desk, person: Desk) -> MasterKey:
    """Give somebody a passphrase of their own, and return the key that it opens."""
    with changing_keys(desk, "add_key") as change:
        row = change.session.scalars(live(Person).where(Person.uid == person.person.uid)).one()
        made = slots.new_slot(change.vault_id, desk.vault.key, Passphrase("of their own"), CHEAP)
        change.add(made, row)
    return MasterKey(desk.vault.key.raw(), made.id)


def client(desk: Desk, *names: str, born: date | None = None, **fields) -> str:
    """Enter a client and return the uid."""
    drafts = tuple(NameDraft(name) for name in names or ("Анна Петрова",))
    draft = ClientDraft(names=drafts, date_of_birth=born, **fields)
    return clients.add_client(desk, draft).created


def matter(desk: Desk, *client_uids: str, members=(), title="Extradition to Russia", **fields):
    """Open a matter for these clients, or for a new one, and return the uid."""
    found = client_uids or (client(desk),)
    uids = tuple(person.person.uid for person in (desk, *members)) if members else ()
    draft = MatterDraft(title=title, clients=found, members=uids, **fields)
    return matters.open_matter(desk, draft).created


def proceeding(desk: Desk, matter_uid: str = "", host_state: str = "KZ", **fields) -> str:
    """Open an extradition proceeding in a matter, or in a new one, and return the uid."""
    values = {
        "kind": ProceedingKind.EXTRADITION,
        "requesting_state": "RU",
        "court_or_body": "Supreme Court, Astana",
        "reference_number": "2-117/2026",
        **fields,
    }
    draft = ProceedingDraft(matter=matter_uid or matter(desk), host_state=host_state, **values)
    return matters.add_proceeding(desk, draft).created


def served(day: date, *, kind=DateKind.SERVED_ON_CLIENT, at=None, by="") -> EventDateDraft:
    """Return a date of service."""
    return EventDateDraft(kind, day, at, Manner.HANDED_OVER, by)


def event_draft(proceeding_uid: str, *dates, act="extradition_decision", **fields) -> EventDraft:
    """Return the draft of a decision served on 1 March 2026, unless told otherwise."""
    return EventDraft(proceeding_uid, act, dates or (served(date(2026, 3, 1)),), **fields)


def decline(desk: Desk, uid: str, reason: str = "Served on the wrong person") -> None:
    """Decline a proposed deadline, in two steps where it cannot be extended."""
    deadlines.decline(desk, uid, None, reason)
    if deadlines.get_deadline(desk, uid).row.closing is not None:
        closings.close(desk, uid)


def event(desk: Desk, proceeding_uid: str, *dates, **fields) -> str:
    """Record an event and return the uid."""
    return events.record_event(desk, event_draft(proceeding_uid, *dates, **fields)).created
