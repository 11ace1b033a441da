"""One deadline with its readings, proofs and what became of it, as services return it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from caseapp.domain.ids import DeadlineUid, DocumentUid, EventUid
from caseapp.domain.vocabulary import Closing, Trust

if TYPE_CHECKING:
    from caseapp.domain.drafts import EventDateDraft
    from caseapp.domain.reminders import LeadDay
    from caseapp.domain.views.deadline_list import DeadlineRow


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
    leads: tuple[LeadDay, ...] = ()
    """By when what has to go out before the safe day, the first to go out first."""
    law_change: str = ""
    """What changed in the law, with the date before and after."""
