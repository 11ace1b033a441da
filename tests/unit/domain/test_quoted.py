"""Quotations of a memo against the decisions that it names."""

import pytest

from caseapp.domain.quoted import (
    QuotedDecision,
    as_quotation,
    joined_pinpoint,
    wrong_quotations,
)

SOERING = QuotedDecision(
    "Soering v. the United Kingdom",
    ("14038/88", "Soering"),
    (
        (
            "88",
            "Article 3 makes no provision for exceptions and no derogation from it is allowed.",
        ),
        ("91", "The decision by a Contracting State to extradite may give rise to an issue."),
    ),
)
RIGHT = "“makes no provision for exceptions and no derogation” (Soering, § 88)."
WRONG = "“makes one provision for exceptions and no derogation” (Soering, § 88)."


def test_what_the_decision_says_is_right_wherever_it_is_cited():
    assert wrong_quotations(RIGHT, [SOERING]) == ()
    assert wrong_quotations(RIGHT.replace("§ 88", "§ 91"), [SOERING]) == ()
    assert wrong_quotations(RIGHT.replace("no provision", "No  Provision"), [SOERING]) == ()


def test_another_word_is_told_with_what_stands_there():
    (wrong,) = wrong_quotations(WRONG, [SOERING])
    assert wrong.title == SOERING.title
    assert [(one.quoted, one.original) for one in wrong.differences] == [("one", "no")]


def test_the_name_may_stand_before_the_quotation():
    (wrong,) = wrong_quotations("In Soering the Court said " + WRONG[:55] + "”.", [SOERING])
    assert wrong.differences


def test_without_a_pinpoint_the_likeliest_paragraph_is_compared():
    text = "“may give rise to any issue under the Convention” (Soering)"
    (wrong,) = wrong_quotations(text, [SOERING])
    assert ("any", "an") in {(one.quoted, one.original) for one in wrong.differences}


@pytest.mark.parametrize(
    "text",
    [
        "“makes one provision for exceptions and no derogation” said the prosecutor.",
        "“no derogation” (Soering, § 88)",
        "Soering is about extradition.",
    ],
    ids=["not of a decision", "too short", "none"],
)
def test_what_is_quoted_from_elsewhere_is_left_alone(text):
    assert wrong_quotations(text, [SOERING]) == ()


def test_a_decision_without_text_accuses_nobody():
    assert wrong_quotations(WRONG, [QuotedDecision(SOERING.title, SOERING.marks, ())]) == ()


@pytest.mark.parametrize(
    ("pinpoint", "numbers", "joined"),
    [
        ("", ("88",), "§ 88"),
        ("§ 88", ("91", "88"), "§§ 88, 91"),
        ("§§ 88-91", ("95",), "§§ 88-91, 95"),
        ("paras 3", ("7",), "paras 3, 7"),
        ("§ 88", (), "§ 88"),
        ("", (), ""),
    ],
)
def test_paragraphs_are_added_to_those_a_memo_relies_on(pinpoint, numbers, joined):
    assert joined_pinpoint(pinpoint, numbers) == joined


def test_a_quotation_stands_on_one_line():
    assert as_quotation("Torture\nis  prohibited. ") == "Torture is prohibited."
