"""Checking the citations of a text against the library: a memo, or anything that was pasted."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from rapidfuzz import fuzz
from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from caseapp.domain.authorities import Label, OutcomeKind, PartKind
from caseapp.domain.citations import Citation, recognise
from caseapp.domain.citations.quotations import Quotation, compare, quotations
from caseapp.domain.citations.recognise import MOST_TEXT
from caseapp.domain.citations.styles import CitationStyle, write_citation
from caseapp.domain.ids import AuthorityUid
from caseapp.domain.text import fold
from caseapp.domain.views.citation_check import (
    AdverseAuthority,
    CheckedCitation,
    CitationCheck,
    CitationFault,
    Finding,
)
from caseapp.i18n import Catalogue, catalogue
from caseapp.models.authority import (
    Authority,
    AuthorityLabel,
    AuthorityParagraph,
    AuthorityRelation,
)
from caseapp.models.base import live
from caseapp.services.access import READERS, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.library.citing import cited_of
from caseapp.wording.authorities import relation_text

NEAR = 250
"""Characters between a quotation and the citation that it belongs to."""
SAME_NAME = 86.0
"""Likeness of two names, of 100, from which they are taken for one: spellings differ."""
MOST_ADVERSE = 20
_MENDED = frozenset(
    {CitationFault.NAME_DIFFERS, CitationFault.NUMBER_DIFFERS, CitationFault.DATE_DIFFERS}
)
"""What the library's own citation mends."""
_AGAINST = (OutcomeKind.NO_VIOLATION, OutcomeKind.INADMISSIBLE, OutcomeKind.SURRENDER_ALLOWED)
_UNDONE = frozenset(
    {"superseded_by_grand_chamber", "revised_by", "departs_from", "reassesses_country_finding_in",
     "departs_from_country_finding_in"}
)  # fmt: skip
"""Treatments that a filing must not be silent about. The first two point from the older decision,
the others from the newer one."""
_FROM_OLDER = frozenset({"superseded_by_grand_chamber", "revised_by"})


@allows(*READERS)
def check_citations(desk: Desk, text: str) -> CitationCheck:
    """Recognise the citations of a text and compare each with the library.

    A citation that is not found may be right: the library is no register of all decisions. What
    the library has no text of cannot be compared, and that is said.
    """
    found = recognise(text)
    quoted = _by_citation(found, quotations(text[:MOST_TEXT]))
    t = catalogue(desk.language)
    with desk.vault.reading() as session:
        library = _Library.of(session)
        checked = [
            _checked(session, library, one, quoted[number], t) for number, one in enumerate(found)
        ]
        named = [one.authority for one in checked if one.authority is not None]
        adverse = tuple(_adverse(session, named))
    return CitationCheck(tuple(checked), adverse)


@dataclass(frozen=True, slots=True)
class _Entry:
    id: int
    uid: str
    title: str
    numbers: frozenset[str]
    day: date
    date_text: str
    ecli: str
    printable: bool
    note: str


@dataclass(frozen=True, slots=True)
class _Library:
    """The decisions of the library by what identifies them."""

    by_mark: dict[str, list[_Entry]]
    entries: list[_Entry]
    plain: list[str]
    """Their titles as they are compared, in the same order."""
    by_name: dict[str, list[_Entry]] = field(default_factory=dict)
    """What was found for a name: a text repeats its names, and each is compared with all titles."""

    @classmethod
    def of(cls, session: Session) -> "_Library":
        by_mark: dict[str, list[_Entry]] = defaultdict(list)
        entries = []
        columns = (
            *(Authority.id, Authority.uid, Authority.title, Authority.number),
            *(Authority.decided_on, Authority.date_text, Authority.ecli),
            *(Authority.citation_verified, Authority.outcome_verified, Authority.good_law_note),
        )
        for row in session.execute(live(Authority, *columns)):
            local, uid, title, number, day, date_text, ecli, cited, outcome, note = row
            numbers = frozenset(part.strip() for part in number.replace(",", ";").split(";"))
            entry = _Entry(
                local, uid, title, numbers - {""}, day, date_text, ecli, cited and outcome, note
            )
            entries.append(entry)
            for mark in (*entry.numbers, ecli):
                if mark:
                    by_mark[_mark(mark)].append(entry)
        return cls(by_mark, entries, [_plain(entry.title) for entry in entries])

    def find(self, citation: Citation) -> list[_Entry]:
        """Return what a citation may name: by its numbers or identifier, else by its name."""
        marks = (*citation.numbers, citation.ecli, citation.document)
        found = {
            entry.id: entry
            for mark in marks
            if mark
            for entry in self.by_mark.get(_mark(mark), ())
        }
        if not found and citation.name:
            found = {entry.id: entry for entry in self._named(citation.name)}
        return _narrowed(list(found.values()), citation)

    def _named(self, name: str) -> list[_Entry]:
        if name not in self.by_name:
            wanted = _plain(name)
            self.by_name[name] = [
                entry
                for entry, title in zip(self.entries, self.plain, strict=True)
                if _same_name(title, wanted)
            ]
        return self.by_name[name]


def _mark(number: str) -> str:
    """Return a number without what citations leave out at will: "C-404/15 PPU"."""
    return number.replace(" PPU", "").replace(" ", "").upper()


def _narrowed(found: list[_Entry], citation: Citation) -> list[_Entry]:
    """Prefer, among several decisions in one case, the one of the date that is cited."""
    dated = [one for one in found if citation.day is not None and one.day == citation.day]
    dated = dated or [one for one in found if citation.year and one.day.year == citation.year]
    return dated if dated and len(found) > 1 else found


def _alike(title: str, name: str) -> bool:
    return _same_name(_plain(title), _plain(name))


def _same_name(title: str, name: str) -> bool:
    return fuzz.token_sort_ratio(title, name, score_cutoff=SAME_NAME) >= SAME_NAME


def _plain(name: str) -> str:
    words = fold(name).replace(" v. ", " ").replace(" c. ", " ").replace(" v ", " ")
    return " ".join(
        word.strip(".,()") for word in words.split() if word not in {"the", "and", "others", "uk"}
    ).replace("united kingdom", "")


def _by_citation(
    every: Sequence[Citation], quoted: Iterable[Quotation]
) -> dict[int, list[Quotation]]:
    """Give each quotation to the nearest citation after it, else to the one before it.

    Args:
        every: the citations in order; none overlaps another.
        quoted: the quotations.

    Returns:
        For the number of a citation its quotations; an empty list where it has none.

    """
    starts, ends = [one.start for one in every], [one.end for one in every]
    mine: dict[int, list[Quotation]] = defaultdict(list)
    for one in quoted:
        after, before = bisect_left(starts, one.end), bisect_right(ends, one.start) - 1
        if after < len(every) and starts[after] - one.end <= NEAR:
            mine[after].append(one)
        elif before >= 0 and one.start - ends[before] <= NEAR:
            mine[before].append(one)
    return mine


def _checked(
    session: Session,
    library: _Library,
    citation: Citation,
    quoted: Sequence[Quotation],
    t: Catalogue,
) -> CheckedCitation:
    found = library.find(citation)
    if not found:
        finding = Finding(CitationFault.NOT_FOUND)
        return CheckedCitation(citation, None, "", (finding,))
    if len(found) > 1:
        titles = "; ".join(f"{one.title} ({one.date_text})" for one in found)
        return CheckedCitation(citation, None, "", (Finding(CitationFault.AMBIGUOUS, titles),))
    (entry,) = found
    text = _Text.of(session, entry) if citation.paragraphs or quoted else None
    findings = [
        *_identity(citation, entry),
        *(_text(text, citation, quoted) if text is not None else ()),
        *_treatment(session, entry, t),
    ]
    return CheckedCitation(
        citation,
        AuthorityUid(entry.uid),
        entry.title,
        tuple(findings),
        suggestion=_suggestion(session, citation, entry, findings),
        paragraph=text.first_of(citation) if text is not None else "",
    )


def _suggestion(
    session: Session, citation: Citation, entry: _Entry, findings: Iterable[Finding]
) -> str:
    """Return the citation as the library has it, if what identifies the decision differs."""
    if not any(one.fault in _MENDED for one in findings):
        return ""
    row = session.get_one(Authority, entry.id)
    return write_citation(cited_of(row, citation.paragraphs), CitationStyle.ECTHR)


def _identity(citation: Citation, entry: _Entry) -> Iterator[Finding]:
    if citation.name and not _alike(entry.title, citation.name):
        yield Finding(CitationFault.NAME_DIFFERS, entry.title)
    if citation.numbers and not {_mark(one) for one in citation.numbers} & {
        _mark(one) for one in entry.numbers
    }:
        yield Finding(CitationFault.NUMBER_DIFFERS, "; ".join(sorted(entry.numbers)))
    whole = len(entry.date_text) > len("2008")
    if (citation.day is not None and whole and citation.day != entry.day) or (
        citation.day is None and citation.year is not None and citation.year != entry.day.year
    ):
        yield Finding(CitationFault.DATE_DIFFERS, entry.date_text)
    if not entry.printable:
        yield Finding(CitationFault.NOT_PRINTABLE)


@dataclass(frozen=True, slots=True)
class _Text:
    """What can be quoted of a decision, and what a pinpoint can name."""

    rows: list[tuple[PartKind, str, str]]
    """Part, number and text of each paragraph, in their order."""

    @classmethod
    def of(cls, session: Session, entry: _Entry) -> "_Text":
        query = (
            select(AuthorityParagraph.part, AuthorityParagraph.number, AuthorityParagraph.text)
            .where(
                AuthorityParagraph.authority_id == entry.id,
                AuthorityParagraph.part.in_([PartKind.TEXT, PartKind.OPERATIVE]),
            )
            .order_by(AuthorityParagraph.position)
        )
        return cls([(part, number, text) for part, number, text in session.execute(query)])

    def numbered(self) -> dict[str, list[str]]:
        """Return the numbered paragraphs of the judgment: the operative part counts anew."""
        found: dict[str, list[str]] = defaultdict(list)
        for part, number, text in self.rows:
            if part is PartKind.TEXT and number:
                found[number].append(text)
        return found

    def first_of(self, citation: Citation) -> str:
        """Return the first paragraph that is cited and exists."""
        numbered = self.numbered()
        return next((one for one in _numbers(citation.paragraphs) if one in numbered), "")


def _text(text: _Text, citation: Citation, quoted: Sequence[Quotation]) -> Iterator[Finding]:
    if not text.rows:
        yield Finding(CitationFault.NO_TEXT)
        return
    numbered = text.numbered()
    pointed = list(_numbers(citation.paragraphs))
    missing = [number for number in pointed if number not in numbered]
    if missing:
        yield Finding(CitationFault.PARAGRAPH_MISSING, ", ".join(missing))
    cited = [(number, said) for number in pointed for said in numbered.get(number, ())]
    every = [(number if part is PartKind.TEXT else "", said) for part, number, said in text.rows]
    for one in quoted:
        yield from _quotation(one, cited, every)


def _quotation(
    one: Quotation, cited: list[tuple[str, str]], every: list[tuple[str, str]]
) -> Iterator[Finding]:
    """Compare with the cited paragraphs, then with all: the pinpoint may be what is wrong."""
    found = compare(one.text, [said for _, said in cited or every])
    if found.agrees:
        return
    elsewhere = compare(one.text, [said for _, said in every]) if cited else found
    if elsewhere.agrees:
        number = every[elsewhere.place][0]
        detail = f"§ {number}" if number else ""
        yield Finding(CitationFault.QUOTATION_ELSEWHERE, detail, paragraph=number)
        return
    number = (cited or every)[found.place][0] if found.place >= 0 else ""
    yield Finding(CitationFault.QUOTATION_DIFFERS, one.text, found.differences, found.runs, number)


def _numbers(paragraphs: Iterable[str]) -> Iterator[str]:
    for span in paragraphs:
        first, _, last = span.partition("-")
        if last and first.isdigit() and last.isdigit() and 0 <= int(last) - int(first) <= 500:  # noqa: PLR2004
            yield from map(str, range(int(first), int(last) + 1))
        else:
            yield first


def _treatment(session: Session, entry: _Entry, t: Catalogue) -> Iterator[Finding]:
    if entry.note:
        yield Finding(CitationFault.TREATMENT, entry.note)
    query = select(
        AuthorityRelation.from_id, AuthorityRelation.treatment, AuthorityRelation.to_id
    ).where(
        or_(AuthorityRelation.from_id == entry.id, AuthorityRelation.to_id == entry.id),
        AuthorityRelation.treatment.in_(_UNDONE),
    )
    for from_id, treatment, to_id in session.execute(query).all():
        older = from_id if treatment in _FROM_OLDER else to_id
        if older != entry.id:
            continue
        other = to_id if older == from_id else from_id
        title = session.scalar(live(Authority, Authority.title).where(Authority.id == other))
        words = relation_text(treatment, incoming=treatment not in _FROM_OLDER, t=t)
        yield Finding(CitationFault.TREATMENT, f"{words}: {title}")


def _adverse(session: Session, named: Sequence[str]) -> Iterator[AdverseAuthority]:
    """Yield decisions against the person on the points of the cited ones, not cited themselves."""
    if not named:
        return
    cited = list(session.scalars(live(Authority, Authority.id).where(Authority.uid.in_(named))))
    issues = select(AuthorityLabel.value).where(
        AuthorityLabel.authority_id.in_(cited), AuthorityLabel.label == Label.ISSUE
    )
    shared = select(AuthorityLabel.authority_id).where(
        AuthorityLabel.label == Label.ISSUE, AuthorityLabel.value.in_(issues)
    )
    against = select(AuthorityLabel.authority_id).where(
        AuthorityLabel.label == Label.OUTCOME, AuthorityLabel.value.in_(_AGAINST)
    )
    query = (
        live(Authority)
        .where(Authority.id.in_(shared), Authority.id.in_(against), Authority.id.not_in(cited))
        .order_by(Authority.rank, Authority.decided_on.desc())
        .limit(MOST_ADVERSE)
    )
    for authority in session.scalars(query):
        yield AdverseAuthority(
            AuthorityUid(authority.uid), authority.title, tuple(authority.issues.split("\n"))
        )
