"""What screens before the unlock share: their surroundings, and what an unlock gives."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from caseapp.i18n import Catalogue
from caseapp.ui.tasks import TaskRunner


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Like `ui.context.Context`, without anything that needs a vault."""

    t: Catalogue
    runner: TaskRunner
    say: Callable[[Exception], str]


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A vault was opened: where it is, and its key.

    Attributes:
        create: the header was just written and the database has yet to be made.
        person_name: the first person of a new vault.
        renewal: the new passphrase's slot, where a code from paper gave the key.
        host_states: codes of the states in which the office of a new vault works.

    """

    path: str
    key: Any = field(repr=False)
    create: bool = False
    person_name: str = ""
    renewal: str = field(default="", repr=False)
    host_states: tuple[str, ...] = ()
