"""Calendar files as a second parser reads them."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from caseapp.domain.calendar_files import Appointment, CalendarItem
from caseapp.exchange.ics import calendar_file

NOW = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
DAY = date(2026, 3, 20)
WHOLE = Appointment("Appointment", DAY, None, "Asia/Almaty", alarms=(timedelta(hours=-15),))


def item(what=WHOLE, **changes):
    return replace(CalendarItem("5f0c-1", 2, NOW, what), **changes)


def events(*items):
    read = vobject.readOne(calendar_file(items, NOW).decode())
    return list(read.contents.get("vevent", []))


def test_a_whole_day_is_a_date_and_no_hour_in_any_zone():
    (event,) = events(item())
    assert (event.dtstart.value, event.dtend.value) == (DAY, date(2026, 3, 21))
    text = calendar_file([item()], NOW).decode()
    assert "DTSTART;VALUE=DATE:20260320\r\n" in text
    assert "TZID" not in text


def test_an_hour_carries_its_zone_with_the_rules_of_the_zone():
    timed = replace(WHOLE, day=date(2026, 7, 1), at=time(10, 30), zone="Europe/Berlin")
    (event,) = events(item(timed))
    assert event.dtstart.value.astimezone(UTC) == datetime(2026, 7, 1, 8, 30, tzinfo=UTC)
    text = calendar_file([item(timed)], NOW).decode()
    assert "DTSTART;TZID=Europe/Berlin:20260701T103000" in text
    assert "BEGIN:VTIMEZONE" in text


def test_an_entry_has_its_identity_its_number_and_its_alarm():
    (event,) = events(item())
    assert (event.uid.value, event.sequence.value, event.status.value) == (
        "5f0c-1", "2", "CONFIRMED",
    )  # fmt: skip
    assert event.valarm.trigger.value == timedelta(hours=-15)
    assert event.valarm.action.value == "DISPLAY"


def test_what_is_cancelled_says_so_and_rings_no_more():
    (event,) = events(item(cancelled=True))
    assert event.status.value == "CANCELLED"
    assert "valarm" not in event.contents


@given(st.text(alphabet=st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]),
               min_size=1, max_size=300))  # fmt: skip
def test_no_line_has_more_than_75_octets_and_every_text_comes_back(text):
    file = calendar_file([item(replace(WHOLE, summary=text, alarms=()))], NOW)
    assert max(len(line) for line in file.split(b"\r\n")) <= 75
    (event,) = events(item(replace(WHOLE, summary=text, alarms=())))
    assert event.summary.value == text


@pytest.mark.parametrize("text", ["a,b;c\\d", "line\nline", "Жалоба в Верховный суд, г. Астана"])
def test_marks_of_the_format_are_no_marks_in_a_text(text):
    (event,) = events(item(replace(WHOLE, description=text)))
    assert event.description.value == text


def test_an_empty_file_is_a_calendar_all_the_same():
    assert events() == []


def test_an_appointment_comes_back_from_what_is_kept_of_it():
    timed = replace(WHOLE, at=time(9, 5), place="room 2", description="x")
    assert Appointment.from_data(timed.to_data()) == timed
    assert Appointment.from_data(WHOLE.to_data()) == WHOLE
