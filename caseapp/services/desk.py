"""Who works where: the first argument of every service."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from caseapp.domain.clock import Clock
from caseapp.domain.views.people import PersonRow
from caseapp.system.worker import Limits

if TYPE_CHECKING:
    from caseapp.storage.vault import Vault

Isolated = Callable[[str, bytes, Limits], bytes]
"""`isolated(task, payload, limits)` does a task in a worker process that holds no key."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A person at an open vault."""

    vault: "Vault"
    person: PersonRow
    clock: Clock
    device: str
    """Name of this installation in the history; says nothing about its user."""
    language: str
    """Language of labels in read models, such as "en"."""
    isolated: Isolated
