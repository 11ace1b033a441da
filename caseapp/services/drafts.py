"""Unsaved texts: kept encrypted when the vault locks, given back when the form opens again."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from caseapp.domain.errors import TextTooLongError
from caseapp.models.draft import Draft
from caseapp.services.access import READERS, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.access import hidden_among, person_id
from caseapp.services.steps.refused import named_in

LONGEST = 20_000_000
"""Characters; a form that holds more is refused before it is kept."""


@allows(*READERS)
def keep_draft(desk: Desk, form: str, payload: str) -> None:
    """Keep what stands in a form, in place of what was kept for it before.

    Args:
        desk: whose draft it is; nobody else sees it.
        form: which form of which record, such as "event:<proceeding uid>".
        payload: whatever the form needs to fill itself again.

    Raises:
        TextTooLongError: the payload is beyond all sense.

    """
    if len(payload) > LONGEST:
        raise TextTooLongError(field="draft", limit=LONGEST, length=len(payload))
    with desk.vault.writing() as session:
        owner = person_id(session, desk)
        session.execute(delete(Draft).where(Draft.person_id == owner, Draft.form == form))
        session.add(
            Draft(person_id=owner, form=form, payload=payload, changed_at=desk.clock.now())
        )


@allows(*READERS)
def take_draft(desk: Desk, form: str) -> str | None:
    """Return what was kept for a form and forget it; nothing where nothing was kept.

    A draft of a matter that the person left waits until they are let in again.
    """
    with desk.vault.writing() as session:
        if not _is_open(session, desk, form):
            return None
        owner = person_id(session, desk)
        mine = (Draft.person_id == owner, Draft.form == form)
        payload = session.scalars(select(Draft.payload).where(*mine)).one_or_none()
        session.execute(delete(Draft).where(*mine))
        return payload


@allows(*READERS)
def list_drafts(desk: Desk) -> list[str]:
    """Return the forms that wait with an unsaved text, newest first; none of matters left."""
    with desk.vault.reading() as session:
        owner = person_id(session, desk)
        query = (
            select(Draft.form).where(Draft.person_id == owner).order_by(Draft.changed_at.desc())
        )
        return [form for form in session.scalars(query) if _is_open(session, desk, form)]


def _is_open(session: Session, desk: Desk, form: str) -> bool:
    """Say whether no record that a form is about is somebody else's."""
    return not hidden_among(session, desk, named_in((form,)))
