"""Keys under which one name in several scripts and spellings comes together.

Скорякин, Skoryakin and Skoriakin have one `key`; `skeleton` keeps its consonants only, for
spellings that differ in their vowels (Muhammad, Mohammed, محمد). Both are coarse on purpose: they
propose candidates to a person and never decide that two people are one.
"""

import re
import unicodedata
from dataclasses import dataclass

from caseapp.domain.text import fold, search_words

_ALPHABETS = (
    # Cyrillic of Russian, Ukrainian, Kazakh, Kyrgyz, Uzbek, Tajik, Serbian, Macedonian
    (
        "абвгґдеёєзиіїйјклљмнњопрстћуўфъыьэѓќѕөүұңғқәһҳҷҗӣӯ",
        "a b v g g d e e e z i i i i i k l l m n n o p r s t c u u f _ i _ e g k z o u u n g k a h"
        " h j j i u",
    ),
    ("жхцчшщџюяђ", "zh kh ts ch sh shch dzh iu ia dj"),
    # Georgian
    (
        "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
        "a b g d e v z t i k l m n o p zh r s t u p k g k sh ch ts dz ts ch kh j h",
    ),
    # Armenian; the digraph of u is replaced beforehand
    (
        "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ",
        "a b g d e z e e t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f",
    ),
    # Arabic and Persian, as `fold` leaves them
    (
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويءپچژگ",
        "a b t th j h kh d dh r z s sh s d t z _ gh f k k l m n h u i _ p ch zh g",
    ),
    # Hebrew
    ("אבגדהוזחטיכךלמםנןסעפףצץקרשת", "a b g d h v z kh t i k k l m m n n s _ p p ts ts k r sh t"),
    # Greek
    ("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t i f kh ps o"),
    # Latin letters that are more than a letter with a mark
    ("đıßæœøłþðəčćšžşç", "dj i ss ae oe o l th d a ch c sh zh sh ch"),
)
_LATIN = {
    ord(letter): "" if plain == "_" else plain
    for letters, plains in _ALPHABETS
    for letter, plain in zip(letters, plains.split(), strict=True)
}

_SOUNDS = (
    *(("tsch", "ch"), ("shch", "sh"), ("sch", "sh"), ("sc", "sh"), ("tch", "ch"), ("dzh", "j")),
    *(("lj", "l"), ("nj", "n"), ("zh", "j"), ("kh", "h"), ("gh", "g"), ("x", "ks"), ("w", "v")),
    *(("ck", "k"), ("ph", "f"), ("dj", "d"), ("dz", "z"), ("ts", "c"), ("tz", "c"), ("th", "t")),
    *(
        ("q", "k"),
        ("ou", "u"),
        ("io", "e"),
        ("ie", "e"),
        ("ia", "a"),
        ("ja", "a"),
        ("iu", "u"),
        ("ju", "u"),
    ),
    *(("ch", "c"), ("sh", "s"), ("j", "z"), ("g", "h")),
)
"""Spellings of one sound, longest first, in the order in which they are replaced."""
_FEMININE = re.compile("(ov|ev|in|sk)a$")
"""Feminine endings of Slavic surnames: Крылова and Крылов are one family name."""
_U_DIGRAPH = re.compile("ու|ου|ού")
"""Armenian and Greek write this vowel with two letters."""
_MANY_I = re.compile("[iy]+")
_REPEATED = re.compile(r"(.)\1+")
_APOSTROPHES = str.maketrans("", "", "'’‘ʻʼ`´ʹ")


@dataclass(frozen=True, slots=True)
class NameForms:
    """What is stored beside a name so that it is found: each a string of words with spaces."""

    folded: str
    key: str
    skeleton: str


def name_forms(text: str) -> NameForms:
    """Return the stored forms of a name or of a part of one."""
    words = latin(text).split()
    return NameForms(
        folded=" ".join(search_words(text)),
        key=" ".join(filter(None, map(_key, words))),
        skeleton=" ".join(filter(None, map(_skeleton, words))),
    )


def latin(text: str) -> str:
    """Write a name in plain Latin letters as far as the alphabets above know it.

    Letters of other scripts stay as they are, so that no name is ever without a form.
    """
    plain = unicodedata.normalize("NFC", text).translate(_APOSTROPHES).casefold()
    plain = _U_DIGRAPH.sub("u", unicodedata.normalize("NFC", plain)).translate(_LATIN)
    plain = fold(plain).translate(_LATIN)
    return " ".join("".join(sign if _in_name(sign) else " " for sign in plain).split())


def _key(word: str) -> str:
    word = _MANY_I.sub("i", word)
    for spelling, sound in _SOUNDS:
        word = word.replace(spelling, sound)
    word = _REPEATED.sub(r"\1", word)
    return _FEMININE.sub(r"\1", word)


def _skeleton(word: str) -> str:
    key = _key(word)
    return key[:1] + re.sub("[aeiou]", "", key[1:])


def _in_name(sign: str) -> bool:
    return sign.isalnum() or unicodedata.category(sign) in {"Mn", "Mc"}
