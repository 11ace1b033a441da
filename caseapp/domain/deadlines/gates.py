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
from caseapp.domain.deadlines.rule import COMPUTABLE, Rule, RuleKind
from caseapp.domain.deadlines.steps import Step, step
from caseapp.domain.vocabulary import Trust

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
