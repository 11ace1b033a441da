"""The suspensive effect stands beside the date."""

from caseapp.domain.deadlines import (
    refusal_to_compute,
)
from caseapp.domain.vocabulary import Suspensive
from tests.unit.domain.deadlines.cases import PACKS, S, count, on


def test_the_suspensive_effect_travels_with_the_date() -> None:
    assert count("RS-ASYL-15D", on(S, "2026-03-03")).suspensive is Suspensive.YES
    assert count("KZ-EXT-APPEAL", on(S, "2026-03-03")).suspensive is Suspensive.UNVERIFIED


def test_every_rule_that_gives_a_date_says_something_of_its_effect() -> None:
    effects = {rule.suspensive for rule in PACKS.all() if refusal_to_compute(rule) is None}

    assert {Suspensive.YES, Suspensive.NO, Suspensive.IF_GRANTED, Suspensive.UNVERIFIED} <= effects
