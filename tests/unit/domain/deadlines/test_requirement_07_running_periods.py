"""Periods that are replaced, that stop and go on, that a recess extends."""

from dataclasses import replace
from datetime import date

import pytest

from caseapp.domain.deadlines import (
    Computation,
    Facts,
    Recess,
    Suspension,
    compute,
    errors,
    replaced,
)
from caseapp.domain.vocabulary import DateKind
from tests.unit.domain.deadlines.cases import PACKS, S, codes, count, method_rule, on, plain


def test_a_period_that_stood_still_ends_later_by_the_days_of_the_pause() -> None:
    pause = Suspension(date(2026, 3, 5), date(2026, 3, 9), "order")
    facts = Facts((on(S, "2026-03-03"),), suspensions=(pause,))

    result = compute(PACKS.rule("DE-BVERFG-1M"), facts, PACKS.calendars)

    assert result.last_day == date(2026, 4, 8)
    assert "paused" in codes(result)


def test_a_recess_extends_only_where_the_answer_says_so() -> None:
    rule = PACKS.rule("RS-EXTR-3D")
    assert rule.regime is not None
    recess = replace(rule, regime=replace(rule.regime, recess=Recess(7, 20, 8, 31, 7)))
    facts = Facts((on(S, "2026-07-27"),), answers={"recess_extension": "yes"})

    assert compute(recess, facts, PACKS.calendars).last_day == date(2026, 9, 7)
    plain = compute(recess, replace(facts, answers={}), PACKS.calendars)
    assert plain.last_day == date(2026, 7, 30)


def measure(event: str, at: str = "") -> tuple[Computation, Computation]:
    first = count("FR-OQTF-7D", on(S, "2026-03-02"))
    return first, count("FR-OQTF-48H", on(S, event, at))


def test_a_detention_while_the_first_period_runs_replaces_it() -> None:
    first, detention = measure("2026-03-05", "17:00")

    running = replaced(first, detention)

    assert (running.counts, running.ended, running.certain) == (detention, first, True)
    assert running.step.code == "replaced"


def test_a_measure_after_the_end_revives_nothing() -> None:
    first, detention = measure("2026-03-10", "08:00")

    running = replaced(first, detention)

    assert (running.counts, running.ended) == (first, None)
    assert running.step.code == "replaced_too_late"


def test_where_the_first_period_may_have_been_over_nobody_may_rely_on_the_new_one() -> None:
    first = count("FR-OQTF-7D", on(S, "2026-03-02"), on(DateKind.LEARNT, "2026-03-02"))
    early = replace(first, safe_moment=first.safe_moment.replace(day=4))

    running = replaced(early, measure("2026-03-06", "08:00")[1])

    assert not running.certain


def test_a_period_that_stands_still_has_no_last_day() -> None:
    pause = Suspension(date(2026, 3, 5), None, "asylum application")
    facts = Facts((on(S, "2026-03-03"),), suspensions=(pause,))

    with pytest.raises(errors.PeriodStandsStillError):
        compute(PACKS.rule("DE-BVERFG-1M"), facts, PACKS.calendars)


def test_custody_that_stopped_twice_goes_on_by_the_days_of_both_pauses() -> None:
    pauses = (
        Suspension(date(2026, 2, 1), date(2026, 2, 10), "asylum application"),
        Suspension(date(2026, 3, 1), date(2026, 3, 5), "Rule 39"),
    )
    rule = method_rule(PACKS.regime("plain-days"), "3 months")
    facts = Facts((on(DateKind.FIXED, "2026-01-15"),), suspensions=pauses)

    assert compute(rule, facts, PACKS.calendars).last_day == date(2026, 4, 30)


@pytest.mark.parametrize(
    ("method", "period", "event", "extended"),
    [
        ("tr-iyuk", "30 days", "2026-07-01", "2026-09-07"),
        ("tr-iyuk", "30 days", "2025-07-01", "2025-09-08"),
        ("tr-iyuk", "60 days", "2026-07-02", "2026-09-07"),
        ("tr-cmk", "2 weeks", "2026-07-15", "2026-09-03"),
        ("tr-cmk", "2 weeks", "2026-08-17", "2026-09-03"),
    ],
)
def test_a_turkish_period_that_ends_in_the_recess_is_extended(
    method: str, period: str, event: str, extended: str
) -> None:
    yes = plain(method, period, event, recess_extension="yes")
    no = plain(method, period, event, recess_extension="no")

    assert yes.last_day == date.fromisoformat(extended)
    assert yes.safe_day == no.last_day


@pytest.mark.parametrize(
    ("event", "last"), [("2026-06-18", "2026-07-20"), ("2026-08-10", "2026-09-09")]
)
def test_a_period_that_ends_outside_the_recess_is_not_extended(event: str, last: str) -> None:
    result = plain("tr-iyuk", "30 days", event, recess_extension="yes")

    assert result.last_day == date.fromisoformat(last)


def test_a_count_in_the_recess_without_the_answer_is_refused_by_name() -> None:
    with pytest.raises(errors.MissingFactError) as refused:
        plain("tr-iyuk", "30 days", "2026-07-01")

    assert refused.value.values["fact"] == "recess_extension"


def test_nothing_extends_an_individual_application_in_the_recess() -> None:
    result = plain("tr-aym", "30 days", "2026-07-10", recess_extension="yes")

    assert result.last_day == date(2026, 8, 9)
    assert "recess_not_seen" in [reason.code for reason in result.reasons]


def test_a_day_that_only_moved_into_the_recess_is_not_extended_and_the_reading_is_shown() -> None:
    result = plain("tr-iyuk", "30 days", "2026-06-18", recess_extension="yes")

    other = next(one for one in result.readings if one.variant == "recess")
    assert (result.last_day, other.last_day) == (date(2026, 7, 20), date(2026, 9, 7))
    assert "moved_into_recess" in [reason.code for reason in result.reasons]
