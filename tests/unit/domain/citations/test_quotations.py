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
