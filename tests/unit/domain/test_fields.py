import pytest

from caseapp.domain import fields
from caseapp.domain.errors import ControlCharacterError, EmptyFieldError, TextTooLongError


def test_a_line_loses_the_blanks_at_its_ends():
    assert fields.line("name", "  Анна Петрова\t") == "Анна Петрова"


def test_a_tab_inside_a_line_becomes_a_blank():
    assert fields.line("name", "Anna\tPetrova") == "Anna Petrova"


def test_letters_and_marks_are_composed():
    assert fields.line("name", "Й") == "Й"


@pytest.mark.parametrize("text", ["", "   ", "\u200b\u200d", "\u3000", "\u0301"])
def test_a_name_that_shows_nothing_is_empty(text):
    with pytest.raises(EmptyFieldError) as refused:
        fields.line("name", text, required=True)
    assert refused.value.values == {"field": "name"}


def test_an_optional_line_that_shows_nothing_is_stored_as_nothing():
    assert fields.line("stage", "\u200b ") == ""


@pytest.mark.parametrize(
    "character",
    ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\n", "\r", "\u2028", "\ud800", "\uffff", "\ufdd0"],
)
def test_control_characters_are_refused_by_their_number(character):
    with pytest.raises(ControlCharacterError) as refused:
        fields.line("name", f"An{character}na")
    assert refused.value.values["character"] == f"U+{ord(character):04X}"


@pytest.mark.parametrize(
    "character", list("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)
def test_characters_that_turn_the_reading_order_are_refused(character):
    with pytest.raises(ControlCharacterError):
        fields.notes("notes", f"file{character}fdp.exe")


@pytest.mark.parametrize("text", ["عبد\u200cالله", "שרה\u200e 7", "ქეთევანი", "👩\u200d⚖️", "อารี"])
def test_scripts_keep_the_joiners_and_marks_that_they_need(text):
    assert fields.line("name", text) == text


@pytest.mark.parametrize(
    "character", [*"\u00ad\u200b\u200c\u200d\u2060\u3164\ufeff\ufffa", "\U000e0041"]
)
def test_what_shows_nothing_is_left_out_of_a_name(character):
    for text in (f"Iva{character}nov", f"{character}Ivanov", f"Ivanov{character}{character}"):
        assert fields.line("name", text) == "Ivanov"


@pytest.mark.parametrize(
    "name",
    [
        "\u0645\u06cc\u200c\u0631\u0632\u0627",  # Persian: two words kept apart in one
        "\u0915\u094d\u200d\u0937",  # Hindi: a half letter
        "\u0d28\u0d4d\u200d",  # Malayalam: a half letter at the end
    ],
)
def test_a_joiner_that_a_script_needs_stays_and_only_once(name):
    assert fields.line("name", name) == name
    assert fields.line("name", name.replace("\u200c", "\u200c" * 3)) == name
    assert fields.line("name", f"Анна\u200c {name}") == f"Анна {name}"


@pytest.mark.parametrize("text", ["\u3164", "\u2800 \u2800", "\u115f\u1160"])
def test_letters_that_are_drawn_as_nothing_are_no_name(text):
    with pytest.raises(EmptyFieldError):
        fields.line("name", text, required=True)


def test_notes_keep_the_breaks_of_scripts_without_blanks():
    assert fields.notes("notes", "\u0e2d\u200b\u0e2d") == "\u0e2d\u200b\u0e2d"


def test_notes_keep_their_lines():
    assert fields.notes("notes", "one\r\ntwo\rthree\n\tfour") == "one\ntwo\nthree\n\tfour"


def test_ten_megabytes_of_notes_are_refused_with_the_limit():
    with pytest.raises(TextTooLongError) as refused:
        fields.notes("notes", "я" * 10_000_000)
    assert refused.value.values == {"field": "notes", "limit": 100_000, "length": 10_000_000}


def test_notes_of_the_limit_pass():
    assert len(fields.notes("notes", "x" * fields.NOTES_LIMIT)) == fields.NOTES_LIMIT


def test_a_text_that_grows_when_composed_is_measured_again():
    # U+1D160 is excluded from composition: one character becomes three.
    with pytest.raises(TextTooLongError):
        fields.line("name", "\U0001d160" * 100, limit=100)


def test_a_state_is_two_latin_letters_in_capitals():
    assert fields.state("host_state", " kg ") == "KG"


@pytest.mark.parametrize("text", ["Kyrgyzstan", "K1", "КГ", "K"])
def test_a_state_written_otherwise_is_refused(text):
    with pytest.raises(fields.UnknownStateError):
        fields.state("host_state", text)


def test_a_missing_state_is_empty_or_refused():
    assert fields.state("requesting_state", "") == ""
    with pytest.raises(EmptyFieldError):
        fields.state("host_state", "", required=True)


def test_a_code_is_one_of_its_list():
    assert fields.code("kind", "legal", frozenset({"legal"})) == "legal"
    with pytest.raises(fields.UnknownCodeError):
        fields.code("kind", "nick", frozenset({"legal"}))
