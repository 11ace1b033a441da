"""What a refusal says: what was wrong, where, and what to do."""

from caseapp.domain.errors import DiskFailedError, UserError
from caseapp.i18n import N_, Catalogue
from caseapp.wording.refusals import authorities, commands, filings, general, law, vault

SENTENCES: dict[type[UserError], str] = {
    **authorities.SENTENCES,
    **commands.SENTENCES,
    **filings.SENTENCES,
    **general.SENTENCES,
    **law.SENTENCES,
    **vault.SENTENCES,
}
"""Every refusal of the program; each area's module is merged in here."""

_DISK_FAILED = N_("The disk did not read or write. Nothing was saved; check the disk.")
_OUTCOME_UNKNOWN = N_(
    "The disk failed at the end of the save, so it is not known whether it was kept. "
    "Close the program, check the disk, open the vault again and look whether the change is there."
)


def refusal(error: UserError, t: Catalogue) -> str:
    """Return the sentence for a refusal in the reader's language."""
    if isinstance(error, DiskFailedError):
        return t(_DISK_FAILED if error.values.get("outcome_known") else _OUTCOME_UNKNOWN)
    for kind in type(error).__mro__:
        if kind in SENTENCES:
            return t(SENTENCES[kind], **error.values)
    raise LookupError(type(error).__name__)
