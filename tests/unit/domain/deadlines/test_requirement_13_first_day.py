"""Whether the day of arrest counts."""

from datetime import date

from caseapp.domain.vocabulary import DateKind
from tests.unit.domain.deadlines.cases import count, on, plain


def test_where_it_is_not_settled_the_day_of_arrest_gives_two_dates() -> None:
    result = count("RS-EXTR-18D", on(DateKind.SEIZED, "2026-03-03", "14:20"))

    assert (result.safe_day, result.last_day) == (date(2026, 3, 20), date(2026, 3, 21))


def test_an_answer_settles_whether_the_first_day_counts() -> None:
    included = plain("custody-hours", "18 days", "2026-03-03T14:20", "RS", first_day="included")
    excluded = plain("custody-hours", "18 days", "2026-03-03T14:20", "RS", first_day="excluded")

    assert (included.last_day, excluded.last_day) == (date(2026, 3, 20), date(2026, 3, 21))
    assert not included.provisional


def test_plain_days_leave_the_first_day_out_unless_told_otherwise() -> None:
    assert plain("plain-days", "10 days", "2026-03-03").last_day == date(2026, 3, 13)
    counted = plain("plain-days", "10 days", "2026-03-03", first_day="included")
    assert counted.last_day == date(2026, 3, 12)
