"""Refusals of the library."""

from caseapp.domain import annotations, authorities, own_decisions, precedents, tags
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
    annotations.NoPassageError: N_(
        "No passage is marked. Select the words in the text first, then mark or keep them."
    ),
    annotations.PassageChangedError: N_(
        "The text of {title} is not what was shown: it was imported anew. Open it again and mark "
        "the passage there."
    ),
    annotations.PassageTooLongError: N_(
        "That is more than one passage may hold: {most} characters in {paragraphs} paragraphs. "
        "Mark a part of it, or write a note."
    ),
    annotations.NotYourNoteError: N_(
        "{name} wrote this. Only they and the lawyers change or delete it; write a note of your "
        "own beside it."
    ),
    tags.SameTagError: N_(
        "There is a tag “{name}” already. Choose another name, or merge the two tags."
    ),
    tags.TagOwnersDifferError: N_(
        "One of these tags belongs to a matter that the other does not belong to. Tags are merged "
        "within a matter, or within the office."
    ),
}
