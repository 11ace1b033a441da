"""A treaty lies over national law."""

from caseapp.domain.vocabulary import DateKind
from tests.unit.domain.deadlines.cases import PACKS, on


def test_the_shorter_layer_gives_the_safe_moment_first() -> None:
    found = PACKS.outcomes("RS", "arrest", [on(DateKind.SEIZED, "2026-03-03", "14:20")])
    first = [outcome.rule.id for outcome in found if outcome.rule][:3]

    assert first == ["INT-ECE-16-18", "RS-EXTR-18D", "INT-ECE-16-40"]


def test_of_rows_that_state_the_same_period_only_the_best_graded_proposes() -> None:
    found = PACKS.outcomes("RS", "arrest", [on(DateKind.SEIZED, "2026-03-03", "14:20")])

    ids = [outcome.rule.id for outcome in found if outcome.rule]
    assert len(ids) == len(set(ids))
    doubles = {PACKS.rule(name).same_as for name in ids} & set(ids)
    assert not doubles
