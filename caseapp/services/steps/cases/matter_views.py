"""Matters and proceedings as screens show them, read in bulk: one query per kind of thing."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from caseapp.domain.ids import ClientUid, MatterUid, PersonUid, ProceedingUid, TaskUid
from caseapp.domain.views.matters import MatterView, ProceedingView
from caseapp.domain.views.people import PersonRow
from caseapp.domain.views.tasks import TaskRow
from caseapp.domain.vocabulary import HandlingFlag
from caseapp.models.base import alive, live
from caseapp.models.client import Client
from caseapp.models.matter import Matter, MatterClient, MatterMember
from caseapp.models.person import Person
from caseapp.models.proceeding import Proceeding
from caseapp.models.task import Task
from caseapp.services.desk import Desk
from caseapp.services.steps.access import visible_matters

Clients = dict[int, list[tuple[ClientUid, str]]]


def matter_views(session: Session, matters: Sequence[Matter]) -> list[MatterView]:
    """Return matters with clients, members, proceedings and tasks; in the order given."""
    ids = [matter.id for matter in matters]
    clients = clients_of(session, ids)
    members = _members(session, ids)
    tasks = _tasks(session, matters)
    proceedings = _proceedings(session, matters, clients)
    return [
        MatterView(
            uid=MatterUid(matter.uid),
            file_number=matter.file_number,
            title=matter.title,
            clients=tuple(clients.get(matter.id, ())),
            members=tuple(members[matter.id]),
            proceedings=tuple(proceedings[matter.id]),
            tasks=tuple(tasks[matter.id]),
            version=matter.version,
            handling=tuple(HandlingFlag(code) for code in matter.handling.split()),
        )
        for matter in matters
    ]


def matters_of_client(session: Session, desk: Desk, client: int) -> list[MatterView]:
    """Return those matters of a client that the person is a member of, newest first."""
    query = (
        live(Matter)
        .join(MatterClient, MatterClient.matter_id == Matter.id)
        .where(MatterClient.client_id == client, Matter.id.in_(visible_matters(desk)))
        .order_by(Matter.id.desc())
    )
    return matter_views(session, session.scalars(query).all())


def proceeding_view(
    row: Proceeding, matter: Matter, clients: Sequence[tuple[ClientUid, str]], **parts: Any
) -> ProceedingView:
    """Return a proceeding; `parts` are its events, deadlines, hearings and filings."""
    return ProceedingView(
        uid=ProceedingUid(row.uid),
        matter=MatterUid(matter.uid),
        file_number=matter.file_number,
        client_names=tuple(name for _, name in clients),
        kind=row.procedure,
        host_state=row.host_state,
        requesting_state=row.requesting_state,
        court_or_body=row.court_or_body,
        is_court=row.is_court,
        place=row.place,
        zone=row.zone,
        reference_number=row.reference_number,
        stage=row.stage,
        version=row.version,
        **parts,
    )


def clients_of(session: Session, matters: Sequence[int]) -> Clients:
    """Return the clients of each matter, in the order in which they were named."""
    query: Select[int, str, str] = (
        select(MatterClient.matter_id, Client.uid, Client.name)
        .join(Client, Client.id == MatterClient.client_id)
        .where(MatterClient.matter_id.in_(matters), alive(Client))
        .order_by(MatterClient.id)
    )
    found: Clients = defaultdict(list)
    for matter, uid, name in session.execute(query):
        found[matter].append((ClientUid(uid), name))
    return found


def _members(session: Session, matters: Sequence[int]) -> dict[int, list[PersonRow]]:
    query = (
        select(MatterMember.matter_id, Person.uid, Person.name, Person.role)
        .join(Person, Person.id == MatterMember.person_id)
        .where(MatterMember.matter_id.in_(matters))
        .order_by(MatterMember.id)
    )
    found: dict[int, list[PersonRow]] = defaultdict(list)
    for matter, uid, name, role in session.execute(query):
        found[matter].append(PersonRow(PersonUid(uid), name, role))
    return found


def _tasks(session: Session, matters: Sequence[Matter]) -> dict[int, list[TaskRow]]:
    by_id = {matter.id: matter for matter in matters}
    query = (
        live(Task, Task.matter_id, Task.uid, Task.text, Task.due, Task.done, Task.version)
        .add_columns(Task.code, Proceeding.uid)
        .outerjoin(Proceeding, Proceeding.id == Task.proceeding_id)
        .where(Task.matter_id.in_(by_id))
        .order_by(Task.done, Task.due.is_(None), Task.due, Task.id)
    )
    found: dict[int, list[TaskRow]] = defaultdict(list)
    for number, uid, text, due, done, version, code, place in session.execute(query):
        matter = by_id[number]
        row = TaskRow(
            TaskUid(uid),
            MatterUid(matter.uid),
            matter.file_number,
            text,
            due,
            done,
            version,
            code,
            ProceedingUid(place) if place else None,
        )
        found[number].append(row)
    return found


def _proceedings(
    session: Session, matters: Sequence[Matter], clients: Clients
) -> dict[int, list[ProceedingView]]:
    by_id = {matter.id: matter for matter in matters}
    query = live(Proceeding).where(Proceeding.matter_id.in_(by_id)).order_by(Proceeding.id)
    found: dict[int, list[ProceedingView]] = defaultdict(list)
    for row in session.scalars(query):
        view = proceeding_view(row, by_id[row.matter_id], clients.get(row.matter_id, ()))
        found[row.matter_id].append(view)
    return found
