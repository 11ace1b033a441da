"""Errors of the command line: what was typed, piped in or asked to be written."""

from caseapp.domain.errors import UserError


class UnreadablePassphraseFileError(UserError):
    """The passphrase file cannot be read (values: path)."""


class PassphraseNotTextError(UserError):
    """What was given as passphrase is not text in UTF-8."""


class PassphrasesDifferError(UserError):
    """The two passphrases that were typed are not the same."""


class NoPassphraseError(UserError):
    """Standard input ended before a passphrase came."""


class RecoveryCodeNotRepeatedError(UserError):
    """The vault was made, but its recovery code was not typed back."""


class CannotWriteFileError(UserError):
    """A file that was asked for cannot be written (values: path)."""


class NotADemoError(UserError):
    """Something stands where the demo would go, and it is not an old demo (values: path)."""


class DemoChangedError(UserError):
    """Somebody typed into the old demo since it was built, or gave it a passphrase (values: path)."""


class WindowFailedError(UserError):
    """The window refused to open (values: reason, a sentence)."""


class WindowGoneError(UserError):
    """The window's process ended before it could show anything."""


class NoDisplayError(UserError):
    """There is no display on which a window could be shown."""
