"""A state is found by what people call it, and never by a name that might be another's."""

import pytest

from caseapp.wording.state_search import begun_state, read_state, split_states

OFFERED = ("KZ", "KG", "RS", "DE", "GE", "TR", "FR", "TM", "KI", "BY", "RU")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("kz", "KZ"),
        ("Kazakhstan", "KZ"),
        ("казахстан", "KZ"),
        ("Kirgizia", "KG"),
        ("Кыргызстан", "KG"),
        ("Кыргызская Республика", "KG"),
        ("Rusia", "RU"),
        ("Белорусия", "BY"),
        ("Турция", "TR"),
        ("Niger", "NE"),
        ("Nigeria", "NG"),
    ],
)
def test_a_state_has_many_names(typed, code):
    assert read_state(typed) == code


@pytest.mark.parametrize("typed", ["", "xx", "Irakk-Irann", "qwerty", "ру", "Nigerja"])
def test_a_guess_that_is_not_sure_is_no_state(typed):
    assert read_state(typed) == ""


@pytest.mark.parametrize(
    ("typed", "code"),
    [("k", "KZ"), ("Ki", "KI"), ("Kirg", "KG"), ("Кыр", "KG"), ("Тур", "TR"), ("fr", "FR"),
     ("Kyrgis", "KG"), ("zzz", ""), ("Xyzzy", ""), ("", "")],
)  # fmt: skip
def test_the_first_letters_find_the_likeliest_state_that_is_offered(typed, code):
    assert begun_state(typed, OFFERED) == code


def test_a_list_is_cut_at_commas_and_codes_at_blanks():
    assert list(split_states("ru by, Bosnia & Herzegovina; Киргизия,")) == [
        "ru", "by", "Bosnia & Herzegovina", "Киргизия",
    ]  # fmt: skip
