"""Refusals about the people of an office and what they may see."""

from caseapp.domain.errors import NotAllowedError, UserError


class GuestTermOverError(NotAllowedError):
    """The last day until which a guest may read has passed (values: until)."""


class GuestTermMissingError(UserError):
    """A guest reads until a day: there is none."""

    field = "until"


class GuestTermPastError(UserError):
    """The day until which a guest may read lies in the past (values: until)."""

    field = "until"


class LastLawyerError(UserError):
    """Nobody would be left who may decide (values: name)."""


class OwnerError(UserError):
    """The owner of the vault cannot be removed or given another role (values: name)."""


class OneselfError(UserError):
    """Nobody removes themselves or changes their own role."""


class LastLawyerOfMattersError(UserError):
    """Matters would be left without a lawyer (values: file_numbers, others).

    `others` is how many more there are that the person at the desk is no member of.
    """
