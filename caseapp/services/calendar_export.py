"""The office's dates as a calendar file: by default nothing but that there is an appointment."""

from sqlalchemy.orm import Session

from caseapp.domain.calendar_files import CalendarFile, FlaggedMatterError
from caseapp.domain.clear_copies import CopyKind, Leaves, Redaction
from caseapp.domain.ids import MatterUid, new_uid
from caseapp.domain.vocabulary import CalendarLevel
from caseapp.exchange.ics import calendar_file
from caseapp.models.base import live
from caseapp.models.matter import Matter
from caseapp.services.access import OFFICE, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.access import require_matter, visible_matters
from caseapp.services.steps.dates.calendar_entries import as_items, found_dates
from caseapp.services.steps.history import record

_SAYS = {
    CalendarLevel.APPOINTMENT: Redaction.NOBODY,
    CalendarLevel.FILE_NUMBER: Redaction.NUMBER,
    CalendarLevel.FULL: Redaction.FULL,
}
EXPORT = "calendar_export"
"""Kind of an export in the history; it names level and numbers, and no client."""


@allows(*OFFICE)
def export_calendar(
    desk: Desk,
    level: CalendarLevel = CalendarLevel.APPOINTMENT,
    matter: MatterUid | None = None,
) -> CalendarFile:
    """Write the deadlines of ours and the hearings of the person's matters to a calendar file.

    A date that was in an earlier file and is none any more is in it as cancelled. The history keeps
    that a file was made, and how much it says.

    Args:
        desk: who asks.
        level: how much the file says of whom it is about.
        matter: of this one alone.

    Raises:
        NotFoundError: there is no such matter, or it is not the person's.
        FlaggedMatterError: a handling flag forbids more than the lowest level.

    """
    with desk.vault.writing() as session:
        if matter is not None:
            require_matter(session, desk, matter)
        if level is not CalendarLevel.APPOINTMENT:
            _refuse_flagged(session, desk, matter)
        found = found_dates(session, desk, level, matter)
        items = as_items(session, desk, found, matter)
        cancelled = sum(item.cancelled for item in items)
        made = CalendarFile(
            calendar_file(items, desk.clock.now()),
            len(items) - cancelled,
            cancelled,
            Leaves(CopyKind.CALENDAR, _SAYS[level], matter),
        )
        _note(session, desk, level, made)
    return made


def _refuse_flagged(session: Session, desk: Desk, matter: MatterUid | None) -> None:
    query = live(Matter, Matter.file_number).where(
        Matter.handling != "", Matter.id.in_(visible_matters(desk))
    )
    if matter is not None:
        query = query.where(Matter.uid == matter)
    numbers = session.scalars(query.order_by(Matter.file_number)).all()
    if numbers:
        raise FlaggedMatterError(file_numbers=", ".join(numbers))


def _note(session: Session, desk: Desk, level: CalendarLevel, made: CalendarFile) -> None:
    """A copy in clear leaves the vault: the history says when, by whom and how much it tells."""
    uid = new_uid()
    after = {"level": level.value, "dates": made.dates, "cancelled": made.cancelled}
    record(session, desk, EXPORT, EXPORT, uid, 0, None, after, uid, undoable=False)
