"""Lead times of a deadline: what has to go out before its safe day."""

from collections.abc import Iterable

from caseapp.domain.changes import Changes
from caseapp.domain.ids import DeadlineUid
from caseapp.domain.reminders import Lead, checked_leads, store_leads
from caseapp.services.access import OFFICE, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.dates.deadline_views import require_deadline
from caseapp.services.steps.history import Recording


@allows(*OFFICE)
def set_leads(desk: Desk, uid: DeadlineUid, version: int | None, leads: Iterable[Lead]) -> Changes:
    """Set the lead times of a deadline in place of those it had; the date itself stays.

    Raises:
        NotFoundError: it does not exist or is not visible.
        ChangedMeanwhileError: somebody changed it since.
        LeadLengthError, LeadTwiceError: lead times that cannot be meant.

    """
    wanted = checked_leads(leads)
    with desk.vault.writing() as session:
        placed = require_deadline(session, desk, uid)
        recording = Recording(session, desk, "set_leads")
        with recording.change(placed.deadline, version):
            placed.deadline.leads = store_leads(wanted)
    return recording.changes()
