"""Deadlines that no rule counted: typed by a person, or still to be determined."""

from datetime import date, datetime, time
from typing import Any

from caseapp.domain.statuses import last_moment
from caseapp.domain.vocabulary import DeadlineState, Suspensive
from caseapp.models.deadline import Deadline
from caseapp.models.proceeding import Proceeding
from caseapp.services.desk import Desk
from caseapp.services.steps.dates.answering import enter_day
from caseapp.services.steps.dates.proposals import NOTHING_FILED


def typed_deadline(
    proceeding: Proceeding,
    me: int,
    last_day: date,
    at: time | None,
    *,
    action: str,
    source: str,
    extendable: bool = False,
) -> Deadline:
    """Return a deadline with a typed last day: proposed, entered by this person, unchecked."""
    row = _bare(proceeding, me, action=action, source=source)
    row.state, row.extendable = DeadlineState.PROPOSED, extendable
    enter_day(row, me, last_day, at)
    return row


def undetermined_deadline(desk: Desk, proceeding: Proceeding, me: int, *, action: str) -> Deadline:
    """Return a deadline whose last day has to be determined, due today."""
    row = _bare(proceeding, me, action=action, source="")
    row.state, row.extendable = DeadlineState.TO_BE_DETERMINED, False
    row.due_day = desk.clock.today()
    row.due_moment = last_moment(row.due_day, None, desk.clock.zone)
    row.provisional = False
    return row


def answered_now(row: Deadline, me: int, now: datetime) -> Deadline:
    """Mark a typed deadline as answered by whoever typed it: it is open from the start."""
    row.state = DeadlineState.OPEN
    row.answered_by_id, row.answered_at = me, now
    return row


def _bare(proceeding: Proceeding, me: int, *, action: str, source: str) -> Deadline:
    values: dict[str, Any] = {
        "matter_id": proceeding.matter_id,
        "proceeding_id": proceeding.id,
        "zone": proceeding.zone,
        "against_state": False,
        "suspensive": Suspensive.UNVERIFIED,
        "rule": "",
        "act": "",
        "action": action,
        "body": "",
        "citation": "",
        "source": source,
        "entered_by_id": me,
        "reason": "",
        "computation": "",
    }
    return Deadline(**values, **NOTHING_FILED)
