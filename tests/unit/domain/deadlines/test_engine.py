"""What every calculation keeps to, whatever its rule."""

import json
from dataclasses import replace
from datetime import date

import pytest

from caseapp.domain.deadlines import (
    Computation,
    Facts,
    Period,
    Unit,
    compute,
    errors,
)
from caseapp.domain.vocabulary import DateKind
from tests.unit.domain.deadlines.cases import PACKS, S, codes, count, on, plain


def test_an_open_question_lowers_the_safe_day() -> None:
    result = count("DE-HAFT-BESCHWERDE-1M", on(S, "2026-03-03"))

    assert (result.safe_day, result.last_day) == (date(2026, 3, 17), date(2026, 4, 7))
    assert "question_open" in [reason.code for reason in result.reasons]


def test_an_answer_that_is_no_choice_is_refused() -> None:
    with pytest.raises(errors.UnknownAnswerError):
        count("DE-VWGO-KLAGE-1M", on(S, "2026-03-16"), remedy_notice="perhaps")


def test_a_place_of_another_state_is_refused() -> None:
    with pytest.raises(errors.PlaceOfOtherStateError):
        count("RS-EXTR-3D", on(S, "2026-03-16"), place="DE-BY")


def test_a_date_that_leaves_the_calendar_is_refused() -> None:
    with pytest.raises(errors.DateOutOfRangeError):
        count("ECHR-APP-4M", on(DateKind.DECIDED, "9999-11-30"))


def test_a_year_without_holiday_data_is_refused_and_never_free_of_holidays() -> None:
    with pytest.raises(errors.YearWithoutHolidaysError):
        count("RS-EXTR-3D", on(S, "2100-12-30"))


def test_a_calculation_comes_back_from_storage_as_it_was() -> None:
    result = count(
        "DE-ASYL-KLAGE-2W",
        on(S, "2026-10-17"),
        on(DateKind.LODGED, "2026-06-15"),
        remedy_notice="wrong",
    )

    stored = json.dumps(result.to_data(), ensure_ascii=False)

    assert Computation.from_data(json.loads(stored)) == result
    assert result.versions["holidays"].startswith("holidays ")
    assert result.versions["tzdata"]


def test_hours_of_the_registry_are_strasbourg_hours() -> None:
    result = count("ECHR-R39-REQUEST", on(DateKind.FIXED, "2026-03-04"))

    assert result.last_moment.isoformat() == "2026-03-03T08:00:00+01:00"
    assert result.safe_moment.isoformat() == "2026-03-02T16:00:00+01:00"


def test_hours_of_a_court_run_backwards_over_working_days_only() -> None:
    rule = PACKS.rule("RS-ASYL-REPORT-72H")
    assert rule.regime is not None
    back = replace(rule, regime=PACKS.regime("de-bgb-hours"), host="DE", backward=True)
    facts = Facts((on(DateKind.REGISTERED, "2026-03-10", "10:00"),))

    result = compute(replace(back, period=Period(48, Unit.HOURS)), facts, PACKS.calendars)

    assert result.last_moment.isoformat() == "2026-03-06T10:00:00+01:00"


def test_hours_of_a_court_skip_a_holiday_by_name() -> None:
    rule = replace(
        PACKS.rule("RS-ASYL-REPORT-72H"), regime=PACKS.regime("de-bgb-hours"), host="DE"
    )
    facts = Facts((on(DateKind.REGISTERED, "2026-04-30", "12:00"),))

    result = compute(replace(rule, period=Period(24, Unit.HOURS)), facts, PACKS.calendars)

    assert result.last_moment.isoformat() == "2026-05-04T12:00:00+02:00"
    assert "hours_of_day_not_counted" in codes(result)


def test_a_method_that_leaves_the_starting_hour_out_keeps_the_clock_as_safe() -> None:
    rule = replace(PACKS.rule("KZ-EXT-24H-FWD"), regime=PACKS.regime("kz-cpc"))

    result = compute(rule, Facts((on(DateKind.FILED, "2026-02-02", "11:30"),)), PACKS.calendars)

    assert result.last_moment.isoformat() == "2026-02-03T12:00:00+05:00"
    assert result.safe_moment.isoformat() == "2026-02-03T11:30:00+05:00"


def test_where_days_may_be_working_days_the_shorter_reading_is_used() -> None:
    result = plain("am-adm", "10 days", "2026-03-04")

    other = next(one for one in result.readings if one.variant == "as_working_days")
    assert (result.last_day, other.last_day) == (date(2026, 3, 14), date(2026, 3, 18))
    assert not other.counts
