"""The client list: which clients, in which order, and what stands in each line."""

import json
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    false,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.orm import Session

from caseapp.domain.names import name_forms
from caseapp.domain.text import search_words
from caseapp.domain.views.client_list import ClientRow
from caseapp.domain.vocabulary import UNANSWERED
from caseapp.models.base import alive, live
from caseapp.models.client import Client, ClientName
from caseapp.models.deadline import Deadline
from caseapp.models.matter import Matter, MatterClient, MatterMember
from caseapp.models.proceeding import Proceeding
from caseapp.services.steps.cases.client_access import client_is_visible, is_member
from caseapp.services.steps.cases.client_lines import client_lines

ME: BindParameter[int] = bindparam("me", type_=Integer)
AnySelect = Select[*tuple[Any, ...]]
_IDS: BindParameter[str] = bindparam("ids", type_=String)
NEXT_DAY = "next_day"
"""The column whose order `client_days` knows."""
_SOUNDS_LIKE_FROM = 3
"""Letters from which a search word also finds other spellings of it."""
MOST_WORDS = 50
"""Words of a search: no name has as many, and the database refuses a condition of a thousand."""


def client_ids(me: int, text: str, sort: str, *, descending: bool) -> Select[tuple[int]]:
    """Return the select of ids of all clients that match, in order; of any column but NEXT_DAY.

    To be asked with `{"me": me}`: the query is built once.

    Raises:
        KeyError: the list has no such column.

    """
    return _ordered(sort, descending).where(*matches(me, text))


@cache
def _ordered(sort: str, descending: bool) -> Select[tuple[int]]:
    query = live(Client, Client.id).where(client_is_visible(ME))
    ends = [Client.id.desc()] if descending else [Client.id]
    if sort in _STORED:
        order: ColumnElement[Any] = _STORED[sort].expression
    else:
        # Counted once for everybody and joined: a subquery per line would cost seconds.
        values = _COUNTED[sort]().subquery()
        query = query.outerjoin(values, values.c.client_id == Client.id)
        order = values.c.value
        query = query.order_by(order.is_(None))
    return query.order_by(order.desc() if descending else order.asc(), *ends)


def client_rows(session: Session, me: int, ids: Sequence[int]) -> list[ClientRow]:
    """Return the lines of these clients, in their order: three queries, whatever the vault."""

    def ask(name: str, values: dict[str, Any]) -> Iterable[Any]:
        return session.execute(STATEMENTS[name](), values)

    return client_lines(ask, me, ids)


def these(ids: Iterable[int]) -> Select[tuple[int]]:
    """Return ids as a select of one value: the query keeps its text, so it is prepared once."""
    return _listed(literal(json.dumps(list(ids))))


def _listed(ids: ColumnElement[str]) -> Select[tuple[int]]:
    listed = func.json_each(ids).table_valued("value")
    return select(listed.c.value)


@cache
def _clients() -> Select[Any]:
    columns = (Client.id, Client.uid, Client.name, Client.other_names, Client.citizenships)
    return live(Client, *columns).where(Client.id.in_(_listed(_IDS)))


@cache
def _files() -> Select[int, int, str, str]:
    return (
        select(MatterClient.client_id, Matter.id, Matter.file_number, Proceeding.host_state)
        .join(Matter, Matter.id == MatterClient.matter_id)
        .join(MatterMember, MatterMember.matter_id == Matter.id)
        .outerjoin(Proceeding, and_(Proceeding.matter_id == Matter.id, alive(Proceeding)))
        .where(MatterClient.client_id.in_(_listed(_IDS)), is_member(ME), alive(Matter))
        .order_by(Matter.id.desc(), Proceeding.id)
    )


@cache
def _steps() -> Select[Any]:
    return (
        live(Deadline, Deadline.matter_id, Deadline.state, func.min(Deadline.safe_day))
        .join(Proceeding, Proceeding.id == Deadline.proceeding_id)
        .where(
            Deadline.matter_id.in_(_listed(_IDS)),
            Deadline.state.in_(sorted(UNANSWERED)),
            ~Deadline.against_state,
            alive(Proceeding),
        )
        .group_by(Deadline.matter_id, Deadline.state)
    )


def matches(me: int, text: str) -> list[ColumnElement[bool]]:
    """Every word must be met in one of the names, or the whole text in a file number."""
    words = list(dict.fromkeys(search_words(text)))
    if not words:
        return []
    if len(words) > MOST_WORDS:
        return [false()]
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


def _file_numbers() -> Select[Any]:
    return (
        live(Matter, MatterClient.client_id, func.max(Matter.file_number).label("value"))
        .join(MatterClient, MatterClient.matter_id == Matter.id)
        .join(MatterMember, MatterMember.matter_id == Matter.id)
        .where(MatterMember.person_id == ME)
        .group_by(MatterClient.client_id)
    )


def _host_states() -> Select[Any]:
    return (
        live(Proceeding, MatterClient.client_id, func.min(Proceeding.host_state).label("value"))
        .join(Matter, Matter.id == Proceeding.matter_id)
        .join(MatterClient, MatterClient.matter_id == Matter.id)
        .join(MatterMember, MatterMember.matter_id == Matter.id)
        .where(MatterMember.person_id == ME, alive(Matter))
        .group_by(MatterClient.client_id)
    )


STATEMENTS: dict[str, Callable[[], AnySelect]] = {
    "clients": _clients,
    "files": _files,
    "steps": _steps,
}
"""What `client_lines` asks, by its names."""
_STORED = {
    "name": Client.sort_name,
    "other_names": Client.other_names,
    "citizenships": Client.citizenships,
}
_COUNTED: dict[str, Callable[[], Select[Any]]] = {
    "file_numbers": _file_numbers,
    "host_states": _host_states,
}
"""Columns whose values stand elsewhere; an empty one stands last, whatever the direction."""
SORTS = (*_STORED, *_COUNTED, NEXT_DAY)
"""Columns that the list can be sorted by."""
