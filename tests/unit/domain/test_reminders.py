"""When a date is reminded of, and what has to go out before it."""

import struct
from datetime import UTC, date, datetime, time, timedelta

import pytest

from caseapp.domain.deadlines import FixedCalendar, Holiday
from caseapp.domain.reminders import (
    Lead,
    LeadLengthError,
    LeadTwiceError,
    ReminderTime,
    alarms,
    checked_leads,
    lead_days,
    pack_times,
    read_leads,
    reminder_times,
    store_leads,
    unpack_times,
)
from caseapp.domain.vocabulary import LeadKind

HERE = "Asia/Bishkek"
DAYS = timedelta(days=1)
HOURS = timedelta(hours=1)
FRIDAY = date(2026, 3, 20)
ALMATY = FixedCalendar("KZ", "Asia/Almaty", {date(2026, 3, 18): Holiday("Nauryz")})
NOTARY, POST, TRANSLATION = LeadKind.NOTARY, LeadKind.POST, LeadKind.TRANSLATION


def test_a_long_period_is_reminded_of_by_days_at_nine():
    steps = [-offset + 9 * HOURS for offset in alarms(60 * DAYS, None)]
    assert steps == [30 * DAYS, 14 * DAYS, 7 * DAYS, 3 * DAYS, 1 * DAYS]


def test_nobody_is_reminded_from_before_the_date_was_known():
    assert [-offset + 9 * HOURS for offset in alarms(7 * DAYS, None)] == [3 * DAYS, DAYS]
    assert alarms(30 * timedelta(minutes=1), time(10)) == ()


def test_an_hour_is_reminded_of_by_hours_as_well():
    offsets = alarms(5 * DAYS, time(14, 20))
    assert offsets == (-3 * DAYS, -24 * HOURS, -6 * HOURS, -1 * HOURS)


def test_a_short_period_is_reminded_of_until_the_end_of_its_day():
    assert alarms(2 * DAYS, None) == (-15 * HOURS, 18 * HOURS, 23 * HOURS)


def test_the_morning_stays_the_morning_where_the_clocks_change():
    known = datetime(2026, 3, 1, tzinfo=UTC)
    found = reminder_times(known, date(2026, 3, 30), None, "Europe/Berlin")
    assert [f"{one.at:%d %H:%M}" for one in found] == [
        "16 08:00",
        "23 08:00",
        "27 08:00",
        "29 07:00",
    ]
    assert {one.due for one in found} == {datetime(2026, 3, 30, 22, tzinfo=UTC)}


def test_an_hour_of_the_court_is_reminded_of_at_that_moment_here():
    known = datetime(2026, 3, 20, 0, tzinfo=UTC)
    found = reminder_times(known, FRIDAY, time(14, 20), "Asia/Almaty")
    assert [f"{one.at:%H:%M}" for one in found] == ["03:20", "08:20"]
    assert not found[0].whole_day


def test_working_days_are_counted_back_on_the_courts_calendar():
    (found,) = lead_days(FRIDAY, [Lead(TRANSLATION, 3)], ALMATY)
    assert found.day == date(2026, 3, 16)  # Thursday 19, Tuesday 17, Monday 16; the 18th is free


def test_what_is_posted_was_certified_and_translated_before():
    leads = [Lead(POST, 2), Lead(TRANSLATION, 5, working=False), Lead(NOTARY, 1)]
    found = lead_days(FRIDAY, leads, ALMATY)
    assert [(one.lead.kind, one.day.day) for one in found] == [
        (TRANSLATION, 11), (NOTARY, 16), (POST, 17),
    ]  # fmt: skip


def test_a_day_that_nobody_works_on_is_moved_to_the_one_before():
    (found,) = lead_days(date(2026, 3, 25), [Lead(POST, 3, working=False)], ALMATY)
    assert found.day == FRIDAY  # the 22nd is a Sunday


def test_without_a_calendar_no_day_is_named():
    (found,) = lead_days(FRIDAY, [Lead(POST, 3)], None)
    assert found.day is None


@pytest.mark.parametrize("number", [0, -1, 121])
def test_a_lead_time_that_cannot_be_meant_is_refused(number):
    with pytest.raises(LeadLengthError):
        checked_leads([Lead(POST, number)])


def test_two_of_a_kind_are_refused():
    with pytest.raises(LeadTwiceError):
        checked_leads([Lead(POST, 1), Lead(POST, 2)])


def test_lead_times_come_back_from_what_is_kept_of_them():
    leads = checked_leads([Lead(POST, 2, working=False), Lead(TRANSLATION, 5)])
    assert read_leads(store_leads(leads)) == leads
    assert store_leads(()) is None
    assert read_leads(None) == ()


def test_times_are_packed_as_pairs_of_seconds_and_nothing_else():
    due = datetime(2026, 2, 1, 8, 20, tzinfo=UTC)
    times = (ReminderTime(due - timedelta(hours=1), due),)
    data = pack_times(times)
    assert data == struct.pack("!qq", 1769930400, 1769934000)
    assert unpack_times(data, "Asia/Bishkek") == times


def test_a_last_moment_at_midnight_here_is_a_whole_day():
    due = datetime(2026, 2, 1, 18, 0, tzinfo=UTC)  # midnight in Bishkek
    (one,) = unpack_times(pack_times([ReminderTime(due - timedelta(hours=9), due)]), HERE)
    assert one.whole_day
    (elsewhere,) = unpack_times(pack_times([one]), "Europe/Berlin")
    assert not elsewhere.whole_day


def test_only_the_next_times_are_packed():
    due = datetime(2026, 2, 1, 18, 0, tzinfo=UTC)
    data = pack_times(ReminderTime(due, due) for _ in range(1000))
    assert len(data) <= 4096
    assert len(unpack_times(data, HERE)) == 250


@pytest.mark.parametrize("data", [b"x", bytes(15), b"\x7f" * 16, bytes(16 * 251), b"Timur  Ilyin"])
def test_what_are_no_times_gives_no_reminder(data):
    assert unpack_times(data, HERE) == ()
