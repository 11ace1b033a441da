"""Which script a name is written in."""

import unicodedata
from collections import Counter

CODES = {
    "LATIN": "Latn",
    "CYRILLIC": "Cyrl",
    "GEORGIAN": "Geor",
    "ARMENIAN": "Armn",
    "ARABIC": "Arab",
    "HEBREW": "Hebr",
    "THAI": "Thai",
    "GREEK": "Grek",
    "MONGOLIAN": "Mong",
    "CJK": "Hani",
    "HANGUL": "Hang",
    "HIRAGANA": "Hira",
    "KATAKANA": "Kana",
    "DEVANAGARI": "Deva",
    "ETHIOPIC": "Ethi",
}
"""ISO 15924 codes by the first word of Unicode's character names."""


def script_of(text: str) -> str:
    """Return the ISO 15924 code of the script that most letters belong to; "" if unknown."""
    words = (unicodedata.name(letter, "").split(" ", 1)[0] for letter in text if letter.isalpha())
    counted = Counter(CODES[word] for word in words if word in CODES)
    return counted.most_common(1)[0][0] if counted else ""
