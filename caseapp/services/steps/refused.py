"""Refusals that are part of the file's story: who tried what without being allowed to."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import fields, is_dataclass

from caseapp.domain.errors import UserError
from caseapp.domain.ids import new_uid
from caseapp.services.desk import Desk
from caseapp.services.steps.access import hidden_among
from caseapp.services.steps.history import record

KIND = "refusal"
"""Kind of these entries in the history; their uid is that of the record concerned, if any."""
PREFIX = "refused_"
"""Before the name of the command that was refused."""
MOST_NAMED = 20
"""Records of one call that are looked at."""
_UID = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")


def record_refusal(desk: Desk, command: str, named: Sequence[str] = ()) -> None:
    """Write that a command was refused, after it rolled back and in a transaction of its own.

    A vault that cannot be written refuses all the same.

    Args:
        desk: who tried.
        command: name of the service.
        named: uids in its arguments; the entry is about the first.

    """
    with suppress(UserError), desk.vault.writing() as session:
        uid = next(iter(named), "")
        record(
            *(session, desk, PREFIX + command, KIND, uid, 0, None, None, new_uid()),
            undoable=False,
        )


def record_if_hidden(desk: Desk, command: str, named: Iterable[str]) -> None:
    """Write an attempt at a record that exists and is somebody else's; a slip leaves no trace."""
    with desk.vault.reading() as session:
        hidden = hidden_among(session, desk, named)
    if hidden:
        record_refusal(desk, command, hidden)


def named_in(args: object, kwargs: object = ()) -> list[str]:
    """Return the uids that stand in the arguments of a call, drafts included."""
    found: list[str] = []
    for uid in _uids((args, kwargs), 3):
        if uid not in found:
            found.append(uid)
        if len(found) == MOST_NAMED:
            break
    return found


def _uids(value: object, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        yield from _UID.findall(value)
    elif depth and is_dataclass(value):
        for field in fields(value):
            yield from _uids(getattr(value, field.name), depth - 1)
    elif depth and isinstance(value, Mapping):
        for one in value.values():
            yield from _uids(one, depth - 1)
    elif depth and isinstance(value, (tuple, list)):
        for one in value:
            yield from _uids(one, depth - 1)
