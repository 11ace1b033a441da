"""The one step by which a copy in clear is noted, before it leaves."""

import hashlib

from sqlalchemy import ColumnElement, and_, func, or_
from sqlalchemy.orm import Session

from caseapp.domain.clear_copies import ASK_AFTER, Leaves
from caseapp.domain.vocabulary import Role
from caseapp.models.base import live
from caseapp.models.clear_copy import ClearCopy
from caseapp.models.person import Person
from caseapp.services.desk import Desk
from caseapp.services.steps.access import person_id, require_matter, visible_matters
from caseapp.services.steps.handling import require_may_leave
from caseapp.services.steps.history import Recording

LONGEST = 1000
"""Characters of a place that are kept; the end of a path tells more than its beginning."""


def note_copy(session: Session, desk: Desk, leaves: Leaves, place: str, data: bytes) -> Recording:
    """Write into the register that a copy leaves; in the caller's transaction.

    Args:
        session: writing.
        desk: who lets it out.
        leaves: what it is.
        place: path or medium.
        data: the whole file, for its hash.

    Raises:
        NotFoundError: the matter is not this person's.
        NotAllowedError: a handling flag holds the copy back from this person.

    """
    require_may_leave(session, desk, leaves)
    matter = require_matter(session, desk, leaves.matter).id if leaves.matter else None
    recording = Recording(session, desk, "note_copy", undoable=False)
    recording.add(
        ClearCopy(
            what=leaves.kind,
            redaction=leaves.redaction,
            matter_id=matter,
            place=place[-LONGEST:],
            person_id=person_id(session, desk),
            sha256=hashlib.sha256(data).hexdigest(),
            note=leaves.note,
        )
    )
    return recording


def sees_copy(desk: Desk) -> ColumnElement[bool]:
    """Return the condition on copies that this person may read of."""
    of_several: ColumnElement[bool] = ClearCopy.matter_id.is_(None)
    if desk.person.role is not Role.LAWYER:
        own = live(Person, Person.id).where(Person.uid == desk.person.uid).scalar_subquery()
        of_several = and_(of_several, ClearCopy.person_id == own)
    return or_(ClearCopy.matter_id.in_(visible_matters(desk)), of_several)


def standing_copies(session: Session, desk: Desk) -> int:
    """Return how many copies left long ago and are not marked as destroyed."""
    query = live(ClearCopy, func.count(ClearCopy.id)).where(
        sees_copy(desk),
        ClearCopy.destroyed_on.is_(None),
        ClearCopy.created_at <= desk.clock.now() - ASK_AFTER,
    )
    found: int = session.scalars(query).one()
    return found
