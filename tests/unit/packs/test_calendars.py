"""Holidays come by year, are never assumed, and say when they are estimates."""

from datetime import date

import pytest

from caseapp.domain.deadlines import Holiday, HolidayOverride, OverrideKind, errors
from caseapp.domain.deadlines.calendars import SWAPPED
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


def test_a_part_overseas_runs_on_its_own_clock() -> None:
    assert HolidayCalendars().zone("FR-974") == "Indian/Reunion"
    assert HolidayCalendars().zone("FR-57") == "Europe/Paris"


def test_a_saturday_that_the_state_swapped_works_and_the_day_given_for_it_does_not() -> None:
    latvia = HolidayCalendars().calendar("LV")

    assert latvia.worked(date(2026, 1, 17)) == SWAPPED
    assert latvia.worked(date(2026, 1, 24)) == ""
    assert latvia.holiday(date(2026, 1, 2)) is not None
    assert (latvia.swaps_unknown(2026), latvia.swaps_unknown(2027)) == (False, True)


def test_what_the_office_says_of_a_part_stands_before_what_it_says_of_the_state() -> None:
    day = date(2026, 3, 4)
    overrides = [
        HolidayOverride("DE-BY", day, OverrideKind.REMOVED, "", "of the part"),
        HolidayOverride("DE", day, OverrideKind.ADDED, "of the state", "x"),
    ]
    calendars = HolidayCalendars(overrides)

    assert calendars.calendar("DE-BY").holiday(day) is None
    assert calendars.calendar("DE-BE").holiday(day) == Holiday("of the state", source="x")


def test_a_working_saturday_of_the_office_makes_the_year_of_swaps_known() -> None:
    day = date(2027, 1, 16)
    override = HolidayOverride("LV", day, OverrideKind.WORKING_SATURDAY, "swap", "Order 1")
    latvia = HolidayCalendars([override]).calendar("LV")

    assert (latvia.worked(day), latvia.swaps_unknown(2027)) == ("Order 1", False)
