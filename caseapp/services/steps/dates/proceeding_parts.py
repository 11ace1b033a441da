"""Everything that stands in a proceeding: events, deadlines, hearings, filings."""

import json
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from caseapp.domain.drafts import EventDateDraft
from caseapp.domain.ids import EventUid, FilingUid, ProceedingUid
from caseapp.domain.views.events import EventView
from caseapp.domain.views.filings import FilingRow
from caseapp.models.base import live
from caseapp.models.deadline import Deadline
from caseapp.models.event import Event, EventDate
from caseapp.models.filing import Filing
from caseapp.models.hearing import Hearing
from caseapp.models.person import Person
from caseapp.models.proceeding import Proceeding
from caseapp.services.desk import Desk
from caseapp.services.steps.dates.deadline_details import deadline_views
from caseapp.services.steps.dates.deadline_views import deadlines_query, in_order
from caseapp.services.steps.dates.hearing_views import hearing_rows, hearings_query
from caseapp.services.steps.words import Words


def parts_of(session: Session, desk: Desk, row: Proceeding) -> dict[str, Any]:
    """Return the parts of a proceeding's view by the names of its fields."""
    deadlines = in_order(deadlines_query(desk).where(Deadline.proceeding_id == row.id))
    hearings = hearings_query(desk).where(Hearing.proceeding_id == row.id)
    return {
        "events": tuple(event_views(session, desk, row)),
        "deadlines": tuple(deadline_views(session, desk, deadlines)),
        "hearings": tuple(hearing_rows(session, desk, hearings)),
        "filings": tuple(filing_rows(session, row)),
    }


def event_views(session: Session, desk: Desk, proceeding: Proceeding) -> list[EventView]:
    """Return the events of a proceeding, the earliest first."""
    words = Words(desk.language)
    query = (
        live(Event, Event, Person.name)
        .join(Person, Person.id == Event.recorded_by_id)
        .where(Event.proceeding_id == proceeding.id)
        .options(selectinload(Event.dates))
    )
    views = [
        EventView(
            uid=EventUid(event.uid),
            proceeding=ProceedingUid(proceeding.uid),
            act=event.act,
            act_label=words.act(event.act),
            dates=tuple(_date(given) for given in event.dates),
            notes=event.notes,
            recorded_at=event.created_at,
            recorded_by=name,
            version=event.version,
            answers=tuple(json.loads(event.answers or "{}").items()),
        )
        for event, name in session.execute(query)
    ]
    return sorted(views, key=lambda view: (min(given.day for given in view.dates), view.uid))


def filing_rows(session: Session, proceeding: Proceeding) -> list[FilingRow]:
    """Return the filings of a proceeding, the newest first."""
    query = live(Filing).where(Filing.proceeding_id == proceeding.id).order_by(Filing.id.desc())
    return [filing_row(filing, proceeding) for filing in session.scalars(query)]


def filing_row(filing: Filing, proceeding: Proceeding) -> FilingRow:
    """Return the line of one filing."""
    return FilingRow(
        uid=FilingUid(filing.uid),
        proceeding=ProceedingUid(proceeding.uid),
        title=filing.title,
        template=filing.template,
        language=filing.language,
        changed_at=filing.changed_at,
        version=filing.version,
    )


def dates_of(session: Session, event: Event) -> tuple[EventDateDraft, ...]:
    """Return the dates of a stored event."""
    query = select(EventDate).where(EventDate.event_id == event.id).order_by(EventDate.position)
    return tuple(_date(given) for given in session.scalars(query))


def _date(given: EventDate) -> EventDateDraft:
    return EventDateDraft(given.kind, given.day, given.at, given.manner, given.claimed_by)
