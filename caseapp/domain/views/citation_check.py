"""What a check of the citations of a text found."""

from dataclasses import dataclass
from enum import StrEnum

from caseapp.domain.citations.citation import Citation
from caseapp.domain.citations.quotations import Difference, Run
from caseapp.domain.ids import AuthorityUid


class CitationFault(StrEnum):
    """What is wrong with a citation, or cannot be said of it."""

    NOT_FOUND = "not_found"
    """The library has no such decision: that it exists is not proved."""
    AMBIGUOUS = "ambiguous"
    """Several decisions of the library fit."""
    NAME_DIFFERS = "name_differs"
    NUMBER_DIFFERS = "number_differs"
    DATE_DIFFERS = "date_differs"
    FORMATION_DIFFERS = "formation_differs"
    """Cited as of the Grand Chamber, or as a decision, and it is not; or a decision as none."""
    PARAGRAPH_MISSING = "paragraph_missing"
    """The decision has no paragraph of that number."""
    NO_TEXT = "no_text"
    """The library has no text of the decision: pinpoint and quotation were not checked."""
    QUOTATION_DIFFERS = "quotation_differs"
    QUOTATION_ELSEWHERE = "quotation_elsewhere"
    """The words stand in the decision, in a paragraph that is not cited."""
    QUOTATION_OF_OPINION = "quotation_of_opinion"
    """The words stand in a separate opinion: the court did not say them."""
    TREATMENT = "treatment"
    """Another decision superseded, revised or departed from it."""
    NOT_PRINTABLE = "not_printable"
    """Citation or outcome is not verified: it may not stand in a filing."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, with what the library says instead."""

    fault: CitationFault
    detail: str = ""
    differences: tuple[Difference, ...] = ()
    runs: tuple[Run, ...] = ()
    """The whole quotation beside the paragraph, word by word."""
    paragraph: str = ""
    """The court's number of the paragraph that it is about; empty where it has none."""


@dataclass(frozen=True, slots=True)
class AdverseAuthority:
    """A decision against the person on a point that a cited one is about."""

    uid: AuthorityUid
    title: str
    issues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckedCitation:
    """A citation, the decision it names, and what is wrong with it."""

    citation: Citation
    authority: AuthorityUid | None
    title: str
    findings: tuple[Finding, ...]
    suggestion: str = ""
    """The citation as the library has it, where name, number or date differ."""
    paragraph: str = ""
    """The first paragraph that is cited and exists: where a reader would look."""


@dataclass(frozen=True, slots=True)
class CitationCheck:
    """All citations of a text, and the adverse authorities it does not name.

    Attributes:
        adverse: those that share the most points with what is cited.
        further_adverse: how many there are besides.
        loose: quotations that no citation stands near: they were not compared.

    """

    citations: tuple[CheckedCitation, ...]
    adverse: tuple[AdverseAuthority, ...]
    further_adverse: int = 0
    loose: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckProgress:
    """How far a check is: characters that were read, then citations that were looked up.

    Both count for half.
    """

    done: int
    total: int
