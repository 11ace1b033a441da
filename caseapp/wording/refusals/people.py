"""Refusals about the people of an office."""

from caseapp.domain import people
from caseapp.domain.errors import UserError
from caseapp.i18n import N_

SENTENCES: dict[type[UserError], str] = {
    people.GuestTermOverError: N_(
        "This guest could read until {until}. Ask a lawyer of the office for another day."
    ),
    people.GuestTermMissingError: N_("Enter the last day until which the guest may read."),
    people.GuestTermPastError: N_("{until} has passed. Enter a later last day for the guest."),
    people.LastLawyerError: N_(
        "{name} is the only lawyer of this vault. Add another lawyer before."
    ),
    people.OwnerError: N_(
        "{name} owns this vault and opens it with the recovery code. The owner stays a lawyer "
        "and cannot be removed."
    ),
    people.OneselfError: N_(
        "Nobody removes themselves or changes their own role. Another lawyer can do it."
    ),
    people.LastLawyerOfMattersError: N_(
        "Some matters would be left without a lawyer ({file_numbers}; in matters of others: "
        "{others}). Let another lawyer into them before."
    ),
}
