"""What the office knows better than the holiday data."""

from datetime import date

import pytest

from caseapp.domain.deadlines.errors import UnknownPlaceError
from caseapp.domain.errors import EmptyFieldError
from caseapp.domain.rules import (
    HolidayChange,
    HolidayDraft,
    MovedToMissingError,
    SameHolidayError,
)
from caseapp.services import audit, holidays
from caseapp.services.steps.dates.law import law

SATURDAY = date(2026, 3, 14)


def draft(day=date(2026, 3, 11), change=HolidayChange.ADDED, **fields):
    values = {"place": "RS", "source": "Official Gazette 10/2026", "name": "Day of mourning"}
    return HolidayDraft(day=day, change=change, **{**values, **fields})


def calendar(desk, place="RS"):
    with desk.vault.reading() as session:
        return law(session, desk).calendars.calendar(place)


def test_an_added_day_off_is_one_with_its_source(desk):
    holidays.add_holiday(desk, draft())

    found = calendar(desk).holiday(date(2026, 3, 11))

    assert found is not None
    assert found.name == "Day of mourning"


def test_a_moved_holiday_leaves_its_day_and_stands_on_the_other(desk):
    sretenje = date(2026, 2, 16)
    assert calendar(desk).holiday(sretenje) is not None

    change = draft(sretenje, HolidayChange.MOVED, moved_to=date(2026, 2, 20))
    holidays.add_holiday(desk, change)

    assert calendar(desk).holiday(sretenje) is None
    assert calendar(desk).holiday(date(2026, 2, 20)) is not None


def test_a_worked_saturday_is_known_with_its_source(desk):
    holidays.add_holiday(desk, draft(SATURDAY, HolidayChange.WORKING, name=""))

    assert calendar(desk).worked(SATURDAY)


def test_undo_gives_the_data_back_their_word(desk):
    holidays.add_holiday(desk, draft())

    audit.undo_last(desk)

    assert calendar(desk).holiday(date(2026, 3, 11)) is None
    assert holidays.list_holidays(desk) == []


def test_a_correction_is_changed_and_removed(desk):
    uid = holidays.add_holiday(desk, draft()).created
    holidays.change_holiday(desk, uid, draft(name="Election day", version=1))
    assert holidays.list_holidays(desk, "RS")[0].name == "Election day"

    holidays.remove_holiday(desk, uid)

    assert holidays.list_holidays(desk) == []


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"source": ""}, EmptyFieldError),
        ({"name": ""}, EmptyFieldError),
        ({"place": "XX"}, UnknownPlaceError),
        ({"change": HolidayChange.MOVED}, MovedToMissingError),
    ],
)
def test_a_correction_without_source_name_or_place_is_refused(desk, fields, error):
    with pytest.raises(error):
        holidays.add_holiday(desk, draft(**fields))


def test_a_day_is_corrected_once(desk):
    holidays.add_holiday(desk, draft())

    with pytest.raises(SameHolidayError):
        holidays.add_holiday(desk, draft(name="Again"))
