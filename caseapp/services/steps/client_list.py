"""The client list: which clients, in which order, and what stands in each line."""

from collections.abc import Callable, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from caseapp.domain.ids import ClientUid
from caseapp.domain.names import name_forms
from caseapp.domain.text import search_words
from caseapp.domain.views import ClientRow
from caseapp.domain.vocabulary import UNANSWERED, DeadlineState
from caseapp.models.base import alive, live
from caseapp.models.client import Client, ClientName
from caseapp.models.deadline import Deadline
from caseapp.models.matter import Matter, MatterClient, MatterMember
from caseapp.models.proceeding import Proceeding
from caseapp.services.steps.client_access import client_is_visible

_SOUNDS_LIKE_FROM = 3
"""Letters from which a search word also finds other spellings of it."""


def client_ids(me: int, text: str, sort: str, *, descending: bool) -> Select[tuple[int]]:
    """Return the select of ids of all clients that match, in order.

    Raises:
        KeyError: the list has no such column.

    """
    query = live(Client, Client.id).where(client_is_visible(me), *_matches(me, text))
    order = _ORDERS[sort](me)
    ends = [Client.id.desc()] if descending else [Client.id]
    if sort in _NULLABLE:
        query = query.order_by(order.is_(None))
    return query.order_by(order.desc() if descending else order.asc(), *ends)


def client_rows(session: Session, me: int, ids: Select[tuple[int]]) -> list[ClientRow]:
    """Return the lines of a page of ids, in its order."""
    query = ids.with_only_columns(
        Client.id,
        Client.uid,
        Client.name,
        Client.other_names,
        Client.citizenships,
        _next_day(me).label("next_day"),
        _undetermined(me).label("undetermined"),
        maintain_column_froms=True,
    )
    found = session.execute(query).all()
    files = _files(session, me, [row[0] for row in found])
    return [
        ClientRow(
            id=number,
            uid=ClientUid(uid),
            name=name,
            other_names=other_names,
            citizenships=citizenships,
            file_numbers=", ".join(dict.fromkeys(one for one, _ in files.get(number, ()))),
            host_states=", ".join(
                dict.fromkeys(state for _, state in files.get(number, ()) if state)
            ),
            next_day=next_day,
            to_be_determined=bool(undetermined),
        )
        for number, uid, name, other_names, citizenships, next_day, undetermined in found
    ]


def _files(
    session: Session, me: int, ids: Sequence[int]
) -> dict[int, list[tuple[str, str | None]]]:
    query = (
        select(MatterClient.client_id, Matter.file_number, Proceeding.host_state)
        .join(Matter, Matter.id == MatterClient.matter_id)
        .join(MatterMember, MatterMember.matter_id == Matter.id)
        .outerjoin(Proceeding, and_(Proceeding.matter_id == Matter.id, alive(Proceeding)))
        .where(MatterClient.client_id.in_(ids), MatterMember.person_id == me, alive(Matter))
        .order_by(Matter.id.desc(), Proceeding.id)
    )
    files: dict[int, list[tuple[str, str | None]]] = {}
    for client, number, state in session.execute(query):
        files.setdefault(client, []).append((number, state))
    return files


def _matches(me: int, text: str) -> list[ColumnElement[bool]]:
    """Every word must be met in one of the names, or the whole text in a file number."""
    words = search_words(text)
    if not words:
        return []
    named = and_(*(_named(word) for word in words))
    if not any(character.isdigit() for character in text):
        return [named]
    numbered = Client.id.in_(
        select(MatterClient.client_id)
        .join(Matter, Matter.id == MatterClient.matter_id)
        .join(MatterMember, MatterMember.matter_id == Matter.id)
        .where(
            alive(Matter),
            MatterMember.person_id == me,
            Matter.file_number.contains(text.strip(), autoescape=True),
        )
    )
    return [or_(named, numbered)]


def _named(word: str) -> ColumnElement[bool]:
    found = ClientName.folded.contains(word, autoescape=True)
    key = name_forms(word).key
    if len(key) >= _SOUNDS_LIKE_FROM:
        found = or_(found, ClientName.key.contains(key, autoescape=True))
    return Client.id.in_(select(ClientName.client_id).where(found))


def _open_deadlines(me: int, *columns: ColumnElement[date]) -> Select[tuple[date]]:
    """Start from the client's matters: few rows, each found by index."""
    return (
        select(*columns)
        .select_from(MatterClient)
        .join(MatterMember, MatterMember.matter_id == MatterClient.matter_id)
        .join(Deadline, Deadline.matter_id == MatterClient.matter_id)
        .join(Proceeding, Proceeding.id == Deadline.proceeding_id)
        .join(Matter, Matter.id == Deadline.matter_id)
        .where(
            MatterClient.client_id == Client.id,
            MatterMember.person_id == me,
            Deadline.state.in_(UNANSWERED),
            alive(Deadline, Proceeding, Matter),
            ~Deadline.against_state,
        )
        .correlate(Client)
    )


def _next_day(me: int) -> ColumnElement[date | None]:
    return _open_deadlines(me, func.min(Deadline.safe_day)).scalar_subquery()


def _undetermined(me: int) -> ColumnElement[bool]:
    open_ones = _open_deadlines(me, Deadline.due_day)
    return exists(open_ones.where(Deadline.state == DeadlineState.TO_BE_DETERMINED).subquery())


def _due_day(me: int) -> ColumnElement[date | None]:
    return _open_deadlines(me, func.min(Deadline.due_day)).scalar_subquery()


def _first_file(me: int) -> ColumnElement[str | None]:
    return (
        select(func.max(Matter.file_number))
        .join(MatterClient, MatterClient.matter_id == Matter.id)
        .join(MatterMember, MatterMember.matter_id == Matter.id)
        .where(MatterClient.client_id == Client.id, MatterMember.person_id == me, alive(Matter))
        .correlate(Client)
        .scalar_subquery()
    )


def _first_state(me: int) -> ColumnElement[str | None]:
    return (
        select(func.min(Proceeding.host_state))
        .join(MatterClient, MatterClient.matter_id == Proceeding.matter_id)
        .join(MatterMember, MatterMember.matter_id == Proceeding.matter_id)
        .where(
            MatterClient.client_id == Client.id, MatterMember.person_id == me, alive(Proceeding)
        )
        .correlate(Client)
        .scalar_subquery()
    )


_ORDERS: dict[str, Callable[[int], ColumnElement[object]]] = {
    "name": lambda _me: Client.sort_name.expression,
    "other_names": lambda _me: Client.other_names.expression,
    "citizenships": lambda _me: Client.citizenships.expression,
    "file_numbers": _first_file,
    "host_states": _first_state,
    "next_day": _due_day,
}
"""How the list is sorted, by the name of the column."""
_NULLABLE = frozenset({"file_numbers", "host_states", "next_day"})
"""Columns in which an empty value stands last, whatever the direction."""
SORTS = tuple(_ORDERS)
"""Columns that the list can be sorted by."""
