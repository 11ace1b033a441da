"""What the counting must be able to do, requirement by requirement of the law's specification."""

import json
from dataclasses import replace
from datetime import date, time

import pytest

from caseapp.domain.deadlines import (
    Computation,
    Facts,
    FixedCalendar,
    Holiday,
    NoDateReason,
    Period,
    Recess,
    Suspension,
    TrustLink,
    Unit,
    compute,
    errors,
    hour_of,
    refusal_to_compute,
)
from caseapp.domain.drafts import EventDateDraft
from caseapp.domain.vocabulary import DateKind, Suspensive, Trust
from caseapp.packs.law import load

PACKS = load()
S = DateKind.SERVED_ON_CLIENT


def on(kind: DateKind, day: str, at: str = "") -> EventDateDraft:
    return EventDateDraft(kind, date.fromisoformat(day), time.fromisoformat(at) if at else None)


def count(rule: str, *dates: EventDateDraft, place: str = "", **answers: str) -> Computation:
    return compute(PACKS.rule(rule), Facts(dates, place, answers), PACKS.calendars)


class OnePlace:
    """A world with one calendar."""

    tzdata = "test"

    def __init__(self, calendar: FixedCalendar) -> None:
        self._calendar = calendar

    def zone(self, place: str) -> str:
        return self._calendar.zone

    def calendar(self, place: str) -> FixedCalendar:
        return self._calendar


def codes(result: Computation) -> list[str]:
    return [step.code for step in result.steps]


def test_01_a_decision_before_the_switch_date_is_refused_by_the_new_rule() -> None:
    with pytest.raises(errors.EventBeforeRuleError) as refused:
        count("ECHR-APP-4M", on(DateKind.DECIDED, "2022-01-31"))

    assert refused.value.values["since"] == date(2022, 2, 1)


def test_01_an_application_lodged_later_is_refused_by_the_old_rule() -> None:
    with pytest.raises(errors.EventAfterRuleError):
        count("DE-ASYL-KLAGE-2W-ALT", on(S, "2026-07-01"), on(DateKind.LODGED, "2026-06-12"))


def test_01_an_assumed_validity_makes_the_date_provisional() -> None:
    result = count("ECHR-APP-4M", on(S, "2026-03-03"))

    assert [reason.code for reason in result.reasons] == ["validity_assumed"]


def test_02_issued_and_sent_never_start_a_period() -> None:
    with pytest.raises(errors.MissingFactError):
        count("KZ-EXT-APPEAL", on(DateKind.ISSUED, "2026-01-27"), on(DateKind.SENT, "2026-01-28"))


def test_02_the_safe_day_comes_from_the_earliest_date_and_the_others_stand_beside_it() -> None:
    result = count(
        "KZ-EXT-APPEAL", on(S, "2026-01-29"), on(DateKind.SERVED_ON_COUNSEL, "2026-02-10")
    )

    assert result.safe_day == date(2026, 2, 8)
    assert {reading.last_day for reading in result.readings if reading.counts} == {
        date(2026, 2, 8),
        date(2026, 2, 20),
    }


def test_03_where_no_text_moves_the_end_both_dates_are_shown_and_the_earlier_is_used() -> None:
    result = count("KZ-EXT-APPEAL", on(S, "2026-01-29"))

    moved = next(reading for reading in result.readings if reading.variant == "if_moved")
    assert (result.last_day, moved.last_day) == (date(2026, 2, 8), date(2026, 2, 9))
    assert result.provisional


def test_03_a_body_that_works_on_saturdays_keeps_the_saturday() -> None:
    result = count("RS-ASYL-BORDER-5D", on(S, "2026-03-02"), body_closed_saturday="no")

    assert result.last_day == result.safe_day == date(2026, 3, 7)
    assert not result.provisional


def test_04_the_land_of_the_court_decides_which_days_are_holidays() -> None:
    served = on(DateKind.SERVED_ON_COUNSEL, "2026-05-21")

    assert count("DE-VWGO-BESCHWERDE-2W", served, place="DE-BY").last_day == date(2026, 6, 5)
    assert count("DE-VWGO-BESCHWERDE-2W", served, place="DE-BE").last_day == date(2026, 6, 4)


def test_04_without_the_land_a_holiday_of_some_makes_the_date_provisional() -> None:
    result = count("DE-VWGO-BESCHWERDE-2W", on(DateKind.SERVED_ON_COUNSEL, "2026-05-21"))

    assert result.last_day == date(2026, 6, 4)
    assert [reason.code for reason in result.reasons] == ["holiday_in_part"]


def test_04_an_estimated_feast_never_makes_the_safe_day_later() -> None:
    feast = {date(2026, 5, 27): Holiday("Feast", estimated=True)}
    calendars = OnePlace(FixedCalendar("RS", "Europe/Belgrade", feast))
    rule = PACKS.rule("RS-EXTR-3D")

    result = compute(rule, Facts((on(S, "2026-05-24"),)), calendars)

    assert (result.safe_day, result.last_day) == (date(2026, 5, 27), date(2026, 5, 28))
    assert (result.trust, result.trust_link) == (Trust.SECONDARY, TrustLink.HOLIDAYS)


def test_05_the_hour_that_a_clock_change_skips_is_refused() -> None:
    with pytest.raises(errors.HourDoesNotExistError):
        count("RS-ASYL-REPORT-72H", on(DateKind.REGISTERED, "2026-03-29", "02:30"))


def test_05_of_an_hour_that_comes_twice_the_first_is_used() -> None:
    result = count("RS-ASYL-REPORT-72H", on(DateKind.REGISTERED, "2026-10-25", "02:30"))

    assert "hour_twice" in codes(result)
    assert result.last_moment.isoformat() == "2026-10-28T01:30:00+01:00"


def test_05_hours_without_an_hour_and_days_with_one_are_refused() -> None:
    with pytest.raises(errors.MissingHourError):
        count("KZ-EXT-72H", on(DateKind.SEIZED, "2026-03-03"))
    with pytest.raises(errors.HourNotLawfulError):
        count("RS-EXTR-3D", on(S, "2026-03-03", "14:20"))


def test_05_a_clear_day_adds_one_to_the_period() -> None:
    rule = PACKS.rule("DE-POST-EINSCHREIBEN-4D")
    assert rule.regime is not None
    clear = replace(rule, regime=replace(rule.regime, clear_days=True))

    result = compute(clear, Facts((on(DateKind.POSTED, "2026-03-02"),)), PACKS.calendars)

    assert result.last_day == date(2026, 3, 7)


def test_05_at_once_is_the_day_of_the_event_itself() -> None:
    rule = PACKS.rule("DE-POST-EINSCHREIBEN-4D")
    assert rule.regime is not None
    units = rule.regime.units | {Unit.AT_ONCE}
    now = replace(rule, regime=replace(rule.regime, units=units), period=Period(0, Unit.AT_ONCE))

    result = compute(now, Facts((on(DateKind.POSTED, "2026-03-02"),)), PACKS.calendars)

    assert result.last_day == date(2026, 3, 2)


def test_06_two_working_days_lie_in_any_period_where_the_method_wants_them() -> None:
    rule = PACKS.rule("RS-EXTR-3D")
    assert rule.regime is not None
    two = replace(
        rule,
        regime=replace(rule.regime, least_working_days=2),
        period=Period(3, Unit.CALENDAR_DAYS),
    )

    result = compute(two, Facts((on(S, "2026-03-06"),)), PACKS.calendars)

    assert result.last_day == date(2026, 3, 10)


def test_07_a_period_that_stood_still_ends_later_by_the_days_of_the_pause() -> None:
    pause = Suspension(date(2026, 3, 5), date(2026, 3, 9), "order")
    facts = Facts((on(S, "2026-03-03"),), suspensions=(pause,))

    result = compute(PACKS.rule("DE-BVERFG-1M"), facts, PACKS.calendars)

    assert result.last_day == date(2026, 4, 8)
    assert "paused" in codes(result)


def test_07_a_recess_extends_only_where_the_answer_says_so() -> None:
    rule = PACKS.rule("RS-EXTR-3D")
    assert rule.regime is not None
    recess = replace(rule, regime=replace(rule.regime, recess=Recess(7, 20, 8, 31, 7)))
    facts = Facts((on(S, "2026-07-27"),), answers={"recess_extension": "yes"})

    assert compute(recess, facts, PACKS.calendars).last_day == date(2026, 9, 7)
    plain = compute(recess, replace(facts, answers={}), PACKS.calendars)
    assert plain.last_day == date(2026, 7, 30)


def test_08_backward_periods_move_to_the_earlier_side() -> None:
    rule = replace(PACKS.rule("RS-EXTR-3D"), backward=True)

    result = compute(rule, Facts((on(S, "2026-03-04"),)), PACKS.calendars)

    assert result.last_day == result.safe_day == date(2026, 2, 27)


def test_08_a_rule_counted_from_the_end_of_another_says_so() -> None:
    result = count("KZ-EXT-12H", on(DateKind.SEIZED, "2026-03-03", "14:20"))

    assert codes(result)[:2] == ["start", "after"]
    assert result.readings[0].start == date(2026, 3, 3)


def test_08_the_known_end_of_a_term_counts_for_itself() -> None:
    result = count("KZ-EXT-12H", on(DateKind.EXPIRES, "2026-03-06", "15:00"))

    assert result.last_moment.isoformat() == "2026-03-06T03:00:00+05:00"


def test_09_dates_against_the_state_say_so() -> None:
    assert count("KZ-EXT-72H", on(DateKind.SEIZED, "2026-03-03", "14:20")).against_state


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
def test_10_some_rows_are_never_computed_into_a_date(rule: str, reason: NoDateReason) -> None:
    assert refusal_to_compute(PACKS.rule(rule)) is reason
    with pytest.raises(errors.NotComputableError):
        count(rule, on(S, "2026-03-03"))


def test_10_an_unverified_counting_rule_computes_nothing() -> None:
    rule = PACKS.rule("RS-EXTR-3D")
    assert rule.regime is not None
    doubtful = replace(rule, regime=replace(rule.regime, trust=Trust.UNVERIFIED))

    assert refusal_to_compute(doubtful) is NoDateReason.COUNTING_UNVERIFIED


def test_11_a_wrong_remedy_notice_lengthens_the_period_and_not_the_safe_day() -> None:
    result = count("DE-VWGO-KLAGE-1M", on(S, "2026-03-16"), remedy_notice="wrong", place="DE-BE")

    assert result.last_day == date(2027, 3, 16)
    assert result.safe_day == date(2026, 4, 16)


def test_12_a_day_ends_with_its_last_second_in_the_zone_of_the_place() -> None:
    result = count("RS-EXTR-3D", on(S, "2026-03-02"))

    assert result.last_moment.isoformat() == "2026-03-05T23:59:59+01:00"


def test_12_midnight_belongs_to_the_day_before_for_the_safe_day() -> None:
    result = count("KZ-EXT-72H", on(DateKind.SEIZED, "2026-03-03", "00:00"))

    assert result.last_moment.isoformat() == "2026-03-06T00:00:00+05:00"
    assert result.safe_day == date(2026, 3, 5)


def test_12_an_hour_count_that_ends_at_midnight_has_the_day_that_ends_as_its_last() -> None:
    result = count("KZ-EXT-72H", on(DateKind.SEIZED, "2026-03-03", "00:00"))

    assert result.last_day == date(2026, 3, 5)
    assert [reading.last_day for reading in result.readings] == [date(2026, 3, 5)]
    assert hour_of(result.last_moment, timed=result.timed) is None


def test_13_where_it_is_not_settled_the_day_of_arrest_gives_two_dates() -> None:
    result = count("RS-EXTR-18D", on(DateKind.SEIZED, "2026-03-03", "14:20"))

    assert (result.safe_day, result.last_day) == (date(2026, 3, 20), date(2026, 3, 21))


def test_14_the_shorter_layer_gives_the_safe_moment_first() -> None:
    found = PACKS.outcomes("RS", "arrest", [on(DateKind.SEIZED, "2026-03-03", "14:20")])
    first = [outcome.rule.id for outcome in found if outcome.rule][:3]

    assert first == ["INT-ECE-16-18", "RS-EXTR-18D", "INT-ECE-16-40"]


def test_15_the_treaty_status_can_lower_the_trust() -> None:
    rule = replace(PACKS.rule("RS-EXTR-3D"), treaty_trust=Trust.SECONDARY)

    result = compute(rule, Facts((on(S, "2026-03-02"),)), PACKS.calendars)

    assert (result.trust, result.trust_link) == (Trust.SECONDARY, TrustLink.TREATY)


def test_16_the_suspensive_effect_travels_with_the_date() -> None:
    assert count("RS-ASYL-15D", on(S, "2026-03-03")).suspensive is Suspensive.YES
    assert count("KZ-EXT-APPEAL", on(S, "2026-03-03")).suspensive is Suspensive.UNVERIFIED


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


def test_a_backward_period_whose_moving_was_not_seen_is_safe_on_the_earlier_working_day() -> None:
    rule = replace(PACKS.rule("KZ-EXT-APPEAL"), backward=True)

    result = compute(rule, Facts((on(S, "2026-02-18"),)), PACKS.calendars)

    assert (result.last_day, result.safe_day) == (date(2026, 2, 8), date(2026, 2, 6))
