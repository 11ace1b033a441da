"""Who may call a service: declared on every public function, default deny, refusals written down."""

import functools
import logging
from collections.abc import Callable, Collection
from typing import Concatenate, ParamSpec, TypeVar

from caseapp.domain.errors import NotAllowedError, NotFoundError
from caseapp.domain.vocabulary import EVERYBODY, OFFICE, READERS, Role
from caseapp.services.desk import Desk

__all__ = ["EVERYBODY", "OFFICE", "READERS", "ROLES", "allows"]

P = ParamSpec("P")
R = TypeVar("R")
ROLES = "allowed_roles"
"""Name of the attribute under which the declaration can be read."""

_log = logging.getLogger(__name__)


def allows(
    *roles: Role,
) -> Callable[[Callable[Concatenate[Desk, P], R]], Callable[Concatenate[Desk, P], R]]:
    """Let only these roles call a service; membership in the matter is checked inside.

    A refusal is written into the history in a transaction of its own, and so is an attempt at a
    record that exists and is not this person's: they are told that there is none.

    Raises (when called):
        NotAllowedError: the person at the desk has another role.
        GuestTermOverError: a guest's last day has passed.

    """

    def decorate(
        service: Callable[Concatenate[Desk, P], R],
    ) -> Callable[Concatenate[Desk, P], R]:
        @functools.wraps(service)
        def guarded(desk: Desk, /, *args: P.args, **kwargs: P.kwargs) -> R:
            try:
                _require(desk, roles, service.__name__)
                return service(desk, *args, **kwargs)
            except NotAllowedError as refused:
                _refused(desk, service.__name__, refused, args, kwargs)
                raise
            except NotFoundError as missing:
                _hidden(desk, service.__name__, missing, args, kwargs)
                raise

        setattr(guarded, ROLES, frozenset(roles))
        return guarded

    return decorate


def _require(desk: Desk, roles: Collection[Role], command: str) -> None:
    if desk.person.role not in roles:
        raise NotAllowedError(command=command)
    if desk.person.role is Role.GUEST:
        _require_term(desk)


def _require_term(desk: Desk) -> None:
    from caseapp.services.steps.guests import require_term  # noqa: PLC0415 - brings in the ORM

    require_term(desk)


def _refused(
    desk: Desk, command: str, refused: NotAllowedError, args: object, kwargs: object
) -> None:
    from caseapp.services.steps import refused as steps  # noqa: PLC0415 - brings in the ORM

    if refused.recorded:
        return
    refused.recorded = True
    _log.warning("refused %s to role %s", command, desk.person.role)
    # What undo would have changed stands in no argument.
    named = steps.named_in((refused.values.get("uid"), args), kwargs)
    steps.record_refusal(desk, command, named)


def _hidden(
    desk: Desk, command: str, missing: NotFoundError, args: object, kwargs: object
) -> None:
    from caseapp.services.steps import refused as steps  # noqa: PLC0415 - brings in the ORM

    if missing.recorded:
        return
    missing.recorded = True
    steps.record_if_hidden(desk, command, steps.named_in(args, kwargs))
