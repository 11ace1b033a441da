"""Whose key is whose, and whether the person at the desk can type a passphrase of theirs."""

from sqlalchemy.orm import Session

from caseapp.domain.errors import NotFoundError
from caseapp.domain.keys import Passphrase
from caseapp.domain.vaults import KeyOfAnotherError, WrongKeyfileError, WrongPassphraseError
from caseapp.models.base import ever, live
from caseapp.models.key_slot import KeySlot
from caseapp.models.person import Person
from caseapp.services.desk import Desk
from caseapp.storage import slots
from caseapp.storage.header import Header, verify_header
from caseapp.storage.kdf import KdfPolicy


def keys_of(session: Session, person: Person) -> list[KeySlot]:
    """Return the keys of somebody, the oldest first."""
    query = live(KeySlot).where(KeySlot.person_id == person.id).order_by(KeySlot.id)
    return list(session.scalars(query))


def require_key(session: Session, uid: str) -> KeySlot:
    """Return a key.

    Raises:
        NotFoundError: there is no such key.

    """
    row: KeySlot | None = session.scalars(live(KeySlot).where(KeySlot.uid == uid)).one_or_none()
    if row is None:
        raise NotFoundError(kind=KeySlot.kind)
    return row


def require_own(session: Session, desk: Desk, uid: str) -> KeySlot:
    """Return a key of the person at the desk.

    Raises:
        NotFoundError, KeyOfAnotherError: there is none, or it is somebody else's.

    """
    row = require_key(session, uid)
    if row.person_id != me(session, desk).id:
        raise KeyOfAnotherError
    return row


def me(session: Session, desk: Desk) -> Person:
    """Return the person at the desk."""
    return require_person(session, desk.person.uid)


def require_person(session: Session, uid: str) -> Person:
    """Return somebody of the office.

    Raises:
        NotFoundError: there is no such person.

    """
    person: Person | None = session.scalars(live(Person).where(Person.uid == uid)).one_or_none()
    if person is None:
        raise NotFoundError(kind=Person.kind)
    return person


def require_person_by_id(session: Session, local: int) -> Person:
    """Return the person that a key belongs to."""
    person: Person = session.scalars(ever(Person).where(Person.id == local)).one()
    return person


def prove(desk: Desk, current: Passphrase, policy: KdfPolicy) -> None:
    """Refuse whoever cannot type a passphrase of the person at the desk.

    Raises:
        WrongPassphraseError, WrongKeyfileError: it opens no key of this person.

    """
    header = verify_header(desk.vault.path, desk.vault.key)
    with desk.vault.reading() as session:
        mine = {row.slot for row in keys_of(session, me(session, desk))}
    require_open(header, current, policy, mine)


def require_open(
    header: Header, current: Passphrase, policy: KdfPolicy, allowed: set[str]
) -> None:
    """Refuse a passphrase that opens none of these slots.

    Raises:
        WrongPassphraseError, WrongKeyfileError: it opens none.

    """
    for slot in header.slots:
        if slot.id in allowed and slots.open_slot(header.vault_id, slot, current, policy):
            return
    raise WrongPassphraseError if current.keyfile is None else WrongKeyfileError
