"""Refusals of the library."""

from caseapp.domain import authorities, own_decisions, precedents
from caseapp.domain.errors import UserError
from caseapp.i18n import N_

SENTENCES: dict[type[UserError], str] = {
    authorities.UnprintableAuthorityError: N_(
        "The citation or the outcome of {title} is not verified, so it may not stand in a filing, "
        "whoever confirms its holding. Rely on another authority."
    ),
    authorities.AlreadyConfirmedError: N_(
        "The holding of {title} may be printed already; there is nothing to confirm."
    ),
    authorities.PackRowError: N_(
        "The library file {file} is wrong in row {row}, field “{field}”: “{text}”. Nothing was "
        "loaded; install the program again, or correct the pack."
    ),
    authorities.PackFileError: N_(
        "The library file {file} is missing or was altered. Nothing was loaded; install the "
        "program again."
    ),
    precedents.SameStateError: N_(
        "{state} is both the host and the requesting state. Choose two different states."
    ),
    own_decisions.NotOwnDecisionError: N_(
        "{title} belongs to a library pack, which alone may change it. Your own notes are kept "
        "beside it."
    ),
    own_decisions.SameDecisionError: N_(
        "The library has this decision already: {title}, with the same number and date or the "
        "same ECLI. Compare the two before you change the number."
    ),
}
