"""The lines of the client list from what the database says, whoever asks it. No SQLAlchemy."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from caseapp.domain.ids import ClientUid
from caseapp.domain.views.client_list import ClientRow
from caseapp.domain.vocabulary import DeadlineState

PAGE = 200
"""Lines of one page of the list."""
Ask = Callable[[str, dict[str, Any]], Iterable[Any]]
"""`ask(name, values)` runs one of the statements "clients", "files" and "steps"."""
File = tuple[int, str, str | None]
"""Local id and number of a matter, and the host state of one of its proceedings."""


def client_lines(ask: Ask, me: int, ids: Sequence[int]) -> list[ClientRow]:
    """Return the lines of these clients, in their order.

    Args:
        ask: runs a statement of `client_list.STATEMENTS`.
        me: local id of the person who looks.
        ids: local ids of clients that the person may see.

    """
    wanted = {"ids": json.dumps(list(ids)), "me": me}
    found = {row[0]: row for row in ask("clients", wanted)}
    files: dict[int, list[File]] = {}
    for client, matter, number, state in ask("files", wanted):
        files.setdefault(client, []).append((matter, number, state))
    matters = {matter for rows in files.values() for matter, _, _ in rows}
    steps = _next_steps(ask("steps", {"ids": json.dumps(list(matters))}))
    return [_row(found[one], files.get(one, []), steps) for one in ids if one in found]


def _row(
    client: tuple[int, str, str, str, str],
    files: list[File],
    steps: dict[int, tuple[date | None, bool]],
) -> ClientRow:
    number, uid, name, other_names, citizenships = client
    planned = [steps[matter] for matter in {matter for matter, _, _ in files} if matter in steps]
    return ClientRow(
        id=number,
        uid=ClientUid(uid),
        name=name,
        other_names=other_names,
        citizenships=citizenships,
        file_numbers=", ".join(dict.fromkeys(file for _, file, _ in files)),
        host_states=", ".join(dict.fromkeys(state for _, _, state in files if state)),
        next_day=min((day for day, _ in planned if day is not None), default=None),
        to_be_determined=any(undetermined for _, undetermined in planned),
    )


def _next_steps(rows: Iterable[Any]) -> dict[int, tuple[date | None, bool]]:
    """Return the next safe day of each matter, and whether one has to be determined."""
    steps: dict[int, tuple[date | None, bool]] = {}
    for matter, state, day in rows:
        known, undetermined = steps.get(matter, (None, False))
        first = min((one for one in (known, day) if one is not None), default=None)
        steps[matter] = (first, undetermined or state is DeadlineState.TO_BE_DETERMINED)
    return steps
