"""Names of backups, and which of them are kept."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseapp.domain.backups import FEWEST, fits, is_ahead, moment_of, name_of, thinned

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def daily(count):
    return [name_of(NOON - timedelta(days=back)) for back in range(count)]


def test_a_name_tells_its_moment_and_sorts_by_it():
    assert name_of(NOON) == "2026-11-20T120000Z"
    assert moment_of("2026-11-20T120000Z") == moment_of("2026-11-20T120000Z-2") == NOON


@pytest.mark.parametrize(
    "name", ["", "blobs", "2026-11-20", ".new-2026-11-20T120000Z", "2026-13-20T120000Z",
             "2026-11-20T120000Z-x", "2026-11-20T120000", "2026-1-2T120000Z"],
)  # fmt: skip
def test_what_is_no_name_of_ours_is_none(name):
    assert moment_of(name) is None


def test_a_name_fits_its_own_moment_only():
    assert fits("2026-11-20T120000Z-2", NOON.replace(microsecond=5))
    assert not fits("2026-11-21T120000Z", NOON)
    assert not fits("blobs", NOON)


def test_a_name_is_ahead_only_by_more_than_clocks_differ():
    assert not is_ahead(name_of(NOON + timedelta(days=1)), NOON)
    assert is_ahead(name_of(NOON + timedelta(days=1, seconds=1)), NOON)


def test_seven_days_four_weeks_and_twelve_months_are_kept():
    kept = thinned(daily(400), UTC).keep
    assert kept[:7] == tuple(daily(7))
    assert len({moment_of(name).strftime("%Y-%m") for name in kept}) == 12
    assert len(kept) == 7 + 2 + 11


def test_the_newest_of_a_day_is_kept_by_the_days_of_the_office():
    names = [name_of(NOON + timedelta(hours=hour)) for hour in range(12)]
    assert len(thinned(names, UTC).keep) == FEWEST
    # In Almaty the day turns within these hours, and so each half has its newest one.
    assert name_of(NOON + timedelta(hours=6)) in thinned(names, ZoneInfo("Asia/Almaty")).keep


@given(st.lists(st.integers(0, 3_000_000), unique=True, max_size=60))
def test_thinning_never_leaves_fewer_than_three_and_loses_none(minutes):
    names = [name_of(NOON - timedelta(minutes=back)) for back in minutes]
    found = thinned(names, UTC)
    assert len(found.keep) >= min(FEWEST, len(names))
    assert sorted((*found.keep, *found.remove)) == sorted(names)
    assert not names or max(names) in found.keep
