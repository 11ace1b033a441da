"""Endings of Russian words are cut with care: enough for labels, nothing for other scripts."""

import pytest

from caseapp.search.inflection import forms


def _stands_for(word, other):
    return any(
        other.startswith(form[:-1]) if form.endswith("*") else other == form
        for form in forms(word)
    )


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("пытки", "пыток"),
        ("пыток", "пытки"),
        ("выдачу", "выдача"),
        ("казни", "казнь"),
        ("политического", "политический"),
        ("заверениями", "заверения"),
        ("беженец", "беженца"),
        ("суда", "суд"),
        ("суд", "судом"),
        ("срок", "сроков"),
    ],
)
def test_a_word_stands_for_its_other_forms(word, other):
    assert _stands_for(word, other)


@pytest.mark.parametrize(
    ("word", "other"),
    [("казни", "казахстан"), ("суд", "судимость"), ("выдача", "выталкивание"), ("суда", "судан")],
)
def test_a_word_does_not_stand_for_a_stranger(word, other):
    assert not _stands_for(word, other)


@pytest.mark.parametrize("word", ["soering", "რისკი", "о", "не", "14038", "ст359", ""])
def test_words_of_other_scripts_and_very_short_ones_have_no_forms(word):
    assert list(forms(word)) == []
