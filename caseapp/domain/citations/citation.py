"""A citation as it stands in a text, whoever wrote it and in whatever style."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class CitationKind(StrEnum):
    """Whose decision a citation names."""

    ECTHR = "ecthr"
    """European Court (and former Commission) of Human Rights."""
    CJEU = "cjeu"
    """Court of Justice of the European Union and its General Court."""
    CAT = "cat"
    """Committee against Torture."""
    HRC = "hrc"
    """Human Rights Committee."""
    UN = "un"
    """Another body of the United Nations, or one that the citation does not name."""
    UK = "uk"
    IE = "ie"
    DE = "de"
    FR = "fr"
    OTHER = "other"
    """A court of another state, named by its ECLI."""


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation that was recognised.

    Attributes:
        kind: whose decision it is.
        numbers: application, case, communication or file numbers and neutral citations, in the
            form that the body itself uses: "37201/06", "C-404/15 PPU", "39/1996",
            "[2003] UKHL 30", "2 BvR 2735/14", "14-86.498".
        name: of the case, such as "Saadi v. Italy"; "" where none is given.
        day: of the decision; None where only a year, or nothing, is given.
        year: of the decision, or of the report that prints it.
        paragraphs: pinpoints, ranges unexpanded: ("125", "133-135", "13.4").
        flags: "GC", "Plenary", "dec.", "merits", "cited above" and the like.
        ecli: European Case Law Identifier; "" where none is given.
        reports: printed series, such as "Series A no. 161" or "[2004] 2 AC 323".
        document: symbol of a document of the United Nations.
        start, end: where it stands in the text, in characters.

    """

    kind: CitationKind
    numbers: tuple[str, ...] = ()
    name: str = ""
    day: date | None = None
    year: int | None = None
    paragraphs: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    ecli: str = ""
    reports: tuple[str, ...] = ()
    document: str = ""
    start: int = 0
    end: int = 0
