"""What an office adds to the law, as values."""

from datetime import date

import pytest

from caseapp.domain.rule_marks import LawCause, LawChange, RuleStanding
from caseapp.domain.rules import Review, a_year_after, mark_of, office_mark, wording_of
from caseapp.domain.vocabulary import Trust

READ = date(2026, 3, 2)


def review(trust=Trust.SECONDARY, wording="abc"):
    until = a_year_after(READ)
    return Review("r", "XX-1", wording, trust, "Aida", READ, until, "Gazette", "", 1)


def standing(trust, found, wording="abc", day=READ):
    return mark_of(trust, wording, found, day).standing


def test_twelve_months_from_the_leap_day_end_with_february():
    assert a_year_after(date(2028, 2, 29)) == date(2029, 2, 28)


def test_the_edition_of_a_pack_is_no_part_of_the_wording():
    assert wording_of("2026-11-22+abc") == wording_of("2027-01-01+abc") == "abc"


@pytest.mark.parametrize(
    ("trust", "expected"),
    [
        (Trust.LAW_TEXT, RuleStanding.CONFIRM),
        (Trust.OFFICIAL, RuleStanding.CONFIRM),
        (Trust.LAW_TEXT_DATED, RuleStanding.NEEDS_REVIEW),
        (Trust.SECONDARY, RuleStanding.NEEDS_REVIEW),
        (Trust.UNVERIFIED, RuleStanding.NOT_VERIFIED),
    ],
)
def test_until_the_office_has_read_it_a_rule_is_shown_by_its_grade(trust, expected):
    assert standing(trust, None) is expected


def test_a_review_answers_for_its_wording_and_for_no_other():
    assert standing(Trust.SECONDARY, review()) is RuleStanding.REVIEWED
    assert standing(Trust.SECONDARY, review(), "other") is RuleStanding.CHANGED


def test_a_review_does_not_cover_what_lowered_a_date_further():
    assert standing(Trust.SECONDARY, review(Trust.LAW_TEXT)) is RuleStanding.NEEDS_REVIEW


def test_no_review_makes_an_unverified_rule_any_better():
    assert standing(Trust.UNVERIFIED, review(Trust.UNVERIFIED)) is RuleStanding.NOT_VERIFIED


def test_an_office_rule_holds_until_the_day_on_which_it_ends():
    until = a_year_after(READ)

    assert office_mark("Aida", READ, until, READ).standing is RuleStanding.OFFICE_RULE
    assert office_mark("Aida", READ, until, until).standing is RuleStanding.EXPIRED


def test_a_change_of_the_law_is_read_back_as_it_was_written():
    change = LawChange(LawCause.HOLIDAYS, "XX-1", "0.1", "0.2", READ, None, READ, None)

    assert LawChange.from_data(change.to_data()) == change
