"""Days in words: with the weekday, near ones in hours, far ones in days."""

from datetime import UTC, date, datetime, time

import pytest

from caseapp.i18n import catalogue
from caseapp.ui import daytexts

T = catalogue("en")
NOW = datetime(2026, 11, 22, 8, 5, tzinfo=UTC)
SUNDAY = date(2026, 11, 22)


def test_the_weekday_is_always_there():
    assert daytexts.short_day(SUNDAY, "en") == "Sun 22 Nov"
    assert daytexts.full_day(SUNDAY, "en") == "Sun 22 Nov 2026"
    assert daytexts.long_day(SUNDAY, "ru") == "Воскресенье 22 ноября 2026"


def test_a_zone_is_called_by_its_city():
    assert daytexts.city("America/New_York", "en") == "New York"
    assert daytexts.city("UTC", "ru") == "UTC"
    assert daytexts.city("Asia/Bishkek", "ru") == "Бишкек"


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 11, 22, 10, 40, tzinfo=UTC), "in 2 h 35 min"),
        (datetime(2026, 11, 24, 8, 4, tzinfo=UTC), "in 47 h 59 min"),
        (datetime(2026, 11, 24, 8, 5, tzinfo=UTC), "in 2 days"),
        (datetime(2026, 11, 22, 8, 0, tzinfo=UTC), "0 h 5 min ago"),
        (datetime(2026, 11, 10, 8, 0, tzinfo=UTC), "12 days ago"),
    ],
)
def test_near_is_said_in_hours_and_far_in_days(moment, words):
    assert daytexts.distance(NOW, moment, T) == words


def test_a_day_without_hour_lasts_until_midnight_of_its_place():
    end = daytexts.last_moment(SUNDAY, None, "Asia/Almaty")
    assert end.astimezone(UTC) == datetime(2026, 11, 22, 19, 0, tzinfo=UTC)
    early = daytexts.last_moment(SUNDAY, time(16, 40), "Asia/Almaty")
    assert early.astimezone(UTC) == datetime(2026, 11, 22, 11, 40, tzinfo=UTC)


def test_days_are_counted_both_ways():
    assert daytexts.day_distance(SUNDAY, SUNDAY, T) == "today"
    assert daytexts.day_distance(SUNDAY, date(2026, 11, 23), T) == "in 1 day"
    assert daytexts.day_distance(SUNDAY, date(2026, 11, 13), T) == "9 days ago"
