"""The holidays are those of the place of the act."""

from datetime import date

from caseapp.domain.deadlines import (
    Facts,
    FixedCalendar,
    Holiday,
    HolidayOverride,
    OverrideKind,
    TrustLink,
    compute,
)
from caseapp.domain.vocabulary import DateKind, Trust
from tests.unit.domain.deadlines.cases import PACKS, OnePlace, S, codes, count, on, plain


def test_the_land_of_the_court_decides_which_days_are_holidays() -> None:
    served = on(DateKind.SERVED_ON_COUNSEL, "2026-05-21")

    assert count("DE-VWGO-BESCHWERDE-2W", served, place="DE-BY").last_day == date(2026, 6, 5)
    assert count("DE-VWGO-BESCHWERDE-2W", served, place="DE-BE").last_day == date(2026, 6, 4)


def test_without_the_land_a_holiday_of_some_makes_the_date_provisional() -> None:
    result = count("DE-VWGO-BESCHWERDE-2W", on(DateKind.SERVED_ON_COUNSEL, "2026-05-21"))

    assert result.last_day == date(2026, 6, 4)
    assert [reason.code for reason in result.reasons] == ["holiday_in_part"]


def test_an_estimated_feast_never_makes_the_safe_day_later() -> None:
    feast = {date(2026, 5, 27): Holiday("Feast", estimated=True)}
    calendars = OnePlace(FixedCalendar("RS", "Europe/Belgrade", feast))
    rule = PACKS.rule("RS-EXTR-3D")

    result = compute(rule, Facts((on(S, "2026-05-24"),)), calendars)

    assert (result.safe_day, result.last_day) == (date(2026, 5, 27), date(2026, 5, 28))
    assert (result.trust, result.trust_link) == (Trust.SECONDARY, TrustLink.HOLIDAYS)


def test_moselle_has_a_good_friday_and_the_rest_of_france_has_none() -> None:
    assert plain("eu-apr-73", "1 week", "2026-03-27", "FR-57").last_day == date(2026, 4, 7)
    assert plain("eu-apr-73", "1 week", "2026-03-27", "FR").last_day == date(2026, 4, 3)


def test_both_departments_of_alsace_and_strasbourg_have_the_same_days_off() -> None:
    ends = {
        plain("eu-apr-73", "1 week", "2026-03-27", place).last_day
        for place in ("FR-6AE", "FR-67", "FR-68", "FR-Alsace")
    }

    assert ends == {date(2026, 4, 7)}


def test_a_town_has_holidays_of_its_own() -> None:
    assert plain("de-bgb", "1 week", "2026-08-01", "DE-BY-AUGSBURG").last_day == date(2026, 8, 10)
    assert plain("de-bgb", "1 day", "2029-08-07", "DE-Augsburg").last_day == date(2029, 8, 9)


def test_feasts_in_turkey_are_estimates_from_the_year_that_is_only_computed() -> None:
    result = plain("tr-iyuk", "7 days", "2027-03-02")

    assert (result.safe_day, result.last_day) == (date(2027, 3, 9), date(2027, 3, 12))
    assert {reason.code for reason in result.reasons} == {"holiday_estimated"}


def test_the_office_adds_and_strikes_out_days_with_their_source() -> None:
    overrides = [
        HolidayOverride(
            "RS", date(2026, 3, 5), OverrideKind.ADDED, "Day of mourning", "Gazette 1"
        ),
        HolidayOverride("RS", date(2026, 5, 1), OverrideKind.REMOVED, "", "Gazette 2"),
    ]
    calendars = PACKS.calendars.with_overrides(overrides)
    rule = PACKS.rule("RS-EXTR-3D")

    added = compute(rule, Facts((on(S, "2026-03-02"),)), calendars)
    struck = compute(rule, Facts((on(S, "2026-04-28"),)), calendars)

    assert (added.last_day, struck.last_day) == (date(2026, 3, 6), date(2026, 5, 1))
    assert "Gazette 1" in str(added.steps)
    assert "worked_said" in codes(struck)
    assert added.versions["holidays"].endswith("2 of the office")


def test_an_override_of_a_state_holds_in_its_parts_and_never_outside() -> None:
    override = HolidayOverride("DE", date(2026, 3, 4), OverrideKind.ADDED, "x", "y")

    assert override.holds_in("DE-BY")
    assert not override.holds_in("RS")


def test_the_eve_of_a_turkish_feast_is_a_working_day_and_said_to_be_a_half_one() -> None:
    result = plain("tr-iyuk", "7 days", "2026-05-19", recess_extension="no")

    assert result.last_day == result.safe_day == date(2026, 5, 26)
    told = next(known for known in result.steps if known.code == "half_day")
    assert told.values["name"] == "Eid al-Adha (from 1pm)"


def test_the_emirates_rested_on_fridays_until_2021() -> None:
    then = plain("plain-working-days", "1 working day", "2021-03-04", "AE")
    now = plain("plain-working-days", "1 working day", "2023-03-02", "AE")

    assert (then.last_day, now.last_day) == (date(2021, 3, 7), date(2023, 3, 3))
