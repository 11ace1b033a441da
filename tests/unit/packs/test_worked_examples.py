"""Every computable rule gives the day that was worked by hand from its text."""

from datetime import date, datetime, time

import pytest

from caseapp.domain.deadlines import Facts, Rule, WorkedExample, compute, refusal_to_compute
from caseapp.domain.drafts import EventDateDraft
from caseapp.domain.vocabulary import DateKind
from caseapp.packs.law import load

PACKS = load()
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}-{number}")
    for rule in PACKS.all()
    for number, example in enumerate(rule.examples, 1)
]


def facts_of(example: WorkedExample) -> Facts:
    dates = []
    for kind, written in example.dates:
        day, _t, at = written.partition("T")
        hour = time.fromisoformat(at) if at else None
        dates.append(EventDateDraft(DateKind(kind), date.fromisoformat(day), hour))
    return Facts(tuple(dates), example.place, dict(example.answers))


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_the_engine_gives_the_day_worked_by_hand(rule: Rule, example: WorkedExample) -> None:
    result = compute(rule, facts_of(example), PACKS.calendars)

    assert result.last_day == example.last_day, example.why
    assert result.safe_day == (example.safe_day or example.last_day), example.why
    if example.last_moment:
        expected = datetime.fromisoformat(example.last_moment)
        assert result.last_moment.replace(tzinfo=None) == expected, example.why
    else:
        assert result.last_moment.time() == time(23, 59, 59)


@pytest.mark.parametrize("rule", PACKS.all(), ids=[rule.id for rule in PACKS.all()])
def test_a_rule_has_examples_exactly_if_it_computes(rule: Rule) -> None:
    assert bool(rule.examples) is (refusal_to_compute(rule) is None)
