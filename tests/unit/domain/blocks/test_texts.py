import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseapp.domain.blocks import Numbered, Quotation, Span, checked, cited, plain, typed_blocks
from caseapp.domain.errors import ControlCharacterError, TextTooLongError

NAMES = {"Soering v. the United Kingdom": "k1", "Soering": "k2"}


def test_a_text_is_composed_and_its_line_ends_become_one_kind():
    assert checked("e\u0301\r\nb\rc", "facts") == "é\nb\nc"


def test_a_field_of_20000_characters_passes_and_one_more_does_not():
    assert len(checked("a" * 20_000, "facts")) == 20_000
    with pytest.raises(TextTooLongError) as refused:
        checked("a" * 20_001, "facts")
    assert refused.value.values == {"field": "facts", "limit": 20_000, "length": 20_001}


@pytest.mark.parametrize(
    "character", ["\x00", "\x07", "\x1b", "\x85", "\u202e", "\u2066", "\u200f", "\ufeff", "\ud800"]
)
def test_characters_that_hide_or_reorder_text_are_refused_by_name(character):
    with pytest.raises(ControlCharacterError) as refused:
        checked(f"abc{character}gnp.exe", "name")
    assert refused.value.values["character"] == f"U+{ord(character):04X}"


def test_an_empty_line_starts_a_new_numbered_paragraph():
    first, second = typed_blocks("One\nline.\n\n  \nTwo.", {})
    assert first == Numbered((Span("One line."),))
    assert second == Numbered((Span("Two."),))


def test_a_paragraph_behind_a_bracket_is_a_quotation_with_its_source():
    (block,) = typed_blocks("> Nobody may\n> be expelled.\n— A report, p. 4", {})
    assert block == Quotation((Span("Nobody may be expelled."),), (Span("A report, p. 4"),))


def test_markup_in_a_typed_text_stays_letters():
    (block,) = typed_blocks('<b>x</b> <img src="/etc/passwd"> *y* {z}', {})
    assert block == Numbered((Span('<b>x</b> <img src="/etc/passwd"> *y* {z}'),))


def test_the_longest_case_name_is_recognised_and_set_in_italics():
    spans = cited("In Soering v. the United Kingdom, § 91, the Court", NAMES)
    assert spans[1] == Span("Soering v. the United Kingdom", italic=True, cite="k1")


def test_a_case_name_inside_another_word_is_not_a_citation():
    assert cited("Soeringer", NAMES) == (Span("Soeringer"),)


@given(st.text(alphabet="ab Soering<>&{}\n>—", max_size=80))
def test_no_letter_of_a_paragraph_is_lost(text):
    blocks = typed_blocks(text, NAMES)
    kept = "".join(plain(b.text) + plain(getattr(b, "source", ())) for b in blocks)
    assert set("".join(text.split())) - set(">—") <= set("".join(kept.split())) | set(">—")
