"""What stands on the office's own sheets: the daily log of deadlines and the carry list."""

from dataclasses import dataclass
from datetime import date, datetime, time

from caseapp.domain.ids import DeadlineUid
from caseapp.domain.vocabulary import DeadlineState


@dataclass(frozen=True, slots=True)
class LogRow:
    """One thing that was done with one deadline."""

    at: datetime
    """In the office's local time."""
    person: str
    command: str
    """As the history has it; `wording.commands` has the words."""
    refused: bool
    """Somebody tried it who may not."""
    deadline: DeadlineUid
    file_number: str
    action: str
    state_before: DeadlineState | None
    day_before: date | None
    state_after: DeadlineState | None
    day_after: date | None
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class CarryRow:
    """One date to carry on paper, already as bare as was asked for."""

    day: date | None
    """None: to be determined, due today."""
    at: time | None
    zone: str
    hearing: bool
    file_number: str
    who: str
    """Initials or names; "" for the file number only."""
    what: str
    where: str
    extendable: bool
