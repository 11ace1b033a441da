"""Refusals that are part of the file's story: who tried to decide without being allowed to."""

import functools
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from caseapp.domain.errors import NotAllowedError
from caseapp.domain.ids import new_uid
from caseapp.services.desk import Desk
from caseapp.services.steps.history import record

P = ParamSpec("P")
R = TypeVar("R")
U = TypeVar("U", bound=str)
KIND = "refusal"
"""Kind of these entries in the history; their uid is that of the record concerned."""


def refusal_recorded(
    service: Callable[Concatenate[Desk, U, P], R],
) -> Callable[Concatenate[Desk, U, P], R]:
    """Write a refused attempt into the history, then refuse all the same.

    Stands above `@allows` of a service whose second argument is the uid of a record. The entry
    is written after the refused command has rolled back, in a transaction of its own.
    """

    @functools.wraps(service)
    def watched(desk: Desk, uid: U, /, *args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return service(desk, uid, *args, **kwargs)
        except NotAllowedError:
            record_refusal(desk, service.__name__, uid)
            raise

    return watched


def record_refusal(desk: Desk, command: str, uid: str) -> None:
    """Write that a command on a record was refused; in a transaction of its own."""
    with desk.vault.writing() as session:
        record(
            *(session, desk, f"refused_{command}", KIND, uid, 0, None, None, new_uid()),
            undoable=False,
        )
