"""What a screen before the unlock is given: words, a runner, and how errors are worded."""

from collections.abc import Callable
from dataclasses import dataclass

from caseapp.i18n import Catalogue
from caseapp.ui.tasks import TaskRunner


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Like `ui.context.Context`, without anything that needs a vault."""

    t: Catalogue
    runner: TaskRunner
    say: Callable[[Exception], str]
