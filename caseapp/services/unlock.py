"""What the lock screen does: header, slots and keys. Imports no database and sees no case."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from caseapp.domain.keys import Passphrase, Secret
from caseapp.domain.vaults import DeviceKeyMissingError
from caseapp.domain.vocabulary import SlotKind
from caseapp.storage import header, slots, unlocking
from caseapp.storage.kdf import KdfPolicy
from caseapp.storage.keyfile import make_keyfile, read_keyfile
from caseapp.storage.keys import MasterKey
from caseapp.storage.recovery import read_recovery_code

if TYPE_CHECKING:
    from caseapp.services.desk import Isolated

__all__ = [
    "KdfPolicy",
    "MasterKey",
    "begin_vault",
    "check_recovery_code",
    "make_keyfile",
    "read_keyfile",
    "renewal",
    "unlock",
    "unlock_vault",
    "unlock_with_code",
    "unlock_with_device",
]

DEFAULT_POLICY = KdfPolicy()


def begin_vault(
    path: Path, passphrase: str, policy: KdfPolicy = DEFAULT_POLICY
) -> tuple[MasterKey, str]:
    """Make a vault's folder and header; the Desk process makes the database with the key.

    Returns:
        The master key and the recovery code, which is shown once.

    Raises:
        VaultExistsError, EmptyPassphraseError: nothing was written.
        DiskFailedError, DiskFullError: nothing was kept.

    """
    return header.create_header(path, passphrase, policy)


def unlock_vault(path: Path, passphrase: str, policy: KdfPolicy = DEFAULT_POLICY) -> MasterKey:
    """Return the key of a vault by a passphrase. Writes nothing.

    Raises:
        WrongPassphraseError: it opens no slot.
        NotAVaultError, HeaderDamagedError, NewerFormatError, UnsafeKdfError: about the header.

    """
    return unlocking.unlock_with_passphrase(path, passphrase, policy)


def unlock(path: Path, secret: Secret, policy: KdfPolicy = DEFAULT_POLICY) -> MasterKey:
    """Return the key of a vault by any secret (`storage.unlocking.unlock`). Writes nothing."""
    return unlocking.unlock(path, secret, policy)


def unlock_with_device(path: Path, isolated: "Isolated") -> MasterKey:
    """Return the key of a vault by what this computer's keyring keeps for it. Writes nothing.

    Raises:
        KeyringUnavailableError: it cannot be asked, or did not answer in five seconds.
        DeviceKeyMissingError: it keeps nothing that opens this vault.
        NotAVaultError, HeaderDamagedError, NewerFormatError: about the header.

    """
    # Nobody without such a key waits for what it brings in.
    from caseapp.services.steps.vault.device_key import read_device_secret  # noqa: PLC0415

    for slot in header.read_header(path).slots:
        if slot.kind is SlotKind.DEVICE:
            secret = read_device_secret(isolated, slot.id)
            if secret is not None:
                return unlocking.unlock(path, secret, DEFAULT_POLICY)
    raise DeviceKeyMissingError


def renewal(
    path: Path, key: MasterKey, new: Passphrase, policy: KdfPolicy = DEFAULT_POLICY
) -> str:
    """Return the slot for the new passphrase that a printed code has to be exchanged for.

    The passphrase stays here: what `vaults.open_desk` gets is wrapped already. Writes nothing.

    Raises:
        EmptyPassphraseError, KeyfileUnfitError: about the new passphrase.

    """
    standing = header.read_header(path)
    made = slots.new_slot(standing.vault_id, key, new, policy, beside=standing.slots)
    return json.dumps(made.to_json())


def unlock_with_code(path: Path, code: str) -> MasterKey:
    """Return the key of a vault by a printed code. Writes nothing.

    It opens no desk by itself: see `renewal`.

    Raises:
        RecoveryCodeTypoError: a symbol was mistyped.
        WrongRecoveryCodeError: the code is not this vault's.
        NotAVaultError, HeaderDamagedError, NewerFormatError: about the header.

    """
    return unlocking.unlock_with_code(path, code)


def check_recovery_code(shown: str, typed: str) -> bool:
    """Say whether the code was copied right: the test before the first start goes on.

    Raises:
        RecoveryCodeTypoError: a symbol was mistyped.

    """
    return read_recovery_code(typed) == read_recovery_code(shown)
