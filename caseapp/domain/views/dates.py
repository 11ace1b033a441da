"""Dates without contents: what an auditor is shown of deadlines and hearings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from caseapp.domain.vocabulary import DeadlineState


@dataclass(frozen=True, slots=True)
class DateRow:
    """A deadline or a hearing: when it is, and where it stands; never of whom, of what, where."""

    kind: str
    """"deadline" or "hearing", as the log calls it."""
    uid: str
    """By which the log names it, too."""
    day: date | None
    """The safe day, or the day of the hearing; None while the last day is to be determined."""
    last_day: date | None
    state: DeadlineState | None
    """None for a hearing."""
    extendable: bool
    against_state: bool
    checked: bool
    """A lawyer checked the date that stands."""
    entered_at: datetime
    is_over: bool
    """Its moment has passed."""
