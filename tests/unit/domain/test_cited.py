from dataclasses import replace

import pytest

from caseapp.domain.cited import (
    CitedAuthority,
    holding_may_be_printed,
    is_addressed,
    may_be_cited,
    went_against,
)

CHECKED = CitedAuthority(
    "k", "A v. B", "ECtHR", "1/20", "2020-01-01", citation_verified=True, outcome_verified=True
)


@pytest.mark.parametrize("flag", ["citation_verified", "outcome_verified"])
def test_both_flags_must_be_set_and_a_lawyer_cannot_lift_the_gate(flag):
    assert may_be_cited(CHECKED)
    assert not may_be_cited(replace(CHECKED, confirmed_by="A Lawyer", **{flag: False}))


@pytest.mark.parametrize(
    ("grade", "printed"),
    [
        ("yes", True),
        ("outcome-level only", True),
        ("partly (outcome yes, detail memory)", False),
        ("no", False),
        ("", False),
    ],
)
def test_a_holding_is_printed_only_where_it_was_verified(grade, printed):
    assert holding_may_be_printed(replace(CHECKED, holding_verified=grade)) is printed


def test_a_lawyer_may_confirm_a_holding():
    assert holding_may_be_printed(replace(CHECKED, confirmed_by="A Lawyer"))


def test_a_confirmed_holding_of_an_unverified_citation_stays_out():
    closed = replace(CHECKED, citation_verified=False, holding_verified="yes", confirmed_by="X")
    assert not holding_may_be_printed(closed)


@pytest.mark.parametrize(
    ("outcome", "against"),
    [
        ("no violation: 3 (extradition, if executed)", True),
        ("inadmissible", True),
        ("appeal dismissed (extradition upheld)", True),
        ("violation: 5-1-f | no violation: 3", False),
        ("appeal allowed (extradition refused)", False),
        ("preliminary ruling", False),
    ],
)
def test_the_outcome_says_whether_a_decision_went_against_the_person(outcome, against):
    assert went_against(replace(CHECKED, outcome=outcome)) is against


def test_a_decision_is_addressed_where_a_text_names_it_as_a_whole():
    decision = replace(CHECKED, case_name="T.K. and S.R. v. Russia")
    assert is_addressed(decision, ["", "In T.K. and S.R.\nv. Russia the facts were others."])
    assert not is_addressed(decision, ["T.K. and S.R. v. Russians", "T.K."])


def test_a_name_too_short_to_be_looked_for_counts_as_not_addressed():
    assert not is_addressed(replace(CHECKED, case_name="Lang"), ["In Lang the facts were others."])
