"""Citing a decision of the library."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from caseapp.domain.citations.citation import CitationKind
from caseapp.domain.citations.formations import is_decision, is_grand_chamber
from caseapp.domain.citations.identified import identified
from caseapp.domain.citations.styles import CitationStyle, Cited, write_citation
from caseapp.domain.cited import CitedAuthority
from caseapp.models.authority import Authority
from caseapp.services.steps.library.confirmations import standing_confirmation

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


def cited_authority(session: Session, row: Authority, pinpoint: str) -> CitedAuthority:
    """Return a decision as a filing cites it, with what the print gate asks for.

    Args:
        session: of the command.
        row: the decision.
        pinpoint: the paragraphs meant: "88", "88–91", "51-52, 55".

    """
    confirmation = standing_confirmation(session, row)
    return CitedAuthority(
        key=row.uid,
        case_name=row.title,
        court=row.court,
        number=row.number,
        day=row.date_text,
        formation=row.formation,
        outcome=row.outcome,
        holding=row.holding,
        pinpoint=_signed(pinpoint),
        good_law_note=row.good_law_note,
        citation_verified=row.citation_verified,
        outcome_verified=row.outcome_verified,
        holding_verified=row.holding_verified,
        confirmed_by=confirmation.person_name if confirmation else "",
    )


def _signed(pinpoint: str) -> str:
    """Put the sign before bare paragraph numbers: "88" and "88–91" become "§ 88" and "§§ 88–91"."""
    if not pinpoint[:1].isdigit():
        return pinpoint
    return f"§ {pinpoint}" if pinpoint.isdigit() else f"§§ {pinpoint}"


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
