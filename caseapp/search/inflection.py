"""Further forms of a Russian word, by a rule of thumb: cut the ending, take the beginning.

A dictionary of forms would be exact; until there is one, a word of five letters or more also
stands for every word with its beginning, and a shorter one for itself with other endings. Labels are short phrases of a known vocabulary, so that
the few strangers this lets in do no harm.
"""

import re
from collections.abc import Iterable

SHORTEST = 3
"""Letters from which a word has forms."""
_BY_BEGINNING = 5
"""Letters from which a word is cut; the beginning of a shorter one would say too little."""
LEAST_LEFT = 4
"""Letters of a beginning."""
_LONG = 8
"""Letters from which endings of three letters (-ого, -ями) are cut as well."""
_ENDINGS = ("", *"аеиуыюя", "ам", "ами", "ах", "ов", "ом", "ой", "ей")
_LAST_VOWEL = re.compile("(?<=[Ѐ-ӿ]{3})[аеиоуыюя]$")
_CYRILLIC = re.compile("[\u0400-\u04ff]+")
_FLEETING = re.compile("[ое]к$")
_CLUSTER = re.compile("([^аеиоуыэюя])к$")


def forms(word: str) -> Iterable[str]:
    """Return other forms of a folded word; one with a `*` at its end stands for all it begins."""
    if len(word) < SHORTEST or not _CYRILLIC.fullmatch(word):
        return ()
    if len(word) < _BY_BEGINNING:
        stem = _LAST_VOWEL.sub("", word)
        return tuple(form for ending in _ENDINGS if (form := stem + ending) != word)
    stem = word[: max(LEAST_LEFT, len(word) - (3 if len(word) >= _LONG else 2))]
    found = [stem]
    # The fleeting vowel of the genitive plural: пытки, пыток.
    if _FLEETING.search(word):
        found.append(_FLEETING.sub("к", word))
    elif _CLUSTER.search(stem):
        found.append(_CLUSTER.sub(r"\1ок", stem))
    return tuple(f"{beginning}*" for beginning in found)
