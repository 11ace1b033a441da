"""Memos that a person may see."""

from sqlalchemy.orm import Session

from caseapp.domain.errors import NotFoundError
from caseapp.domain.ids import FilingUid
from caseapp.models.base import live
from caseapp.models.filing import Filing
from caseapp.models.matter import Matter
from caseapp.models.proceeding import Proceeding
from caseapp.services.desk import Desk
from caseapp.services.steps.access import visible_matters


def require_memo(
    session: Session, desk: Desk, uid: FilingUid
) -> tuple[Filing, Proceeding, Matter]:
    """Return a memo with its proceeding and its matter.

    Raises:
        NotFoundError: it does not exist, is in the bin, or is not this person's.

    """
    query = (
        live(Filing, Filing, Proceeding, Matter)
        .join(Proceeding, Proceeding.id == Filing.proceeding_id)
        .join(Matter, Matter.id == Proceeding.matter_id)
        .where(
            Filing.uid == uid,
            Proceeding.deleted_at.is_(None),
            Matter.deleted_at.is_(None),
            Matter.id.in_(visible_matters(desk)),
        )
    )
    found = session.execute(query).one_or_none()
    if found is None:
        raise NotFoundError(kind=Filing.kind)
    filing, proceeding, matter = found
    return filing, proceeding, matter
