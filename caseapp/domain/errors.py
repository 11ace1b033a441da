"""The two families of errors: what the user can mend, and what is our bug.

An error carries data, never prose: `wording.refusals` turns it into a sentence in the language
of whoever reads it. Errors of one area live in that area's module; only the roots and those that
several areas raise stand here.
"""

from typing import ClassVar


class CaseappError(Exception):
    """Root of every error that this program raises on purpose."""


class UserError(CaseappError):
    """The user can act on it: the message is fit to show, and nothing was half saved.

    Attributes:
        values: named data for the sentence; never logged.
        field: the form field that the refusal is about, where there is one.

    """

    field: ClassVar[str | None] = None

    def __init__(self, **values: object) -> None:
        super().__init__(type(self).__name__)
        self.values = values


class BugError(CaseappError):
    """Our mistake: reported without values, never explained away to the user."""


class NotAllowedError(UserError):
    """The person's role, or not being a member of the matter, forbids this (values: command).

    Attributes:
        recorded: the refusal stands in the history already.

    """

    recorded: bool = False


class NotFoundError(UserError):
    """The record does not exist, or is not visible to this person (values: kind).

    Attributes:
        recorded: it was looked into whether the record is somebody else's.

    """

    recorded: bool = False


class ChangedMeanwhileError(UserError):
    """Another window saved the record after this form was opened (values: kind)."""


class EmptyFieldError(UserError):
    """A required field is empty (values: field)."""


class TextTooLongError(UserError):
    """A text exceeds its limit (values: field, limit, length)."""


class ControlCharacterError(UserError):
    """A text holds a control or bidirectional override character (values: field, character)."""


class ImpossibleDateError(UserError):
    """A date that no calendar has, or that cannot be read (values: text)."""


class DateOrderError(UserError):
    """One date must not stand before another (values: earlier, later: field names)."""


class FutureDateError(UserError):
    """Something that happened cannot lie in the future (values: field, day)."""


class DiskFullError(UserError):
    """The disk filled up; nothing of this save was kept."""


class DiskFailedError(UserError):
    """The disk refused to read or write (values: outcome_known)."""
