"""A quotation with its citation, in words."""

import pytest

from caseapp.domain.authorities import PartKind
from caseapp.domain.citations.quotations import quotations
from caseapp.i18n import catalogue
from caseapp.wording.quotations import quotation_text

T = catalogue("en")


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({PartKind.TEXT}, "“It is absolute” (Soering, § 88)"),
        ({PartKind.OPERATIVE}, "“It is absolute” (Soering, § 88, operative part)"),
        ({PartKind.TEXT, PartKind.OPINION}, "“It is absolute” (Soering, § 88, separate opinion)"),
    ],
)
def test_whose_words_they_are_is_said(parts, said):
    assert quotation_text("It is absolute", "Soering, § 88", parts, T) == said


def test_a_quotation_within_a_quotation_does_not_end_it():
    words = "The Court spoke of “a fundamental value” of all democratic societies"
    text = quotation_text(words, "Chahal, § 79", {PartKind.TEXT}, T)
    assert [one.text for one in quotations(text)] == [words.replace("“", "‘").replace("”", "’")]
