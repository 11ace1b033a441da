"""The text of a decision, and how the decision is cited."""

from collections.abc import Sequence
from datetime import date

from caseapp.domain.citations.citation import CitationKind
from caseapp.domain.citations.styles import CitationStyle, Cited, write_citation
from caseapp.domain.ids import AuthorityUid
from caseapp.domain.views.authority_text import AuthorityText
from caseapp.models.authority import Authority
from caseapp.services.access import READERS, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.authority_views import require_authority
from caseapp.services.steps.decision_text import paragraphs_of

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


@allows(*READERS)
def get_text(desk: Desk, uid: AuthorityUid) -> AuthorityText:
    """Return the text of a decision in its order.

    Raises:
        NotFoundError: there is no such decision.

    """
    with desk.vault.reading() as session:
        row = require_authority(session, uid)
        return AuthorityText(uid, row.title, paragraphs_of(session, row.id))


@allows(*READERS)
def cite(
    desk: Desk, uid: AuthorityUid, style: CitationStyle, paragraphs: Sequence[str] = ()
) -> str:
    """Return the citation of a decision in a style, with the note whether it is good law.

    Args:
        desk: who asks.
        uid: the decision.
        style: how it is written.
        paragraphs: the court's numbers that are relied on.

    Raises:
        NotFoundError: there is no such decision.

    """
    with desk.vault.reading() as session:
        row = require_authority(session, uid)
        text = write_citation(_cited(row, tuple(paragraphs)), style)
        return f"{text} [{row.good_law_note}]" if row.good_law_note else text


def _cited(row: Authority, paragraphs: tuple[str, ...]) -> Cited:
    return Cited(
        kind=_kind(row.court),
        name=row.title,
        numbers=tuple(part.strip() for part in row.number.split(";") if part.strip()),
        day=_day(row.date_text),
        year=row.decided_on.year if row.date_text else None,
        ecli=row.ecli,
        court=row.court,
        grand_chamber=row.formation == "Grand Chamber",
        paragraphs=paragraphs,
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
