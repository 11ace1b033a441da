"""What the command line says when it refuses."""

from caseapp.domain import commands
from caseapp.domain.errors import UserError
from caseapp.i18n import N_

SENTENCES: dict[type[UserError], str] = {
    commands.UnreadablePassphraseFileError: N_(
        "The passphrase file {path} cannot be read. Check its name and who may read it."
    ),
    commands.PassphraseNotTextError: N_(
        "The passphrase is not text in UTF-8. Save the file as UTF-8 and try again."
    ),
    commands.PassphrasesDifferError: N_(
        "The two passphrases are not the same. Nothing was changed; start again."
    ),
    commands.NoPassphraseError: N_(
        "Standard input ended before a passphrase came. Give it on the first line."
    ),
    commands.RecoveryCodeNotRepeatedError: N_(
        "That is not the recovery code that was shown. No vault was made; start again and write "
        "the code down."
    ),
    commands.CannotWriteFileError: N_(
        "The file {path} cannot be written. Choose another place or make room on the disk."
    ),
    commands.NotADemoError: N_(
        "{path} is not an old demo, so it is left alone. Choose another folder with --out."
    ),
    commands.WindowFailedError: N_("The window cannot be opened: {reason}."),
}
