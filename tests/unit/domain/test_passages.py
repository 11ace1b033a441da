"""A passage is found again by the court's number and its own words, and by nothing less."""

import pytest

from caseapp.domain.annotations import Passage, PassageDraft, PassageState
from caseapp.domain.authorities import PartKind
from caseapp.domain.passages import anchor_of, locate
from caseapp.domain.views.authority_text import TextParagraph


def paragraph(number, text, part=PartKind.TEXT):
    return TextParagraph(part, number, text)


TEXT = (
    paragraph("", "THE LAW", PartKind.HEADING),
    paragraph("88", "Torture is prohibited."),
    paragraph("89", "Nothing may be weighed.\nNot even terror."),
    paragraph("1", "I cannot agree.", PartKind.OPINION),
)


def marked(first, start, last, end, quote, text=TEXT):
    found = anchor_of(PassageDraft(first, start, last, end, quote), text)
    assert found is not None
    return found


ONE = marked(1, 11, 1, 21, "prohibited")
TWO = marked(1, 11, 2, 7, "prohibited.\nNothing")


def test_a_passage_is_kept_by_number_words_and_place():
    assert (ONE.part, ONE.number, ONE.place, ONE.span, ONE.start) == (
        PartKind.TEXT,
        "88",
        1,
        1,
        11,
    )
    assert (TWO.span, TWO.quote) == (2, "prohibited.\nNothing")


@pytest.mark.parametrize(
    "draft",
    [
        PassageDraft(1, 11, 1, 21, "forbidden!"),
        PassageDraft(1, 0, 9, 3, "Torture"),
        PassageDraft(2, 0, 1, 3, "Torture"),
        PassageDraft(1, 99, 1, 100, ""),
        PassageDraft(1, 7, 1, 8, " "),
        PassageDraft(-1, 0, -1, 4, "I ca"),
    ],
    ids=["other words", "behind the end", "backwards", "no words", "a blank", "before the start"],
)
def test_what_is_not_in_the_text_is_not_kept(draft):
    assert anchor_of(draft, TEXT) is None


def test_a_passage_stands_where_it_was_marked():
    assert locate(ONE, TEXT) == Passage(PassageState.STANDS, 1, 11, 1, 21)
    assert locate(TWO, TEXT) == Passage(PassageState.STANDS, 1, 11, 2, 7)


def test_a_line_break_of_a_paragraph_parts_no_passage():
    within = marked(2, 15, 2, 30, "weighed.\nNot ev")
    assert (within.span, locate(within, TEXT).last) == (1, 2)


def test_it_moves_with_its_paragraph():
    again = (paragraph("", "A NEW FRONT", PartKind.FRONT), *TEXT)
    assert locate(TWO, again) == Passage(PassageState.STANDS, 2, 11, 3, 7)


def test_it_moves_within_its_paragraph_and_blanks_do_not_matter():
    again = (*TEXT[:1], paragraph("88", "All torture is\u00a0prohibited."), *TEXT[2:])
    whole = marked(1, 0, 1, 22, "Torture is prohibited.")
    assert locate(ONE, again).start == 15
    assert locate(whole, again).state is PassageState.CHANGED
    spaced = (*TEXT[:1], paragraph("88", "Torture\nis  prohibited."), *TEXT[2:])
    assert locate(whole, spaced) == Passage(PassageState.STANDS, 1, 0, 1, 23)


def test_words_under_another_number_are_another_passage():
    renumbered = (TEXT[0], paragraph("88", "Something new."), paragraph("89", TEXT[1].text))
    assert locate(ONE, renumbered) == Passage(PassageState.CHANGED, 1, 0, 1, 0)


def test_a_paragraph_that_is_gone_is_said_to_be_missing():
    assert locate(ONE, TEXT[:1]).state is PassageState.MISSING
    assert locate(ONE, ()).state is PassageState.MISSING


def test_numbers_of_an_opinion_are_not_those_of_the_court():
    opinion = marked(3, 2, 3, 8, "cannot")
    again = (paragraph("1", "I cannot agree."), *TEXT)
    assert locate(opinion, again).first == 4


def test_of_paragraphs_without_number_the_nearest_with_the_words_counts():
    twins = tuple(paragraph("", "The same words.", PartKind.FRONT) for _ in range(5))
    third = marked(3, 4, 3, 8, "same", twins)
    assert locate(third, twins).first == 3
