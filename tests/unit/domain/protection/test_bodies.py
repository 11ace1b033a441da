"""Jurisdiction is read from a country's facts; what is unclear is to be checked today."""

from datetime import date

from caseapp.domain.countries import (
    CountryFact,
    CountryProfile,
    FactGrade,
    Standing,
    Subject,
    Treaty,
)
from caseapp.domain.protection.bodies import Recorded, jurisdictions
from caseapp.domain.protection.words import InterimBody


def fact(treaty, value, standing=Standing.PARTY, grade=FactGrade.SEEN):
    return CountryFact(
        "KZ", Subject.TREATY, f"{treaty} {value}", value, "source", grade,
        date(2026, 11, 22), treaty=treaty, standing=standing,
    )  # fmt: skip


def found(*facts):
    return {one.body: one for one in jurisdictions(CountryProfile("KZ", facts))}


def test_the_best_graded_fact_is_named_and_keeps_its_words():
    one = found(
        fact(Treaty.ICCPR_OP1, "party", grade=FactGrade.UNVERIFIED),
        fact(Treaty.ICCPR_OP1, "party, 23 Jun 1993 (a)"),
    )[InterimBody.HRC]
    assert one.recorded is Recorded.YES
    assert one.fact.value == "party, 23 Jun 1993 (a)"
    assert not one.check_today


def test_an_unverified_yes_is_a_yes_to_be_checked_today():
    listed = fact(Treaty.CAT_22, "accepted (list not opened)", grade=FactGrade.UNVERIFIED)
    one = found(listed)[InterimBody.CAT]
    assert (one.recorded, one.check_today) == (Recorded.YES, True)


def test_what_is_recorded_as_not_open_stands_last():
    order = [
        one.recorded
        for one in jurisdictions(
            CountryProfile(
                "KZ",
                (
                    fact(Treaty.ECHR, "not bound", Standing.NOT_PARTY),
                    fact(Treaty.ICCPR_OP1, "party"),
                ),
            )
        )
    ]
    assert order == [Recorded.YES, Recorded.UNKNOWN, Recorded.NO]


def test_words_that_say_nothing_clear_are_no_yes():
    one = found(fact(Treaty.CAT_22, "check", Standing.UNCLEAR))[InterimBody.CAT]
    assert (one.recorded, one.check_today) == (Recorded.UNKNOWN, True)


def test_a_state_without_profile_has_nothing_recorded():
    assert {one.recorded for one in jurisdictions(None)} == {Recorded.UNKNOWN}


def test_a_fact_about_parallel_procedures_is_kept_beside():
    words = "party with reservation on parallel procedures"
    one = found(
        fact(Treaty.ICCPR_OP1, "party, 1993"),
        fact(Treaty.ICCPR_OP1, words, grade=FactGrade.UNVERIFIED),
    )[InterimBody.HRC]
    assert (one.fact.value, one.parallel.value) == ("party, 1993", words)
