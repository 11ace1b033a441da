"""Long texts that repeat one mark: the work grows with the text, and not with its square."""

import sys

import pytest

from caseapp.domain.citations import gathering as rules
from caseapp.domain.citations import recognise

# `caseapp.domain.citations.recognise` is the function; this is the module of the same name.
reading = sys.modules["caseapp.domain.citations.recognise"]
MARKS = [
    "[2000] UKSC ",
    "1 January 2000 ",
    "§ 1 ",
    "no. 14038/88 ",
    "(1993) ",
    "ECtHR ",
    "A v. B ",
]


@pytest.fixture
def in_one_piece(monkeypatch):
    """Read all at once: pieces would hide what grows too fast."""
    monkeypatch.setattr(reading, "PIECE", sys.maxsize)


def work(mark, length):
    """Return how many calls and steps of generators the recognition takes: no clock is asked."""
    calls = 0

    def count(_frame, event, _argument):
        nonlocal calls
        calls += event == "call"

    text = (mark * length)[:length]
    before = sys.getprofile()
    sys.setprofile(count)
    try:
        recognise(text)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.usefixtures("in_one_piece")
@pytest.mark.parametrize("mark", MARKS)
def test_a_text_of_twice_the_length_is_no_more_than_twice_the_work(mark):
    assert work(mark, 16_000) < 2.5 * work(mark, 8_000)


@pytest.mark.usefixtures("in_one_piece")
def test_the_control_without_an_end_of_a_citation_the_work_is_more_than_threefold(monkeypatch):
    monkeypatch.setattr(rules, "_MOST_MARKS", sys.maxsize)
    assert work("1 January 2000 ", 16_000) > 3 * work("1 January 2000 ", 8_000)


@pytest.mark.parametrize("mark", MARKS)
def test_a_text_of_one_mark_ends_in_each_of_its_pieces(mark):
    found = recognise((mark * 30_000)[:30_000])
    assert all(one.start < one.end <= 30_000 for one in found)
    assert all(len(one.numbers) <= rules._MOST_MARKS for one in found)
