"""Citing a decision of the library."""

from collections.abc import Sequence
from datetime import date

from caseapp.domain.citations.citation import CitationKind
from caseapp.domain.citations.formations import is_decision, is_grand_chamber
from caseapp.domain.citations.identified import identified
from caseapp.domain.citations.styles import CitationStyle, Cited, write_citation
from caseapp.models.authority import Authority

_KINDS = {
    "ECtHR": CitationKind.ECTHR,
    "CJEU": CitationKind.CJEU,
    "CAT": CitationKind.CAT,
    "HRC": CitationKind.HRC,
}
_PLACES = {
    "England": CitationKind.UK,
    "United Kingdom": CitationKind.UK,
    "UK": CitationKind.UK,
    "Germany": CitationKind.DE,
    "France": CitationKind.FR,
    "Ireland": CitationKind.IE,
}


def citation_of(row: Authority, style: CitationStyle, paragraphs: Sequence[str] = ()) -> str:
    """Return the citation, with the note whether the decision is still good law."""
    text = write_citation(cited_of(row, paragraphs), style)
    return f"{text} [{row.good_law_note}]" if row.good_law_note else text


def cited_of(row: Authority, paragraphs: Sequence[str] = ()) -> Cited:
    """Return what a citation of a decision is written from."""
    marks = identified(row.number)
    return Cited(
        kind=_kind(row.court),
        name=row.title,
        numbers=marks.numbers,
        document=marks.document,
        reports=marks.reports,
        day=_day(row.date_text),
        year=row.decided_on.year if row.date_text else None,
        ecli=row.ecli,
        court=row.court,
        grand_chamber=is_grand_chamber(row.formation),
        decision=row.court == "ECtHR" and is_decision(row.formation, row.ecli),
        paragraphs=tuple(paragraphs),
    )


def _kind(court: str) -> CitationKind:
    if court in _KINDS:
        return _KINDS[court]
    return next(
        (kind for place, kind in _PLACES.items() if court.startswith(place)), CitationKind.OTHER
    )


def _day(text: str) -> date | None:
    """Return the whole date; None where the source has the year alone."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
