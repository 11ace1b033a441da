"""Deadlines, as services return them: lines of lists and one deadline with its readings."""

from dataclasses import dataclass
from datetime import date, datetime, time

from caseapp.domain.ids import DeadlineUid, MatterUid, ProceedingUid
from caseapp.domain.vocabulary import DeadlineState, Suspensive, Trust


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


@dataclass(frozen=True, slots=True)
class ReadingView:
    """One way to read which date started the period."""

    start_label: str
    start: date
    last_day: date
    last_time: time | None
    safe: bool
    """This reading gives the safe day."""


@dataclass(frozen=True, slots=True)
class DeadlineView:
    """A deadline with its calculation."""

    row: DeadlineRow
    calculation: tuple[str, ...]
    readings: tuple[ReadingView, ...]
    trust_reason: str
    provisional_reasons: tuple[str, ...]
    hint: str
    """Words of an unverified rule; never a date."""
    source: str
    answered_by: str
    answered_at: datetime | None
    reason: str
    filed_note: str
    steps: tuple[str, ...] = ()
    """What this person may do with it now, as `domain.statuses.Step` codes."""
    entered_by: str = ""
    replaces: DeadlineUid | None = None
    """The deadline that this proposal would replace, once a lawyer accepts it."""
