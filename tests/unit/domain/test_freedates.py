from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseapp.domain.clock import FixedClock
from caseapp.domain.errors import ImpossibleDateError
from caseapp.domain.freedates import (
    AskingReader,
    Doubt,
    DoubtfulDateError,
    FreeDay,
    ImpossibleTimeError,
    Meaning,
    add_months,
    read_day,
    read_time,
)

SUNDAY = date(2026, 11, 22)


def read(text, meaning=Meaning.PAST):
    return read_day(text, today=SUNDAY, meaning=meaning)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("+10d", date(2026, 12, 2)),
        ("+10", date(2026, 12, 2)),
        ("-3d", date(2026, 11, 19)),
        ("−3 дн", date(2026, 11, 19)),
        ("+2w", date(2026, 12, 6)),
        ("+3m", date(2027, 2, 22)),
        ("-1y", date(2025, 11, 22)),
        ("today", SUNDAY),
        ("Завтра", date(2026, 11, 23)),
        ("yesterday", date(2026, 11, 21)),
        ("31.10.2026", date(2026, 10, 31)),
        ("1/2/2026", date(2026, 2, 1)),
        ("1-2-2026", date(2026, 2, 1)),
        ("1 2 2026", date(2026, 2, 1)),
        ("2026-02-01", date(2026, 2, 1)),
        ("1 feb 2026", date(2026, 2, 1)),
        ("1 Sept. 2026", date(2026, 9, 1)),
        ("1 февраля 2026 г.", date(2026, 2, 1)),
        ("5 мая 2026", date(2026, 5, 5)),
        ("٣١.١٠.٢٠٢٦", date(2026, 10, 31)),
    ],
)
def test_dates_are_read_as_people_type_them(text, day):
    assert read(text) == FreeDay(day)


def test_the_day_always_stands_before_the_month():
    assert read("03.02.2026").day == date(2026, 2, 3)


@pytest.mark.parametrize("text", ["fri", "Friday", "пт", "пятница", "fri."])
def test_a_weekday_is_the_last_one_in_events_and_the_next_one_in_hearings(text):
    assert read(text).day == date(2026, 11, 20)
    assert read(text, Meaning.COMING).day == date(2026, 11, 27)


def test_the_weekday_of_today_is_today_in_events_and_in_a_week_in_hearings():
    assert read("sun").day == SUNDAY
    assert read("sun", Meaning.COMING).day == date(2026, 11, 29)


def test_a_two_digit_year_that_is_this_year_is_not_asked_about():
    assert read("31.1.26") == FreeDay(date(2026, 1, 31))


def test_a_two_digit_year_that_crosses_the_year_is_asked_about():
    assert read("31.1.27", Meaning.COMING) == FreeDay(date(2027, 1, 31), Doubt.YEAR_GUESSED)


def test_a_missing_year_lies_on_the_side_that_is_meant():
    assert read("31.12") == FreeDay(date(2025, 12, 31), Doubt.YEAR_GUESSED)
    assert read("31.12.", Meaning.COMING) == FreeDay(date(2026, 12, 31))
    assert read("3.2", Meaning.COMING) == FreeDay(date(2027, 2, 3), Doubt.YEAR_GUESSED)


def test_a_leap_day_without_year_finds_its_year():
    assert read("29.2").day == date(2024, 2, 29)
    assert read("29.2", Meaning.COMING).day == date(2028, 2, 29)


@pytest.mark.parametrize("text", ["31.01.2029", "2029-01-31", "+800d", "01.01.2020"])
def test_a_day_far_away_is_asked_about(text):
    assert read(text).doubt is Doubt.FAR_AWAY


def test_a_date_of_birth_is_not_far_and_never_in_the_future():
    assert read("31.01.1980", Meaning.BIRTH) == FreeDay(date(1980, 1, 31))
    assert read("31.1.80", Meaning.BIRTH) == FreeDay(date(1980, 1, 31), Doubt.YEAR_GUESSED)


@pytest.mark.parametrize(
    "text",
    [
        "31.02",
        "31.02.2026",
        "29.2.2026",
        "2026-02-30",
        "32.1.2026",
        "1.13.2026",
        "0.1.2026",
        "1.0.26",
        "",
        "soon",
        "10",
        "+9x",
        "+99999y",
        "1.1.0000",
        "1.1.1066",
        "1 j 2026",
        "1 ju 2026",
        "1.1.2300",
        "²2.1.2026",
    ],
)
def test_a_day_that_no_calendar_has_is_refused_with_its_text(text):
    with pytest.raises(ImpossibleDateError) as refused:
        read(text)
    assert refused.value.values == {"text": text}


def test_a_doubtful_date_is_asked_about_once():
    reader = AskingReader(FixedClock(datetime(2026, 11, 22, tzinfo=UTC)), Meaning.COMING)
    with pytest.raises(DoubtfulDateError) as asked:
        reader("31.1.27")
    assert asked.value.values["day"] == date(2027, 1, 31)
    assert reader("31.1.27") == date(2027, 1, 31)
    with pytest.raises(DoubtfulDateError):
        reader("28.2.27")


def test_a_plain_date_is_not_asked_about():
    reader = AskingReader(FixedClock(datetime(2026, 11, 22, tzinfo=UTC)))
    assert reader("20.11.2026") == date(2026, 11, 20)


@given(st.text(max_size=30))
def test_no_text_raises_anything_but_the_named_error(text):
    try:
        found = read(text)
    except ImpossibleDateError:
        return
    assert isinstance(found.day, date)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.sampled_from(list(Meaning)))
def test_a_date_written_in_full_is_read_back(day, meaning):
    assert read_day(day.isoformat(), today=SUNDAY, meaning=meaning).day == day
    assert read_day(f"{day:%d.%m.%Y}", today=SUNDAY, meaning=meaning).day == day


def test_a_month_later_is_clamped_to_the_end_of_the_month():
    assert add_months(date(2027, 1, 31), 1) == date(2027, 2, 28)
    assert add_months(date(2027, 3, 31), -1) == date(2027, 2, 28)
    assert add_months(date(2026, 12, 15), 1) == date(2027, 1, 15)


@pytest.mark.parametrize(
    ("text", "hour"),
    [("14:20", time(14, 20)), ("9", time(9)), ("1420", time(14, 20)), ("9h05", time(9, 5))],
)
def test_times_are_read_as_people_type_them(text, hour):
    assert read_time(text) == hour


def test_no_time_is_no_time():
    assert read_time("  ") is None


@pytest.mark.parametrize("text", ["25:00", "14:60", "noon", "1:2:3"])
def test_a_time_that_no_clock_shows_is_refused(text):
    with pytest.raises(ImpossibleTimeError):
        read_time(text)
