"""Quotations of a memo against the decisions that it names."""

from dataclasses import replace

import pytest

from caseapp.domain.quoted import (
    QuotedDecision,
    as_quotation,
    joined_pinpoint,
    named_beside,
    wrong_quotations,
)

SOERING = QuotedDecision(
    1,
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
    assert wrong_quotations([RIGHT], [SOERING]) == ()
    assert wrong_quotations([RIGHT.replace("§ 88", "§ 91")], [SOERING]) == ()
    assert wrong_quotations([RIGHT.replace("no provision", "No  Provision")], [SOERING]) == ()


def test_another_word_is_told_with_what_stands_there():
    (wrong,) = wrong_quotations([WRONG], [SOERING])
    assert wrong.title == SOERING.title
    assert [(one.quoted, one.original) for one in wrong.differences] == [("one", "no")]


def test_the_name_may_stand_before_the_quotation():
    (wrong,) = wrong_quotations(["In Soering the Court said " + WRONG[:55] + "”."], [SOERING])
    assert wrong.differences


def test_without_a_pinpoint_the_likeliest_paragraph_is_compared():
    text = "“may give rise to any issue under the Convention” (Soering)"
    (wrong,) = wrong_quotations([text], [SOERING])
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
    assert wrong_quotations([text], [SOERING]) == ()


def test_only_what_is_named_beside_a_quotation_need_be_read():
    far = f"Soering is cited. {'Much is said. ' * 40}{WRONG.replace('Soering', 'Chahal')}"
    assert named_beside([WRONG], [SOERING]) == [SOERING]
    assert named_beside([far, "Soering, § 88"], [SOERING]) == []


def test_a_judges_opinion_quoted_as_the_courts_words_is_told():
    divided = replace(SOERING, opinions=("I would have found no violation of that Article.",))
    text = "“would have found no violation of that Article” (Soering, § 88)"
    (wrong,) = wrong_quotations([text], [divided])
    assert wrong.differences == ()
    honest = text.replace("§ 88", "separate opinion")
    assert wrong_quotations([honest], [divided]) == ()


def test_a_decision_without_text_accuses_nobody():
    assert wrong_quotations([WRONG], [QuotedDecision(1, SOERING.title, SOERING.marks)]) == ()


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
