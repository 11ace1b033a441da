"""Which decision of the library a citation names, and where what identifies the two differs."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from caseapp.domain.citations import Citation
from caseapp.domain.citations.citation import CitationKind
from caseapp.domain.citations.formations import is_decision, is_grand_chamber, is_judgment
from caseapp.domain.citations.identified import identified
from caseapp.domain.views.citation_check import CitationFault, Finding
from caseapp.models.authority import Authority
from caseapp.models.base import live
from caseapp.services.steps.library.case_names import CaseName

_NUMBERED = frozenset({CitationKind.ECTHR, CitationKind.CJEU})
"""Whose numbers the library has one by one; the committees write several as "1461, 1462/2006"."""
_COMMITTEES = frozenset({CitationKind.CAT, CitationKind.HRC, CitationKind.UN})
"""Their decisions are cited by a surname, and kept with all names."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision of the library, as far as a citation can name it."""

    id: int
    uid: str
    title: str
    numbers: frozenset[str]
    day: date
    date_text: str
    ecli: str
    printable: bool
    note: str
    formation: str


@dataclass(frozen=True, slots=True)
class CitedDecisions:
    """The decisions of the library by what identifies them."""

    by_mark: dict[str, list[Entry]]
    entries: list[Entry]
    names: list[CaseName]
    """Their titles as they are compared, in the same order."""
    by_name: dict[tuple[str, bool], list[Entry]] = field(default_factory=dict)
    """What was found for a name, and whether as a short one: a text repeats its names, and each is compared with all titles."""

    @classmethod
    def of(cls, session: Session) -> "CitedDecisions":
        """Read the library once, for all citations of a text."""
        by_mark: dict[str, list[Entry]] = defaultdict(list)
        entries = []
        columns = (
            *(Authority.id, Authority.uid, Authority.title, Authority.number),
            *(Authority.decided_on, Authority.date_text, Authority.ecli),
            *(Authority.citation_verified, Authority.outcome_verified, Authority.good_law_note),
            Authority.formation,
        )
        for row in session.execute(live(Authority, *columns)):
            local, uid, title, number, day, date_text, ecli, cited, outcome, note, formation = row
            marks = identified(number)
            entry = Entry(
                *(local, uid, title, frozenset((*marks.numbers, *marks.reports))),
                *(day, date_text, ecli),
                *(cited and outcome, note, formation),
            )
            entries.append(entry)
            for mark in (*entry.numbers, ecli, marks.document):
                if mark:
                    by_mark[_mark(mark)].append(entry)
        return cls(by_mark, entries, [CaseName.of(entry.title) for entry in entries])

    def begun(self, name: str) -> list[Entry]:
        """Return the decisions whose first party has the short name of a text."""
        if (name, True) not in self.by_name:
            wanted = CaseName.of(name)
            self.by_name[name, True] = [
                entry
                for entry, title in zip(self.entries, self.names, strict=True)
                if title.is_like(wanted) or wanted.is_short_for(title)
            ]
        return self.by_name[name, True]

    def find(self, citation: Citation) -> list[Entry]:
        """Return what a citation may name: by its numbers or identifier, else by its name."""
        marks = (*citation.numbers, *citation.reports, citation.ecli, citation.document)
        found = {
            entry.id: entry
            for mark in marks
            if mark
            for entry in self.by_mark.get(_mark(mark), ())
        }
        if not found and citation.name:
            near = self.begun if citation.kind in _COMMITTEES else self._named
            found = {entry.id: entry for entry in near(citation.name)}
        return _narrowed(list(found.values()), citation)

    def _named(self, name: str) -> list[Entry]:
        if (name, False) not in self.by_name:
            wanted = CaseName.of(name)
            self.by_name[name, False] = [
                entry
                for entry, title in zip(self.entries, self.names, strict=True)
                if title.is_like(wanted)
            ]
        return self.by_name[name, False]


def _mark(number: str) -> str:
    """Return a number without what citations leave out at will: "C-404/15 PPU"."""
    return number.replace(" PPU", "").replace(" ", "").upper()


def _narrowed(found: list[Entry], citation: Citation) -> list[Entry]:
    """Prefer, among several decisions in one case, the one of the date that is cited."""
    dated = [one for one in found if citation.day is not None and one.day == citation.day]
    dated = dated or [one for one in found if citation.year and one.day.year == citation.year]
    return dated if dated and len(found) > 1 else found


def identity(citation: Citation, entry: Entry) -> Iterator[Finding]:
    """Yield where name, number, formation or date differ, and that the gate is shut."""
    if citation.name and not CaseName.of(entry.title).is_near(CaseName.of(citation.name)):
        yield Finding(CitationFault.NAME_DIFFERS, entry.title)
    if _numbers_differ(citation, entry):
        yield Finding(CitationFault.NUMBER_DIFFERS, "; ".join(sorted(entry.numbers)))
    if citation.ecli and entry.ecli and _mark(citation.ecli) != _mark(entry.ecli):
        yield Finding(CitationFault.NUMBER_DIFFERS, entry.ecli)
    if (
        citation.kind is CitationKind.ECTHR
        and citation.numbers
        and _formations_differ(citation, entry)
    ):
        yield Finding(CitationFault.FORMATION_DIFFERS, entry.formation or entry.ecli)
    if _dates_differ(citation, entry):
        yield Finding(CitationFault.DATE_DIFFERS, entry.date_text)
    if not entry.printable:
        yield Finding(CitationFault.NOT_PRINTABLE)


def _numbers_differ(citation: Citation, entry: Entry) -> bool:
    cited, known = set(map(_mark, citation.numbers)), set(map(_mark, entry.numbers))
    # One right number among several does not make the others right.
    return bool(cited - known) if citation.kind in _NUMBERED else bool(cited) and not cited & known


def _formations_differ(citation: Citation, entry: Entry) -> bool:
    """Say whether the citation names a formation that it was not; one may be left out."""
    grand = "GC" in citation.flags
    if grand and entry.formation and not is_grand_chamber(entry.formation):
        return True
    if "dec." in citation.flags:
        return is_judgment(entry.formation, entry.ecli)
    return is_decision(entry.formation, entry.ecli)


def _dates_differ(citation: Citation, entry: Entry) -> bool:
    if citation.day is not None and len(entry.date_text) > len("2008"):
        return citation.day != entry.day
    year = citation.day.year if citation.day is not None else citation.year
    return year is not None and year != entry.day.year
