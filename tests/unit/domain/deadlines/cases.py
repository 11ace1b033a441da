"""What the tests of the counting share: the shipped packs, facts in one line, plain counts."""

from datetime import date, time

from caseapp.domain.deadlines import (
    Computation,
    Facts,
    FixedCalendar,
    Regime,
    Rule,
    RuleKind,
    compute,
    posted,
    read_period,
)
from caseapp.domain.drafts import EventDateDraft
from caseapp.domain.vocabulary import DateKind, ProceedingKind, Suspensive, Trust
from caseapp.packs.law import load

PACKS = load()
S = DateKind.SERVED_ON_CLIENT


def on(kind: DateKind, day: str, at: str = "") -> EventDateDraft:
    return EventDateDraft(kind, date.fromisoformat(day), time.fromisoformat(at) if at else None)


def count(rule: str, *dates: EventDateDraft, place: str = "", **answers: str) -> Computation:
    return compute(PACKS.rule(rule), Facts(dates, place, answers), PACKS.calendars)


class OnePlace:
    """A world with one calendar."""

    tzdata = "test"

    def __init__(self, calendar: FixedCalendar) -> None:
        self._calendar = calendar

    def zone(self, place: str) -> str:
        return self._calendar.zone

    def calendar(self, place: str) -> FixedCalendar:
        return self._calendar


def codes(result: Computation) -> list[str]:
    return [step.code for step in result.steps]


def method_rule(regime: Regime, period: str, *, place: str = "", backward: bool = False) -> Rule:
    """Return a rule that claims no law beyond a method, as `caseapp count` makes it."""
    return Rule(
        id=regime.id,
        pack="",
        host=regime.place or place.partition("-")[0] or "UTC",
        kind=RuleKind.PERIOD,
        trust=regime.trust or Trust.LAW_TEXT,
        citation=regime.citation,
        source=regime.source,
        proceeding=ProceedingKind.OTHER,
        starts_from=(DateKind.FIXED, DateKind.DEEMED_SERVED),
        regime=regime,
        period=read_period(period),
        backward=backward,
        suspensive=Suspensive.NOT_APPLICABLE,
    )


def plain(
    method: str,
    period: str,
    event: str,
    place: str = "",
    *,
    backward: bool = False,
    deemed: str = "",
    **answers: str,
) -> Computation:
    """Count by a method from "2026-03-04" or "2026-03-04T14:20"."""
    rule = method_rule(PACKS.regime(method), period, place=place, backward=backward)
    day, _t, at = event.partition("T")
    dates: tuple[EventDateDraft, ...] = (on(DateKind.FIXED, day, at),)
    if deemed:
        dates = posted(on(DateKind.POSTED, day, at), deemed)
    return compute(rule, Facts(dates, place, answers), PACKS.calendars)
