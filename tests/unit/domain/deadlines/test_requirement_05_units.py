"""Hours, days, weeks, months, years, clear days, at once."""

from dataclasses import replace
from datetime import date

import pytest

from caseapp.domain.deadlines import (
    Facts,
    Period,
    Unit,
    compute,
    errors,
)
from caseapp.domain.vocabulary import DateKind
from tests.unit.domain.deadlines.cases import PACKS, S, codes, count, on, plain


def test_the_hour_that_a_clock_change_skips_is_refused() -> None:
    with pytest.raises(errors.HourDoesNotExistError):
        count("RS-ASYL-REPORT-72H", on(DateKind.REGISTERED, "2026-03-29", "02:30"))


def test_of_an_hour_that_comes_twice_the_first_is_used() -> None:
    result = count("RS-ASYL-REPORT-72H", on(DateKind.REGISTERED, "2026-10-25", "02:30"))

    assert "hour_twice" in codes(result)
    assert result.last_moment.isoformat() == "2026-10-28T01:30:00+01:00"


def test_hours_without_an_hour_and_days_with_one_are_refused() -> None:
    with pytest.raises(errors.MissingHourError):
        count("KZ-EXT-72H", on(DateKind.SEIZED, "2026-03-03"))
    with pytest.raises(errors.HourNotLawfulError):
        count("RS-EXTR-3D", on(S, "2026-03-03", "14:20"))


def test_a_clear_day_adds_one_to_the_period() -> None:
    rule = PACKS.rule("DE-POST-EINSCHREIBEN-4D")
    assert rule.regime is not None
    clear = replace(rule, regime=replace(rule.regime, clear_days=True))

    result = compute(clear, Facts((on(DateKind.POSTED, "2026-03-02"),)), PACKS.calendars)

    assert result.last_day == date(2026, 3, 7)


def test_at_once_is_the_day_of_the_event_itself() -> None:
    rule = PACKS.rule("DE-POST-EINSCHREIBEN-4D")
    assert rule.regime is not None
    units = rule.regime.units | {Unit.AT_ONCE}
    now = replace(rule, regime=replace(rule.regime, units=units), period=Period(0, Unit.AT_ONCE))

    result = compute(now, Facts((on(DateKind.POSTED, "2026-03-02"),)), PACKS.calendars)

    assert result.last_day == date(2026, 3, 2)


def test_clear_days_leave_out_the_first_and_the_last_day() -> None:
    assert plain("fr-cpp", "5 clear days", "2026-03-03").last_day == date(2026, 3, 9)
    assert plain("fr-franc", "2 months", "2026-01-03").last_day == date(2026, 3, 4)
    assert plain("fr-franc", "2 months", "2025-12-31").last_day == date(2026, 3, 2)


def test_saturdays_that_latvia_swapped_are_working_days_and_the_days_given_for_them_are_not() -> (
    None
):
    saturday = plain("lv-apl", "2 working days", "2026-01-15")
    swapped = plain("lv-apl", "1 working day", "2025-12-30")

    assert (saturday.last_day, swapped.last_day) == (date(2026, 1, 17), date(2026, 1, 5))
    assert "worked_swapped" in codes(saturday)


def test_swaps_that_are_not_published_yet_make_the_date_provisional() -> None:
    result = plain("lv-apl", "5 working days", "2027-01-13")

    assert (result.safe_day, result.last_day) == (date(2027, 1, 19), date(2027, 1, 20))
    assert [reason.code for reason in result.reasons] == ["swaps_unknown"]


def test_hours_of_the_regulation_start_with_the_next_full_hour() -> None:
    result = plain("eu-1182-71", "48 hours", "2026-03-06T14:20", "DE")

    assert result.last_moment.isoformat() == "2026-03-08T15:00:00+01:00"
    assert result.safe_moment.isoformat() == "2026-03-08T14:20:00+01:00"


def test_hours_of_the_french_civil_code_move_to_the_same_hour_of_a_working_day() -> None:
    result = plain("fr-cpc", "24 hours", "2026-03-06T15:00")

    assert result.last_moment.isoformat() == "2026-03-09T15:00:00+01:00"


@pytest.mark.parametrize(
    ("place", "event", "moment"),
    [
        ("DE", "2026-03-28T10:00", "2026-03-29T11:00:00+02:00"),
        ("DE", "2026-10-24T10:00", "2026-10-25T09:00:00+01:00"),
        ("KZ", "2024-02-29T12:00", "2024-03-01T11:00:00+05:00"),
    ],
)
def test_hours_that_really_pass_are_counted_when_clocks_change(place, event, moment) -> None:
    assert plain("clock-hours", "24 hours", event, place).last_moment.isoformat() == moment


@pytest.mark.parametrize("year", [2023, 2024])
def test_a_day_that_the_month_lacks_becomes_its_last(year: int) -> None:
    result = plain("plain-days", "1 month", f"{year}-01-31")

    assert result.last_day == date(year, 2, 29 if year == 2024 else 28)
    assert "month_end" in codes(result)


def test_a_unit_that_the_method_has_no_rule_for_is_refused() -> None:
    with pytest.raises(errors.UnitNotForMethodError):
        plain("eu-apr-73", "48 hours", "2026-03-06T10:00", "DE")
