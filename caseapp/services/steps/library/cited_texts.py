"""What a citation says of a text: its paragraphs exist, its quotations are word for word."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import select
from sqlalchemy.orm import Session

from caseapp.domain.authorities import PartKind
from caseapp.domain.citations import Citation
from caseapp.domain.citations.quotations import Quotation, compare, words_of
from caseapp.domain.views.citation_check import CitationFault, Finding
from caseapp.models.authority import AuthorityParagraph

NEAR = 250
"""Characters between a quotation and the citation that it belongs to."""
_LONGEST_SPAN = 500
"""Paragraphs of one pinpoint that are looked up one by one; of more the first and the last."""
_QUOTABLE = (PartKind.TEXT, PartKind.OPERATIVE, PartKind.OPINION)
_EDGE = 3
"""Words at both ends of a quotation by which its paragraphs are found."""
NOWHERE = -1
"""Where `by_citation` puts quotations that no citation stands near."""


def by_citation(
    every: Sequence[Citation], quoted: Iterable[Quotation]
) -> dict[int, list[Quotation]]:
    """Give each quotation to the nearest citation after it, else to the one before it.

    Args:
        every: the citations in order; none overlaps another.
        quoted: the quotations.

    Returns:
        For the number of a citation its quotations; an empty list where it has none. Under `NOWHERE`
        those that no citation stands near.

    """
    starts, ends = [one.start for one in every], [one.end for one in every]
    mine: dict[int, list[Quotation]] = defaultdict(list)
    for one in quoted:
        after, before = bisect_left(starts, one.end), bisect_right(ends, one.start) - 1
        if after < len(every) and starts[after] - one.end <= NEAR:
            mine[after].append(one)
        elif before >= 0 and one.start - ends[before] <= NEAR:
            mine[before].append(one)
        else:
            mine[NOWHERE].append(one)
    return mine


@dataclass(frozen=True, slots=True)
class CitedText:
    """What can be quoted of a decision, and what a pinpoint can name."""

    rows: list[tuple[PartKind, str, str]]
    """Part, number and text of each paragraph, in their order."""
    opinions: list[str]
    """Paragraphs of separate opinions."""

    @classmethod
    def of(cls, session: Session, authority: int) -> "CitedText":
        """Read the court's own words of a decision."""
        query = (
            select(AuthorityParagraph.part, AuthorityParagraph.number, AuthorityParagraph.text)
            .where(
                AuthorityParagraph.authority_id == authority,
                AuthorityParagraph.part.in_(_QUOTABLE),
            )
            .order_by(AuthorityParagraph.position)
        )
        every = [(part, number, text) for part, number, text in session.execute(query)]
        opinions = [text for part, _, text in every if part is PartKind.OPINION]
        return cls([row for row in every if row[0] is not PartKind.OPINION], opinions)

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


def text_findings(
    text: CitedText, citation: Citation, quoted: Sequence[Quotation]
) -> Iterator[Finding]:
    """Yield pinpoints that do not exist, and quotations that are not word for word."""
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
        yield from _quotation(one, cited, every, text.opinions)


def _quotation(
    one: Quotation,
    cited: list[tuple[str, str]],
    every: list[tuple[str, str]],
    opinions: Sequence[str],
) -> Iterator[Finding]:
    """Compare with the cited paragraphs, then with all: the pinpoint may be what is wrong."""
    found = compare(one.text, [said for _, said in cited or every])
    if found.agrees:
        return
    both = _across(one, every)
    if both is not None:
        if cited and not set(both) <= {number for number, _ in cited}:
            yield Finding(
                CitationFault.QUOTATION_ELSEWHERE, f"§§ {both[0]}-{both[1]}", paragraph=both[0]
            )
        return
    elsewhere = compare(one.text, [said for _, said in every]) if cited else found
    if elsewhere.agrees:
        number = every[elsewhere.place][0]
        detail = f"§ {number}" if number else ""
        yield Finding(CitationFault.QUOTATION_ELSEWHERE, detail, paragraph=number)
        return
    if opinions and compare(one.text, opinions).agrees:
        yield Finding(CitationFault.QUOTATION_OF_OPINION, one.text)
        return
    number = (cited or every)[found.place][0] if found.place >= 0 else ""
    yield Finding(CitationFault.QUOTATION_DIFFERS, one.text, found.differences, found.runs, number)


def _across(one: Quotation, every: list[tuple[str, str]]) -> tuple[str, str] | None:
    """Return the numbers of two paragraphs that follow each other, if it goes over both."""
    words = words_of(one.text)
    head, tail = " ".join(words[:_EDGE]), " ".join(words[-_EDGE:])
    plain = [" ".join(words_of(said)) for _, said in every]
    for at, (first, second) in enumerate(pairwise(every)):
        if head not in plain[at] or tail not in plain[at + 1]:
            continue
        if compare(one.text, [f"{first[1]} {second[1]}"]).agrees:
            return first[0], second[0]
    return None


def _numbers(paragraphs: Iterable[str]) -> Iterator[str]:
    for span in paragraphs:
        first, _, last = span.partition("-")
        if not (last and first.isdigit() and last.isdigit()):
            yield first
        elif 0 <= int(last) - int(first) <= _LONGEST_SPAN:
            yield from map(str, range(int(first), int(last) + 1))
        else:
            yield from (first, last)
