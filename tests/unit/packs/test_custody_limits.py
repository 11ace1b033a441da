"""Which event ends a limit is read from the rule's own row, and from nowhere else."""

import re

import pytest

from caseapp.domain.acts import every_act
from caseapp.packs.custody import limit_ends
from caseapp.packs.law import load

PACKS = load()
LIMITS = sorted(limit_ends().items())


@pytest.mark.parametrize(("rule_id", "end"), LIMITS, ids=[rule for rule, _ in LIMITS])
def test_each_end_repeats_words_of_a_row_about_a_limit_of_the_state(rule_id, end):
    rule = PACKS.rule(rule_id)
    assert rule.against_state
    named = re.search(r"row ([A-Z0-9-]+): (.*)", end.read_in)
    row = PACKS.rule(named[1]) if named else rule
    words = named[2] if named else end.read_in
    assert words in " / ".join((row.action, row.notes, row.counting_text))


@pytest.mark.parametrize(("rule_id", "end"), LIMITS, ids=[rule for rule, _ in LIMITS])
def test_each_event_is_one_that_can_be_recorded(rule_id, end):
    assert set(end.acts) <= set(every_act())
    assert not end.all_needed or len(end.acts) > 1


def test_a_limit_that_no_row_explains_is_a_duty_and_not_a_title():
    assert "KZ-EXT-12H" not in limit_ends()
