import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseapp.domain.blocks import MissingGlyphError, Span
from caseapp.reports.shaping import shape, units
from caseapp.reports.text import STRETCH_LIMIT, Align, TextStyle, break_lines

BODY = TextStyle(11, 16, Align.JUSTIFIED)


def letters(line):
    return "".join(piece.run.text for piece in line.pieces)


def broken(text, measure=200.0, **fields):
    return [letters(line) for line in break_lines((Span(text, **fields),), BODY, measure)]


def test_a_text_without_letters_is_one_empty_line():
    assert broken("") == [""]
    assert broken(" \n ") == [""]


@given(st.lists(st.text("abcdefgხყв", min_size=1, max_size=12), max_size=40))
def test_no_word_is_lost_and_no_line_is_too_long(words):
    lines = break_lines((Span(" ".join(words)),), BODY, 120.0)
    assert " ".join(letters(line) for line in lines).split() == words or any(
        len(word) > 10 for word in words
    )
    assert "".join(letters(line) for line in lines).replace(" ", "") == "".join(words)
    assert all(line.width <= 120.01 for line in lines)


@given(st.lists(st.text("abcdefg", min_size=1, max_size=18), min_size=2, max_size=40))
def test_a_space_is_never_stretched_beyond_its_limit(words):
    for line in break_lines((Span(" ".join(words)),), BODY, 150.0):
        assert 0 <= line.stretch <= STRETCH_LIMIT * BODY.size


def test_a_justified_line_reaches_the_margin_and_the_last_one_does_not():
    lines = break_lines((Span("one two three four five six seven " * 3),), BODY, 200.0)
    spaces = letters(lines[0]).count(" ")
    assert lines[0].width + spaces * lines[0].stretch == pytest.approx(200.0)
    assert lines[-1].stretch == 0


def test_a_sign_of_paragraph_stays_with_its_number():
    for text in ("xxxxxxx § 91", "xxxxxxx № 45", "xxxxxx no. 45", "xxxxxx ст. 105"):
        assert broken(text, 62.0) == [text.split(" ", 1)[0], text.split(" ", 1)[1]]


def test_a_dash_does_not_begin_a_line():
    assert broken("aaaa bbbb — cccc", 60.0)[1].startswith("bbbb —")


def test_a_compound_word_may_be_broken_behind_its_hyphen_but_a_range_of_numbers_may_not():
    assert broken("ill-treatment", 60.0) == ["ill-", "treatment"]
    assert broken("1234567-7654321", 85.0)[0] != "1234567-"


def test_a_no_break_space_holds():
    assert broken("xxxxxxx 12\u00a0March", 75.0) == ["xxxxxxx", "12\u00a0March"]


def test_a_word_of_100000_characters_is_broken_between_letters():
    lines = break_lines((Span("x" * 100_000),), BODY, 450.0)
    assert sum(len(letters(line)) for line in lines) == 100_000
    assert all(line.width <= 450.01 for line in lines)


def test_a_word_is_never_broken_before_a_combining_mark():
    assert units("ab\u0301c\u200d") == ["a", "b\u0301", "c\u200d"]


def test_a_word_of_two_scripts_takes_two_fonts_and_keeps_its_letters():
    runs = shape("Ivanovიჟ5")
    assert [(run.face.name, run.text) for run in runs] == [
        ("NotoSerif-Regular", "Ivanov"),
        ("NotoSerifGeorgian-Regular", "იჟ"),
        ("NotoSerif-Regular", "5"),
    ]


def test_a_character_without_a_glyph_is_named():
    with pytest.raises(MissingGlyphError) as refused:
        broken("hello 😀 world")
    assert refused.value.values == {"character": "U+1F600", "name": "GRINNING FACE", "near": "😀"}


def test_a_word_may_change_its_style_inside():
    (line,) = break_lines((Span("un"), Span("break", italic=True), Span("able")), BODY, 200.0)
    assert [piece.run.text for piece in line.pieces] == ["un", "break", "able"]
