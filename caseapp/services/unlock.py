"""What the lock screen does: header, slots and keys. Imports no database and sees no case."""

from pathlib import Path

from caseapp.storage import header
from caseapp.storage.kdf import KdfPolicy
from caseapp.storage.keys import MasterKey
from caseapp.storage.recovery import read_recovery_code

__all__ = [
    "KdfPolicy",
    "MasterKey",
    "begin_vault",
    "check_recovery_code",
    "unlock_vault",
    "unlock_with_code",
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
    return header.unlock_with_passphrase(path, passphrase, policy)


def unlock_with_code(path: Path, code: str) -> MasterKey:
    """Return the key of a vault by its recovery code. Writes nothing.

    Raises:
        RecoveryCodeTypoError: a symbol was mistyped.
        WrongRecoveryCodeError: the code is not this vault's.
        NotAVaultError, HeaderDamagedError, NewerFormatError: about the header.

    """
    return header.unlock_with_code(path, code)


def check_recovery_code(shown: str, typed: str) -> bool:
    """Say whether the code was copied right: the test before the first start goes on.

    Raises:
        RecoveryCodeTypoError: a symbol was mistyped.

    """
    return read_recovery_code(typed) == read_recovery_code(shown)
