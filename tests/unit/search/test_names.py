"""A name and the index meet in one form, whatever alphabet the name was typed in."""

import pytest

from caseapp.search.names import key_beginning, key_words, skeleton_words, stored_forms

STORED = set(stored_forms("Khasanov and Öcalan v. the United Kingdom, Ben Kim").split())


@pytest.mark.parametrize(
    "word",
    ["хасанов", "хасанову", "хасановых", "ხასანოვმა", "hasanov", "оджалан", "ocalan", "ким"],
)
def test_a_name_in_another_script_has_a_stored_form(word):
    assert STORED & set(key_words(word))


@pytest.mark.parametrize("word", ["been", "ben", "суд", "государство", "лондон", "引渡"])
def test_a_word_that_is_no_name_of_the_case_has_none(word):
    assert not STORED & set(key_words(word))


def test_other_vowels_meet_by_the_consonants():
    assert not STORED & set(key_words("хосинев"))
    assert STORED & set(skeleton_words("хосинов"))


def test_a_beginning_needs_four_letters():
    assert key_beginning("хас") == ""
    assert any(stored.startswith(key_beginning("хаса")) for stored in STORED)


def test_stored_forms_are_words_that_nobody_types():
    assert all(form[0] in "\ue002\ue003" for form in STORED)
