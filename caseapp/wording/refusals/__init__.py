"""What a refusal says: what was wrong, where, and what to do."""

from datetime import date

from caseapp.domain.deadlines.errors import PackError
from caseapp.domain.errors import DiskFailedError, UserError
from caseapp.domain.vocabulary import DeadlineState
from caseapp.i18n import N_, Catalogue
from caseapp.wording import terms
from caseapp.wording.days import day_text
from caseapp.wording.field_names import field_name
from caseapp.wording.refusals import (
    authorities,
    backups,
    calendars,
    cases,
    clear_copies,
    commands,
    countries,
    decision_files,
    documents,
    filings,
    general,
    integrity,
    law,
    people,
    protection,
    rules,
    vault,
)

SENTENCES: dict[type[UserError], str] = {
    **authorities.SENTENCES,
    **backups.SENTENCES,
    **calendars.SENTENCES,
    **cases.SENTENCES,
    **clear_copies.SENTENCES,
    **commands.SENTENCES,
    **countries.SENTENCES,
    **decision_files.SENTENCES,
    **documents.SENTENCES,
    **filings.SENTENCES,
    **general.SENTENCES,
    **integrity.SENTENCES,
    **law.SENTENCES,
    **people.SENTENCES,
    **protection.SENTENCES,
    **rules.SENTENCES,
    **vault.SENTENCES,
}
"""Every refusal of the program; each area's module is merged in here."""

_FIELDS = frozenset({"field", "earlier", "later"})
"""Values that name a field of a form by its code."""

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
            values = {name: _shown(error, name, t) for name in error.values}
            return t(SENTENCES[kind], **values)
    raise LookupError(type(error).__name__)


def _shown(error: UserError, name: str, t: Catalogue) -> object:
    value = error.values[name]
    # The fields of a pack are keys of its file and are named as they stand there.
    if name in _FIELDS and not isinstance(error, PackError):
        return field_name(str(value), t)
    if isinstance(value, DeadlineState):
        return terms.deadline_state(value, t)
    return day_text(value, t) if isinstance(value, date) else value
