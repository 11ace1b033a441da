"""What Today is made of: one query per list, each over an index, none per line."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Select, func, select, union_all
from sqlalchemy.orm import Session

from caseapp.domain.ids import ClientUid, MatterUid, ProceedingUid, TaskUid
from caseapp.domain.statuses import DATED, RUNNING
from caseapp.domain.views.deadline_list import DeadlineRow
from caseapp.domain.views.hearings import HearingRow
from caseapp.domain.views.tasks import TaskRow
from caseapp.domain.views.today import LeavingRow, NoNextStepRow, ServedWithoutDeadlineRow
from caseapp.domain.vocabulary import UNANSWERED, Closing, DeadlineState
from caseapp.models.base import alive, live
from caseapp.models.client import Client
from caseapp.models.deadline import Deadline
from caseapp.models.event import Event
from caseapp.models.hearing import Hearing
from caseapp.models.matter import Matter, MatterClient, MatterMember
from caseapp.models.proceeding import Proceeding
from caseapp.models.task import Task
from caseapp.services.desk import Desk
from caseapp.services.steps.access import person_id, sees_matter
from caseapp.services.steps.cases.client_access import client_is_visible, is_member
from caseapp.services.steps.cases.client_list import these
from caseapp.services.steps.dates.deadline_views import deadline_rows, deadlines_query, in_order
from caseapp.services.steps.dates.hearing_views import hearing_rows, hearings_query
from caseapp.services.steps.dates.lead_days import lead_days_by_uid
from caseapp.services.steps.words import Words

AHEAD = timedelta(days=7)
"""How far Today looks."""
MOST_UNCHECKED = 50
"""Unchecked dates that Today names."""
MOST_IDLE = 200
"""Clients without next step that Today names; beyond that it counts them."""
_A_DAY = timedelta(days=1)

ANSWERED_FOR = (
    *UNANSWERED,
    DeadlineState.FILED,
    DeadlineState.CONFIRMED,
    DeadlineState.WAIVED,
    DeadlineState.NO_REMEDY,
)
"""States that account for something that was served."""


def due_rows(session: Session, desk: Desk) -> list[DeadlineRow]:
    """Return what has to be met within the coming days, or is overdue, by last moment.

    Two days more than asked for are read: the zones of the courts differ from the office's.
    """
    until = desk.clock.now() + AHEAD + 2 * _A_DAY
    query = deadlines_query(desk).where(
        Deadline.state.in_(UNANSWERED), Deadline.due_moment <= until
    )
    return deadline_rows(session, desk, in_order(query))


def leaving_rows(session: Session, desk: Desk) -> list[LeavingRow]:
    """Return what has to go out within the coming days or should have, by day.

    Nobody says that it went out: it stays until its deadline is met or the lead time is taken off.
    """
    query = deadlines_query(desk, by_state=True).where(
        Deadline.state.in_(UNANSWERED), Deadline.leads.is_not(None), ~Deadline.against_state
    )
    rows: dict[str, DeadlineRow] = {
        row.uid: row for row in deadline_rows(session, desk, in_order(query))
    }
    until = desk.clock.today() + AHEAD
    found = [
        LeavingRow(rows[uid], lead)
        for uid, leads in lead_days_by_uid(session, desk, rows).items()
        for lead in leads
        if lead.day is not None and lead.day <= until
    ]
    return sorted(found, key=lambda one: (one.lead.day or one.deadline.due_day, one.deadline.uid))


def rows_in(session: Session, desk: Desk, state: DeadlineState) -> list[DeadlineRow]:
    """Return every deadline in a state, by last moment."""
    query = deadlines_query(desk, by_state=True).where(Deadline.state == state)
    return deadline_rows(session, desk, in_order(query))


def not_checked_rows(session: Session, desk: Desk) -> list[DeadlineRow]:
    """Return answered deadlines whose date nobody has checked, by last moment; one too many."""
    most = MOST_UNCHECKED + 1
    # One walk along the index per state: together they would be sorted, all of them.
    found = [
        row
        for state in RUNNING
        for row in deadline_rows(
            session,
            desk,
            in_order(
                deadlines_query(desk, by_state=True).where(
                    Deadline.state == state, Deadline.checked_by_id.is_(None)
                )
            ).limit(most),
        )
    ]
    return sorted(found, key=_moment)[:most]


def closing_rows(session: Session, desk: Desk) -> list[DeadlineRow]:
    """Return what a lawyer asked to give up, as long as the second step is open."""
    query = deadlines_query(desk).where(
        Deadline.closing.in_(list(Closing)), Deadline.state.in_([*DATED, DeadlineState.LAPSED])
    )
    return deadline_rows(session, desk, in_order(query))


def _moment(row: DeadlineRow) -> tuple[datetime, bool]:
    return row.due_moment or datetime.max.replace(tzinfo=UTC), row.extendable


def coming_hearings(session: Session, desk: Desk) -> list[HearingRow]:
    """Return the hearings of today, in the court's own day, and of the coming days."""
    now = desk.clock.now()
    query = hearings_query(desk).where(
        Hearing.moment >= now - 2 * _A_DAY, Hearing.moment <= now + AHEAD + _A_DAY
    )
    return [
        row
        for row in hearing_rows(session, desk, query)
        if local_day(now, row.zone) <= row.day <= local_day(now + AHEAD, row.zone)
    ]


def due_tasks(session: Session, desk: Desk) -> list[TaskRow]:
    """Return what is to be done within the coming days, then what has no day."""
    query = (
        live(Task, Task, Matter.uid, Matter.file_number, Proceeding.uid)
        .join(Matter, Matter.id == Task.matter_id)
        .outerjoin(Proceeding, Proceeding.id == Task.proceeding_id)
        .where(
            alive(Matter),
            Task.done.is_(False),
            Task.due.is_(None) | (Task.due <= desk.clock.today() + AHEAD),
            sees_matter(desk, Task.matter_id),
        )
        .order_by(Task.due.is_(None), Task.due, Task.id)
    )
    return [
        TaskRow(
            TaskUid(task.uid),
            MatterUid(uid),
            number,
            task.text,
            task.due,
            task.done,
            task.version,
            task.code,
            ProceedingUid(place) if place else None,
        )
        for task, uid, number, place in session.execute(query)
    ]


def served_without_deadline(session: Session, desk: Desk) -> list[ServedWithoutDeadlineRow]:
    """Return proceedings in which something was served and nothing of ours accounts for it."""
    accounted = live(Deadline, Deadline.proceeding_id).where(
        Deadline.state.in_(ANSWERED_FOR), ~Deadline.against_state
    )
    # Two questions: the first reads two indices and leaves little, whose it is comes after.
    served = live(Event, Event.id).where(Event.triggers, Event.proceeding_id.not_in(accounted))
    query = (
        live(Event, Proceeding, Matter.uid, Matter.file_number, Event.act)
        .join(Proceeding, Proceeding.id == Event.proceeding_id)
        .join(Matter, Matter.id == Proceeding.matter_id)
        .where(
            Event.id.in_(these(session.scalars(served))),
            alive(Proceeding, Matter),
            sees_matter(desk, Matter.id),
        )
        .order_by(Matter.file_number, Proceeding.id, Event.id.desc())
    )
    words = Words(desk.language)
    found: dict[int, ServedWithoutDeadlineRow] = {}
    for proceeding, matter, number, act in session.execute(query):
        row = ServedWithoutDeadlineRow(
            ProceedingUid(proceeding.uid),
            MatterUid(matter),
            number,
            proceeding.court_or_body,
            words.act(act),
        )
        found.setdefault(proceeding.id, row)
    return list(found.values())


def idle_clients(session: Session, desk: Desk) -> tuple[list[NoNextStepRow], int]:
    """Return clients for whom nothing is planned: the first of them, and how many there are."""
    me = person_id(session, desk)
    busy = _busy_clients(desk)
    # All ids in one walk over the index of names: counting by itself would be a second walk, and
    # a window function reads every row. They come as one value: rows cost more than the walk.
    idle = live(Client, Client.id).where(Client.id.not_in(busy), client_is_visible(me))
    walk = idle.order_by(Client.sort_name, Client.id).subquery()
    ids = json.loads(session.scalar(select(func.json_group_array(walk.c.id))) or "[]")
    first = ids[:MOST_IDLE]
    query = live(Client, Client.id, Client.uid, Client.name).where(Client.id.in_(these(first)))
    named = {local: (uid, name) for local, uid, name in session.execute(query)}
    numbers = _file_numbers(session, me, first)
    rows = [
        NoNextStepRow(ClientUid(named[one][0]), named[one][1], numbers.get(one, ""))
        for one in first
    ]
    return rows, len(ids)


def local_day(moment: datetime, zone: str) -> Any:
    """Return the day that it is at a moment in a zone."""
    return moment.astimezone(ZoneInfo(zone)).date()


def _busy_clients(desk: Desk) -> Select[Any]:
    """Return the select of clients with an open deadline, a hearing or a task in a matter."""
    deadlines = (
        live(Deadline, Deadline.matter_id)
        .join(Proceeding, Proceeding.id == Deadline.proceeding_id)
        .where(Deadline.state.in_(UNANSWERED), ~Deadline.against_state, alive(Proceeding))
    )
    hearings = (
        live(Hearing, Proceeding.matter_id)
        .join(Proceeding, Proceeding.id == Hearing.proceeding_id)
        .where(Hearing.moment >= desk.clock.now(), alive(Proceeding))
    )
    tasks = live(Task, Task.matter_id).where(Task.done.is_(False))
    busy = union_all(deadlines, hearings, tasks).subquery()
    matter = live(Matter, Matter.id).where(Matter.id == MatterClient.matter_id)
    return select(MatterClient.client_id).where(
        MatterClient.matter_id.in_(select(busy.c.matter_id)),
        sees_matter(desk, MatterClient.matter_id),
        matter.correlate(MatterClient).exists(),
    )


def _file_numbers(session: Session, me: int, clients: Sequence[int]) -> dict[int, str]:
    query = (
        select(MatterClient.client_id, func.max(Matter.file_number))
        .join(Matter, Matter.id == MatterClient.matter_id)
        .join(MatterMember, MatterMember.matter_id == Matter.id)
        .where(MatterClient.client_id.in_(these(clients)), is_member(me), alive(Matter))
        .group_by(MatterClient.client_id)
    )
    return {row[0]: row[1] for row in session.execute(query)}
