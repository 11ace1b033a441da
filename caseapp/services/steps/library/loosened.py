"""What an edition of a pack does to what the office wrote beside its decisions: told, never moved.

A passage is kept by its number and its own words. Where a new text has other words there, the
mark is shown as having lost its place; where the decision went, its notes stay in the notebook.
"""

from sqlalchemy.orm import Session

from caseapp.domain.annotations import PassageState
from caseapp.domain.passages import locate
from caseapp.models.annotation import Annotation
from caseapp.models.authority import Authority
from caseapp.models.base import alive, live
from caseapp.services.steps.library.annotation_views import anchor_of_row
from caseapp.services.steps.library.decision_text import paragraphs_of


def in_place(session: Session, pack: str) -> frozenset[int]:
    """Return the marked passages of a pack's decisions that stand in the text where they did."""
    query = (
        live(Annotation)
        .join(Authority, Authority.id == Annotation.authority_id)
        .where(Annotation.part.is_not(None), Authority.pack == pack, alive(Authority))
        .order_by(Annotation.authority_id)
    )
    found: set[int] = set()
    place, paragraphs = 0, paragraphs_of(session, 0)
    for row in session.scalars(query).all():
        if row.authority_id != place:
            place, paragraphs = row.authority_id, paragraphs_of(session, row.authority_id)
        anchor = anchor_of_row(row)
        if anchor and locate(anchor, paragraphs).state is PassageState.STANDS:
            found.add(row.id)
    return frozenset(found)


def without_decision(session: Session) -> frozenset[int]:
    """Return what was written beside decisions that are in the bin."""
    query = live(Annotation, Annotation.id).join(
        Authority, Authority.id == Annotation.authority_id
    )
    return frozenset(session.scalars(query.where(Authority.deleted_at.is_not(None))))
