"""The one step by which a copy in clear is noted, before it leaves."""

import hashlib

from sqlalchemy.orm import Session

from caseapp.domain.clear_copies import Leaves
from caseapp.models.clear_copy import ClearCopy
from caseapp.services.desk import Desk
from caseapp.services.steps.access import person_id, require_matter
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

    """
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
        )
    )
    return recording
