"""Dates as courts write them, in English, French, German and Russian."""

import re
from collections.abc import Iterable
from datetime import date

_MONTHS: tuple[tuple[str, ...], ...] = (
    ("january", "jan", "janvier", "janv", "januar", "jänner", "января", "янв"),
    ("february", "feb", "février", "févr", "fevrier", "fév", "februar", "февраля", "фев", "февр"),
    ("march", "mar", "mars", "märz", "mrz", "марта", "мар"),
    ("april", "apr", "avril", "avr", "апреля", "апр"),
    ("may", "mai", "мая"),
    ("june", "jun", "juin", "juni", "июня", "июн"),
    ("july", "jul", "juillet", "juil", "juli", "июля", "июл"),
    ("august", "aug", "août", "aout", "августа", "авг"),
    ("september", "sept", "sep", "septembre", "сентября", "сент", "сен"),
    ("october", "oct", "octobre", "oktober", "okt", "октября", "окт"),
    ("november", "nov", "novembre", "ноября", "нояб", "ноя"),
    ("december", "dec", "décembre", "déc", "decembre", "dezember", "dez", "декабря", "дек"),
)
_NUMBER_OF = {word: number for number, words in enumerate(_MONTHS, 1) for word in words}


def _choice(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_MONTH = rf"(?:{_choice(_NUMBER_OF)})"
_YEAR = r"(?:19|20)\d\d"
DATE = re.compile(
    rf"(?<![\w/.-])(?:"
    rf"(?P<d1>\d{{1,2}})(?:er|st|nd|rd|th)?\.?\s+(?P<m1>{_MONTH})\.?,?\s+(?P<y1>{_YEAR})"
    rf"|(?P<m2>{_MONTH})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>{_YEAR})"
    rf"|(?P<d3>\d{{1,2}})\.\s?(?P<m3>\d{{1,2}})\.\s?(?P<y3>{_YEAR})"
    rf"|(?P<d4>\d{{1,2}})/(?P<m4>\d{{1,2}})/(?P<y4>{_YEAR})"
    rf"|(?P<y5>{_YEAR})-(?P<m5>\d\d)-(?P<d5>\d\d)"
    rf")(?![\w/])",
    re.IGNORECASE,
)
"""A whole date. A number of a law ("12/2005") is none."""


def read_date(found: re.Match[str]) -> date | None:
    """Return the date of a match of `DATE`; None where there is no such day."""
    for form in "12345":
        month = found[f"m{form}"]
        if month is None:
            continue
        number = _NUMBER_OF.get(month.lower()) or int(month)
        try:
            return date(int(found[f"y{form}"]), number, int(found[f"d{form}"]))
        except ValueError:
            return None
    return None
