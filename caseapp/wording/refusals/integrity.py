"""Refusals around the checks of a vault."""

from caseapp.domain import integrity
from caseapp.domain.errors import UserError
from caseapp.i18n import N_

SENTENCES: dict[type[UserError], str] = {
    integrity.AnchorDamagedError: N_(
        "What this computer remembers of the vault cannot be read or was altered. "
        "Look at the audit screen before you accept the vault as it stands."
    ),
    integrity.VaultUnderDoubtError: N_(
        "The vault is not as it was left, so it is open for reading only and nothing was saved. "
        "Read the explanation at the top of the window before you go on."
    ),
    integrity.CannotBeAcceptedError: N_(
        "What was found in the vault has no harmless reason, so it cannot be accepted. "
        "Restore a backup, or save what can be read into a new vault."
    ),
    integrity.WrongConfirmationError: N_(
        "That is not the name of the vault. Type {expected} to confirm."
    ),
    integrity.NotASealError: N_(
        "That is not a seal. Type the eight groups of eight signs as they are printed."
    ),
}
