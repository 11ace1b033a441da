"""A decision as it was read from a file that a lawyer downloaded, before anybody confirmed it."""

from dataclasses import dataclass
from datetime import date

from caseapp.domain.authorities import PartKind
from caseapp.domain.errors import UserError

MOST_BYTES = 60 * 2**20
"""The largest file that is read; the longest judgment of the Strasbourg Court has 6 MB as PDF."""
MOST_PARAGRAPHS = 20_000
LONGEST_WORD = 50_000
"""Letters without a space; scripts without spaces fill paragraphs of some thousands. To lay out a
longer one takes a window seconds, and ten times as long ones a hundred times as long."""


class DecisionFileError(UserError):
    """A file cannot be imported; nothing of it was (values: file)."""


class FileTooBigError(DecisionFileError):
    """The file is larger than any decision (values: file, megabytes, most)."""


class MissingFileError(DecisionFileError):
    """There is no file of that name (values: file)."""


class NoFileError(DecisionFileError):
    """It is a folder, a device or a pipe, or may not be read (values: file)."""


class DamagedFileError(DecisionFileError):
    """The file cannot be read as what it claims to be (values: file)."""


class EncryptedFileError(DecisionFileError):
    """The file asks for a password (values: file)."""


class NoTextLayerError(DecisionFileError):
    """The PDF has pictures of pages and no text (values: file)."""


class TooLongError(DecisionFileError):
    """It has more pages or paragraphs than any decision (values: file, count, most)."""


class EndlessWordError(DecisionFileError):
    """A decision has a word that no window can lay out (values: file, name, most)."""


class UnknownFormatError(DecisionFileError):
    """The file is neither HTML nor DOCX, PDF or text (values: file)."""


class NoDecisionError(DecisionFileError):
    """There is no numbered paragraph and no number of a case in it (values: file)."""


class SeveralDecisionsError(DecisionFileError):
    """The file holds more than one decision (values: file, names)."""


class BadLineError(DecisionFileError):
    """A line of a JSON-lines file is no decision (values: file, line, field)."""


@dataclass(frozen=True, slots=True)
class DecisionParagraph:
    """One paragraph. `number` is the court's own; "" where it gave none."""

    part: PartKind
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class DecisionDraft:
    """What was recognised; every field is shown for confirmation and may be empty.

    Attributes:
        name: of the case, such as "Shofman v. Russia".
        numbers: application, case or file numbers.
        court: such as "ECtHR", "CJEU", "UK"; as `CitationKind` in capitals where it is a state's.
        formation: such as "First Section" or "Grand Chamber".
        respondent: the State, in the words of the file.
        articles: of the Convention, as the operative part names them ("3", "5-4").
        conclusion: "violation: 3 | no violation: 13" from the operative part.
        language: ISO 639 code, guessed from the words of the front page; "" if unknown.
        source: format and site, such as "HUDOC, HTML".
        warnings: codes of what a lawyer should look at: "gap" (numbers are missing),
            "scripts" (the file had scripts, which were not read), "no_numbers".

    """

    file: str
    name: str = ""
    numbers: tuple[str, ...] = ()
    ecli: str = ""
    court: str = ""
    formation: str = ""
    day: date | None = None
    respondent: str = ""
    articles: tuple[str, ...] = ()
    conclusion: str = ""
    language: str = ""
    source: str = ""
    hudoc_itemid: str = ""
    paragraphs: tuple[DecisionParagraph, ...] = ()
    warnings: tuple[str, ...] = ()
    importance: str = ""
    """1 key case … 4 low, as the Strasbourg Court grades; "" if unknown."""


def is_endless(text: str) -> bool:
    """Say whether a text has a word longer than `LONGEST_WORD`."""
    return len(text) > LONGEST_WORD and max(map(len, text.split()), default=0) > LONGEST_WORD
