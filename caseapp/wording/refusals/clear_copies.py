"""Refusals of the register of copies."""

from caseapp.domain import clear_copies
from caseapp.domain.errors import UserError
from caseapp.i18n import N_

SENTENCES: dict[type[UserError], str] = {
    clear_copies.CannotMarkError: N_(
        "On {day} the copy had not left yet, or the day has not come. Give the day on which it "
        "was destroyed."
    ),
}
