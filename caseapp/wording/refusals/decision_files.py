"""Why a file of a decision cannot be imported."""

from caseapp.domain import decision_files as errors
from caseapp.domain.errors import UserError
from caseapp.i18n import N_

SENTENCES: dict[type[UserError], str] = {
    errors.FileTooBigError: N_(
        "“{file}” has {megabytes} MB; a decision has at most {most}. Nothing was imported."
    ),
    errors.MissingFileError: N_(
        "There is no file “{file}”. Look whether it was moved or renamed. Nothing was imported."
    ),
    errors.NoFileError: N_(
        "“{file}” is no file that can be read: it may be a folder, or closed to you. Nothing was "
        "imported."
    ),
    errors.DamagedFileError: N_(
        "“{file}” is damaged or empty. Download it again. Nothing was imported."
    ),
    errors.EncryptedFileError: N_(
        "“{file}” asks for a password, or is a file of a very old word processor. Save it without "
        "a password, as PDF or DOCX. Nothing was imported."
    ),
    errors.NoTextLayerError: N_(
        "“{file}” has pictures of pages and no text. Let a program recognise the text first. "
        "Nothing was imported."
    ),
    errors.TooLongError: N_(
        "“{file}” has {count} pages or paragraphs; a decision has at most {most}. Nothing was "
        "imported."
    ),
    errors.EndlessWordError: N_(
        "“{name}” in “{file}” has a word of more than {most} letters, as no decision has. Nothing "
        "of it was imported."
    ),
    errors.UnknownFormatError: N_(
        "“{file}” is neither HTML nor DOCX, PDF or text. Nothing was imported."
    ),
    errors.NoDecisionError: N_(
        "“{file}” has no numbered paragraph and no number of a case: it does not look like a "
        "decision. Nothing was imported."
    ),
    errors.SeveralDecisionsError: N_(
        "“{file}” holds more than one decision: {names}. Save each in a file of its own. Nothing "
        "was imported."
    ),
    errors.BadLineError: N_(
        "Line {line} of “{file}” is no decision: “{field}” is missing or cannot be read."
    ),
}
