"""Which names a word of a text may stand for: inflected, apart, in mixed alphabets, as others spell.

Coarse on purpose, as all that looks for traces: a reading that no client is called costs nothing.
"""

import re
import unicodedata
from collections.abc import Iterator

from caseapp.domain.text import fold

BROKEN = re.compile(r"[-\u2010\u00ad]\s*\n\s*")
"""The end of a line inside a word."""
_CYRILLIC = "авекмнорстухасеорухіјѕ"
_LATIN = "abekmhopctyxaceopyxijs"
_ALIKE = (str.maketrans(_CYRILLIC, _LATIN), str.maketrans(_LATIN, _CYRILLIC))
"""Letters of two alphabets that nobody can tell apart; a word may be written with both."""
_APOSTROPHE = re.compile("['’ʼ`]")
_SHORTEST_STEM = 3
_SPELLINGS = (
    ("schtsch", "shch"), ("chtch", "shch"), ("iou", "iu"), ("ck", "tsk"), ("zw", "tsv"),
    ("z", "ts"),
)  # fmt: skip
"""Of German, French and Czech: Juschtschenko, Trockij, Zwetajewa, Schulz."""
_UMLAUT = re.compile("([aou])e")
"""Oeztuerk, of Öztürk."""
_CASES = tuple(
    (ending, tuple(said.split()))
    for endings, said in (
        ("ого ому", "ий ый ой"),
        ("его ему", "ий ей"),
        ("ым им", "ый ий"),
        ("ой ою ую", "ая а"),
        ("ей ею юю", "яя я"),
        ("ёй", "я"),
        ("ией ии ию", "ия ий"),
        ("ия ием ие", "ий ия"),
        ("ьи ье ью ьей ьёй", "ья"),
        ("ем", "й ь"),
        ("я ю", "й ь"),
        ("е", "а я й ь"),
        ("ы у", "а"),
        ("и", "я ь"),
    )
    for ending in endings.split()
)
"""Cases of Russian names, and what their nominatives end with: Троцкого, Марии, Никиты, Игоря."""
_FLEETING = re.compile("([бвгджзклмнпрстфхцчшщ])ь?([бвгджзклмнпрстфхцчшщ])(?:а|у|ом|ем|е)$")
"""Павла, of Павел; Льва, of Лев."""
_SUFFIXES = (
    re.compile("(?:[нтд][іыиу][ңн]|[гғқк][аеэо]|[дт][аеэо]н?|н[ае]н|[мбп]ен|[дтн][іыи])$"),
    re.compile("(?:ning|dan|ga|ni)$"),
)
"""Cases of Kazakh, Kyrgyz and Uzbek."""


def name_readings(word: str) -> Iterator[str]:
    """Give a word without what is not seen in it, and then the other names it may stand for."""
    whole = "".join(sign for sign in BROKEN.sub("", word) if unicodedata.category(sign) != "Cf")
    yield whole
    stem, *suffix = _APOSTROPHE.split(whole, maxsplit=1)
    if suffix and len(stem) >= _SHORTEST_STEM:  # Skoriakin's, Öztürk’ün
        yield stem
    folded = fold(whole)
    if folded.isascii():
        yield from _spelt_otherwise(folded)
    elif any(sign.isascii() and sign.isalpha() for sign in folded):
        yield from (folded.translate(alike) for alike in _ALIKE)
    elif "а" <= folded[:1] <= "ӿ":
        yield from _cyrillic(whole.lower())
    elif whole.endswith("ის"):  # Georgian: Beridzis, of Beridze
        yield from (whole[:-2] + vowel for vowel in "ეა")


def _spelt_otherwise(word: str) -> Iterator[str]:
    for theirs, ours in _SPELLINGS:
        if theirs in word:
            yield word.replace(theirs, ours)
    if _UMLAUT.search(word):
        yield _UMLAUT.sub(r"\1", word)
    yield from _without_suffix(word)


def _cyrillic(word: str) -> Iterator[str]:
    for ending, nominatives in _CASES:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM - 1:
            yield from (word[: -len(ending)] + one for one in nominatives)
    if _FLEETING.search(word):
        yield _FLEETING.sub(r"\1е\2", word)
    yield from _without_suffix(word)


def _without_suffix(word: str) -> Iterator[str]:
    for suffix in _SUFFIXES:
        stem = suffix.sub("", word)
        if stem != word and len(stem) > _SHORTEST_STEM:
            yield stem
