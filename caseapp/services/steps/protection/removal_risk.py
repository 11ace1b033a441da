"""Which proceedings can lead to a removal, and how long acts that count stand in its way.

Read in bulk: Today asks for every matter of a person, one query per kind of thing.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from sqlalchemy import Select, func
from sqlalchemy.orm import QueryableAttribute, Session

from caseapp.domain.ids import MatterUid, ProceedingUid
from caseapp.domain.protection.removal import FIXED, REMOVAL_DECISIONS, uncovered
from caseapp.domain.views.removal import RiskRow
from caseapp.domain.vocabulary import DateKind
from caseapp.models.base import alive, live
from caseapp.models.custody import Custody
from caseapp.models.event import Event, EventDate
from caseapp.models.matter import Matter, MatterMember
from caseapp.models.proceeding import Proceeding
from caseapp.models.removal import Bar, Removal
from caseapp.services.desk import Desk
from caseapp.services.steps.access import sees_matter, visible_matters
from caseapp.services.steps.cases.client_list import these
from caseapp.services.steps.cases.matter_views import clients_of
from caseapp.services.steps.protection.removal_acts import Bars, bars_of
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
    dangers = {local: one for local, one in _dangers(session, desk).items() if one.there}
    return _rows(session, desk, dangers, bars_of(session, desk, dangers))


def alarms(session: Session, desk: Desk, most: int) -> tuple[list[RiskRow], int]:
    """Return those that counted acts do not cover: the first of them, and how many there are.

    Most proceedings have a decision and nothing else: SQLite counts those and gives the newest.
    """
    closed, today = _closed(session, desk), desk.clock.today()
    barred = live(Bar, Bar.proceeding_id).distinct()
    bars = bars_of(session, desk, session.scalars(barred).all())
    covered = {one for one in bars.by_proceeding if not uncovered(bars.acts(one), today)}
    urgent: dict[int, Danger] = defaultdict(Danger)
    _add_fixed(session, desk, urgent, closed)
    _add_custody(session, desk, urgent)
    asked = sorted(urgent.keys() - covered, key=lambda one: _pressing(urgent[one], one))
    plain = _decided_only(desk, closed | covered | urgent.keys())
    count = len(asked) + (session.scalar(plain.with_only_columns(func.count())) or 0)
    room = max(most - len(asked), 0)
    newest = plain.order_by(Proceeding.id.desc()).limit(room)
    first = [*asked[:most], *(session.scalars(newest) if room else ())]
    return _rows(session, desk, _dangers(session, desk, first), bars), count


def _decided_only(desk: Desk, others: Iterable[int]) -> Select[Any]:
    """Select the person's proceedings with a decision, without others by local id."""
    decided = live(Event, Event.proceeding_id).where(Event.act.in_(REMOVAL_DECISIONS))
    return live(Proceeding, Proceeding.id).where(
        Proceeding.id.in_(decided),
        Proceeding.id.not_in(these(others)),
        sees_matter(desk, Proceeding.matter_id),
    )


def risk_of(session: Session, desk: Desk, proceeding: Proceeding) -> tuple[RiskRow, Danger]:
    """Return the same for one proceeding, whether a removal is possible or not."""
    danger = _dangers(session, desk, [proceeding.id]).get(proceeding.id) or Danger()
    alone = {proceeding.id: danger}
    return _rows(session, desk, alone, bars_of(session, desk, alone))[0], danger


def _rows(session: Session, desk: Desk, dangers: dict[int, Danger], bars: Bars) -> list[RiskRow]:
    if not dangers:
        return []
    query = (
        live(Proceeding, Proceeding, Matter)
        .join(Matter, Matter.id == Proceeding.matter_id)
        .where(
            Proceeding.id.in_(these(dangers)),
            alive(Matter),
            Matter.id.in_(visible_matters(desk)),
        )
    )
    places = [(row, matter) for row, matter in session.execute(query)]
    clients = clients_of(session, list({matter.id for _, matter in places}))
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
    return sorted(rows, key=_urgency)


def _dangers(session: Session, desk: Desk, only: Sequence[int] | None = None) -> dict[int, Danger]:
    """Return what makes a removal possible, in all proceedings or in some, by local id."""
    found: dict[int, Danger] = defaultdict(Danger)
    closed = _closed(session, desk)
    decided = live(Event, Event.proceeding_id, Event.act).where(Event.act.in_(REMOVAL_DECISIONS))
    decided = _mine(desk, decided, Event.proceeding_id, only)
    for proceeding, act in session.execute(decided.order_by(Event.id)):
        if proceeding not in closed:
            found[proceeding].decision = act
    _add_fixed(session, desk, found, closed, only)
    _add_custody(session, desk, found, only)
    return found


def _closed(session: Session, desk: Desk) -> set[int]:
    """Return the proceedings whose decisions are closed; custody stays a danger in them."""
    closed = live(Removal, Removal.proceeding_id).where(Removal.closed_on <= desk.clock.today())
    return set(session.scalars(closed))


def _add_fixed(
    session: Session,
    desk: Desk,
    found: dict[int, Danger],
    closed: set[int],
    only: Sequence[int] | None = None,
) -> None:
    """Add the newest day that was fixed.

    It stands also when it has passed: nobody knows what happened until the file says so.
    """
    fixed = (
        live(Event, Event.proceeding_id, EventDate.day, EventDate.at)
        .join(EventDate, EventDate.event_id == Event.id)
        .where(Event.act.in_(FIXED), EventDate.kind == DateKind.FIXED)
        .order_by(Event.id, EventDate.position)
    )
    for proceeding, day, at in session.execute(_mine(desk, fixed, Event.proceeding_id, only)):
        if proceeding not in closed:
            found[proceeding].fixed_day, found[proceeding].fixed_at = day, at


def _add_custody(
    session: Session, desk: Desk, found: dict[int, Danger], only: Sequence[int] | None = None
) -> None:
    held = live(Custody, Custody.proceeding_id).where(Custody.ended_day.is_(None))
    for proceeding in session.scalars(_mine(desk, held, Custody.proceeding_id, only)):
        found[proceeding].in_custody = True


def _mine(
    desk: Desk, query: Select[Any], place: QueryableAttribute[int], only: Sequence[int] | None
) -> Any:
    """Keep what stands in the person's live proceedings, or in some of them."""
    mine = live(Proceeding, Proceeding.id).where(
        Proceeding.id == place, sees_matter(desk, Proceeding.matter_id)
    )
    query = query.where(mine.correlate_except(Proceeding, MatterMember).exists())
    return query if only is None else query.where(place.in_(these(only)))


def _pressing(danger: Danger, local: int) -> tuple[bool, date, bool, int]:
    """Return what sorts dangers before anything else of their files is read."""
    return danger.fixed_day is None, danger.fixed_day or date.max, not danger.in_custody, -local


def _urgency(row: RiskRow) -> tuple[bool, date, bool, date, str]:
    first = row.uncovered[0] if row.uncovered else date.max
    fixed = row.fixed_day or date.max
    return row.fixed_day is None, fixed, not row.in_custody, first, row.file_number


def of_client(rows: Iterable[RiskRow], client: str) -> list[RiskRow]:
    """Return the rows that concern a client."""
    return [row for row in rows if client in row.clients]
