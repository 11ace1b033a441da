"""What a rule has to be told before it can be counted, and what it may be told besides."""

from caseapp.domain.deadlines.rule import (
    FirstDay,
    HourCount,
    QuestionAsked,
    Roll,
    Rule,
    RuleKind,
    Unit,
)
from caseapp.domain.vocabulary import DateKind

YES_NO = ("yes", "no")


def takes_hour(rule: Rule) -> bool:
    """Say whether the start of this rule may carry an hour."""
    if rule.regime is None or rule.period is None:
        return True
    return (
        rule.period.unit in (Unit.HOURS, Unit.AT_ONCE)
        or rule.regime.hours_of_day
        or rule.regime.hours is HourCount.STRASBOURG
        or (rule.after is not None and takes_hour(rule.after))
    )


def needs_calendar(rule: Rule) -> bool:
    """Say whether counting this rule may ask for working days."""
    if rule.regime is None or rule.period is None:
        return False
    if rule.period.unit is Unit.HOURS:
        return rule.regime.hours in (HourCount.SKIP_NON_WORKING, HourCount.MOVED)
    return rule.period.unit is Unit.WORKING_DAYS or rule.regime.roll is not Roll.NEVER


def dates_asked(rule: Rule) -> tuple[DateKind, ...]:
    """Return the kinds of dates that matter: those that may start it, and the key of validity."""
    kinds = list(rule.starts_from)
    if rule.validity is not None and rule.validity.key not in kinds:
        kinds.append(rule.validity.key)
    return tuple(kinds)


def questions(rule: Rule) -> tuple[QuestionAsked, ...]:
    """Return every question of a rule: its own, those of its counting rule, and missing keys.

    A question without choices asks for a date; its key is then a date kind.
    """
    asked = list(rule.questions)
    asked.extend(
        QuestionAsked(key, YES_NO)
        for key, _answer in rule.only_if
        if all(known.key != key for known in asked)
    )
    if rule.regime is not None and rule.kind is RuleKind.PERIOD:
        if rule.regime.roll is Roll.BODY_CLOSED:
            asked.append(QuestionAsked("body_closed_saturday", YES_NO))
        whole_days = rule.period is not None and rule.period.unit is not Unit.HOURS
        asks = rule.regime.first_day is FirstDay.NOT_SETTLED or (
            rule.regime.first_day is FirstDay.ASKED and not rule.pack
        )
        if asks and whole_days:
            asked.append(QuestionAsked("first_day", ("included", "excluded")))
        if rule.regime.recess is not None:
            asked.append(QuestionAsked("recess_extension", YES_NO))
    validity = rule.validity
    if validity is not None and validity.key not in rule.starts_from and not validity.assumed:
        asked.append(QuestionAsked(validity.key.value, ()))
    return tuple(asked)
