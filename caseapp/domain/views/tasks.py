"""Tasks, as services return them."""

from dataclasses import dataclass
from datetime import date

from caseapp.domain.ids import MatterUid, ProceedingUid, TaskUid


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
    code: str = ""
    """What a task that the program opened is about (`TaskCode`); empty: typed by a person."""
    proceeding: ProceedingUid | None = None
