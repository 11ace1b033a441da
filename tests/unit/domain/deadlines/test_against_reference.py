"""The engine and a slow counter that walks day by day never disagree."""

import os
from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from caseapp.domain.deadlines import (
    Computation,
    Facts,
    Period,
    Rule,
    RuleKind,
    Unit,
    compute,
    refusal_to_compute,
    takes_hour,
)
from caseapp.domain.deadlines.errors import HourDoesNotExistError
from caseapp.domain.drafts import EventDateDraft
from caseapp.domain.vocabulary import DateKind, ProceedingKind, Suspensive, Trust
from caseapp.packs.law import load
from tests.unit.domain.deadlines import reference

PACKS = load()
FACTOR = int(os.environ.get("CASEAPP_DRAWS", "1"))
DAYS = st.dates(date(2020, 1, 1), date(2031, 12, 31))
HOURS = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))
UNITS = {
    "days": Unit.CALENDAR_DAYS,
    "weeks": Unit.WEEKS,
    "months": Unit.MONTHS,
    "years": Unit.YEARS,
}
LENGTHS = st.one_of(
    st.tuples(st.integers(1, 120), st.just("days")),
    st.tuples(st.integers(1, 20), st.just("weeks")),
    st.tuples(st.integers(1, 18), st.just("months")),
    st.tuples(st.integers(1, 2), st.just("years")),
)
PLACES = st.sampled_from(["DE-BY", "DE-BE", "DE-SN", "RS", "KZ"])


def draws(number: int):
    return settings(
        max_examples=number * FACTOR,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )


def count(method, period, day, at=None, place="", **answers) -> Computation:
    regime = PACKS.regime(method)
    rule = Rule(
        id=method,
        pack="",
        host=regime.place or place.partition("-")[0] or "UTC",
        kind=RuleKind.PERIOD,
        trust=Trust.LAW_TEXT,
        citation="",
        source="",
        proceeding=ProceedingKind.OTHER,
        starts_from=(DateKind.FIXED,),
        regime=regime,
        period=period,
        suspensive=Suspensive.NOT_APPLICABLE,
    )
    return compute(
        rule, Facts((EventDateDraft(DateKind.FIXED, day, at),), place, answers), PACKS.calendars
    )


def split(place: str) -> tuple[str, str | None]:
    state, _dash, part = place.partition("-")
    return state, part or None


def same(one: datetime, other: datetime) -> bool:
    """Moments of one zone compare by their hands; only the time stamp tells a doubled hour."""
    return one.timestamp() == other.timestamp()


@draws(400)
@given(DAYS, LENGTHS, st.sampled_from(["DE-BY", "DE-BE", "DE-SN", "DE-TH"]))
def test_german_periods_end_on_the_working_day_of_the_court(day, length, place) -> None:
    number, unit = length

    result = count("de-bgb", Period(number, UNITS[unit]), day, place=place)

    expected = reference.rolled(reference.raw_end(day, number, unit), *split(place))
    assert (result.last_day, result.safe_day) == (expected, expected)


@draws(400)
@given(DAYS, LENGTHS, st.sampled_from(["rs-zkp", "rs-zup"]))
def test_serbian_periods_end_on_a_working_day(day, length, method) -> None:
    number, unit = length
    closed = {"body_closed_saturday": "yes"} if method == "rs-zup" else {}

    result = count(method, Period(number, UNITS[unit]), day, **closed)

    expected = reference.rolled(reference.raw_end(day, number, unit), "RS", None)
    assert (result.last_day, result.safe_day) == (expected, expected)


@draws(300)
@given(DAYS, LENGTHS, st.sampled_from(["echr", "kz-cpc", "plain-days"]))
def test_periods_that_never_move_stay_on_their_day(day, length, method) -> None:
    number, unit = length

    result = count(method, Period(number, UNITS[unit]), day)

    expected = reference.raw_end(day, number, unit)
    assert (result.last_day, result.safe_day) == (expected, expected)


@draws(300)
@given(DAYS, st.integers(1, 60), PLACES)
def test_working_days_are_counted_one_by_one(day, number, place) -> None:
    result = count("plain-working-days", Period(number, Unit.WORKING_DAYS), day, place=place)

    assert result.last_day == reference.working_days_later(day, number, *split(place))
    assert result.safe_day <= result.last_day


@draws(300)
@given(DAYS, HOURS, st.integers(1, 400), st.sampled_from(["DE", "RS", "KZ", "STRASBOURG"]))
def test_hours_by_the_clock_are_hours_that_really_pass(day, at, number, place) -> None:
    zone = ZoneInfo(PACKS.calendars.zone(place))
    try:
        result = count("clock-hours", Period(number, Unit.HOURS), day, at, place)
    except HourDoesNotExistError:
        assume(False)

    start = datetime.combine(day, at, tzinfo=zone)
    assert same(result.last_moment, reference.clock_hours_later(start, number))


@draws(100)
@given(DAYS, HOURS, st.integers(1, 96), st.sampled_from(["BY", "BE"]))
def test_german_court_hours_run_on_working_days_only(day, at, number, part) -> None:
    try:
        result = count("de-bgb-hours", Period(number, Unit.HOURS), day, at, f"DE-{part}")
    except HourDoesNotExistError:
        assume(False)

    start = datetime.combine(day, at, tzinfo=ZoneInfo("Europe/Berlin"))
    assert same(result.last_moment, reference.working_hours_later(start, number, "DE", part))


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
    answers = {"remedy_notice": notice} if asked and notice else {}
    facts = Facts(dates, "" if rule.home else "RS", answers)
    try:
        result = compute(rule, _hours_where_lawful(rule, facts), PACKS.calendars)
    except HourDoesNotExistError:
        assume(False)

    assert result.safe_moment.timestamp() <= result.last_moment.timestamp()
    assert result.safe_day <= result.last_day
    assert Computation.from_data(result.to_data()) == result


def _hours_where_lawful(rule: Rule, facts: Facts) -> Facts:
    return facts if takes_hour(rule) else facts.without_hours()
