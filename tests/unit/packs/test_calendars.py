"""Holidays come by year, are never assumed, and say when they are estimates."""

from datetime import date

import pytest

from caseapp.domain.deadlines import errors
from caseapp.packs.calendars import HolidayCalendars

CALENDARS = HolidayCalendars()


@pytest.mark.parametrize("place", ["XX", "ZZ-1", "nowhere", ""])
def test_an_unknown_place_is_refused(place: str) -> None:
    with pytest.raises(errors.UnknownPlaceError):
        CALENDARS.calendar(place)


@pytest.mark.parametrize("place", ["DE-XX", "RS-BG", "KZ-75"])
def test_an_unknown_part_of_a_state_is_refused_with_the_known_ones(place: str) -> None:
    with pytest.raises(errors.UnknownSubdivisionError):
        CALENDARS.calendar(place)


def test_a_place_without_holiday_data_is_not_free_of_holidays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("caseapp.packs.calendars._has_data", lambda state: state != "MN")

    assert CALENDARS.zone("MN") == "Asia/Ulaanbaatar"
    with pytest.raises(errors.NoHolidayDataError):
        CALENDARS.calendar("MN")


@pytest.mark.parametrize("year", [1900, 2006, 2101, 9999])
def test_a_year_beyond_the_data_is_refused(year: int) -> None:
    with pytest.raises(errors.YearWithoutHolidaysError):
        CALENDARS.calendar("RS").holiday(date(year, 1, 5))


def test_an_estimated_feast_says_so() -> None:
    feast = CALENDARS.calendar("KZ").holiday(date(2026, 5, 27))

    assert feast is not None
    assert (feast.name, feast.estimated) == ("Eid al-Adha", True)


def test_a_day_off_in_place_of_a_holiday_is_free() -> None:
    assert CALENDARS.calendar("RS").holiday(date(2026, 2, 17)) is not None


def test_strasbourg_has_the_days_of_alsace() -> None:
    strasbourg = CALENDARS.calendar("STRASBOURG")

    assert strasbourg.holiday(date(2026, 12, 26)) is not None
    assert strasbourg.zone == "Europe/Paris"


def test_a_whole_state_knows_the_days_that_only_parts_of_it_keep() -> None:
    assert CALENDARS.calendar("DE").only_in_part(date(2026, 6, 4)) == "Corpus Christi"
    assert CALENDARS.calendar("DE-BE").only_in_part(date(2026, 6, 4)) == ""
    assert CALENDARS.calendar("DE").only_in_part(date(2026, 6, 5)) == ""


def test_a_land_knows_the_days_that_only_some_of_its_towns_keep() -> None:
    bavaria, assumption = CALENDARS.calendar("DE-BY"), date(2025, 8, 15)
    assert bavaria.holiday(assumption) is None
    assert bavaria.only_in_part(assumption) == "Assumption Day"
    assert CALENDARS.calendar("DE-TH").only_in_part(date(2026, 6, 4)) == "Corpus Christi"
    assert CALENDARS.calendar("DE-NI").only_in_part(assumption) == ""
