"""Whether a last day moves that is no working day."""

from datetime import date

import pytest

from tests.unit.domain.deadlines.cases import S, count, on, plain


def test_where_no_text_moves_the_end_both_dates_are_shown_and_the_earlier_is_used() -> None:
    result = count("KZ-EXT-APPEAL", on(S, "2026-01-29"))

    moved = next(reading for reading in result.readings if reading.variant == "if_moved")
    assert (result.last_day, moved.last_day) == (date(2026, 2, 8), date(2026, 2, 9))
    assert result.provisional


def test_a_body_that_works_on_saturdays_keeps_the_saturday() -> None:
    result = count("RS-ASYL-BORDER-5D", on(S, "2026-03-02"), body_closed_saturday="no")

    assert result.last_day == result.safe_day == date(2026, 3, 7)
    assert not result.provisional


@pytest.mark.parametrize(
    ("method", "last", "moved"),
    [
        ("echr", "2026-03-14", None),
        ("fr-no-prorogation", "2026-03-14", None),
        ("ge-crim", "2026-03-14", None),
        ("de-bgb", "2026-03-16", None),
        ("cz-srs", "2026-03-16", None),
        ("fr-cpc", "2026-03-16", None),
        ("tr-iyuk", "2026-03-16", None),
        ("rs-zkp", "2026-03-16", None),
        ("fi-150-1930", "2026-03-16", None),
        ("pl-kpa", "2026-03-14", "2026-03-16"),
        ("kz-cpc", "2026-03-14", "2026-03-16"),
    ],
)
def test_a_period_that_ends_on_a_saturday(method: str, last: str, moved: str | None) -> None:
    result = plain(method, "10 days", "2026-03-04")

    other = next((one.last_day for one in result.readings if one.variant == "if_moved"), None)
    assert result.last_day == date.fromisoformat(last)
    assert other == (date.fromisoformat(moved) if moved else None)
    assert result.safe_day <= result.last_day


def test_in_poland_a_sunday_moves_and_a_saturday_after_a_holiday_is_doubtful() -> None:
    sunday = plain("pl-kpa", "14 days", "2026-03-01")
    friday = plain("pl-kpa", "7 days", "2026-04-24")

    assert (sunday.last_day, sunday.provisional) == (date(2026, 3, 16), False)
    assert friday.last_day == date(2026, 5, 2)
    assert [reading.last_day for reading in friday.readings] == [
        date(2026, 5, 2),
        date(2026, 5, 4),
    ]


def test_serbian_administration_moves_the_end_where_the_body_is_closed() -> None:
    asked = plain("rs-zup", "10 days", "2026-03-04")
    closed = plain("rs-zup", "10 days", "2026-03-04", body_closed_saturday="yes")

    assert (asked.safe_day, asked.last_day) == (date(2026, 3, 14), date(2026, 3, 16))
    assert (closed.safe_day, closed.provisional) == (date(2026, 3, 16), False)
