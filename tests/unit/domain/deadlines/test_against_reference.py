"""The engine and a slow counter that walks day by day never disagree: 2,200 draws, 110,000 in soak.

The numbers of draws below add up to 2,200; CASEAPP_DRAWS multiplies them.
"""

import os
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from caseapp.domain.deadlines import (
    Computation,
    Facts,
    Rule,
    Suspension,
    compute,
    refusal_to_compute,
    takes_hour,
)
from caseapp.domain.deadlines.errors import HourDoesNotExistError, PeriodStandsStillError
from caseapp.domain.drafts import EventDateDraft
from caseapp.domain.vocabulary import DateKind
from tests.unit.domain.deadlines import reference
from tests.unit.domain.deadlines.cases import PACKS, method_rule, on, plain

FACTOR = int(os.environ.get("CASEAPP_DRAWS", "1"))
pytestmark = [pytest.mark.soak] if FACTOR > 1 else []
DAYS = st.one_of(
    st.dates(date(2020, 1, 1), date(2031, 12, 31)),
    st.builds(date, st.integers(2020, 2030), st.just(12), st.integers(15, 31)),
    st.builds(date, st.sampled_from([2020, 2024, 2028]), st.just(2), st.integers(24, 29)),
)
"""Any day, with more of those around New Year and the leap day."""
CHANGES = st.builds(
    lambda day, shift: day + timedelta(days=shift),
    st.sampled_from([date(2024, 3, 1), date(2026, 3, 29), date(2026, 10, 25), date(2027, 3, 28)]),
    st.integers(-4, 1),
)
"""Days around changes of the clock; Kazakhstan changed its zone on 1 March 2024."""
HOURS = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))
FIRST_YEAR = 2021
"""Counting back from later years stays within the holidays that the slow counter reads."""
LENGTHS = st.one_of(
    st.tuples(st.integers(1, 120), st.just("days")),
    st.tuples(st.integers(1, 20), st.just("weeks")),
    st.tuples(st.integers(1, 18), st.just("months")),
    st.tuples(st.integers(1, 2), st.just("years")),
)
EUROPE = st.sampled_from(
    [
        *(("de-bgb", place) for place in ("DE-BY", "DE-BE", "DE-SN", "DE-TH")),
        *(("eu-apr-73", place) for place in ("FR-57", "FR", "CZ", "PL", "STRASBOURG")),
        *(("cz-srs", "CZ"), ("fr-cpc", "FR"), ("fr-cpp", "FR-57"), ("de-vwvfg", "DE-BW")),
    ]
)
ELSEWHERE = st.sampled_from(
    [
        *(("ee-crim", "EE"), ("fi-150-1930", "FI"), ("rs-zkp", "RS"), ("rs-zup", "RS")),
        *(("tr-iyuk", "TR"), ("tr-cmk", "TR"), ("ge-adm", "GE")),
    ]
)
MOVING = st.one_of(EUROPE, ELSEWHERE)
ANSWERS = {
    "rs-zup": {"body_closed_saturday": "yes"},
    "tr-iyuk": {"recess_extension": "no"},
    "tr-cmk": {"recess_extension": "no"},
}
WORKING = st.sampled_from(["DE-BY", "DE-BE", "DE-SN", "RS", "KZ", "LV", "FR-57"])


def draws(number: int):
    return settings(
        max_examples=number * FACTOR,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )


def split(place: str) -> tuple[str, str | None]:
    place = "FR-6AE" if place == "STRASBOURG" else place
    state, _dash, part = place.partition("-")
    return state, part or None


def written(day: date, at: time | None = None) -> str:
    return day.isoformat() + (f"T{at:%H:%M}" if at else "")


def timed(method: str, number: int, day: date, at: time, place: str = "", **more) -> Computation:
    """Count hours; an hour that the clock skipped is no case."""
    try:
        return plain(method, f"{number} hours", written(day, at), place, **more)
    except HourDoesNotExistError:
        assume(False)
        raise


def moment(day: date, at: time, zone: str) -> datetime:
    return datetime.combine(day, at, tzinfo=ZoneInfo(zone))


def same(one: datetime, other: datetime) -> bool:
    """Moments of one zone compare by their hands; only the time stamp tells a doubled hour."""
    return one.timestamp() == other.timestamp()


@draws(250)
@given(DAYS, LENGTHS, EUROPE)
def test_periods_that_move_end_on_the_next_working_day_of_the_place(day, length, where) -> None:
    _moves(day, length, where)


@draws(250)
@given(DAYS, LENGTHS, ELSEWHERE)
def test_periods_that_move_do_so_in_every_other_state_too(day, length, where) -> None:
    _moves(day, length, where)


def _moves(day: date, length: tuple[int, str], where: tuple[str, str]) -> None:
    (number, unit), (method, place) = length, where

    result = plain(method, f"{number} {unit}", written(day), place, **ANSWERS.get(method, {}))

    expected = reference.rolled(reference.raw_end(day, number, unit), *split(place))
    assert result.last_day == expected
    assert result.safe_day == expected or result.provisional


@draws(200)
@given(
    DAYS,
    LENGTHS,
    st.sampled_from(
        ["echr", "ge-crim", "am-adm", "fr-no-prorogation", "plain-days", "kz-cpc", "tr-aym"]
    ),
)
def test_periods_that_never_move_stay_on_their_day(day, length, method) -> None:
    number, unit = length

    result = plain(method, f"{number} {unit}", written(day))

    expected = reference.raw_end(day, number, unit)
    assert (result.last_day, result.safe_day) == (expected, expected)


@draws(80)
@given(DAYS, LENGTHS)
def test_polish_periods_show_both_days_and_use_the_earlier(day, length) -> None:
    number, unit = length

    result = plain("pl-kpa", f"{number} {unit}", written(day))

    raw = reference.raw_end(day, number, unit)
    days = {reading.last_day for reading in result.readings}
    assert result.last_day == result.safe_day == reference.moved_off_sundays(raw, "PL")
    assert days == {result.last_day, reference.rolled(raw, "PL", None)}


@draws(70)
@given(DAYS, LENGTHS)
def test_french_clear_periods_have_a_day_more(day, length) -> None:
    number, unit = length

    result = plain("fr-franc", f"{number} {unit}", written(day))

    raw = reference.days_later(reference.raw_end(day, number, unit), 1)
    assert result.last_day == result.safe_day == reference.rolled(raw, "FR", None)


@draws(120)
@given(
    st.builds(date, st.integers(2020, 2031), st.integers(5, 9), st.integers(1, 30)),
    LENGTHS,
    st.sampled_from([("tr-iyuk", 7), ("tr-cmk", 3)]),
)
def test_turkish_periods_that_end_in_the_recess_end_after_it(day, length, method) -> None:
    (number, unit), (name, extra) = length, method

    result = plain(name, f"{number} {unit}", written(day), recess_extension="yes")

    raw = reference.raw_end(day, number, unit)
    extended = reference.out_of_recess(raw, extra)
    assert result.last_day == reference.rolled(extended, "TR", None)
    assert raw <= result.safe_day <= reference.rolled(raw, "TR", None)


@draws(130)
@given(DAYS, LENGTHS, st.sampled_from(["DE-BY", "FR-57", "CZ", "EE"]))
def test_two_working_days_lie_in_any_period_of_the_regulation(day, length, place) -> None:
    number, unit = length

    result = plain("eu-1182-71", f"{number} {unit}", written(day), place)

    expected = reference.rolled(reference.raw_end(day, number, unit), *split(place))
    if (number, unit) != (1, "days"):
        expected = reference.with_two_working_days(day, expected, *split(place))
    assert result.last_day == result.safe_day == expected


@draws(200)
@given(DAYS, st.integers(1, 60), WORKING)
def test_working_days_are_counted_one_by_one(day, number, place) -> None:
    result = plain("plain-working-days", f"{number} working days", written(day), place)

    assert result.last_day == reference.working_days_later(day, number, *split(place))
    assert result.safe_day <= result.last_day


@draws(60)
@given(DAYS, st.integers(1, 60), st.data())
def test_a_period_stands_still_on_the_days_of_its_pauses(day, number, data) -> None:
    stops = data.draw(st.lists(st.tuples(st.integers(-5, 40), st.integers(0, 20)), max_size=3))
    pauses = tuple(
        Suspension(day + timedelta(days=first), day + timedelta(days=first + length), "order")
        for first, length in stops
    )
    stopped = {day + timedelta(days=first + one) for first, n in stops for one in range(n + 1)}
    rule = method_rule(PACKS.regime("plain-days"), f"{number} days")

    result = compute(rule, Facts((on(DateKind.FIXED, str(day)),), "", {}, pauses), PACKS.calendars)

    assert result.last_day == reference.days_later_with_pauses(day, number, stopped)


BY_THE_CLOCK = st.sampled_from(
    [
        *(("clock-hours", place) for place in ("DE", "RS", "KZ", "STRASBOURG")),
        *(("custody-hours", "KZ"), ("echr", "STRASBOURG"), ("de-vwvfg", "DE-BY")),
        *(("cz-srs", "CZ"), ("cz-criminal", "CZ"), ("rs-zup", "RS")),
        *((method, "FR") for method in ("fr-cpp", "fr-franc", "fr-no-prorogation")),
    ]
)


@draws(150)
@given(st.one_of(DAYS, CHANGES), HOURS, st.integers(1, 400), BY_THE_CLOCK)
def test_hours_by_the_clock_are_hours_that_really_pass(day, at, number, where) -> None:
    method, place = where

    result = timed(method, number, day, at, place)

    start = moment(day, at, PACKS.calendars.zone(place))
    assert same(result.last_moment, reference.clock_hours_later(start, number))


@draws(30)
@given(st.one_of(DAYS, CHANGES), HOURS, st.integers(1, 400), BY_THE_CLOCK)
def test_hours_by_the_clock_are_counted_back_as_they_passed(day, at, number, where) -> None:
    method, place = where

    result = timed(method, number, day, at, place, backward=True)

    end = moment(day, at, PACKS.calendars.zone(place))
    assert same(result.last_moment, reference.clock_hours_earlier(end, number))


@draws(60)
@given(
    st.one_of(DAYS, CHANGES),
    HOURS,
    st.integers(1, 100),
    st.sampled_from(
        [
            *(("eu-1182-71", "DE"), ("eu-1182-71", "CZ"), ("rs-zkp", "RS")),
            *(("ge-crim", "GE"), ("kz-cpc", "KZ")),
        ]
    ),
)
def test_where_the_hour_does_not_count_hours_begin_with_the_next_full_one(
    day, at, number, where
) -> None:
    method, place = where

    result = timed(method, number, day, at, place)

    clock = moment(day, at, PACKS.calendars.zone(place))
    full = reference.next_full_hour(clock)
    assert same(result.last_moment, reference.clock_hours_later(full, number))
    assert same(result.safe_moment, reference.clock_hours_later(clock, number))


@draws(80)
@given(DAYS, HOURS, st.integers(1, 96), st.sampled_from(["BY", "BE"]))
def test_german_court_hours_run_on_working_days_only(day, at, number, part) -> None:
    result = timed("de-bgb-hours", number, day, at, f"DE-{part}")

    start = moment(day, at, "Europe/Berlin")
    assert same(result.last_moment, reference.working_hours_later(start, number, "DE", part))


@draws(40)
@given(DAYS, HOURS, st.integers(1, 72), st.sampled_from(["BY", "BE"]))
def test_german_court_hours_run_backwards_over_working_days_only(day, at, number, part) -> None:
    result = timed("de-bgb-hours", number, day, at, f"DE-{part}", backward=True)

    end = moment(day, at, "Europe/Berlin")
    assert same(result.last_moment, reference.working_hours_before(end, number, "DE", part))


@draws(50)
@given(DAYS, HOURS, st.integers(1, 96))
def test_french_civil_hours_move_to_the_same_hour_of_a_working_day(day, at, number) -> None:
    result = timed("fr-cpc", number, day, at)

    raw = reference.clock_hours_later(moment(day, at, "Europe/Paris"), number)
    local = raw.astimezone(ZoneInfo("Europe/Paris"))
    moved = reference.rolled(local.date(), "FR", None)
    assert result.last_moment.replace(tzinfo=None) == datetime.combine(moved, local.time())


@draws(120)
@given(
    DAYS.filter(lambda day: day.year > FIRST_YEAR),
    LENGTHS.filter(lambda length: length[1] != "years"),
    st.one_of(MOVING, st.sampled_from([("kz-cpc", "KZ"), ("pl-kpa", "PL")])),
)
def test_backward_periods_end_on_the_working_day_before(day, length, where) -> None:
    (number, unit), (method, place) = length, where

    result = plain(
        method, f"{number} {unit}", written(day), place, backward=True, **ANSWERS.get(method, {})
    )

    raw = reference.raw_start(day, number, unit)
    assert result.last_day == reference.rolled_back(raw, *split(place))
    assert result.safe_day <= result.last_day


@draws(30)
@given(DAYS, st.integers(1, 30), WORKING)
def test_working_days_are_counted_back_one_by_one(day, number, place) -> None:
    result = plain(
        "plain-working-days", f"{number} working days", written(day), place, backward=True
    )

    assert result.last_day == reference.working_days_earlier(day, number, *split(place))
    assert result.safe_day <= result.last_day


@draws(50)
@given(DAYS, HOURS, st.integers(1, 3))
def test_strasbourg_hours_are_walked_back_quarter_by_quarter(day, at, number) -> None:
    result = plain("echr-r39", f"{number} working days", written(day, at), backward=True)

    expected = reference.handling_hours_before(datetime.combine(day, at), number)
    assert result.last_moment.replace(tzinfo=None) == expected


@draws(30)
@given(DAYS, st.integers(1, 90))
def test_a_first_day_that_counts_ends_the_period_a_day_earlier(day, number) -> None:
    result = plain("custody-hours", f"{number} days", written(day), "RS")

    assert result.last_day == reference.days_later(day, number)
    assert result.safe_day == reference.days_later(day, number - 1)


COMPUTABLE = [
    replace(rule, validity=None) for rule in PACKS.all() if refusal_to_compute(rule) is None
]


@draws(200)
@given(
    st.sampled_from(COMPUTABLE),
    st.lists(DAYS, min_size=1, max_size=3),
    HOURS,
    st.sampled_from(["missing", "correct", None]),
)
def test_the_safe_day_of_any_rule_is_never_later_than_its_last_day(rule, days, at, notice) -> None:
    kinds = rule.starts_from[: len(days)]
    dates = tuple(EventDateDraft(kind, day, at) for kind, day in zip(kinds, days, strict=False))
    asked = any(question.key == "remedy_notice" for question in rule.questions)
    place = "" if rule.home else "DE"
    facts = Facts(dates, place, {"remedy_notice": notice} if asked and notice else {})
    try:
        result = compute(rule, _hours_where_lawful(rule, facts), PACKS.calendars)
    except (HourDoesNotExistError, PeriodStandsStillError):
        assume(False)

    assert result.safe_moment.timestamp() <= result.last_moment.timestamp()
    assert result.safe_day <= result.last_day
    assert Computation.from_data(result.to_data()) == result


def _hours_where_lawful(rule: Rule, facts: Facts) -> Facts:
    return facts if takes_hour(rule) else facts.without_hours()
