"""Periods of law: from an event to the last day for an act, every step of it on record."""

from caseapp.domain.deadlines.calendars import (
    Calendar,
    Calendars,
    FixedCalendar,
    Holiday,
    HolidayOverride,
    OverrideKind,
)
from caseapp.domain.deadlines.deemed import DEEMED_SERVICE, posted, takes_deemed_service
from caseapp.domain.deadlines.engine import compute
from caseapp.domain.deadlines.facts import Facts, Suspension
from caseapp.domain.deadlines.gates import refusal_to_compute
from caseapp.domain.deadlines.lead_days import working_days_before
from caseapp.domain.deadlines.periods import read_period
from caseapp.domain.deadlines.proposals import Outcome, is_hint, propose, undetermined
from caseapp.domain.deadlines.questions import dates_asked, needs_calendar, questions, takes_hour
from caseapp.domain.deadlines.result import (
    Computation,
    NoDateReason,
    Reading,
    TrustLink,
    Undetermined,
    hour_of,
)
from caseapp.domain.deadlines.rule import (
    FirstDay,
    HourCount,
    Period,
    Posting,
    QuestionAsked,
    Recess,
    Regime,
    Roll,
    Rule,
    RuleKind,
    Unit,
    Validity,
    Variant,
    WorkedExample,
)
from caseapp.domain.deadlines.running import Running, replaced
from caseapp.domain.deadlines.steps import Step, step

__all__ = [
    "DEEMED_SERVICE",
    "Calendar",
    "Calendars",
    "Computation",
    "Facts",
    "FirstDay",
    "FixedCalendar",
    "Holiday",
    "HolidayOverride",
    "HourCount",
    "NoDateReason",
    "Outcome",
    "OverrideKind",
    "Period",
    "Posting",
    "QuestionAsked",
    "Reading",
    "Recess",
    "Regime",
    "Roll",
    "Rule",
    "RuleKind",
    "Running",
    "Step",
    "Suspension",
    "TrustLink",
    "Undetermined",
    "Unit",
    "Validity",
    "Variant",
    "WorkedExample",
    "compute",
    "dates_asked",
    "hour_of",
    "is_hint",
    "needs_calendar",
    "posted",
    "propose",
    "questions",
    "read_period",
    "refusal_to_compute",
    "replaced",
    "step",
    "takes_deemed_service",
    "takes_hour",
    "undetermined",
    "working_days_before",
]
