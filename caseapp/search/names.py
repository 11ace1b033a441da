"""Names of cases across scripts and spellings: Хасанов, ხასანოვი and Hasanov find Khasanov.

The index keeps, among the folded words of a decision, the keys and consonant skeletons of the
words of its name. Each begins with a private-use sign, so that it meets nothing but its like.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from caseapp.domain.names import NameForms, latin, name_forms

SHORTEST_KEY = 3
SHORTEST_LATIN_KEY = 4
"""Of a Latin word that is looked for: it may be a word of the texts (been, not Ben)."""
SHORTEST_SKELETON = 4
"""Consonants; fewer are shared by too many words."""
LONGEST = 40
"""Letters of a word that may be a name."""
SHORTEST_BEGINNING = 4
"""Letters from which the key of a word being typed is taken for the beginning of one."""

KEY = "\ue002"
"""First sign of a word of the index that is a key."""
_SKELETON = "\ue003"
_ENDINGS = (
    # Cases of Slavic, Georgian and Armenian names
    re.compile("(?:[\u0400-\u04ff]{4,}?)(ым|ом|ой|ем|ей|ую|ых|а|у|е|ы|и|ю|я)$"),
    re.compile("(?:[\u10d0-\u10ff]{3,}?)(ის|ით|მა|ს|ი)$"),
    re.compile("(?:[\u0561-\u0587]{3,}?)(ին|ից|ի|ը)$"),
)
_LATIN = re.compile("[a-z]+")
_HARD_C = re.compile("c(?![hk])")


def stored_forms(title: str) -> str:
    """Return the forms of the words of a case name as words of the index."""
    found: dict[str, None] = {}
    for word in latin(title).split():
        for spelling in _spellings(word):
            forms = name_forms(spelling)
            if len(forms.key) >= SHORTEST_KEY:
                found[KEY + forms.key] = None
            if len(forms.skeleton) >= SHORTEST_SKELETON:
                found[_SKELETON + forms.skeleton] = None
    return " ".join(found)


def key_words(word: str) -> tuple[str, ...]:
    """Return the words of the index that a name, perhaps inflected, stands for by its key."""
    keys = (_forms(base).key for base in _bases(word))
    return _words(KEY, keys, SHORTEST_LATIN_KEY if _LATIN.fullmatch(word) else SHORTEST_KEY)


def key_beginning(word: str) -> str:
    """Return the beginning of such words for a name that is being typed; "" for none."""
    key = _forms(word).key if len(word) <= LONGEST else ""
    return KEY + key if len(key) >= SHORTEST_BEGINNING and " " not in key else ""


def skeleton_words(word: str) -> tuple[str, ...]:
    """Return the words of the index that a name stands for by its consonants alone."""
    skeletons = (_forms(base).skeleton for base in _bases(word))
    return _words(_SKELETON, skeletons, SHORTEST_SKELETON)


@lru_cache(maxsize=4096)
def _forms(word: str) -> NameForms:
    return name_forms(word)


def _words(sign: str, forms: Iterable[str], shortest: int) -> tuple[str, ...]:
    fit = (form for form in forms if len(form) >= shortest and " " not in form)
    return tuple(dict.fromkeys(sign + form for form in fit))


def _bases(word: str) -> Iterator[str]:
    """Give the word, what is left without the ending of a case, and another reading of its j."""
    if len(word) > LONGEST:
        return
    yield word
    if "j" in word:
        # Slavic languages in Latin letters: Šamajev is Shamayev, not Shamazhev.
        yield word.replace("j", "y")
    for ending in _ENDINGS:
        found = ending.fullmatch(word)
        if found:
            yield word[: found.start(1)]


def _spellings(word: str) -> Iterator[str]:
    """Give a Latin word and its readings: c is [k] in Scott and [j] in Öcalan."""
    yield word
    if _HARD_C.search(word):
        yield _HARD_C.sub("k", word)
        yield _HARD_C.sub("j", word)
