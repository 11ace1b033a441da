"""Events, as services return them, and what saving one would do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from caseapp.domain.drafts import EventDateDraft
    from caseapp.domain.ids import EventUid, ProceedingUid
    from caseapp.domain.rule_marks import RuleMark
    from caseapp.domain.views.deadlines import ReadingView
    from caseapp.domain.vocabulary import DeadlineState, Suspensive, Trust


@dataclass(frozen=True, slots=True)
class EventView:
    """An event of a proceeding."""

    uid: EventUid
    proceeding: ProceedingUid
    act: str
    act_label: str
    dates: tuple[EventDateDraft, ...]
    notes: str
    recorded_at: datetime
    recorded_by: str
    version: int
    answers: tuple[tuple[str, str], ...] = ()
    """What was answered to the questions of the rules."""


@dataclass(frozen=True, slots=True)
class ProposalPreview:
    """What saving an event would propose; shown live while the form is filled."""

    rule: str
    action: str
    court_or_body: str
    state: DeadlineState
    safe_day: date | None
    last_day: date | None
    last_time: time | None
    zone: str
    trust: Trust | None
    suspensive: Suspensive
    extendable: bool
    against_state: bool
    citation: str
    calculation: tuple[str, ...]
    readings: tuple[ReadingView, ...]
    provisional_reasons: tuple[str, ...]
    hint: str
    safe_time: time | None = None
    """Local hour of the safe moment; None where the safe day lasts until its end."""
    lacking: str = ""
    """What a rule that could count lacks, such as a date of the event; "" where there is none."""
    mark: RuleMark | None = None
    """Whether this office reviewed or wrote the rule."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question that the rules ask before they can be counted."""

    key: str
    text: str
    choices: tuple[tuple[str, str], ...]
    """(value, label) pairs; empty: a free value such as a date."""


@dataclass(frozen=True, slots=True)
class EventPreview:
    """The questions that the rules ask of this event, and what it would propose."""

    questions: tuple[Question, ...]
    proposals: tuple[ProposalPreview, ...]
