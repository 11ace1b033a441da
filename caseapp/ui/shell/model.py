"""What the shell needs from outside."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from caseapp.ui.drafts import KeptForm
    from caseapp.ui.office import UndoCalls
    from caseapp.ui.screen import Place


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of the palette: words, where they come from, and where Enter leads."""

    title: str
    detail: str
    place: "Place"


class ShellPort(NamedTuple):
    """Calls of the shell, bound by `caseapp.app.bindings.shell`.

    Attributes:
        find: text to hits in the vault; runs in the runner.
        keep_forms: stores open forms, replacing what was kept; runs in the runner.
        take_forms: the forms kept by the last lock, once; runs in the runner.
        undo: names and takes back the last change; None where this person may not.
        proceedings: every open proceeding as a hit that leads to its new event; runs in the
            runner; None where this person may not record events.

    """

    find: Callable[[str], Sequence[Hit]]
    keep_forms: Callable[[Sequence["KeptForm"]], None]
    take_forms: Callable[[], Sequence["KeptForm"]]
    undo: "UndoCalls | None" = None
    proceedings: Callable[[], Sequence[Hit]] | None = None
