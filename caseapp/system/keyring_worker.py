"""The `keyring` worker: one exact class of the system's keyring, asked in a process of its own.

keyring's own detection imports whatever module a configuration file or a variable names. Nothing
here calls it: the class comes from the fixed table in `keyring_allow`, and an object of any other
class, whatever stands under its name, is not asked.
"""

import json
import sys
from importlib import import_module
from typing import Any, Final

from caseapp.system.keyring_allow import ALLOWED, allowed_backend
from caseapp.system.worker_child import RefusedWork

SERVICE: Final = "caseapp"
"""Says that this program is used here, which its presence says anyhow; no name of a vault."""
UNAVAILABLE: Final = "unavailable"
NOT_ALLOWED: Final = "not allowed"


def work(payload: bytes) -> bytes:
    """Keep, read or forget one secret.

    Args:
        payload: JSON of `do` ("keep", "read" or "forget"), `name`, and for "keep" `secret`.

    Returns:
        The secret as it reads back, in ASCII; empty where there is none or after "forget".

    Raises:
        RefusedWork: "unavailable" or "not allowed".

    """
    try:
        request = json.loads(payload)
        name = str(request["name"])
    except (ValueError, KeyError, TypeError) as error:
        raise RefusedWork(NOT_ALLOWED) from error
    backend = _backend()
    try:
        match request["do"]:
            case "keep":
                backend.set_password(SERVICE, name, str(request["secret"]))
                found = backend.get_password(SERVICE, name)
            case "read":
                found = backend.get_password(SERVICE, name)
            case _:
                _forget(backend, name)
                found = None
    except Exception as error:
        # Every back end has errors of its own, and all of them mean the same here.
        raise RefusedWork(UNAVAILABLE) from error
    return (found or "").encode("ascii", "replace")


def require_allowed(backend: object, platform: str = sys.platform) -> None:
    """Refuse any object whose exact class is not the one in the table.

    Raises:
        RefusedWork: "not allowed": a subclass, a chainer, a null or a plaintext back end.

    """
    kind = type(backend)
    if (kind.__module__, kind.__qualname__) != ALLOWED.get(platform):
        raise RefusedWork(NOT_ALLOWED)


def _backend() -> Any:
    allowed = allowed_backend()
    if allowed is None:
        raise RefusedWork(UNAVAILABLE)
    module, name = allowed
    try:
        backend = getattr(import_module(module), name)()
    except Exception as error:
        raise RefusedWork(UNAVAILABLE) from error
    require_allowed(backend)
    return backend


def _forget(backend: Any, name: str) -> None:
    if backend.get_password(SERVICE, name) is not None:
        backend.delete_password(SERVICE, name)
