"""Tasks, as services return them."""

from caseapp.domain.ids import MatterUid, TaskUid
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TaskRow:
    """Something to do."""

    uid: TaskUid
    matter: MatterUid
    file_number: str
    text: str
    due: date | None
    done: bool
    version: int
