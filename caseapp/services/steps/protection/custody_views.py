"""Custody as the panel shows it."""

from sqlalchemy.orm import Session, selectinload

from caseapp.domain.ids import ClientUid, DeadlineUid, EventUid, ProceedingUid
from caseapp.domain.protection.custody import LimitState
from caseapp.domain.views.custody import (
    ArrestRow,
    CustodyPanel,
    CustodyView,
    LimitView,
    PauseView,
)
from caseapp.models.base import live
from caseapp.models.client import Client
from caseapp.models.custody import Custody
from caseapp.models.event import Event
from caseapp.models.matter import Matter
from caseapp.models.proceeding import Proceeding
from caseapp.services.desk import Desk
from caseapp.services.steps.cases.matter_views import clients_of
from caseapp.services.steps.protection.custody_forms import ARRESTS
from caseapp.services.steps.protection.custody_limits import Hours, Limit, hours_of, limits_of
from caseapp.services.steps.words import Words
from caseapp.storage.snapshot import load_parts
from caseapp.wording import custody as wording


def panel_of(session: Session, desk: Desk, proceeding: Proceeding, matter: Matter) -> CustodyPanel:
    """Return the panel of one proceeding."""
    query = live(Custody).where(Custody.proceeding_id == proceeding.id)
    rows = session.scalars(query.order_by(Custody.ended_day.is_not(None), Custody.id)).all()
    taken = {row.event_id for row in rows}
    return CustodyPanel(
        proceeding=ProceedingUid(proceeding.uid),
        file_number=matter.file_number,
        host_state=proceeding.host_state,
        zone=proceeding.zone,
        clients=tuple(clients_of(session, [matter.id]).get(matter.id, ())),
        custodies=tuple(_view(session, desk, row, proceeding) for row in rows),
        arrests=tuple(_arrests(session, desk, proceeding, taken)),
    )


def _view(session: Session, desk: Desk, row: Custody, proceeding: Proceeding) -> CustodyView:
    load_parts(session, row)
    words = Words(desk.language)
    query = live(Event).where(Event.id == row.event_id).options(selectinload(Event.dates))
    event = session.scalars(query).one()
    hours = hours_of(event, row.zone)
    client = session.get_one(Client, row.client_id)
    return CustodyView(
        uid=row.uid,
        proceeding=ProceedingUid(proceeding.uid),
        client=ClientUid(client.uid),
        client_name=client.name,
        event=EventUid(event.uid),
        zone=row.zone,
        seized_day=hours.day,
        seized_at=hours.at,
        recorded_day=hours.recorded_day,
        recorded_at=hours.recorded_at,
        difference=_difference(hours, words),
        place=row.place,
        basis=row.basis,
        title=row.title,
        title_until=row.title_until,
        title_until_at=row.title_until_at,
        ended_day=row.ended_day,
        ended_at=row.ended_at,
        ended_how=row.ended_how,
        ended_source=row.ended_source,
        notes=row.notes,
        pauses=tuple(PauseView(one.first, one.last, one.source) for one in row.pauses),
        limits=tuple(
            _limit(one, words) for one in limits_of(session, desk, row, proceeding, hours)
        ),
        version=row.version,
    )


def _limit(limit: Limit, words: Words) -> LimitView:
    known = limit.words
    dated = limit.state is not LimitState.NO_DATE and limit.moments
    return LimitView(
        deadline=DeadlineUid(limit.deadline) if limit.deadline else None,
        label=limit.label,
        citation=limit.citation,
        trust=limit.trust,
        state=limit.state,
        is_title=known.end.is_title,
        sentence=wording.sentence(known, words.t),
        ends_with=wording.ends_with(known.end, words.t),
        by_actual=known.by_actual if dated else None,
        by_recorded=known.by_recorded if dated else None,
        paused=limit.paused,
    )


def _difference(hours: Hours, words: Words) -> str:
    both = hours.both
    return wording.difference_text(*both, words.t) if both is not None else ""


def _arrests(
    session: Session, desk: Desk, proceeding: Proceeding, taken: set[int]
) -> list[ArrestRow]:
    query = (
        live(Event)
        .where(
            Event.proceeding_id == proceeding.id,
            Event.act.in_(ARRESTS),
            Event.id.not_in(taken),
        )
        .options(selectinload(Event.dates))
        .order_by(Event.id.desc())
    )
    words = Words(desk.language)
    found = []
    for event in session.scalars(query):
        hours = hours_of(event, proceeding.zone)
        found.append(
            ArrestRow(
                EventUid(event.uid),
                event.act,
                words.act(event.act),
                hours.day,
                hours.at,
                hours.recorded_day,
                hours.recorded_at,
            )
        )
    return found
