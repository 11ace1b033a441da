"""Lead times of deadlines, counted back from the safe day on the court's calendar."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from caseapp.domain.deadlines import Computation
from caseapp.domain.errors import UserError
from caseapp.domain.reminders import LeadDay, lead_days, read_leads
from caseapp.models.base import live
from caseapp.models.deadline import Deadline
from caseapp.models.proceeding import Proceeding
from caseapp.services.desk import Desk
from caseapp.services.steps.dates.deadline_views import read_result
from caseapp.services.steps.dates.law import law


def lead_days_of(
    session: Session, desk: Desk, stored: Iterable[Deadline]
) -> dict[int, tuple[LeadDay, ...]]:
    """Return the days of those that have lead times, by id; without a calendar none is named."""
    wanted = [row for row in stored if row.leads and row.safe_day is not None]
    if not wanted:
        return {}
    calendars = law(session, desk).calendars
    query = live(Proceeding, Proceeding).where(
        Proceeding.id.in_([row.proceeding_id for row in wanted])
    )
    seats = {row.id: row.place or row.host_state for row in session.scalars(query)}
    found = {}
    for row in wanted:
        result = read_result(row.computation)
        place = result.facts.place if isinstance(result, Computation) else ""
        leads = read_leads(row.leads)
        safe = row.safe_day or row.due_day
        try:
            calendar = calendars.calendar(place or seats.get(row.proceeding_id, ""))
            found[row.id] = lead_days(safe, leads, calendar)
        except UserError:
            found[row.id] = lead_days(safe, leads, None)
    return found


def lead_days_by_uid(
    session: Session, desk: Desk, uids: Iterable[str]
) -> dict[str, tuple[LeadDay, ...]]:
    """Return the lead days of these deadlines, of those that have any."""
    query = live(Deadline).where(Deadline.uid.in_(list(uids)), Deadline.leads.is_not(None))
    stored = list(session.scalars(query))
    days = lead_days_of(session, desk, stored)
    return {row.uid: days[row.id] for row in stored if row.id in days}
