"""Refusals that several areas raise."""

from caseapp.domain import errors
from caseapp.domain.errors import UserError
from caseapp.i18n import N_

SENTENCES: dict[type[UserError], str] = {
    errors.NotAllowedError: N_(
        "Your role does not allow this. Ask a lawyer of the matter to do it."
    ),
    errors.NotFoundError: N_(
        "This record does not exist, or you are not a member of its matter. "
        "Ask a member of the matter, or look into the bin."
    ),
    errors.ChangedMeanwhileError: N_(
        "This record was changed after you opened it. Open it again and repeat your change; "
        "nothing was saved."
    ),
    errors.EmptyFieldError: N_("The field “{field}” is empty. Fill it in and save again."),
    errors.TextTooLongError: N_(
        "The text in “{field}” has {length} characters; {limit} are allowed. "
        "Shorten it, or add it as a document."
    ),
    errors.ControlCharacterError: N_(
        "The text in “{field}” holds the invisible character {character}, which can make a text "
        "read otherwise than it is. Delete it and type the text again."
    ),
    errors.ImpossibleDateError: N_(
        "“{text}” is no date of the calendar. Type a date like 31.01.2027."
    ),
    errors.DateOrderError: N_(
        "The date in “{earlier}” lies after the date in “{later}”. Check both dates."
    ),
    errors.FutureDateError: N_(
        "The date in “{field}” is {day} and lies in the future, but this has already happened. "
        "Check the date."
    ),
    errors.DiskFullError: N_(
        "The disk is full. Nothing of this save was kept; make room and save again."
    ),
}
