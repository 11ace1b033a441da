"""Who may call a service: declared on every public function, default deny."""

import functools
import logging
from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from caseapp.domain.errors import NotAllowedError
from caseapp.domain.vocabulary import Role
from caseapp.services.desk import Desk

P = ParamSpec("P")
R = TypeVar("R")
ROLES = "allowed_roles"
"""Name of the attribute under which the declaration can be read."""

EVERYBODY = (Role.LAWYER, Role.PARALEGAL, Role.GUEST, Role.AUDITOR)
OFFICE = (Role.LAWYER, Role.PARALEGAL)
READERS = (Role.LAWYER, Role.PARALEGAL, Role.GUEST)

_log = logging.getLogger(__name__)


def allows(
    *roles: Role,
) -> Callable[[Callable[Concatenate[Desk, P], R]], Callable[Concatenate[Desk, P], R]]:
    """Let only these roles call a service; membership in the matter is checked inside.

    Raises (when called):
        NotAllowedError: the person at the desk has another role.

    """

    def decorate(
        service: Callable[Concatenate[Desk, P], R],
    ) -> Callable[Concatenate[Desk, P], R]:
        @functools.wraps(service)
        def guarded(desk: Desk, /, *args: P.args, **kwargs: P.kwargs) -> R:
            if desk.person.role not in roles:
                _log.warning("refused %s to role %s", service.__name__, desk.person.role)
                raise NotAllowedError(command=service.__name__)
            return service(desk, *args, **kwargs)

        setattr(guarded, ROLES, frozenset(roles))
        return guarded

    return decorate
