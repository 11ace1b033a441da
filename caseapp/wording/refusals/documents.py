"""Refusals about showing documents and giving them to other programs."""

from caseapp.domain import previews
from caseapp.domain.errors import UserError
from caseapp.i18n import N_

SENTENCES: dict[type[UserError], str] = {
    previews.EncryptedDocumentError: N_(
        "This PDF asks for a password of its own, so it cannot be shown. Remove its password with "
        "the program that set it, and add the new file as a version."
    ),
    previews.PictureTooLargeError: N_(
        "This picture has {millions} million pixels; at most {limit} million are shown. Make a "
        "smaller copy and add it as a version."
    ),
    previews.DamagedDocumentError: N_(
        "This file begins like {kind} and cannot be read to the end: it may be cut off or "
        "damaged. Ask for it again from where it came."
    ),
    previews.UnknownContentError: N_(
        "This file is neither a PDF nor a picture nor plain text, so it is not shown here."
    ),
    previews.DisguisedDocumentError: N_(
        "The name of this file ends in {ending}, but inside it is {found}. It is not shown: ask "
        "who sent it what it is before you open it anywhere."
    ),
    previews.PreviewTooHeavyError: N_(
        "Showing this page took more time or memory than a document may, so it was stopped. "
        "The file may be made to harm: do not open it outside without care."
    ),
    previews.NotOpenedOutsideError: N_(
        "Files that end in “{ending}” are not given to other programs: some desktops would run "
        "them. PDF, PNG, JPEG, TIFF and plain text are."
    ),
    previews.UnreadableFileError: N_(
        "“{name}” cannot be read. Look whether it is still there and whether you may open it."
    ),
}
