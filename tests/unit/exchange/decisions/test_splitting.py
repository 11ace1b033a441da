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
        ["1) One", "2) Two", "3) Three"],
        ["1 June 2004", "1 One", "2 Two", "2 May 1999", "3 Three"],
    ],
)
def test_each_way_of_numbering_is_read(written):
    assert numbers(*written) == ["1", "2", "3"]


def test_a_number_that_the_file_lost_is_told():
    found = split([Block(f"{number}. Text {number}") for number in (1, 2, 3, 5, 6)])
    assert found.gaps == (4,)


def test_committees_of_the_united_nations_number_in_two_parts():
    written = ["1.1 One", "1.2 Two", "2.1 Three", "3. Four", "4.1 Five", "4.2 Six"]
    assert numbers(*written) == ["1.1", "1.2", "2.1", "3", "4.1", "4.2"]


def test_a_paragraph_put_between_two_keeps_its_letter():
    written = [
        "1. One",
        "2. Two",
        "2a. Between",
        "2 bis. Also",
        "3. Three",
        "“4a. Quoted",
        "4. Four",
    ]
    assert numbers(*written) == ["1", "2", "2a", "2 bis", "3", "4"]


def test_entries_of_a_table_of_contents_are_no_paragraphs():
    written = ["TABLE OF CONTENTS", "1. The applicants 3", "2. The Government 4", "PROCEDURE"]
    found = parts(*written, "1. First.", "2. Second.")
    assert [(number, text) for part, number, text in found if part == "text"] == [
        ("1", "First."),
        ("2", "Second."),
    ]


def test_quotations_in_an_opinion_are_no_paragraphs_of_it():
    found = parts(
        "1. First.", "FOR THESE REASONS, THE COURT", "1. Holds.", "OPINION OF JUDGE X",
        "1. I disagree:", "“1. Everyone has a right.", "2. No one may lose it.”", "2. And further.",
    )  # fmt: skip
    assert [number for part, number, _ in found if part == "opinion"] == ["", "1", "", "", "2"]


def test_notes_at_the_end_of_all_are_notes():
    found = parts("1. First.[1]", "2. Second.", "[1] A note.", "[2] Another.")
    assert found[-2:] == [("note", "1", "[1] A note."), ("note", "2", "[2] Another.")]


def test_a_dash_or_letter_in_a_cell_of_its_own_stays_with_its_text():
    cells = [Block(text, cell=True) for text in ("1", "The law says:", "(a)", "one", "–", "two")]
    assert split(cells).paragraphs[0].text == "The law says:\n(a) one\n– two"
