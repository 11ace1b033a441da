"""The computer's clock: what the office says of it where the history doubts it."""

from caseapp.domain.changes import Changes
from caseapp.domain.ids import new_uid
from caseapp.services.access import OFFICE, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.clock_doubt import end_doubt
from caseapp.services.steps.history import record

CLOCK = "clock"
"""Kind of a confirmation in the history."""


@allows(*OFFICE)
def confirm_clock(desk: Desk) -> Changes:
    """Record that somebody looked at the clock and found it right; from then on Today believes it.

    The doubt ends here only: whatever else is written by a doubted clock leaves the warning.
    """
    uid = new_uid()
    after = {"zone": desk.clock.zone, "day": desk.clock.today().isoformat()}
    with desk.vault.writing() as session:
        end_doubt(session)
        record(
            *(session, desk, "confirm_clock", CLOCK, uid, 0, None, after, uid),
            undoable=False,
        )
    return Changes.of(clock=frozenset({uid}))
