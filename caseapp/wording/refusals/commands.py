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
        "The vault was made, but its recovery code was not typed back. If it is not on paper, make "
        "another vault."
    ),
    commands.CannotWriteFileError: N_(
        "The file {path} cannot be written. Choose another place or make room on the disk."
    ),
    commands.NotADemoError: N_(
        "{path} is not an old demo, so it is left alone. Choose another folder with --out."
    ),
    commands.DemoChangedError: N_(
        "Somebody worked in the demo {path} since it was built, so it is left alone. Choose "
        "another folder with --out, or delete it yourself."
    ),
    commands.WindowFailedError: N_("The window did not open. {reason}"),
    commands.NoDisplayError: N_(
        "There is no display to show a window on. “caseapp --help” lists what works without one."
    ),
    commands.WindowGoneError: N_(
        "The window did not open. Run “python -m caseapp.doctor” to see what this computer lacks."
    ),
}
