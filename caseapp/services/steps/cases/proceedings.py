"""Finding a proceeding that the person may work on, and checking what is typed about one."""

from sqlalchemy.orm import Session

from caseapp.domain import fields
from caseapp.domain.drafts import ProceedingDraft
from caseapp.domain.errors import NotFoundError
from caseapp.models.base import live
from caseapp.models.matter import Matter
from caseapp.models.proceeding import Proceeding
from caseapp.packs.calendars import HolidayCalendars
from caseapp.services.desk import Desk
from caseapp.services.steps.access import visible_matters

_PLACE_LIMIT = 20


def require_proceeding(session: Session, desk: Desk, uid: str) -> tuple[Proceeding, Matter]:
    """Return a live proceeding of a live matter that the person is a member of.

    Raises:
        NotFoundError: it does not exist, is in the bin, or is not this person's: all one answer.

    """
    query = (
        live(Proceeding)
        .join(Matter, Matter.id == Proceeding.matter_id)
        .where(
            Proceeding.uid == uid,
            Matter.deleted_at.is_(None),
            Matter.id.in_(visible_matters(desk)),
        )
    )
    found: Proceeding | None = session.scalars(query).one_or_none()
    if found is None:
        raise NotFoundError(kind=Proceeding.kind)
    return found, session.get_one(Matter, found.matter_id)


def fill_proceeding(row: Proceeding, draft: ProceedingDraft) -> None:
    """Put a checked draft into a proceeding.

    Raises:
        UserError: the field that is wrong; an unknown place or subdivision among them.

    """
    host = fields.state("host_state", draft.host_state, required=True)
    requesting = fields.state("requesting_state", draft.requesting_state)
    court = fields.line("court_or_body", draft.court_or_body)
    place = fields.line("place", draft.place, limit=_PLACE_LIMIT).upper()
    zone = HolidayCalendars().zone(place or host)
    reference = fields.line("reference_number", draft.reference_number)
    stage = fields.line("stage", draft.stage)

    row.procedure = draft.kind
    row.host_state = host
    row.requesting_state = requesting
    row.court_or_body = court
    row.is_court = draft.is_court
    row.place = place
    row.zone = zone
    row.reference_number = reference
    row.stage = stage
