"""Words are found in a text in any case and script, at their place in the original."""

import pytest

from caseapp.domain.in_text import FoldedText, Match

TEXT = (
    "Torture is prohibited.",
    "ЗАПРЕТ пыток абсолютен; запрет!",
    "L’État, c’est Œuvre\nde Šakić",
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("TORTURE", ["Torture"]),
        ("запрет", ["ЗАПРЕТ", "запрет"]),
        ("l'etat", ["L’État"]),
        ("letat", ["L’État"]),
        ("oeuvre de  sakic", ["Œuvre\nde Šakić"]),
        ("freedom", []),
        ("  ", []),
        ("’", []),
    ],
)
def test_words_are_found_as_they_stand_in_the_original(words, found):
    matches = FoldedText(TEXT).find(words)
    assert [TEXT[one.place][one.start : one.end] for one in matches] == found


def test_a_text_is_taken_in_paragraph_by_paragraph():
    text = FoldedText()
    assert (len(text), text.find("a")) == (0, [])
    text.add("aba")
    assert text.find("a") == [Match(0, 0, 1), Match(0, 2, 3)]
    assert text.find("ab") == [Match(0, 0, 2)]
