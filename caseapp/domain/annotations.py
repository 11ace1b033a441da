"""What an office writes beside a decision: notes, highlights, kept quotations.

An annotation belongs to the office or to one matter, for good: what was written for a matter is
its members' alone. It says nothing about the decision itself, which the library keeps apart.
"""

from dataclasses import dataclass
from enum import StrEnum

from caseapp.domain.errors import UserError
from caseapp.domain.ids import AuthorityUid, MatterUid

LONGEST_PASSAGE = 20_000
"""Characters of a passage that can be marked."""
MOST_PARAGRAPHS = 50
"""Paragraphs of one passage; more is a chapter and needs a note."""


class AnnotationSort(StrEnum):
    """What was written."""

    NOTE = "note"
    """On a decision as a whole, or in the margin of a paragraph."""
    HIGHLIGHT = "highlight"
    """A marked passage, with or without a remark."""
    QUOTATION = "quotation"
    """A passage kept for a filing, with the point of law that it is for."""


class MarkColour(StrEnum):
    """Colours of highlights and tags. They mean what the office makes them mean."""

    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    VIOLET = "violet"


class PassageState(StrEnum):
    """How a passage stands to the text that the library has today."""

    WHOLE = "whole"
    """It is about the decision and no passage of it."""
    STANDS = "stands"
    CHANGED = "changed"
    """The paragraph is there and does not have these words."""
    MISSING = "missing"
    """There is no such paragraph, or no text at all."""


class NoPassageError(UserError):
    """A highlight or a quotation was asked for without a passage."""


class PassageChangedError(UserError):
    """The passage is not the library's text: somebody imported it anew (values: title)."""


class PassageTooLongError(UserError):
    """More is marked than a passage may hold (values: most, paragraphs)."""


class NotYourNoteError(UserError):
    """A paralegal changes or deletes what somebody else wrote (values: name)."""


@dataclass(frozen=True, slots=True)
class PassageDraft:
    """A passage as the reader shows it.

    Attributes:
        first, last: places of its paragraphs in the text that was shown, from 0.
        start: its first character in the first paragraph.
        end: the character after its last one in the last paragraph.
        quote: its words; paragraphs are parted by a line break. Compared with the stored text.

    """

    first: int
    start: int
    last: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a passage stands now; places and characters as in `PassageDraft`."""

    state: PassageState
    first: int = -1
    start: int = 0
    last: int = -1
    end: int = 0


@dataclass(frozen=True, slots=True)
class AnnotationWords:
    """What of an annotation can be changed later."""

    text: str = ""
    """The note or remark; a note needs one."""
    point: str = ""
    """The point of law that a quotation is kept for."""
    colour: MarkColour | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class AnnotationDraft:
    """A new annotation."""

    authority: AuthorityUid
    sort: AnnotationSort
    words: AnnotationWords = AnnotationWords()
    passage: PassageDraft | None = None
    matter: MatterUid | None = None
    """None: of the office."""
