"""All that one event brings about: a date or a red "to be determined" per rule, never silence."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from caseapp.domain.deadlines.calendars import Calendars, state_of
from caseapp.domain.deadlines.engine import compute
from caseapp.domain.deadlines.errors import (
    EventAfterRuleError,
    EventBeforeRuleError,
    MissingFactError,
    MissingHourError,
    NoHolidayDataError,
    UnknownPlaceError,
    UnknownSubdivisionError,
    YearWithoutHolidaysError,
)
from caseapp.domain.deadlines.facts import Facts
from caseapp.domain.deadlines.gates import check_validity, refusal_to_compute
from caseapp.domain.deadlines.questions import takes_hour
from caseapp.domain.deadlines.result import Computation, NoDateReason, Undetermined
from caseapp.domain.deadlines.rule import HourCount, Rule, RuleKind
from caseapp.domain.drafts import EventDateDraft
from caseapp.domain.errors import UserError
from caseapp.domain.vocabulary import DateKind, Trust

_NOT_VERIFIED = (NoDateReason.RULE_UNVERIFIED, NoDateReason.COUNTING_UNVERIFIED)

ONLY_HINTS = frozenset({RuleKind.GATE, RuleKind.NO_PERIOD, RuleKind.COUNTING})
"""Rows that are shown in a checklist and never become a deadline."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one rule makes of an event. Without a rule the result is `NO_RULE`, never nothing."""

    rule: Rule | None
    result: Computation | Undetermined

    @property
    def computed(self) -> Computation | None:
        """The date, where there is one."""
        return self.result if isinstance(self.result, Computation) else None


def is_hint(rule: Rule) -> bool:
    """Say whether a row only ever informs: a gate, a row without period, an unverified watch-date."""
    return rule.kind in ONLY_HINTS or (
        rule.against_state and refusal_to_compute(rule) in _NOT_VERIFIED
    )


def propose(
    rules: Iterable[Rule],
    facts: Facts,
    calendars: Calendars,
    deemed: Iterable[Rule] = (),
    host_state: str = "",
) -> tuple[Outcome, ...]:
    """Return an outcome per rule that this event may trigger, soonest safe day first.

    `rules` are those that wait for the act; a rule whose validity excludes the event is left out.
    `deemed` are the rules that turn a posting into a day of deemed service. `host_state` is where
    law of no single state is counted if no place is named. The answer is never
    empty: where nothing else came of it, one outcome says that no rule was found.

    Raises:
        UnknownAnswerError: an answer is none of the choices of its question.

    """
    widened = _with_deemed_service(facts, calendars, deemed)
    outcomes = [
        outcome
        for rule in rules
        if not is_hint(rule) and _wanted(rule, facts)
        for outcome in _outcome(
            rule,
            _in_place(rule, _on_its_clock(rule, widened, host_state, calendars), host_state),
            calendars,
        )
    ]
    if not outcomes:
        return (Outcome(None, Undetermined("", "", NoDateReason.NO_RULE)),)
    return tuple(sorted(outcomes, key=_urgency))


def _wanted(rule: Rule, facts: Facts) -> bool:
    return all(facts.answers.get(key) == answer for key, answer in rule.only_if)


def _urgency(outcome: Outcome) -> tuple[bool, str, str]:
    rule = outcome.rule.id if outcome.rule else ""
    computed = outcome.computed
    return computed is not None, computed.safe_moment.isoformat() if computed else "", rule


def _outcome(rule: Rule, facts: Facts, calendars: Calendars) -> Iterator[Outcome]:
    refused = refusal_to_compute(rule)
    try:
        if refused is None:
            yield Outcome(rule, compute(rule, _fitting(rule, facts), calendars))
        else:
            _leave_out_other_law(rule, facts)
            yield Outcome(rule, undetermined(rule, refused))
    except (EventBeforeRuleError, EventAfterRuleError):
        return
    except (MissingFactError, MissingHourError) as error:
        fact = str(error.values.get("fact", "hour"))
        yield Outcome(rule, undetermined(rule, NoDateReason.MISSING_FACT, fact=fact))
    except (
        NoHolidayDataError,
        YearWithoutHolidaysError,
        UnknownPlaceError,
        UnknownSubdivisionError,
    ) as error:
        values = {name: str(value) for name, value in error.values.items()}
        yield Outcome(rule, undetermined(rule, NoDateReason.NO_CALENDAR, **values))


def _leave_out_other_law(rule: Rule, facts: Facts) -> None:
    """Let a row without date speak only of its own time; an unknown time is no reason for silence.

    Raises:
        EventBeforeRuleError: the event lies before the rule.
        EventAfterRuleError: it lies after the rule.

    """
    with suppress(MissingFactError):
        check_validity(rule, facts)


def undetermined(rule: Rule, reason: NoDateReason, **values: str) -> Undetermined:
    """Return "to be determined" for a rule; of a range the low end goes with it, as a warning."""
    hint = " · ".join(text for text in (rule.action, rule.body, rule.citation) if text)
    if reason is NoDateReason.RANGE:
        written = re.match(r"[0-9]+", rule.period_text)
        low, unit = written[0] if written else "", rule.unit_text
        if rule.period is not None:
            low, unit = str(rule.period.number), rule.period.unit.value
        values = {"low": low, "unit": unit, **values}
    return Undetermined(rule.id, rule.version, reason, hint, MappingProxyType(values))


def _fitting(rule: Rule, facts: Facts) -> Facts:
    return facts if takes_hour(rule) else facts.without_hours()


def _on_its_clock(rule: Rule, facts: Facts, host_state: str, calendars: Calendars) -> Facts:
    """Read the hour of a removal on the clock of the Court that is asked, not of the host state.

    Six in the morning in Tbilisi is still the night before the Registry opens in Strasbourg.
    """
    here = facts.place or host_state
    regime = rule.regime
    if regime is None or regime.hours is not HourCount.STRASBOURG or not here:
        return facts
    try:
        local, there = ZoneInfo(calendars.zone(here)), ZoneInfo(calendars.zone(regime.place))
    except (UnknownPlaceError, UnknownSubdivisionError):
        return facts
    return replace(facts, dates=tuple(_moved(given, local, there) for given in facts.dates))


def _moved(given: EventDateDraft, local: ZoneInfo, there: ZoneInfo) -> EventDateDraft:
    if given.at is None:
        return given
    moment = datetime.combine(given.day, given.at, local).astimezone(there)
    return replace(given, day=moment.date(), at=moment.time())


def _in_place(rule: Rule, facts: Facts, host_state: str) -> Facts:
    if not rule.home:
        return replace(facts, place=facts.place or host_state)
    if state_of(facts.place) != state_of(rule.home):
        return replace(facts, place="")
    return facts


def _with_deemed_service(facts: Facts, calendars: Calendars, deemed: Iterable[Rule]) -> Facts:
    added: list[EventDateDraft] = []
    by: list[Rule] = []
    for rule in deemed:
        for given in facts.dates:
            if given.kind not in rule.starts_from:
                continue
            if rule.manners and given.manner not in rule.manners:
                continue
            alone = Facts((replace(given, at=None),))
            try:
                served = compute(rule, alone, calendars).last_day
            except UserError:
                continue
            added.append(EventDateDraft(DateKind.DEEMED_SERVED, served, manner=given.manner))
            by.append(rule)
    if not added:
        return facts
    weakest = max(by, key=lambda rule: tuple(Trust).index(rule.trust))
    return replace(
        facts,
        dates=(*facts.dates, *added),
        service_rule=weakest.id,
        service_trust=weakest.trust,
    )
