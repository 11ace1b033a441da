"""What stands before a calculation: whether a rule computes at all, for this date, as answered."""

from caseapp.domain.deadlines.errors import (
    EventAfterRuleError,
    EventBeforeRuleError,
    MissingFactError,
    UnknownAnswerError,
)
from caseapp.domain.deadlines.facts import Facts
from caseapp.domain.deadlines.questions import questions
from caseapp.domain.deadlines.result import NoDateReason
from caseapp.domain.deadlines.rule import COMPUTABLE, Rule, RuleKind, Validity
from caseapp.domain.deadlines.steps import Step, step
from caseapp.domain.vocabulary import DateKind, Trust

_BEFORE_SERVICE = frozenset({DateKind.LODGED, DateKind.ISSUED, DateKind.DECIDED})
"""Dates that never lie after the one that starts a period."""
_BY_KIND = {
    RuleKind.RANGE: NoDateReason.RANGE,
    RuleKind.UNKNOWN: NoDateReason.UNKNOWN,
    RuleKind.COUNTING: NoDateReason.COUNTING_ROW,
    RuleKind.GATE: NoDateReason.GATE,
    RuleKind.NO_PERIOD: NoDateReason.NO_PERIOD,
}


def refusal_to_compute(rule: Rule) -> NoDateReason | None:
    """Say why a rule never gives a date; None means that it does.

    A count without a rule (`pack` is empty) is asked for by somebody who chose method and period;
    what was not verified of the method then makes the date provisional instead.
    """
    if rule.kind not in COMPUTABLE:
        return _BY_KIND[rule.kind]
    if rule.trust is Trust.UNVERIFIED and rule.pack:
        return NoDateReason.RULE_UNVERIFIED
    counting = _refusal_to_count(rule)
    if counting is None and rule.after is not None:
        return refusal_to_compute(rule.after)
    return counting


def _refusal_to_count(rule: Rule) -> NoDateReason | None:
    if rule.regime is None:
        return NoDateReason.COUNTING_UNVERIFIED
    if rule.period is None:
        return NoDateReason.UNKNOWN
    if rule.pack and rule.regime.trust_of(rule.period.unit) is Trust.UNVERIFIED:
        return NoDateReason.COUNTING_UNVERIFIED
    return None


def check_validity(rule: Rule, facts: Facts) -> tuple[list[Step], list[Step]]:
    """Check the date that decides which law applies; return its steps and its doubts.

    Raises:
        MissingFactError: that date is not known, and the rule does not allow to assume it.
        EventBeforeRuleError: it lies before the rule.
        EventAfterRuleError: it lies after the rule.

    """
    validity = rule.validity
    if validity is None:
        return [], []
    given = facts.of_kind(validity.key)
    if given is None:
        if (found := _before_the_start(rule, validity, facts)) is not None:
            return [found], []
        if not validity.assumed:
            raise MissingFactError(rule=rule.id, fact=validity.key.value, expected="date")
        assumed = step(
            "validity_assumed",
            key=validity.key,
            since=validity.since or "",
            until=validity.until or "",
        )
        return [], [assumed]
    if validity.since is not None and given.day < validity.since:
        raise EventBeforeRuleError(
            rule=rule.id, key=validity.key.value, day=given.day, since=validity.since
        )
    if validity.until is not None and given.day > validity.until:
        raise EventAfterRuleError(
            rule=rule.id, key=validity.key.value, day=given.day, until=validity.until
        )
    met = step(
        "validity",
        key=validity.key,
        day=given.day,
        since=validity.since or "",
        until=validity.until or "",
    )
    return [met], []


def _before_the_start(rule: Rule, validity: Validity, facts: Facts) -> Step | None:
    """Return that the missing date must lie in time, because what starts the period came after it.

    Nobody is served a decision before it was issued, or before the application was lodged.

    Raises:
        EventBeforeRuleError: for the same reason it lies before the rule.

    """
    starts = [given.day for given in facts.dates if given.kind in rule.starts_from]
    if validity.key not in _BEFORE_SERVICE or not starts:
        return None
    latest = max(starts)
    if validity.since is not None and latest < validity.since:
        raise EventBeforeRuleError(
            rule=rule.id, key=validity.key.value, day=latest, since=validity.since
        )
    if validity.since is None and validity.until is not None and latest <= validity.until:
        return step("validity_before", key=validity.key, day=latest, until=validity.until)
    return None


def check_answers(rule: Rule, facts: Facts) -> None:
    """Refuse an answer that is none of the choices of its question.

    Raises:
        UnknownAnswerError: it names the choices.

    """
    for question in questions(rule):
        answer = facts.answers.get(question.key)
        if question.choices and answer is not None and answer not in question.choices:
            raise UnknownAnswerError(
                fact=question.key, answer=answer, known=", ".join(question.choices)
            )
