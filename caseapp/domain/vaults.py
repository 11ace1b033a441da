"""Errors of the vault: opening it, its files, its passphrases."""

from caseapp.domain.errors import CaseappError, UserError


class WrongPassphraseError(UserError):
    """No slot of this vault opens with this passphrase."""

    field = "passphrase"


class WrongRecoveryCodeError(UserError):
    """The recovery code is well formed but belongs to another vault, or was replaced."""

    field = "recovery_code"


class RecoveryCodeTypoError(UserError):
    """The check symbols of the recovery code do not fit: a symbol was mistyped."""

    field = "recovery_code"


class WrongKeyfileError(UserError):
    """Passphrase and keyfile together open no slot; which of them is wrong cannot be told."""

    field = "passphrase"


class KeyfileNeededError(UserError):
    """Every passphrase of this vault needs a keyfile; its header says so to anybody."""

    field = "keyfile"


class KeyfileNotWantedError(UserError):
    """No slot of this vault takes a keyfile; its header says so to anybody."""

    field = "keyfile"


class KeyfileUnfitError(UserError):
    """A keyfile cannot be read or has not between 32 bytes and 16 MiB (values: path)."""

    field = "keyfile"


class KeyfileExistsError(UserError):
    """A keyfile cannot be made where something already stands (values: path)."""

    field = "keyfile"


class KeyringUnavailableError(UserError):
    """There is no keyring here that may be used, or it did not answer within its time."""


class DeviceKeyMissingError(UserError):
    """The keyring of this computer holds no key of this vault, or one that no longer fits."""


class EmptyPassphraseError(UserError):
    """A passphrase must have at least one character that is not a space."""

    field = "passphrase"


class NotAVaultError(UserError):
    """There is no vault at this place (values: path)."""


class VaultUnreadableError(UserError):
    """The vault stands there, and this account may not read it (values: path)."""


class LinkedFolderError(UserError):
    """A folder of a vault or of its backups is a link to another place (values: path).

    What is swept there could be anybody's files, or the vault's own.
    """


class VaultExistsError(UserError):
    """A new vault cannot be made where something already stands (values: path)."""


class HeaderDamagedError(UserError):
    """Neither generation of the header can be read or trusted (values: path)."""


class NextHeaderDamagedError(HeaderDamagedError):
    """A header that would take the place of the others cannot be read; they can (values: path)."""


class NewerFormatError(UserError):
    """The vault was written by a newer version of the program (values: found, known)."""


class UnknownKeyError(UserError):
    """The header has a key of a kind, or a derivation, that is not known here (values: path).

    Refused before anything is hashed: passing it over would lose it at the next rewriting.
    """


class DuplicateKeyError(UserError):
    """Two slots of the header have the same id: it was altered (values: path)."""


class LastKeyError(UserError):
    """A vault keeps at least one passphrase or recovery code, and each person their last key."""


class KeyOfAnotherError(UserError):
    """Only a lawyer changes the keys of others, and nobody their passphrase."""


class NewPassphraseNeededError(UserError):
    """A printed code opens the vault only together with a new passphrase."""

    field = "new_passphrase"


class SamePassphraseError(UserError):
    """The new passphrase is the old one."""

    field = "new_passphrase"


class OldDatabaseLibraryError(UserError):
    """The database library is older than the oldest that was tried (values: name, found, needed)."""


class TooManyKeysError(UserError):
    """The header bears no further key, or no further passphrase."""


class UnsafeKdfError(UserError):
    """The header asks for a key derivation outside the accepted limits (values: path).

    Refused before anything is hashed: a hostile header could ask for minutes or gigabytes.
    """


class UnfinishedVaultError(UserError):
    """The header exists and the database does not: creation was interrupted (values: path)."""


class VaultInUseError(UserError):
    """Another window or command has this vault open (values: path)."""


class VaultReadOnlyError(UserError):
    """The disk or the file cannot be written; nothing was saved."""


class VaultDamagedError(UserError):
    """A page of the database does not verify or cannot be understood."""


class ForeignSchemaError(UserError):
    """The database holds something that this program never makes. Values: kind."""


class HistoryDamagedError(UserError):
    """The chain of the history is broken (values: seq: the first entry that does not fit)."""


class BlobDamagedError(UserError):
    """A stored document is missing, cut or altered (values: name: its random file name)."""


class DocumentTooLargeError(UserError):
    """A document exceeds the limit (values: limit, in bytes)."""


class BackupFailedError(UserError):
    """A backup was written and does not verify; it was removed (values: path)."""


class MigrationFailedError(UserError):
    """The vault could not be brought to this version; it is as it was (values: found, known)."""


class NothingToUndoError(UserError):
    """No command of this person is left that could be undone."""


class CannotUndoError(UserError):
    """The record was changed since, so that undoing would lose a later change (values: kind)."""


class StillNeededError(UserError):
    """Something entered since belongs to a record that undo would remove (values: kind)."""


class WorkCancelledError(CaseappError):
    """The running task was cancelled; its transaction was rolled back."""
