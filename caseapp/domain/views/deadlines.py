"""Deadlines, as services return them: lines of lists and one deadline with its readings."""

from dataclasses import dataclass
from datetime import date, datetime, time

from caseapp.domain.drafts import EventDateDraft
from caseapp.domain.ids import DeadlineUid, DocumentUid, EventUid, MatterUid, ProceedingUid
from caseapp.domain.rules import RuleMark
from caseapp.domain.vocabulary import Closing, DeadlineState, Suspensive, Trust


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
class TriggerView:
    """The event that a deadline is counted from, with every date that somebody gives for it."""

    event: EventUid
    act_label: str
    dates: tuple[EventDateDraft, ...]
    answers: tuple[tuple[str, str], ...]
    """(question, answer) in words."""


@dataclass(frozen=True, slots=True)
class ProofView:
    """A document that proves something, by its newest version."""

    document: DocumentUid
    title: str
    file_name: str
    media_type: str
    sha256: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class ClosingView:
    """The first of the two steps with which a deadline is given up, or both of them."""

    closing: Closing
    reason: str
    asked_by: str
    asked_at: datetime | None
    checklist: tuple[tuple[str, str], ...] = ()
    """(what, answer) of a waiver, in words."""
    instruction: ProofView | None = None


@dataclass(frozen=True, slots=True)
class RestorationView:
    """A rule under which a lost period may be restored."""

    rule: str
    action: str
    court_or_body: str
    period: str
    """In words; empty where no verified rule may count it."""
    citation: str
    trust: Trust | None
    hint: str = ""
    """What an unverified row says; never a date."""


@dataclass(frozen=True, slots=True)
class LapseView:
    """What is still possible after a last day has passed by every reading."""

    deadline: DeadlineUid
    readings: tuple[ReadingView, ...]
    other_starts: tuple[str, ...]
    """Dates that may start the period as well and that nobody has recorded, in words."""
    notice: str
    """What a missing or wrong remedy notice would change, as a sentence; "" where unknown."""
    restoration: tuple[RestorationView, ...]
    """None: whether the period can be restored has to be determined."""


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
    checked_by: str = ""
    checked_at: datetime | None = None
    filed_by: str = ""
    confirmed_by: str = ""
    confirmed_at: datetime | None = None
    scan: ProofView | None = None
    trigger: TriggerView | None = None
    linked: tuple[DeadlineRow, ...] = ()
    """Other dates that the same event brought about, and what followed this one."""
    extension_note: str = ""
    closing: ClosingView | None = None
    lapse_note: str = ""
    own_entry: bool = False
    """The person at the desk entered the date, or recorded the filing: confirming it is a second
    look."""
    other_lawyers: tuple[str, ...] = ()
    """Lawyers of the matter besides the person at the desk."""
    mark_note: str = ""
    """Who reviewed or wrote the rule, when, and until when that holds."""
    law_change: str = ""
    """What changed in the law, with the date before and after."""
