"""The keys of the vault: who holds which, and every change of them.

Whatever lets somebody in asks for a passphrase of the person at the desk first: an unlocked
window must not be enough.
"""

from sqlalchemy.orm import Session

from caseapp.domain import fields
from caseapp.domain.changes import Changes
from caseapp.domain.errors import NotAllowedError
from caseapp.domain.ids import PersonUid
from caseapp.domain.keys import Passphrase, PrintedCode
from caseapp.domain.vaults import KeyOfAnotherError, LastKeyError, SamePassphraseError
from caseapp.domain.views.keys import GivenCode, KeyRow
from caseapp.domain.vocabulary import Role, SlotKind
from caseapp.models.base import live
from caseapp.models.key_slot import KeySlot
from caseapp.models.person import Person
from caseapp.services.access import EVERYBODY, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.vault.device_key import forget_device_secret, keep_device_secret
from caseapp.services.steps.vault.key_holders import (
    keys_of,
    me,
    prove,
    require_key,
    require_open,
    require_own,
    require_person,
    require_person_by_id,
)
from caseapp.services.steps.vault.key_slots import changing_keys
from caseapp.services.unlock import DEFAULT_POLICY
from caseapp.storage import slots
from caseapp.storage.header import verify_header
from caseapp.storage.kdf import KdfPolicy
from caseapp.storage.recovery import new_recovery_code

LONGEST_LABEL = 80
_TYPED = frozenset({SlotKind.PASSPHRASE, SlotKind.KEYFILE})


@allows(*EVERYBODY)
def list_keys(desk: Desk) -> list[KeyRow]:
    """Return the keys of everybody to a lawyer, to all others their own; people by name.

    A lawyer also sees slots of the header that are nobody's (a crash left them): they open the
    file and seat nobody, and `remove_strays` takes them away.
    """
    header = verify_header(desk.vault.path, desk.vault.key)
    stray = {slot.id: slot for slot in header.slots}
    query = live(KeySlot, KeySlot, Person.uid, Person.name).join(
        Person, Person.id == KeySlot.person_id
    )
    with desk.vault.reading() as session:
        rows = []
        for key, uid, name in session.execute(query.order_by(Person.name, KeySlot.id)):
            found = stray.pop(key.slot, None)
            if desk.person.role is Role.LAWYER or uid == desk.person.uid:
                rows.append(_row(desk, key, uid, name, in_header=found is not None))
    if desk.person.role is Role.LAWYER:
        rows += [KeyRow("", 0, slot.id, slot.kind) for slot in stray.values()]
    return rows


@allows(*EVERYBODY)
def change_passphrase(
    desk: Desk,
    uid: str,
    current: Passphrase,
    new: Passphrase,
    policy: KdfPolicy = DEFAULT_POLICY,
) -> Changes:
    """Put another passphrase, with or without a keyfile, behind a key of one's own.

    The data keeps its key: whoever has an old copy of the header and the old passphrase still
    opens what he copied, and this vault's files as they are now. `reencrypt` ends that.

    Raises:
        KeyOfAnotherError: it is somebody else's.
        WrongPassphraseError, WrongKeyfileError: `current` does not open this key.
        SamePassphraseError, EmptyPassphraseError, KeyfileUnfitError: about `new`.
        TooManyKeysError: the vault bears no further passphrase.

    """
    if (current.text, current.keyfile) == (new.text, new.keyfile):
        raise SamePassphraseError
    header = verify_header(desk.vault.path, desk.vault.key)
    with desk.vault.reading() as session:
        slot_id = require_own(session, desk, uid).slot
    require_open(header, current, policy, {slot_id})
    made = slots.new_slot(
        header.vault_id, desk.vault.key, new, policy, slot_id, beside=header.slots
    )
    with changing_keys(desk, "change_key") as change:
        change.change(require_own(change.session, desk, uid), made)
    return change.recording.changes()


@allows(*EVERYBODY)
def add_passphrase(
    desk: Desk,
    current: Passphrase,
    new: Passphrase,
    label: str = "",
    policy: KdfPolicy = DEFAULT_POLICY,
) -> Changes:
    """Give oneself another passphrase, such as one with a keyfile that lies elsewhere.

    Raises:
        WrongPassphraseError, WrongKeyfileError: `current` opens no key of this person.
        EmptyPassphraseError, KeyfileUnfitError: about `new`.
        TooManyKeysError: the vault bears no further one.
        TextTooLongError, ControlCharacterError: about the label.

    """
    return _add(desk, current, new, label, policy)


@allows(*EVERYBODY)
def add_device(
    desk: Desk, current: Passphrase, label: str = "", policy: KdfPolicy = DEFAULT_POLICY
) -> Changes:
    """Let this computer's keyring open the vault for oneself, besides the passphrase.

    Raises:
        WrongPassphraseError, WrongKeyfileError: `current` opens no key of this person.
        KeyringUnavailableError: nothing was stored, or what was stored did not read back.
        TextTooLongError, ControlCharacterError: about the label.

    """
    prove(desk, current, policy)
    cleaned = _label(label)
    secret = keep_device_secret(desk.isolated)
    try:
        with changing_keys(desk, "add_key") as change:
            made = slots.new_slot(change.vault_id, desk.vault.key, secret, policy)
            change.add(made, me(change.session, desk), cleaned)
    except BaseException:
        forget_device_secret(desk.isolated, secret.slot)
        raise
    return change.recording.changes()


@allows(*EVERYBODY)
def renew_recovery_code(
    desk: Desk, current: Passphrase, policy: KdfPolicy = DEFAULT_POLICY
) -> GivenCode:
    """Make a new recovery code; the old one opens nothing any more. For the owner of the vault.

    Raises:
        NotAllowedError: the vault is somebody else's.
        WrongPassphraseError, WrongKeyfileError: `current` opens no key of this person.

    """
    prove(desk, current, policy)
    with desk.vault.reading() as session:
        if not me(session, desk).owner:
            raise NotAllowedError(command="renew_recovery_code")
    return _give(desk, desk.person.uid, policy)


@allows(Role.LAWYER)
def give_code(
    desk: Desk, person: PersonUid, current: Passphrase, policy: KdfPolicy = DEFAULT_POLICY
) -> GivenCode:
    """Make a one-time code for somebody: with it they choose their own passphrase at the lock.

    It is how somebody new gets in, and how somebody who forgot the passphrase does. An earlier
    code of theirs opens nothing any more; the owner's code is renewed, not given.

    Raises:
        NotFoundError: there is no such person.
        NotAllowedError: it is the owner.
        WrongPassphraseError, WrongKeyfileError: `current` opens no key of the lawyer.

    """
    with desk.vault.reading() as session:
        if require_person(session, person).owner:
            raise NotAllowedError(command="give_code")
    prove(desk, current, policy)
    return _give(desk, person, policy)


@allows(*EVERYBODY)
def rename_key(desk: Desk, uid: str, version: int, label: str) -> Changes:
    """Call a key something; the label stays inside the vault.

    Raises:
        NotFoundError, KeyOfAnotherError, ChangedMeanwhileError: about the key.
        TextTooLongError, ControlCharacterError: about the label.

    """
    cleaned = _label(label)
    with changing_keys(desk, "change_key") as change:
        row = require_own(change.session, desk, uid)
        with change.recording.change(row, version):
            row.label = cleaned
    return change.recording.changes()


@allows(*EVERYBODY)
def remove_key(desk: Desk, uid: str, version: int | None = None) -> Changes:
    """Take a key away, from both generations of the header; a lawyer also those of others.

    Raises:
        NotFoundError, KeyOfAnotherError, ChangedMeanwhileError: about the key.
        LastKeyError: the owner keeps a passphrase and a recovery code, everybody at the desk a
            passphrase, and nobody a computer's key alone.

    """
    with changing_keys(desk, "remove_key") as change:
        row = require_key(change.session, uid)
        person = require_person_by_id(change.session, row.person_id)
        if person.uid != desk.person.uid and desk.person.role is not Role.LAWYER:
            raise KeyOfAnotherError
        _refuse_last(change.session, desk, row, person)
        change.remove(row, version)
        removed, kind = row.slot, row.opened_by
    if kind is SlotKind.DEVICE:
        forget_device_secret(desk.isolated, removed)
    return change.recording.changes()


@allows(Role.LAWYER)
def remove_strays(desk: Desk) -> Changes:
    """Take slots that are nobody's out of the header, and records of slots that are gone."""
    with changing_keys(desk, "remove_key") as change:
        rows = {row.slot: row for row in change.session.scalars(live(KeySlot)).all()}
        for slot in change.slots.keys() - rows.keys():
            del change.slots[slot]
        for slot in rows.keys() - change.slots.keys():
            change.remove(rows[slot])
    return change.recording.changes()


def _add(
    desk: Desk, current: Passphrase, new: Passphrase, label: str, policy: KdfPolicy
) -> Changes:
    prove(desk, current, policy)
    cleaned = _label(label)
    header = desk.vault.header
    made = slots.new_slot(header.vault_id, desk.vault.key, new, policy, beside=header.slots)
    with changing_keys(desk, "add_key") as change:
        change.add(made, me(change.session, desk), cleaned)
    return change.recording.changes()


def _give(desk: Desk, person: str, policy: KdfPolicy) -> GivenCode:
    code = new_recovery_code()
    with changing_keys(desk, "add_key") as change:
        whose = require_person(change.session, person)
        for row in keys_of(change.session, whose):
            if row.opened_by is SlotKind.RECOVERY:
                change.remove(row)
        made = slots.new_slot(change.vault_id, desk.vault.key, PrintedCode(code), policy)
        change.add(made, whose)
    return GivenCode(code, change.recording.changes())


def _refuse_last(session: Session, desk: Desk, row: KeySlot, person: Person) -> None:
    left = [key.opened_by for key in keys_of(session, person) if key.id != row.id]
    stays = person.owner or person.uid == desk.person.uid
    is_bare = bool(left) and set(left) == {SlotKind.DEVICE}
    is_last_typed = stays and row.opened_by in _TYPED and not _TYPED & set(left)
    is_last_code = person.owner and row.opened_by is SlotKind.RECOVERY and (
        SlotKind.RECOVERY not in left
    )  # fmt: skip
    if is_bare or is_last_typed or is_last_code:
        raise LastKeyError


def _label(text: str) -> str:
    return fields.line("label", text, limit=LONGEST_LABEL)


def _row(desk: Desk, key: KeySlot, uid: str, name: str, *, in_header: bool) -> KeyRow:
    return KeyRow(
        uid=key.uid,
        version=key.version,
        slot=key.slot,
        kind=key.opened_by,
        label=key.label,
        person_uid=uid,
        person_name=name,
        created_at=key.created_at,
        changed_at=key.changed_at,
        in_header=in_header,
        mine=uid == desk.person.uid,
        current=key.slot == desk.vault.key.slot,
    )
