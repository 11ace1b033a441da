"""Handling flags of a matter: what every way out of the program obeys."""

from collections.abc import Iterable

from caseapp.domain.changes import Changes
from caseapp.domain.errors import NotAllowedError
from caseapp.domain.ids import MatterUid
from caseapp.domain.vocabulary import HandlingFlag, Role
from caseapp.services.access import OFFICE, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.access import require_matter
from caseapp.services.steps.history import Recording


@allows(*OFFICE)
def mark_handling(
    desk: Desk, uid: MatterUid, flags: Iterable[HandlingFlag], version: int | None = None
) -> Changes:
    """Set the flags of a matter. Only a lawyer may take one away.

    Raises:
        NotFoundError: there is no such matter, or it is not the person's.
        NotAllowedError: a paralegal would take a flag away.
        ChangedMeanwhileError: somebody changed it since.

    """
    wanted = frozenset(flags)
    with desk.vault.writing() as session:
        matter = require_matter(session, desk, uid)
        before = frozenset(HandlingFlag(code) for code in matter.handling.split())
        if before - wanted and desk.person.role is not Role.LAWYER:
            raise NotAllowedError(command="mark_handling")
        recording = Recording(session, desk, "mark_handling")
        with recording.change(matter, version):
            matter.handling = " ".join(flag for flag in HandlingFlag if flag in wanted)
    return recording.changes()
