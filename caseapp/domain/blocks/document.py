"""A whole filing with everything that printing needs: no clock, no catalogue, no settings."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from caseapp.domain.blocks.model import Block
from caseapp.domain.blocks.spans import Spans


class Mark(StrEnum):
    """Which copy of a filing is printed (glossary: *working copy*, *filed copy*)."""

    WORKING = "working"
    FILED = "filed"


@dataclass(frozen=True, slots=True)
class Labels:
    """The engine's own words, in the language of the filing.

    Attributes:
        contents: heading of the table of contents.
        authorities: heading of the table of authorities.
        page_of: with the fields {page} and {pages}.
        draft: stands on every page of the working copy.
        letters: letters that number the headings of level 2 and ordered lists.

    """

    contents: str = "Contents"
    authorities: str = "Table of Authorities"
    page_of: str = "Page {page} of {pages}"
    draft: str = "DRAFT – PRIVILEGED"
    letters: str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class AuthorityEntry:
    """One line of the table of authorities, and what the print gate must know of it.

    Attributes:
        key: what `Span.cite` names.
        group: the court, as the filing's language has it; entries stand grouped by it.
        text: the full citation.
        note: doubt whether it is still good law; always printed with the entry.
        citation_verified: name, number and date were checked (print gate).
        outcome_verified: the outcome was checked (print gate).

    """

    key: str
    group: str
    text: Spans
    note: str = ""
    citation_verified: bool = False
    outcome_verified: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A filing ready to be printed.

    Attributes:
        title: of the file's metadata; the printed title is a block.
        language: of the text, such as "en"; written into the file.
        day: the only date in the file's metadata.
        blocks: the text, in order.
        labels: words of the engine.
        authorities: entries in the order of the table of authorities.
        running_head: short title at the top of the pages after the first.
        mark: working copy or filed copy.
        gaps: paths of the fields that the template found empty; none in a filed copy.

    """

    title: str
    language: str
    day: date
    blocks: tuple[Block, ...]
    labels: Labels = Labels()
    authorities: tuple[AuthorityEntry, ...] = ()
    running_head: str = ""
    mark: Mark = Mark.WORKING
    gaps: tuple[str, ...] = ()
