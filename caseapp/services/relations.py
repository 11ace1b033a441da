"""How a decision stands to others, both ways, with the paragraphs where that is said."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from caseapp.domain.authorities import PartKind
from caseapp.domain.ids import AuthorityUid
from caseapp.domain.relations import KIND_OF, RelationKind, marks_of, pinpoints, speaks_of, warns
from caseapp.domain.views.relations import RelatedDecision, Relations
from caseapp.i18n import Catalogue, catalogue
from caseapp.models.authority import Authority, AuthorityParagraph, AuthorityRelation
from caseapp.models.base import live
from caseapp.services.access import READERS, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.library.authority_views import require_authority
from caseapp.wording.authorities import relation_text

MOST_PARAGRAPHS = 8
"""Paragraphs that are named of one relation; a judgment may speak of another on every page."""
_ORDER = list(RelationKind)


@allows(*READERS)
def list_relations(desk: Desk, uid: AuthorityUid) -> Relations:
    """Return the decisions that one stands to, what undoes it first.

    Where a relation is said is told by the pack, else found in the text of the decision that tells
    it, if the office imported that: paragraphs that name the other decision.

    Raises:
        NotFoundError: there is no such decision.

    """
    t = catalogue(desk.language)
    with desk.vault.reading() as session:
        row = require_authority(session, uid)
        found = _related(session, row, t)
        others = _with_paragraphs(session, row, found)
    others.sort(key=lambda one: (not one.warns, _ORDER.index(one.kind), one.day, one.title))
    return Relations(
        AuthorityUid(row.uid), row.title, row.decided_on, row.date_text, tuple(others)
    )


def _related(
    session: Session, row: Authority, t: Catalogue
) -> list[tuple[Authority, RelatedDecision]]:
    found = []
    for mine, theirs, incoming in (
        (AuthorityRelation.to_id, AuthorityRelation.from_id, True),
        (AuthorityRelation.from_id, AuthorityRelation.to_id, False),
    ):
        query = (
            live(Authority, Authority, AuthorityRelation.treatment, AuthorityRelation.basis)
            .join(AuthorityRelation, Authority.id == theirs)
            .where(mine == row.id)
        )
        for other, code, basis in session.execute(query):
            found.append((other, _view(other, code, basis, t, incoming=incoming)))
    return found


def _view(
    other: Authority, code: str, basis: str, t: Catalogue, *, incoming: bool
) -> RelatedDecision:
    return RelatedDecision(
        uid=AuthorityUid(other.uid),
        title=other.title,
        court=other.court,
        day=other.decided_on,
        date_text=other.date_text,
        kind=KIND_OF[code],
        code=code,
        relation=relation_text(code, t, incoming=incoming),
        incoming=incoming,
        warns=warns(code, incoming=incoming),
        paragraphs=pinpoints(basis),
        basis=basis,
        may_be_printed=other.citation_verified and other.outcome_verified,
    )


def _with_paragraphs(
    session: Session, row: Authority, found: Sequence[tuple[Authority, RelatedDecision]]
) -> list[RelatedDecision]:
    """Look into the texts for what the pack does not say."""
    titles = [row.title, *(other.title for other, _ in found)]
    mine = _texts(session, [row.id]).get(row.id, [])
    unknown = [other.id for other, one in found if one.incoming and not one.paragraphs]
    theirs = _texts(session, unknown)
    about_row = speaks_of(marks_of(row.title, _numbers(row), titles))
    result = []
    for other, one in found:
        if one.paragraphs:
            result.append(one)
            continue
        about = (
            about_row
            if one.incoming
            else speaks_of(marks_of(other.title, _numbers(other), titles))
        )
        texts = theirs.get(other.id, []) if one.incoming else mine
        named = [number for number, text in texts if about.search(text)]
        result.append(replace(one, paragraphs=tuple(dict.fromkeys(named))[:MOST_PARAGRAPHS]))
    return result


def _texts(session: Session, authorities: Sequence[int]) -> dict[int, list[tuple[str, str]]]:
    """Return numbers and texts of the court's own paragraphs, by decision."""
    query = (
        select(AuthorityParagraph.authority_id, AuthorityParagraph.number, AuthorityParagraph.text)
        .where(
            AuthorityParagraph.authority_id.in_(authorities),
            AuthorityParagraph.part == PartKind.TEXT,
            AuthorityParagraph.number != "",
        )
        .order_by(AuthorityParagraph.authority_id, AuthorityParagraph.position)
    )
    rows = groupby(session.execute(query), key=lambda values: values[0])
    return {local: [(number, text) for _, number, text in texts] for local, texts in rows}


def _numbers(row: Authority) -> list[str]:
    return [part.strip() for part in row.number.replace(",", ";").split(";") if part.strip()]
