from dataclasses import replace

import pytest

from caseapp.domain.citations import CitedAuthority, holding_may_be_printed, may_be_cited

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
