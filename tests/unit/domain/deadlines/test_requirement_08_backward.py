"""Periods that are counted backwards."""

from dataclasses import replace
from datetime import date

import pytest

from caseapp.domain.deadlines import (
    Facts,
    compute,
    working_days_before,
)
from caseapp.domain.vocabulary import DateKind
from tests.unit.domain.deadlines.cases import PACKS, S, codes, count, on, plain


def test_backward_periods_move_to_the_earlier_side() -> None:
    rule = replace(PACKS.rule("RS-EXTR-3D"), backward=True)

    result = compute(rule, Facts((on(S, "2026-03-04"),)), PACKS.calendars)

    assert result.last_day == result.safe_day == date(2026, 2, 27)


def test_a_rule_counted_from_the_end_of_another_says_so() -> None:
    result = count("KZ-EXT-12H", on(DateKind.SEIZED, "2026-03-03", "14:20"))

    assert codes(result)[:2] == ["start", "after"]
    assert result.readings[0].start == date(2026, 3, 3)


def test_the_known_end_of_a_term_counts_for_itself() -> None:
    result = count("KZ-EXT-12H", on(DateKind.EXPIRES, "2026-03-06", "15:00"))

    assert result.last_moment.isoformat() == "2026-03-06T03:00:00+05:00"


def test_the_regulation_does_not_move_a_backward_period_and_the_safe_day_moves_earlier() -> None:
    result = plain("eu-1182-71", "10 days", "2026-03-18", "DE", backward=True)

    assert (result.safe_day, result.last_day) == (date(2026, 3, 6), date(2026, 3, 8))


def test_where_no_text_was_seen_that_moves_it_the_earlier_day_is_used_and_both_are_shown() -> None:
    rule = replace(PACKS.rule("KZ-EXT-APPEAL"), backward=True)

    result = compute(rule, Facts((on(S, "2026-02-18"),)), PACKS.calendars)

    assert result.last_day == result.safe_day == date(2026, 2, 6)
    other = next(one for one in result.readings if one.variant == "if_not_moved")
    assert (other.last_day, other.counts) == (date(2026, 2, 8), False)
    assert "roll_not_seen" in [reason.code for reason in result.reasons]


def test_hours_before_a_flight_are_hours_of_the_clock() -> None:
    result = plain("clock-hours", "4 hours", "2026-03-27T04:00", "IL", backward=True)

    assert result.last_moment.isoformat() == "2026-03-26T23:00:00+02:00"


def test_backward_hours_of_a_method_that_leaves_the_hour_out_start_at_the_full_hour_before() -> (
    None
):
    result = plain("eu-1182-71", "4 hours", "2026-03-04T14:20", "DE", backward=True)

    assert result.last_moment.isoformat() == "2026-03-04T10:00:00+01:00"


@pytest.mark.parametrize(
    ("removal", "last", "safe"),
    [
        ("2026-03-04T10:00", "2026-03-03T10:00", "2026-03-02T16:00"),
        ("2026-03-02T10:00", "2026-02-27T10:00", "2026-02-26T16:00"),
        ("2026-03-07T10:00", "2026-03-06T08:00", "2026-03-05T16:00"),
        ("2026-04-07T10:00", "2026-04-02T10:00", "2026-04-01T16:00"),
    ],
)
def test_a_request_to_strasbourg_must_lie_one_working_day_before_removal(
    removal: str, last: str, safe: str
) -> None:
    result = plain("echr-r39", "1 working day", removal, backward=True)

    assert result.last_moment.isoformat()[:16] == last
    assert result.safe_moment.isoformat()[:16] == safe
    assert "court_days" in [reason.code for reason in result.reasons]


def test_pre_deadlines_are_counted_back_on_the_courts_calendar() -> None:
    calendar = PACKS.calendars.calendar("DE-BY")

    day, doubts = working_days_before(date(2026, 6, 5), 1, calendar)

    assert (day, doubts) == (date(2026, 6, 3), ())
    assert working_days_before(date(2026, 6, 7), 0, calendar)[0] == date(2026, 6, 5)


def test_a_saturday_that_may_be_worked_is_no_day_to_count_back_to() -> None:
    result = plain("lv-apl", "1 working day", "2028-12-24", backward=True)

    assert result.last_day == result.safe_day == date(2028, 12, 22)
    assert "swaps_unknown" in [reason.code for reason in result.reasons]
