"""What a conclusion says, and for whom: as far as it is sure, and nothing is guessed."""

import pytest

from caseapp.domain.authorities import OutcomeKind, outcomes_said
from caseapp.domain.precedent_counts import CountBy, count_by, sides_met
from caseapp.domain.precedents import Side, side_of
from tests.golden.precedents import REPORT

V, N = OutcomeKind.VIOLATION, OutcomeKind.NO_VIOLATION
OUT, STRUCK = OutcomeKind.INADMISSIBLE, OutcomeKind.STRUCK_OUT


@pytest.mark.parametrize(
    ("conclusion", "kinds"),
    [
        ("Violation of Article 3 - Prohibition of torture;Non-pecuniary damage - award", {V}),
        ("No violation of Article 3", {N}),
        ("Remainder inadmissible;Violation of Art. 5-4;No violation of Art. 3", {V, N}),
        ("Remainder inadmissible;No violation of Article 8", {N}),
        ("Partly inadmissible", set()),
        ("Inadmissible", {OUT}),
        ("Inadmissible under Art. 35-3-a", {OUT}),
        ("Struck out of the list", {STRUCK}),
        ("Partly struck out of the list", set()),
        ("Pecuniary damage - finding of violation sufficient", set()),
        ("Preliminary objection dismissed (Art. 35-1)", set()),
        ("Non-violation de l'article 3;Violation de l'article 13", {V, N}),
        ("Irrecevable", {OUT}),
        ("Partiellement irrecevable", set()),
        ("There has been no violation of Article 3 and a violation of Article 13", {V, N}),
        ("Communicated", set()),
        ("Appeal dismissed", set()),
        ("", set()),
    ],
)
def test_a_conclusion_is_read_as_far_as_it_is_sure(conclusion, kinds):
    assert set(outcomes_said(conclusion)) == kinds


@pytest.mark.parametrize(
    ("kinds", "side"),
    [
        ((V,), Side.FAVOURABLE),
        ((V, STRUCK), Side.FAVOURABLE),
        ((V, N), Side.MIXED),
        ((V, OUT), Side.MIXED),
        ((N,), Side.ADVERSE),
        ((OUT,), Side.ADVERSE),
        ((OutcomeKind.SURRENDER_REFUSED,), Side.FAVOURABLE),
        ((OutcomeKind.SURRENDER_ALLOWED,), Side.ADVERSE),
        ((STRUCK,), Side.NEITHER),
        ((OutcomeKind.PRELIMINARY_RULING,), Side.NEITHER),
        ((OutcomeKind.OTHER,), Side.UNKNOWN),
        ((), Side.UNKNOWN),
    ],
)
def test_a_decision_speaks_for_the_side_that_its_findings_say(kinds, side):
    assert side_of(kinds) is side


def test_counts_stand_by_year_and_a_decision_counts_under_each_of_its_grounds():
    years = count_by(REPORT.named, CountBy.YEAR)
    assert [(row.value, row.total) for row in years] == [("1989", 1), ("1996", 1), ("2019", 1)]
    grounds = {row.value: row for row in count_by(REPORT.named, CountBy.GROUND)}
    assert grounds["art. 3 risk generally"].of(Side.ADVERSE) == 1
    assert (grounds["assurances"].favourable, grounds["assurances"].decided) == (1, 1)
    assert grounds[""].decided == 0
    assert sides_met(REPORT.named) == (Side.FAVOURABLE, Side.ADVERSE, Side.UNKNOWN)
