"""Jurisdiction is read from recorded facts; what is unclear is to be checked today."""

from caseapp.domain.protection.bodies import Fact, Recorded, jurisdictions
from caseapp.domain.protection.words import InterimBody


def fact(name, value, grade="seen", place="KZ"):
    return Fact(place, name, value, "source", grade)


def found(*facts, host="KZ"):
    return {one.body: one for one in jurisdictions(facts, host)}


def test_the_best_graded_fact_decides_and_keeps_its_words():
    one = found(
        fact("ICCPR_OP1", "not party", "unverified"),
        fact("ICCPR-OP1", "party, 23 Jun 1993 (a)", "seen"),
    )[InterimBody.HRC]
    assert one.recorded is Recorded.YES
    assert one.fact.value == "party, 23 Jun 1993 (a)"
    assert not one.check_today


def test_an_unverified_yes_is_a_yes_to_be_checked_today():
    one = found(fact("CAT art 22", "accepted (list not opened)", "unverified"))[InterimBody.CAT]
    assert one.recorded is Recorded.YES
    assert one.check_today


def test_no_evidence_is_recorded_as_no_and_to_be_checked_today():
    words = "no evidence of acceptance; treat as NOT available until checked on OHCHR list"
    one = found(fact("CAT art 22", words, "unverified"))[InterimBody.CAT]
    assert one.recorded is Recorded.NO
    assert one.check_today


def test_words_that_say_nothing_clear_are_no_yes():
    assert found(fact("CAT art 22", "check"))[InterimBody.CAT].recorded is Recorded.UNKNOWN
    assert found(fact("ECHR", "bound", place="GE"))[InterimBody.ECHR].recorded is Recorded.UNKNOWN
    assert found(fact("ECHR", "ceased to be a party"))[InterimBody.ECHR].recorded is Recorded.NO


def test_recorded_bodies_stand_before_unclear_ones_and_those_that_are_none():
    order = [
        one.recorded
        for one in jurisdictions([fact("ECHR", "not bound"), fact("ICCPR-OP1", "party")], "KZ")
    ]
    assert order == [Recorded.YES, Recorded.UNKNOWN, Recorded.NO]


def test_a_fact_about_parallel_procedures_is_kept_beside():
    one = found(
        fact("ICCPR-OP1", "party, 1993", "seen"),
        fact("ICCPR Optional Protocol 1", "party with reservation on parallel procedures",
             "unverified"),
    )[InterimBody.HRC]  # fmt: skip
    assert one.fact.grade == "seen"
    assert "parallel" in one.parallel.value
