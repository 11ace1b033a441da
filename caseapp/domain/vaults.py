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


class EmptyPassphraseError(UserError):
    """A passphrase must have at least one character that is not a space."""

    field = "passphrase"


class NotAVaultError(UserError):
    """There is no vault at this place (values: path)."""


class VaultUnreadableError(UserError):
    """The vault stands there, and this account may not read it (values: path)."""


class VaultExistsError(UserError):
    """A new vault cannot be made where something already stands (values: path)."""


class HeaderDamagedError(UserError):
    """Neither generation of the header can be read or trusted (values: path)."""


class NewerFormatError(UserError):
    """The vault was written by a newer version of the program (values: found, known)."""


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
class ForeignSchemaError(UserError):
    """The database holds something that this program never makes. Values: kind."""


