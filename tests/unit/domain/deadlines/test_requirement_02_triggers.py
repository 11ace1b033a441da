"""What starts a period, and what never does."""

from datetime import date

import pytest

from caseapp.domain.deadlines import (
    errors,
)
from caseapp.domain.vocabulary import DateKind
from tests.unit.domain.deadlines.cases import PACKS, S, codes, count, on, plain


def test_issued_and_sent_never_start_a_period() -> None:
    with pytest.raises(errors.MissingFactError):
        count("KZ-EXT-APPEAL", on(DateKind.ISSUED, "2026-01-27"), on(DateKind.SENT, "2026-01-28"))


def test_the_safe_day_comes_from_the_earliest_date_and_the_others_stand_beside_it() -> None:
    result = count(
        "KZ-EXT-APPEAL", on(S, "2026-01-29"), on(DateKind.SERVED_ON_COUNSEL, "2026-02-10")
    )

    assert result.safe_day == date(2026, 2, 8)
    assert {reading.last_day for reading in result.readings if reading.counts} == {
        date(2026, 2, 8),
        date(2026, 2, 20),
    }


def test_a_posting_counts_as_served_some_days_later_and_does_not_move_off_a_weekend() -> None:
    result = plain("de-bgb", "2 weeks", "2026-03-03", "DE-BE", deemed="4")

    assert result.readings[0].start == date(2026, 3, 7)
    assert result.last_day == date(2026, 3, 23)
    assert codes(result)[0] == "deemed_served"


def test_a_posting_with_an_hour_or_without_a_number_of_days_is_refused() -> None:
    with pytest.raises(errors.HourNotLawfulError):
        plain("de-bgb", "2 weeks", "2026-03-03T10:00", "DE-BE", deemed="4")
    with pytest.raises(errors.UnknownAnswerError):
        plain("de-bgb", "2 weeks", "2026-03-03", "DE-BE", deemed="some")


def test_entry_into_force_starts_a_period_where_the_rule_says_so() -> None:
    rule = PACKS.rule("LV-ASYL-15WD")

    assert DateKind.ENTERED_INTO_FORCE in rule.starts_from
    result = count(
        "LV-ASYL-15WD",
        on(DateKind.ENTERED_INTO_FORCE, "2026-01-05"),
        on(DateKind.LODGED, "2025-11-03"),
    )
    assert result.last_day == date(2026, 1, 23)


def test_the_hour_of_notification_starts_a_period_in_hours() -> None:
    result = count("FR-OQTF-48H", on(S, "2026-03-06", "18:10"))

    assert result.last_moment.isoformat() == "2026-03-08T18:10:00+01:00"


def test_of_several_dates_the_calculation_names_the_one_it_used() -> None:
    result = count(
        "KZ-EXT-APPEAL", on(S, "2026-01-29"), on(DateKind.SERVED_ON_COUNSEL, "2026-02-10")
    )

    assert "earliest_of" in codes(result)
