"""The text of a decision, and how the decision is cited."""

from collections.abc import Sequence

from caseapp.domain.citations.styles import CitationStyle
from caseapp.domain.ids import AuthorityUid
from caseapp.domain.views.authority_text import AuthorityText
from caseapp.services.access import READERS, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.library.authority_views import require_authority
from caseapp.services.steps.library.citing import citation_of
from caseapp.services.steps.library.decision_text import paragraphs_of


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
        return citation_of(row, style, paragraphs)
