"""What every screen is given: the runner, the words, the clock and the news of changes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from caseapp.domain.changes import Changes
    from caseapp.domain.clear_copies import Leaving
    from caseapp.domain.clock import Clock
    from caseapp.domain.vocabulary import Role
    from caseapp.i18n import Catalogue
    from caseapp.ui.drafts import DraftKeeper
    from caseapp.ui.tasks import TaskRunner


class ChangeHub(QObject):
    """Where a finished command is announced.

    Signals:
        changed: a `Changes`, after its commit.
    """

    changed = Signal(object)

    def publish(self, changes: "Changes") -> None:
        """Tell every screen what a command touched."""
        self.changed.emit(changes)


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of a screen; made once per unlocked window by `caseapp.app`."""

    t: "Catalogue"
    """Sentences in the reader's language."""
    clock: "Clock"
    runner: "TaskRunner"
    hub: ChangeHub
    drafts: "DraftKeeper"
    role: "Role"
    """What the person may do: a button that would be refused is not shown."""
    person_name: str
    say: Callable[[Exception], str]
    """Word an error for the reader: a sentence for a `UserError`, a calm one for our bugs."""
    parse_date: Callable[[str], date]
    """Read a freely typed date about the past ("fri", "31.1.27"); raises a `UserError`, and a
    `DoubtfulDateError` each time (the `DateField` asks once)."""
    parse_birth_date: Callable[[str], date]
    """The same for dates of birth: never in the future, never "far"."""
    parse_coming_date: Callable[[str], date]
    """The same for hearings and last days: a weekday means the next one."""
    show_date: Callable[[date], str]
    """A date with its weekday and year, in the reader's language."""
    leave: "Callable[[Leaving, Path], Changes]"
    """Write a file that leaves the vault and note it in the register; on the database thread."""
    discreet: Callable[[], bool] = lambda: False
    """Whether names are shown as initials."""
    locks_sooner: Callable[[], bool] = lambda: False
    """Whether the window locks after two idle minutes at most, whatever was chosen: this desktop
    does not say when its screen is locked."""
    until: date | None = None
    """The last day on which a guest may read; None for everybody else."""
