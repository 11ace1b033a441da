"""What is found in a text before it is known which marks are one citation."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from caseapp.domain.citations.citation import CitationKind


class Mark(Enum):
    """What a token is."""

    NUMBER = auto()
    """It names a decision on its own."""
    WEAK_NUMBER = auto()
    """It may name an application, or a law; what stands beside it decides."""
    REPORT = auto()
    NAME = auto()
    COURT = auto()
    DATE = auto()
    PARAGRAPHS = auto()
    FLAG = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One mark in a text."""

    mark: Mark
    start: int
    end: int
    kind: CitationKind | None = None
    values: tuple[str, ...] = ()
    ecli: str = ""
    document: str = ""
    day: date | None = None
    year: int | None = None
    of_state: bool = False
    flags: tuple[str, ...] = ()
    court: str = ""
    short: bool = False
    """A short name of what was cited before."""
