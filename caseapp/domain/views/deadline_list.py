"""One line of a list of deadlines, as services return it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from caseapp.domain.ids import DeadlineUid, MatterUid, ProceedingUid
from caseapp.domain.vocabulary import Closing, DeadlineState, Suspensive, Trust

if TYPE_CHECKING:
    from caseapp.domain.rule_marks import RuleMark


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """One deadline in a list: sorted and shown by its safe day."""

    uid: DeadlineUid
    proceeding: ProceedingUid
    matter: MatterUid
    file_number: str
    client_name: str
    action: str
    """What has to be done, in the desk's language."""
    court_or_body: str
    host_state: str
    state: DeadlineState
    safe_day: date | None
    last_day: date | None
    last_time: time | None
    zone: str
    against_state: bool
    extendable: bool
    provisional: bool
    trust: Trust | None
    suspensive: Suspensive
    citation: str
    rule: str
    """Id of the rule; "" for a manual one."""
    proof_missing: bool
    version: int
    due_day: date | None = None
    """Day it is sorted and shown by: the safe day, or, while the last day has to be determined,
    the day on which that has to be done."""
    answered: bool = True
    """False while nobody has accepted, changed or declined a proposal."""
    due_moment: datetime | None = None
    """Moment it is sorted by, in UTC."""
    act: str = ""
    """Code of the act that triggered it."""
    checked: bool = True
    """False while a lawyer has not checked the date that stands against its source."""
    entered_by: str = ""
    """Who entered the date that stands, or the event that it is counted from."""
    closing: Closing | None = None
    """A lawyer asked to give it up; the second step is open."""
    lapse_recorded: bool = False
    """It passed, and what was done about it is on file."""
    mark: RuleMark | None = None
    """Whether this office reviewed or wrote the rule; None for a date that no rule gave."""
    law_changed: bool = False
    """A proposal that waits because the law changed, beside the date that stands."""
    lacking: str = ""
    """To be determined though there is a rule: what it lacks, in the desk's language."""
