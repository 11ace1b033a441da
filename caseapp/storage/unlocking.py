"""From what somebody typed to the master key: the slots of a header tried one after the other."""

from pathlib import Path

from caseapp.domain.keys import DeviceSecret, Passphrase, PrintedCode, Secret
from caseapp.domain.vaults import (
    DeviceKeyMissingError,
    KeyfileNeededError,
    KeyfileNotWantedError,
    UnsafeKdfError,
    WrongKeyfileError,
    WrongPassphraseError,
    WrongRecoveryCodeError,
)
from caseapp.domain.vocabulary import SlotKind
from caseapp.storage import slots
from caseapp.storage.header import Header, read_header, require_genuine
from caseapp.storage.kdf import KdfPolicy
from caseapp.storage.keys import MasterKey
from caseapp.storage.recovery import read_recovery_code


def unlock(path: Path, secret: Secret, policy: KdfPolicy) -> MasterKey:
    """Return the master key of a vault. Writes nothing.

    What anybody can read in the header is refused in its own words and before anything is
    hashed; what depends on a secret gives one answer, whichever part of it was wrong.

    Raises:
        WrongPassphraseError, WrongKeyfileError, WrongRecoveryCodeError, DeviceKeyMissingError:
            no slot opens.
        KeyfileNeededError, KeyfileNotWantedError: no slot is of this kind; nothing was hashed.
        RecoveryCodeTypoError, KeyfileUnfitError: it cannot open anything.
        UnsafeKdfError: a slot, or all of them together, ask for a cost outside the policy;
            nothing was hashed.
        NotAVaultError, HeaderDamagedError, NewerFormatError, UnknownKeyError,
        DuplicateKeyError: see `read_header`.

    """
    if isinstance(secret, PrintedCode):
        read_recovery_code(secret.text)
    header = read_header(path)
    hashes = slots.kind_of(secret) in slots.STRETCHED
    costs = [slot.cost for slot in header.slots if slot.cost is not None]
    if hashes and not policy.bears(costs):
        raise UnsafeKdfError(path=str(path))
    _require_kind(header, slots.kind_of(secret))
    for slot in header.slots:
        key = slots.open_slot(header.vault_id, slot, secret, policy)
        if key is not None:
            require_genuine(path, header, key)
            return key
    match secret:
        case Passphrase(keyfile=None):
            raise WrongPassphraseError
        case Passphrase():
            raise WrongKeyfileError
        case PrintedCode():
            raise WrongRecoveryCodeError
        case DeviceSecret():
            raise DeviceKeyMissingError


def unlock_with_passphrase(path: Path, passphrase: str, policy: KdfPolicy) -> MasterKey:
    """Return the master key by a passphrase alone (`unlock`)."""
    return unlock(path, Passphrase(passphrase), policy)


def unlock_with_code(path: Path, code: str) -> MasterKey:
    """Return the master key by a printed code, for which nothing is stretched (`unlock`)."""
    return unlock(path, PrintedCode(code), KdfPolicy())


def _require_kind(header: Header, wanted: SlotKind) -> None:
    """Refuse what the header alone shows to be in vain."""
    kinds = {slot.kind for slot in header.slots}
    if wanted not in kinds and wanted is SlotKind.PASSPHRASE and SlotKind.KEYFILE in kinds:
        raise KeyfileNeededError
    if wanted not in kinds and wanted is SlotKind.KEYFILE:
        raise KeyfileNotWantedError
