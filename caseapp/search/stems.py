"""Stems of folded words: extradited, extradition and extraditing are one word to a question.

The Snowball stemmers of English and Russian; words in other scripts stay as they are.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, Protocol

LONGEST: Final = 40
"""Letters of a word; what is longer is no word of a language."""
_MOST_KNOWN: Final = 200_000
_WORD: Final = re.compile(r"[^\W_]+")
_SIGNS: Final = re.compile("[\ue000-\uf8ff]")
_LATIN: Final = re.compile("[a-z]+")
_CYRILLIC: Final = re.compile("[\u0400-\u04ff]+")
_DIGITS: Final = re.compile("[0-9]+")


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - the library's name


@lru_cache(maxsize=2)
def _stemmer(language: str) -> _Stemmer:
    # Loaded with the first question, not at the start.
    import Stemmer  # noqa: PLC0415

    # Its own cache would be a second one beside that of `stem`. What it gets is a word of one
    # alphabet and of at most `LONGEST` letters: compiled code that stands beside the key.
    made: _Stemmer = Stemmer.Stemmer(language, 0)
    return made


@lru_cache(maxsize=_MOST_KNOWN)
def stem(word: str) -> str:
    """Return the stem of a folded word."""
    if len(word) > LONGEST or len(word) < 3:  # noqa: PLR2004 - two letters have no ending
        return word[:LONGEST]
    if _LATIN.fullmatch(word):
        return _stemmer("english").stemWord(word)
    if _CYRILLIC.fullmatch(word):
        return _stemmer("russian").stemWord(word)
    return word


@lru_cache(maxsize=_MOST_KNOWN)
def _stems(piece: str) -> tuple[str, ...]:
    """Return the stems in what stands between two spaces; the forms of names have none."""
    if _SIGNS.search(piece):
        return ()
    return tuple(stem(word) for word in _WORD.findall(piece))


def count_stems(pieces: Mapping[str, int]) -> Counter[str]:
    """Count the stems in the pieces of folded texts (`domain.text.count_pieces`)."""
    # A Counter calls a function of Python for each stem that it has not met.
    counted: defaultdict[str, int] = defaultdict(int)
    for piece, times in pieces.items():
        for one in _stems(piece):
            counted[one] += times
    return Counter(counted)


def beginning(one: str) -> str:
    """Return how every form of a stem begins: policy and policies are both polic…."""
    return one[:-1] if len(one) > 3 and one.endswith("i") else one  # noqa: PLR2004


def is_number(one: str) -> bool:
    """Say whether a stem is made of digits alone."""
    return _DIGITS.fullmatch(one) is not None
