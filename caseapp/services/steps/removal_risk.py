"""Which proceedings can lead to a removal, and how long acts that count stand in its way.

Read in bulk: Today asks for every matter of a person, one query per kind of thing.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from sqlalchemy import Select
from sqlalchemy.orm import Session

from caseapp.domain.ids import MatterUid, ProceedingUid
from caseapp.domain.protection.removal import FIXED, REMOVAL_DECISIONS, uncovered
from caseapp.domain.views.removal import RiskRow
from caseapp.domain.vocabulary import DateKind
from caseapp.models.base import alive, live
from caseapp.models.custody import Custody
from caseapp.models.event import Event, EventDate
from caseapp.models.matter import Matter
from caseapp.models.proceeding import Proceeding
from caseapp.models.removal import Removal
from caseapp.services.desk import Desk
from caseapp.services.steps.access import visible_matters
from caseapp.services.steps.matter_views import clients_of
from caseapp.services.steps.removal_acts import bars_of
from caseapp.services.steps.words import Words


@dataclass(slots=True)
class Danger:
    """What makes a removal possible in one proceeding."""

    in_custody: bool = False
    decision: str = ""
    """Act of the newest decision."""
    fixed_day: date | None = None
    fixed_at: time | None = None

    @property
    def there(self) -> bool:
        """Anything does."""
        return self.in_custody or bool(self.decision) or self.fixed_day is not None


def risks(session: Session, desk: Desk) -> list[RiskRow]:
    """Return every proceeding of the person's matters in which a removal is possible.

    A fixed day stands first, custody next; within them what is not barred the soonest.
    """
    dangers = {local: danger for local, danger in _dangers(session, desk).items() if danger.there}
    return sorted(_rows(session, desk, dangers), key=_urgency)


def risk_of(session: Session, desk: Desk, proceeding: Proceeding) -> tuple[RiskRow, Danger]:
    """Return the same for one proceeding, whether a removal is possible or not."""
    danger = _dangers(session, desk, proceeding.id).get(proceeding.id) or Danger()
    return _rows(session, desk, {proceeding.id: danger})[0], danger


def _rows(session: Session, desk: Desk, dangers: dict[int, Danger]) -> list[RiskRow]:
    if not dangers:
        return []
    query = (
        live(Proceeding, Proceeding, Matter)
        .join(Matter, Matter.id == Proceeding.matter_id)
        .where(
            Proceeding.id.in_(list(dangers)),
            alive(Matter),
            Matter.id.in_(visible_matters(desk)),
        )
    )
    places = [(row, matter) for row, matter in session.execute(query)]
    clients = clients_of(session, list({matter.id for _, matter in places}))
    bars = bars_of(session, desk, dangers)
    words, today = Words(desk.language), desk.clock.today()
    rows = []
    for row, matter in places:
        danger, people = dangers[row.id], clients.get(matter.id, [])
        rows.append(
            RiskRow(
                proceeding=ProceedingUid(row.uid),
                matter=MatterUid(matter.uid),
                file_number=matter.file_number,
                client_names=tuple(name for _, name in people),
                host_state=row.host_state,
                court_or_body=row.court_or_body,
                in_custody=danger.in_custody,
                decision=words.act(danger.decision) if danger.decision else "",
                fixed_day=danger.fixed_day,
                fixed_at=danger.fixed_at,
                zone=row.zone,
                uncovered=uncovered(bars.acts(row.id), today),
                clients=tuple(uid for uid, _ in people),
            )
        )
    return rows


def _dangers(session: Session, desk: Desk, only: int | None = None) -> dict[int, Danger]:
    found: dict[int, Danger] = defaultdict(Danger)
    closed = set(
        session.scalars(
            live(Removal, Removal.proceeding_id).where(Removal.closed_on <= desk.clock.today())
        )
    )
    for proceeding, act, kind, day, at in session.execute(_events(desk, only)):
        if proceeding in closed:
            continue
        danger = found[proceeding]
        if act in REMOVAL_DECISIONS:
            danger.decision = act
        # The newest day that was fixed stands, also when it has passed: nobody knows until the
        # file says so.
        elif kind is DateKind.FIXED:
            danger.fixed_day, danger.fixed_at = day, at
    held = live(Custody, Custody.proceeding_id).where(Custody.ended_day.is_(None))
    if only is not None:
        held = held.where(Custody.proceeding_id == only)
    for proceeding in session.scalars(held):
        found[proceeding].in_custody = True
    return found


def _events(desk: Desk, only: int | None) -> Select[Any]:
    columns = (Event.proceeding_id, Event.act, EventDate.kind, EventDate.day, EventDate.at)
    query = (
        live(Event, *columns)
        .join(EventDate, EventDate.event_id == Event.id)
        .join(Proceeding, Proceeding.id == Event.proceeding_id)
        .where(
            Event.act.in_(REMOVAL_DECISIONS | FIXED),
            alive(Proceeding),
            Proceeding.matter_id.in_(visible_matters(desk)),
        )
        .order_by(Event.id, EventDate.position)
    )
    return query if only is None else query.where(Event.proceeding_id == only)


def _urgency(row: RiskRow) -> tuple[bool, date, bool, date, str]:
    last = datetime.max.replace(tzinfo=UTC).date()
    first = row.uncovered[0] if row.uncovered else last
    return row.fixed_day is None, row.fixed_day or last, not row.in_custody, first, row.file_number


def of_client(rows: Iterable[RiskRow], client: str) -> list[RiskRow]:
    """Return the rows that concern a client."""
    return [row for row in rows if client in row.clients]
