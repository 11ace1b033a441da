"""Making, opening and checking vaults."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from caseapp.domain import fields
from caseapp.domain.clock import Clock, SystemClock
from caseapp.domain.errors import NotFoundError
from caseapp.domain.ids import PersonUid, new_uid
from caseapp.domain.people import GuestTermOverError
from caseapp.domain.views.people import PersonRow
from caseapp.domain.vocabulary import Role
from caseapp.models.key_slot import KeySlot
from caseapp.models.person import Person
from caseapp.services.desk import Desk, Isolated
from caseapp.services.entry import Entry
from caseapp.services.steps.cases import first_page
from caseapp.services.steps.guests import require_term
from caseapp.services.steps.refused import record_refusal
from caseapp.services.steps.vault.key_renewal import exchange, is_printed
from caseapp.services.unlock import DEFAULT_POLICY, begin_vault, unlock_vault, unlock_with_code
from caseapp.services.vault_check import check_vault, vault_info
from caseapp.storage import history, snapshot
from caseapp.storage.anchor import Anchors
from caseapp.storage.header import read_header, remove_unfinished
from caseapp.storage.kdf import KdfPolicy
from caseapp.storage.keys import MasterKey
from caseapp.storage.vault import Vault

__all__ = [
    "NewVault",
    "check_vault",
    "create_vault",
    "finish_vault",
    "open_desk",
    "sit_down",
    "unlock_vault",
    "unlock_with_code",
    "vault_info",
]


@dataclass(frozen=True, slots=True)
class NewVault:
    """What the first start knows of the office: who owns the vault."""

    person_name: str


def create_vault(
    path: Path,
    passphrase: str,
    person_name: str,
    policy: KdfPolicy = DEFAULT_POLICY,
    clock: Clock | None = None,
) -> tuple[MasterKey, str]:
    """Make a whole vault with its first person, a lawyer who owns it; it is closed on return.

    Returns:
        The master key and the recovery code, which is shown once.

    Raises:
        VaultExistsError, EmptyPassphraseError: nothing was written.
        EmptyFieldError, TextTooLongError, ControlCharacterError: the name; nothing was written.
        DiskFailedError, DiskFullError: nothing was kept.

    """
    name = fields.line("name", person_name, required=True)
    key, code = begin_vault(path, passphrase, policy)
    try:
        finish_vault(path, key, NewVault(name), clock or SystemClock(), "").close()
    except BaseException:
        remove_unfinished(path)
        raise
    return key, code


def finish_vault(
    path: Path,
    key: MasterKey,
    new: NewVault,
    clock: Clock,
    device: str,
    anchors: Anchors | None = None,
) -> Vault:
    """Make the database of a vault that has only its header, and leave it open.

    Raises:
        EmptyFieldError, TextTooLongError, ControlCharacterError: the name; nothing was made.

    """
    owner_name = fields.line("name", new.person_name, required=True)

    def fill(session: Session, own: MasterKey) -> None:
        now = clock.now()
        owner = Person(
            uid=new_uid(),
            version=1,
            created_at=now,
            changed_at=now,
            name=owner_name,
            role=Role.LAWYER,
            owner=True,
        )
        session.add(owner)
        session.flush()
        keys = [
            KeySlot(
                uid=new_uid(),
                version=1,
                created_at=now,
                changed_at=now,
                slot=slot.id,
                person_id=owner.id,
                opened_by=slot.kind,
                label="",
                renewals=0,
            )
            for slot in read_header(path).slots
        ]
        session.add_all(keys)
        session.flush()
        group = new_uid()
        for row in (owner, *keys):
            entry = history.Entry(
                at=now,
                person=owner.uid,
                device=device,
                command="create_vault",
                group=group,
                kind=row.kind,
                uid=row.uid,
                version=1,
                before=None,
                after=snapshot.take(session, row),
                undoable=False,
            )
            history.append(session, own, entry)

    return Vault.create(path, key, fill, anchors)


def open_desk(
    path: Path,
    key: MasterKey,
    *,
    clock: Clock,
    device: str,
    language: str,
    isolated: Isolated,
    create: NewVault | None = None,
    anchors: Anchors | None = None,
    renewal: str = "",
) -> Desk:
    """Open a vault for the person whose slot gave the key; the recovery code opens as owner.

    Args:
        path: the vault's folder.
        key: what `unlock_vault` returned; this takes a copy.
        clock: where "now" comes from.
        device: name of this installation in the history.
        language: language of labels in read models.
        isolated: runs a task in a worker process.
        create: make the database first: only after `begin_vault`.
        anchors: this machine's memory of its vaults; None looks at nothing (tests, tools).
        renewal: what `unlock.renewal` made; a printed code opens nothing without it.

    Raises:
        UnfinishedVaultError: there is no database and `create` was not given.
        NewPassphraseNeededError: a printed code gave the key, and there is no `renewal`.
        VaultInUseError, VaultDamagedError, NewerFormatError: see `Vault.open`.
        NotFoundError: the slot belongs to nobody any more.
        GuestTermOverError: the last day of a guest has passed; the attempt is written down.

    """
    if create is None:
        vault = Vault.open(path, key, anchors)
    else:
        vault = finish_vault(path, key, create, clock, device, anchors)
    try:
        person = _person_of(vault, key.slot)
        desk = Desk(vault, person, clock, device, language, isolated)
        _require_term(desk)
        if is_printed(vault.header, key.slot):
            exchange(desk, renewal)
    except BaseException:
        vault.close()
        raise
    return desk


def _require_term(desk: Desk) -> None:
    try:
        require_term(desk)
    except GuestTermOverError:
        record_refusal(desk, "open_desk")
        raise


def sit_down(
    entry: Entry, *, clock: Clock, device: str, language: str, isolated: Isolated
) -> Desk:
    """Make a desk out of a vault that was entered; the entry's file becomes the desk's.

    Raises:
        VaultDamagedError: the database cannot be read.

    """
    return Desk(Vault(entry.file), entry.person, clock, device, language, isolated)


def _person_of(vault: Vault, slot: str) -> PersonRow:
    """Return the person behind a slot; a key that names no slot seats nobody."""
    with vault.reading() as session:
        found = session.execute(first_page.person_of_slot(), {"slot": slot}).first()
    if found is None:
        raise NotFoundError(kind=Person.kind)
    _, uid, name, role, until = found
    return PersonRow(PersonUid(uid), name, role, until)
