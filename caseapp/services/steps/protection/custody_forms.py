"""A custody draft, checked and put into what is stored; the arrest it rests on."""

from sqlalchemy.orm import Session, selectinload

from caseapp.domain import fields
from caseapp.domain.drafts import EventDateDraft, EventDraft
from caseapp.domain.errors import DateOrderError
from caseapp.domain.protection.drafts import CustodyDraft
from caseapp.domain.protection.errors import (
    CustodyRestsOnEventError,
    NoArrestError,
    NotHeldHereError,
)
from caseapp.domain.vocabulary import DateKind
from caseapp.models.base import alive, live
from caseapp.models.client import Client
from caseapp.models.custody import Custody, CustodyPause
from caseapp.models.event import Event
from caseapp.models.matter import MatterClient
from caseapp.models.proceeding import Proceeding
from caseapp.services.desk import Desk
from caseapp.services.steps.access import person_id
from caseapp.services.steps.dates.event_forms import check_event, fill_event
from caseapp.services.steps.dates.outcomes import outcomes_of
from caseapp.services.steps.dates.proposals import new_deadline
from caseapp.services.steps.history import Recording

ARRESTS = ("arrest", "detention_order")
"""Acts that custody begins with."""


def client_of(session: Session, proceeding: Proceeding, uid: str) -> Client:
    """Return the client who is held.

    Raises:
        NotHeldHereError: no client of this matter.

    """
    query = (
        live(Client)
        .join(MatterClient, MatterClient.client_id == Client.id)
        .where(Client.uid == uid, MatterClient.matter_id == proceeding.matter_id, alive(Client))
    )
    found: Client | None = session.scalars(query).one_or_none()
    if found is None:
        raise NotHeldHereError
    return found


def arrest_of(
    session: Session,
    desk: Desk,
    recording: Recording,
    proceeding: Proceeding,
    draft: CustodyDraft,
) -> Event:
    """Return the arrest that stands in the file, or record it with the limits it brings about.

    Raises:
        NoArrestError: the event is none of this proceeding.
        UserError: an arrest that cannot have happened like this.

    """
    if draft.event is not None:
        return _standing(session, proceeding, draft.event)
    dates = [EventDateDraft(DateKind.SEIZED, draft.seized_day, draft.seized_at)]
    if draft.recorded_day is not None:
        dates.append(
            EventDateDraft(DateKind.SEIZED_RECORDED, draft.recorded_day, draft.recorded_at)
        )
    told = EventDraft(draft.proceeding, fields.code("act", draft.act, frozenset(ARRESTS)),
                      tuple(dates))  # fmt: skip
    check_event(session, desk.clock, proceeding, told)
    me = person_id(session, desk)
    event = Event(proceeding_id=proceeding.id, recorded_by_id=me)
    fill_event(event, told)
    recording.add(event)
    for outcome in outcomes_of(session, desk, told, proceeding):
        recording.add(new_deadline(session, desk, me, event, proceeding, outcome))
    return event


def fill_custody(row: Custody, proceeding: Proceeding, draft: CustodyDraft) -> None:
    """Put a checked draft into a custody.

    Raises:
        DateOrderError: a pause ends before it begins.
        UserError: the field that is wrong.

    """
    place = fields.line("custody_place", draft.place, limit=300)
    basis = fields.notes("basis", draft.basis, limit=2000)
    title = fields.notes("custody_title", draft.title, limit=2000)
    notes = fields.notes("notes", draft.notes)
    for pause in draft.pauses:
        if pause.last is not None and pause.last < pause.first:
            raise DateOrderError(earlier="pause_first", later="pause_last")
    row.zone = proceeding.zone
    row.place, row.basis, row.title, row.notes = place, basis, title, notes
    row.title_until, row.title_until_at = draft.title_until, draft.title_until_at
    row.pauses = [
        CustodyPause(
            first=pause.first,
            last=pause.last,
            source=fields.notes("source", pause.source, limit=2000, required=True),
        )
        for pause in draft.pauses
    ]


def _standing(session: Session, proceeding: Proceeding, uid: str) -> Event:
    query = (
        live(Event)
        .where(Event.uid == uid, Event.proceeding_id == proceeding.id, Event.act.in_(ARRESTS))
        .options(selectinload(Event.dates))
    )
    found: Event | None = session.scalars(query).one_or_none()
    if found is None:
        raise NoArrestError(field="event")
    return found


def refuse_held(session: Session, event: Event) -> None:
    """Refuse to take an arrest away from under the custody that rests on it.

    Raises:
        CustodyRestsOnEventError: a custody does.

    """
    query = live(Custody, Custody.id).where(Custody.event_id == event.id)
    if session.scalars(query).first() is not None:
        raise CustodyRestsOnEventError
