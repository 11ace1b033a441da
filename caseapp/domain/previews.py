"""What can be shown of a document inside the program, and why something cannot."""

from dataclasses import dataclass
from enum import StrEnum

from caseapp.domain.errors import UserError

MOST_PIXELS = 40_000_000
"""Of one picture; a photograph of a page has 12 million, a bomb any number."""
MOST_CHARACTERS = 200_000
"""Of a text; the rest is not shown, and that is said."""


class Shown(StrEnum):
    """How a document is shown."""

    PDF = "pdf"
    PICTURE = "picture"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """One page: a PNG picture, or the text of a text file.

    Attributes:
        kind: what the file is by its own bytes, whatever its name says.
        number: from 1.
        count: pages of the document.
        picture: PNG; empty for a text.
        text: of a text file, empty for everything else.
        is_cut: the text is longer than what is shown.

    """

    kind: Shown
    number: int
    count: int
    picture: bytes = b""
    text: str = ""
    is_cut: bool = False


class EncryptedDocumentError(UserError):
    """A PDF asks for a password of its own (values: none)."""


class PictureTooLargeError(UserError):
    """A picture has more pixels than are shown (values: millions, limit)."""


class DamagedDocumentError(UserError):
    """A file begins like a document of a kind and cannot be read as one (values: kind)."""


class UnknownContentError(UserError):
    """A file is neither PDF nor picture nor text (values: none)."""


class DisguisedDocumentError(UserError):
    """A file is something else than its name says (values: ending, found)."""


class PreviewTooHeavyError(UserError):
    """Showing it took more time or memory than a document may (values: none)."""


class NotOpenedOutsideError(UserError):
    """Files that end so are not given to other programs (values: ending)."""


class UnreadableFileError(UserError):
    """A file of this machine that was chosen cannot be read (values: name)."""


REFUSALS = (
    EncryptedDocumentError,
    PictureTooLargeError,
    DamagedDocumentError,
    UnknownContentError,
    DisguisedDocumentError,
)
"""What the worker itself may answer."""
