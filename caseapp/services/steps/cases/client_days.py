"""The client list by next safe day: led by the index of deadlines, not by the clients."""

from collections.abc import Generator, Iterator
from contextlib import ExitStack, closing
from heapq import merge
from itertools import islice
from typing import Any

from sqlalchemy import Select
from sqlalchemy.orm import Session

from caseapp.domain.vocabulary import UNANSWERED, DeadlineState
from caseapp.models.base import alive, live
from caseapp.models.client import Client
from caseapp.models.deadline import Deadline
from caseapp.models.matter import Matter, MatterClient, MatterMember
from caseapp.models.proceeding import Proceeding
from caseapp.services.steps.cases.client_access import client_is_visible, is_member
from caseapp.services.steps.cases.client_list import matches

_BATCH = 256
"""Lines that are read from the database at once; a page is 200."""


def ids_by_next_day(
    session: Session,
    me: int,
    text: str,
    *,
    descending: bool,
    offset: int = 0,
    limit: int | None = None,
) -> list[int]:
    """Return ids of clients by the last moment of what comes next; who has nothing stands last.

    The first pages read no more than they show: the deadlines come sorted from their index, and
    a client stands where the first of their deadlines does.

    Args:
        session: of the query.
        me: local id of the person who asks.
        text: as in `list_clients`.
        descending: the latest day first.
        offset: ids to skip.
        limit: ids to return; None: all.

    """
    stop = None if limit is None else offset + limit
    with closing(_ids(session, me, text, descending=descending)) as ids:
        return list(islice(ids, offset, stop))


def _ids(session: Session, me: int, text: str, *, descending: bool) -> Generator[int]:
    seen: dict[int, None] = {}
    with closing(_dated(session, me, text)) as dated:
        if descending:
            seen = dict.fromkeys(dated)
            yield from reversed(seen)
        else:
            for client in dated:
                if client not in seen:
                    seen[client] = None
                    yield client
    query = live(Client, Client.id).where(*matches(me, text), client_is_visible(me))
    query = query.order_by(Client.id.desc() if descending else Client.id)
    with closing(session.scalars(query.execution_options(yield_per=_BATCH))) as everybody:
        yield from (client for client in everybody if client not in seen)


def _dated(session: Session, me: int, text: str) -> Generator[int]:
    """Yield the client of each open deadline of ours by last moment; some of them repeatedly."""
    with ExitStack() as stack:
        sorted_each: list[Iterator[tuple[Any, int]]] = []
        for state in sorted(UNANSWERED):
            query = _in_state(me, text, state).execution_options(yield_per=_BATCH)
            found = stack.enter_context(closing(session.execute(query)))
            sorted_each.append((moment, client) for moment, client in found)
        yield from (client for _, client in merge(*sorted_each))


def _in_state(me: int, text: str, state: DeadlineState) -> Select[Any]:
    return (
        live(Deadline, Deadline.due_moment, MatterClient.client_id)
        .join(MatterMember, MatterMember.matter_id == Deadline.matter_id)
        .join(MatterClient, MatterClient.matter_id == Deadline.matter_id)
        .join(Proceeding, Proceeding.id == Deadline.proceeding_id)
        .join(Matter, Matter.id == Deadline.matter_id)
        .join(Client, Client.id == MatterClient.client_id)
        .where(
            Deadline.state == state,
            ~Deadline.against_state,
            is_member(me),
            alive(Proceeding, Matter, Client),
            *matches(me, text),
        )
        .order_by(Deadline.due_moment, MatterClient.client_id)
    )
