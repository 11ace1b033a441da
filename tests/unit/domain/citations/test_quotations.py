"""Quotations are compared word by word with the paragraph."""

import pytest

from caseapp.domain.citations.quotations import Difference, differences, quotations

PARAGRAPH = (
    "The Court reiterates that the prohibition of torture is absolute, irrespective of the "
    "conduct of the person concerned, however undesirable or dangerous."
)


@pytest.mark.parametrize(
    "quoted",
    [
        "the prohibition of torture is absolute, irrespective of the conduct",
        "The prohibition of torture is absolute … however undesirable or dangerous",
        "the prohibition of torture [in Article 3] is absolute",
        "The  prohibition of torture is ABSOLUTE irrespective",
    ],
)
def test_the_same_words_are_no_difference(quoted):
    assert differences(quoted, ["Something else entirely.", PARAGRAPH]) == ()


def test_a_changed_word_is_shown_beside_the_original():
    quoted = "the prohibition of torture is relative, irrespective of the conduct"
    assert differences(quoted, [PARAGRAPH]) == (Difference("relative", "absolute"),)


def test_a_word_that_was_left_out_is_shown():
    quoted = "the prohibition of torture is absolute, of the conduct of the person"
    assert differences(quoted, [PARAGRAPH]) == (Difference("", "irrespective"),)


def test_words_from_nowhere_have_no_original():
    (one,) = differences("completely invented sentence about nothing", ["Quite other matter."])
    assert one.original == ""


def test_short_words_in_quotation_marks_are_no_quotation():
    text = "the “Convention” and “real risk of treatment contrary to Article 3”"
    assert [one.text for one in quotations(text)] == [
        "real risk of treatment contrary to Article 3"
    ]


@pytest.mark.parametrize(
    ("quoted", "gone"),
    [
        ("It has … been shown that there would be a real risk", "not"),
        ("there has been [a] violation of Article 3", "no"),
        ("It has […] been shown that there would be [such] a risk", "not"),
    ],
)
def test_a_negation_is_not_left_out_unseen(quoted, gone):
    said = "It has not been shown that there would be a real risk; there has been no violation of Article 3."
    assert Difference("", gone) in differences(quoted, [said])


def test_a_negation_of_another_sentence_may_be_left_out():
    said = (
        "Torture is absolute. " + "That was not in dispute between any of the parties here. " * 2
    )
    assert differences("Torture is absolute. … It follows", [said + "It follows from it."]) == ()


def test_pieces_stand_in_the_order_of_the_decision():
    assert differences("irrespective of the conduct … the prohibition of torture", [PARAGRAPH])


def test_a_quotation_in_single_marks_is_one():
    text = "The Court held that ‘the applicants’ claims weren’t at all unfounded’ (§ 12); ‘so’."
    assert [one.text for one in quotations(text)] == [
        "the applicants’ claims weren’t at all unfounded"
    ]
    assert [one.text for one in quotations("“a real ‘risk of ill-treatment there’ is shown”")] == [
        "a real ‘risk of ill-treatment there’ is shown"
    ]
