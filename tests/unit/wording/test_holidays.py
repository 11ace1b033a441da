"""Every holiday of a state whose law is counted has a name that can be put into words."""

import re
from datetime import date, timedelta

import pytest

from caseapp.i18n import catalogue
from caseapp.packs.calendars import HolidayCalendars
from caseapp.wording.holidays import NAMES, holiday_name

EN = catalogue("en")
CALENDARS = HolidayCalendars()
STATES = [
    "AE",
    "AM",
    "BE",
    "CZ",
    "DE",
    "EE",
    "ES",
    "FI",
    "FR",
    "GE",
    "IL",
    "KG",
    "KZ",
    "LT",
    "LV",
    "ME",
    "MN",
    "PL",
    "RS",
    "RU",
    "TH",
    "TR",
]


def names_of(state: str) -> set[str]:
    calendar = CALENDARS.calendar(state)
    days = (date(2026, 1, 1) + timedelta(days=index) for index in range(730))
    found = (calendar.holiday(day) for day in days)
    return {part for known in found if known for part in known.name.split("; ")}


@pytest.mark.parametrize("state", STATES)
def test_every_holiday_of_a_host_state_can_be_translated(state: str) -> None:
    plain = {re.sub(r" \((observed|in lieu)\)$", "", name) for name in names_of(state)}

    assert {name for name in plain if not name.startswith("Day off (")} <= set(NAMES)


def test_a_day_off_that_was_swapped_names_the_day_it_was_given_for() -> None:
    shown = holiday_name("Day off (substituted from 01/17/2026)", EN)

    assert shown == "day off for Sat 17 Jan 2026"


def test_a_holiday_that_was_moved_says_so() -> None:
    assert holiday_name("Victory Day (in lieu)", EN) == "Victory Day, day off instead"
