"""Hearings in the court's local time and in the office's."""

from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Select
from sqlalchemy.orm import Session

from caseapp.domain.ids import HearingUid, MatterUid, ProceedingUid
from caseapp.domain.views.hearings import HearingRow
from caseapp.models.base import alive, live
from caseapp.models.hearing import Hearing
from caseapp.models.matter import Matter
from caseapp.models.proceeding import Proceeding
from caseapp.services.desk import Desk
from caseapp.services.steps.access import visible_matters


def hearings_query(desk: Desk) -> Select[Any]:
    """Start a select of live hearings of the person's matters, in the order of their hours."""
    return (
        live(Hearing, Hearing, Proceeding, Matter)
        .join(Proceeding, Proceeding.id == Hearing.proceeding_id)
        .join(Matter, Matter.id == Proceeding.matter_id)
        .where(alive(Proceeding, Matter), Matter.id.in_(visible_matters(desk)))
        .order_by(Hearing.moment, Hearing.id)
    )


def hearing_rows(session: Session, desk: Desk, query: Select[Any]) -> list[HearingRow]:
    """Return the lines of a list of hearings."""
    office = ZoneInfo(desk.clock.zone)
    return [
        HearingRow(
            uid=HearingUid(row.uid),
            proceeding=ProceedingUid(proceeding.uid),
            matter=MatterUid(matter.uid),
            file_number=matter.file_number,
            court_or_body=proceeding.court_or_body,
            day=row.day,
            at=row.at,
            zone=row.zone,
            here=row.moment.astimezone(office) if row.at is not None else None,
            place=row.place,
            judge=row.judge,
            interpreter=row.interpreter,
            notes=row.notes,
            version=row.version,
        )
        for row, proceeding, matter in session.execute(query)
    ]
