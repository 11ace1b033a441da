"""Tasks, as services return them."""

from dataclasses import dataclass
from datetime import date

from caseapp.domain.ids import MatterUid, TaskUid


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
