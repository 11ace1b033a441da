"""The paragraphs of a decision's own text."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from caseapp.domain.views.authority_text import TextParagraph
from caseapp.models.authority import AuthorityParagraph
from caseapp.services.steps.library.own_decisions import FIRST_OF_TEXT


def paragraphs_of(session: Session, authority: int) -> tuple[TextParagraph, ...]:
    """Return the text of a decision in its order; empty where the library has none."""
    query = (
        select(AuthorityParagraph.part, AuthorityParagraph.number, AuthorityParagraph.text)
        .where(
            AuthorityParagraph.authority_id == authority,
            AuthorityParagraph.position >= FIRST_OF_TEXT,
        )
        .order_by(AuthorityParagraph.position)
    )
    return tuple(TextParagraph(*one) for one in session.execute(query))
