"""A missing or wrong remedy notice."""

from dataclasses import replace
from datetime import date

from caseapp.domain.deadlines import (
    Facts,
    compute,
)
from tests.unit.domain.deadlines.cases import PACKS, S, count, on


def test_a_wrong_remedy_notice_lengthens_the_period_and_not_the_safe_day() -> None:
    result = count("DE-VWGO-KLAGE-1M", on(S, "2026-03-16"), remedy_notice="wrong", place="DE-BE")

    assert result.last_day == date(2027, 3, 16)
    assert result.safe_day == date(2026, 4, 16)


def test_a_period_that_may_not_be_held_against_the_client_keeps_its_safe_day() -> None:
    question = next(
        question
        for question in PACKS.rule("DE-VWGO-KLAGE-1M").questions
        if question.key == "remedy_notice"
    )
    rule = replace(PACKS.rule("RS-EXTR-3D"), questions=(question,))

    result = compute(
        rule, Facts((on(S, "2026-03-03"),), "", {"remedy_notice": "missing"}), PACKS.calendars
    )

    assert result.safe_day == date(2026, 3, 6)
    assert "not_opposable" in [reason.code for reason in result.reasons]
