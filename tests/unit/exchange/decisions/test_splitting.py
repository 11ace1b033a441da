"""The court's own numbers are found among other numbers."""

import pytest

from caseapp.domain.authorities import PartKind
from caseapp.exchange.decisions.blocks import Block
from caseapp.exchange.decisions.splitting import split


def parts(*texts):
    return [
        (one.part.value, one.number, one.text)
        for one in split([Block(t) for t in texts]).paragraphs
    ]


def numbers(*texts):
    return [
        one.number
        for one in split([Block(text) for text in texts]).paragraphs
        if one.part is PartKind.TEXT and one.number
    ]


def test_quoted_provisions_keep_their_place_in_the_paragraph_that_quotes_them():
    assert parts(
        "CASE OF A v. B", "1. The case began.", "2. Article 5 reads:", "“1. Everyone has the right.",
        "2. Everyone who is arrested …”", "3. It went on.", "4. It ended.",
    ) == [
        ("front", "", "CASE OF A v. B"),
        ("text", "1", "The case began."),
        ("text", "2", "Article 5 reads:\n“1. Everyone has the right.\n2. Everyone who is arrested …”"),
        ("text", "3", "It went on."),
        ("text", "4", "It ended."),
    ]  # fmt: skip


def test_headings_stand_alone_and_unnumbered_text_goes_on():
    assert parts("1. First.", "It goes on here.", "II. THE LAW", "2. Second.") == [
        ("text", "1", "First.\nIt goes on here."),
        ("heading", "", "II. THE LAW"),
        ("text", "2", "Second."),
    ]


def test_the_operative_part_and_opinions_number_anew():
    found = parts(
        "1. First.", "2. Second.", "FOR THESE REASONS, THE COURT", "1. Holds one thing;",
        "2. Holds another.", "DISSENTING OPINION OF JUDGE X", "1. I disagree.",
    )  # fmt: skip
    assert [(part, number) for part, number, _ in found] == [
        ("text", "1"), ("text", "2"), ("operative", ""), ("operative", "1"), ("operative", "2"),
        ("opinion", ""), ("opinion", "1"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "written",
    [
        ["1. One", "2. Two", "3. Three"],
        ["[1] One", "[2] Two", "[3] Three"],
        ["1 One", "2 Two", "3 Three"],
        ["1", "One", "2", "Two", "3", "Three"],
        ["(1) One", "(2) Two", "(3) Three"],
    ],
)
def test_each_way_of_numbering_is_read(written):
    assert numbers(*written) == ["1", "2", "3"]


def test_a_number_that_the_file_lost_is_told():
    found = split([Block(f"{number}. Text {number}") for number in (1, 2, 3, 5, 6)])
    assert found.gaps == (4,)
