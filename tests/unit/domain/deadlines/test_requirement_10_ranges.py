"""Ranges and unverified rows are never computed."""

from dataclasses import replace
from datetime import date

import pytest

from caseapp.domain.deadlines import (
    NoDateReason,
    Period,
    TrustLink,
    Unit,
    errors,
    refusal_to_compute,
    undetermined,
)
from caseapp.domain.vocabulary import Trust
from tests.unit.domain.deadlines.cases import PACKS, S, count, on, plain


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ("DE-AUFENTHG-59-7-30", NoDateReason.RANGE),
        ("KZ-EXT-CUSTODY-APPEAL", NoDateReason.RULE_UNVERIFIED),
        ("ECHR-R39-FOLLOWUP", NoDateReason.UNKNOWN),
        ("RS-COUNT", NoDateReason.COUNTING_ROW),
        ("ECHR-R47-FORM", NoDateReason.GATE),
        ("DE-ASYL-NOBESCHWERDE", NoDateReason.NO_PERIOD),
    ],
)
def test_some_rows_are_never_computed_into_a_date(rule: str, reason: NoDateReason) -> None:
    assert refusal_to_compute(PACKS.rule(rule)) is reason
    with pytest.raises(errors.NotComputableError):
        count(rule, on(S, "2026-03-03"))


def test_an_unverified_counting_rule_computes_nothing() -> None:
    rule = PACKS.rule("RS-EXTR-3D")
    assert rule.regime is not None
    doubtful = replace(rule, regime=replace(rule.regime, trust=Trust.UNVERIFIED))

    assert refusal_to_compute(doubtful) is NoDateReason.COUNTING_UNVERIFIED


def test_a_unit_whose_counting_was_not_read_gives_no_rule_a_date() -> None:
    rule = replace(PACKS.rule("LV-ASYL-15WD"), period=Period(1, Unit.MONTHS))

    assert refusal_to_compute(rule) is NoDateReason.COUNTING_UNVERIFIED


def test_a_count_that_somebody_asks_for_by_it_is_unverified_and_says_so() -> None:
    result = plain("lv-apl", "1 month", "2026-01-15")

    assert (result.trust, result.trust_link) == (Trust.UNVERIFIED, TrustLink.COUNTING_RULE)
    assert "counting_not_verified" in [reason.code for reason in result.reasons]


def test_the_moves_of_a_counting_rule_that_was_not_read_leave_the_safe_day_alone() -> None:
    result = plain("cz-criminal", "3 days", "2026-03-04")

    assert (result.safe_day, result.last_day) == (date(2026, 3, 7), date(2026, 3, 9))


def test_of_a_range_only_the_low_end_is_shown_as_a_warning() -> None:
    rule = PACKS.rule("DE-AUFENTHG-59-7-30")

    assert undetermined(rule, NoDateReason.RANGE).values["low"] == "7"


def test_no_row_computes_that_says_its_counting_was_not_verified() -> None:
    said = [
        rule
        for rule in PACKS.all()
        if "not verified" in rule.counting_text or rule.counting_text == "unknown"
    ]

    assert said
    assert all(refusal_to_compute(rule) is not None for rule in said)
