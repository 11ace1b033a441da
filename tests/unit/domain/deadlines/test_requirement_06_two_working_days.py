"""Regulation 1182/71: two working days in any period of two days or more."""

from dataclasses import replace
from datetime import date

import pytest

from caseapp.domain.deadlines import (
    Facts,
    Period,
    Unit,
    compute,
)
from tests.unit.domain.deadlines.cases import PACKS, S, on, plain


def test_two_working_days_lie_in_any_period_where_the_method_wants_them() -> None:
    rule = PACKS.rule("RS-EXTR-3D")
    assert rule.regime is not None
    two = replace(
        rule,
        regime=replace(rule.regime, least_working_days=2),
        period=Period(3, Unit.CALENDAR_DAYS),
    )

    result = compute(two, Facts((on(S, "2026-03-06"),)), PACKS.calendars)

    assert result.last_day == date(2026, 3, 10)


@pytest.mark.parametrize(
    ("period", "event", "last"),
    [
        ("2 days", "2026-03-06", "2026-03-10"),
        ("3 days", "2026-03-06", "2026-03-10"),
        ("1 day", "2026-03-06", "2026-03-09"),
        ("2 days", "2026-03-03", "2026-03-05"),
        ("5 days", "2026-12-24", "2026-12-29"),
    ],
)
def test_the_regulation_wants_two_working_days(period: str, event: str, last: str) -> None:
    result = plain("eu-1182-71", period, event, "DE")

    assert result.last_day == result.safe_day == date.fromisoformat(last)


def test_the_procedures_regulation_does_not_want_them() -> None:
    assert plain("eu-apr-73", "2 days", "2026-03-06", "DE").last_day == date(2026, 3, 9)
