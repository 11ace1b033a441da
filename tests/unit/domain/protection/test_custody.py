"""A limit stops at its event, and a lapse never says that anybody is free."""

from datetime import UTC, datetime, timedelta

import pytest

from caseapp.domain.protection.custody import (
    EndingEvent,
    LimitEnd,
    LimitState,
    difference,
    ending,
    state_of,
)

HELD = datetime(2026, 3, 1, 14, 20, tzinfo=UTC)
LIMIT = HELD + timedelta(hours=72)
LATER = LIMIT + timedelta(hours=5)


def event(act, moment):
    return EndingEvent(act, moment, moment.date())


@pytest.mark.parametrize(
    ("now", "state"),
    [
        (LIMIT, LimitState.RUNNING),
        (LIMIT + timedelta(minutes=1), LimitState.BETWEEN),
        (LATER, LimitState.BETWEEN),
        (LATER + timedelta(minutes=1), LimitState.LAPSED),
    ],
)
def test_between_the_two_hours_a_limit_is_neither_running_nor_wholly_past(now, state):
    assert state_of([LATER, LIMIT], now) is state


def test_its_event_stops_a_limit_for_good():
    order = event("custody_order", LIMIT - timedelta(hours=1))
    assert state_of([LIMIT], LIMIT + timedelta(days=30), order) is LimitState.ENDED


def test_an_event_after_the_limit_does_not_mend_the_lapse():
    order = event("custody_order", LIMIT + timedelta(minutes=1))
    assert state_of([LIMIT, LATER], LATER, order) is LimitState.ENDED_LATE


def test_custody_that_ended_first_leaves_nothing_to_lapse():
    assert state_of([LIMIT], LATER, None, HELD + timedelta(hours=3)) is LimitState.STOPPED
    assert state_of([LIMIT], LATER, None, LATER) is LimitState.LAPSED


def test_what_nobody_may_count_has_no_date():
    assert state_of([], LIMIT) is LimitState.NO_DATE


def test_the_first_of_several_events_ends_a_limit_that_needs_one():
    first, second = event("custody_review", HELD), event("custody_order", LIMIT)
    ends = LimitEnd(("custody_order", "custody_review"))
    assert ending([second, first], ends, HELD) == first


def test_where_two_events_are_needed_the_later_one_ends_the_limit():
    request, arrest = event("extradition_request", HELD), event("extradition_arrest", LIMIT)
    ends = LimitEnd(("extradition_request", "extradition_arrest"), all_needed=True)
    assert ending([request], ends, HELD) is None
    assert ending([arrest, request], ends, HELD) == arrest


def test_an_event_before_the_seizure_ends_nothing():
    old = event("custody_order", HELD - timedelta(days=2))
    assert ending([old], LimitEnd(("custody_order",)), HELD) is None


def test_a_limit_without_event_is_ended_by_none():
    assert ending([event("custody_order", LIMIT)], LimitEnd(), HELD) is None


def test_the_difference_needs_both_hours():
    assert difference(HELD, HELD + timedelta(hours=4)) == timedelta(hours=4)
    assert difference(HELD, None) is None
