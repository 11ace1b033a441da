"""When the last day ends, and whether posting is enough."""

from datetime import date

import pytest

from caseapp.domain.deadlines import (
    hour_of,
)
from caseapp.domain.vocabulary import DateKind
from tests.unit.domain.deadlines.cases import S, codes, count, on, plain


def test_a_day_ends_with_its_last_second_in_the_zone_of_the_place() -> None:
    result = count("RS-EXTR-3D", on(S, "2026-03-02"))

    assert result.last_moment.isoformat() == "2026-03-05T23:59:59+01:00"


def test_midnight_belongs_to_the_day_before_for_the_safe_day() -> None:
    result = count("KZ-EXT-72H", on(DateKind.SEIZED, "2026-03-03", "00:00"))

    assert result.last_moment.isoformat() == "2026-03-06T00:00:00+05:00"
    assert result.safe_day == date(2026, 3, 5)


def test_an_hour_count_that_ends_at_midnight_has_the_day_that_ends_as_its_last() -> None:
    result = count("KZ-EXT-72H", on(DateKind.SEIZED, "2026-03-03", "00:00"))

    assert result.last_day == date(2026, 3, 5)
    assert [reading.last_day for reading in result.readings] == [date(2026, 3, 5)]
    assert hour_of(result.last_moment, timed=result.timed) is None


@pytest.mark.parametrize(
    ("method", "code"),
    [
        ("echr", "posting_counts"),
        ("cz-srs", "posting_counts"),
        ("pl-kpa", "posting_counts"),
        ("ge-adm", "posting_counts"),
        ("de-bgb", "posting_does_not_count"),
        ("am-adm", "posting_does_not_count"),
        ("fi-150-1930", "ends_day_office"),
    ],
)
def test_it_is_said_whether_posting_is_enough_and_when_the_day_ends(
    method: str, code: str
) -> None:
    assert code in codes(plain(method, "10 days", "2026-03-04"))
