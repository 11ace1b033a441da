"""Traces of a client in a text that is to leave: names, births, numbers, accounts, addresses.

Coarse on purpose: what is found is shown to a person, who decides. What is not found may stand
there all the same, in words that no list has; the person reads what they send.
"""

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from caseapp.domain.text import fold

SHORTEST_NUMBER = 5
"""Letters and digits of a number that is looked for; shorter ones stand in every judgment."""
FEWEST_DIGITS = 4
_SHOWN = 40
_LATIN_LOOKALIKES = str.maketrans("АВЕКМНОРСТУХІЈЅ", "ABEKMHOPCTYXIJS")
_GROUP = re.compile(r"[^\W_]+")
_LONGEST_GROUP = 15
_MOST_GROUPS = 6
_LONGEST_NUMBER = 40
"""Groups and characters of a number as it is written: "+7 701 123-45-67"."""
_LOCAL_DIGITS = 9
"""Last digits of a telephone number: before them stands +7, 8, 007, or nothing."""
_LONG_NUMBER = 10
_ACCOUNT = re.compile(
    r"(?P<mailbox>[\w.+-]{3,64})@[\w-]+\.[\w.-]+|(?<![\w.])@(?P<handle>\w{4,64})"
    r"|\b(?:t\.me|vk\.com|facebook\.com|instagram\.com)/(?P<page>[\w.]{4,64})"
)
_WORD_OR_NUMBER = re.compile(r"[^\W\d_]{4,}|(?<![\d/.])\d{1,4}(?!\d)(?!\.\d)")
_NEAR = 3
"""Words between the name of a street and its number: 15, Abaya Street; улица Абая, дом 15."""
_OF_ADDRESSES = frozenset(
    fold(word)
    for word in [
        "street",
        "avenue",
        "road",
        "lane",
        "square",
        "house",
        "building",
        "apartment",
        "flat",
        "floor",
        "block",
        "room",
        "city",
        "town",
        "village",
        "district",
        "region",
        "postbox",
        "улица",
        "улице",
        "проспект",
        "переулок",
        "площадь",
        "дом",
        "дома",
        "квартира",
        "корпус",
        "строение",
        "этаж",
        "район",
        "область",
        "город",
        "село",
        "микрорайон",
        "вулиця",
        "будинок",
        "квартира",
        "straße",
        "strasse",
        "platz",
        "allee",
        "haus",
        "wohnung",
        "rue",
        "avenue",
        "calle",
        "cadde",
        "caddesi",
        "sokak",
        "sokağı",
        "mahalle",
        "mahallesi",
        "daire",
        "көшесі",
        "даңғылы",
        "пәтер",
        "көчөсү",
        "батир",
        "ulica",
        "ulice",
        "trg",
        "stan",
    ]
)
"""Words that stand in every address, and say nothing of one."""
_SEP = r"\s?[./\-\s]\s?"
_FIGURES = re.compile(
    rf"(?<!\d)(?P<a>\d{{4}}|\d{{1,2}}){_SEP}(?P<b>\d{{1,2}}){_SEP}(?P<c>\d{{4}}|\d{{1,2}})(?!\d)"
)
_MONTH = r"(?P<month>[^\W\d_]{3,})"
_DAY = r"(?<!\d)(?P<day>\d{1,2})(?!\d)"
_YEAR = r"(?<!\d)(?P<year>\d{4})(?!\d)"
_WORDED = (
    re.compile(
        rf"{_DAY}(?:\W|st|nd|rd|th|er|º|de|of|-го){{1,8}}{_MONTH}[\s,.]{{1,3}}(?:de |del )?{_YEAR}"
    ),
    re.compile(rf"{_MONTH}\s{{1,2}}{_DAY}[\s,.]{{1,3}}{_YEAR}"),
    re.compile(
        rf"{_YEAR}[\s,.]{{1,3}}(?:[^\W\d_]{{1,8}}[\s,.]{{1,2}})?{_DAY}[\s\-.]{{1,2}}{_MONTH}"
    ),
    re.compile(
        rf"{_YEAR}[\s,.]{{1,3}}(?:[^\W\d_]{{1,8}}[\s,.]{{1,2}})?{_MONTH}[\s,.]{{1,3}}{_DAY}"
    ),
)
"""12 March 1985, March 12, 1985, 1985 йил 12 март, 1985 წლის მარტი 12."""


class TraceKind(StrEnum):
    """What was found."""

    NAME = "name"
    BIRTH = "birth"
    NUMBER = "number"
    ACCOUNT = "account"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Trace:
    """Something of a client in a text.

    Attributes:
        found: as the text has it.
        place: where in the item: "§ 12", or a word for the part; "" for an item of one text.
        around: the words around it.
        whose: name of the client or number of the file; "" where it is hidden.
        hidden: of a matter that the person at the desk is no member of.

    """

    kind: TraceKind
    found: str
    place: str
    around: str
    whose: str
    hidden: bool = False


def spotted(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands between two places, and the words around it in one line."""
    before, after = max(0, start - _SHOWN), min(len(text), end + _SHOWN)
    return text[start:end], " ".join(text[before:after].split())


def same_length(text: str) -> str:
    """Return the text in small letters and with plain digits, each sign in its place."""
    return "".join(map(_plain, text))


def _plain(sign: str) -> str:
    if sign.isascii():
        return sign.lower()
    digit = unicodedata.digit(sign, None)
    if digit is not None:
        return str(digit)
    lower = unicodedata.normalize("NFKC", sign).lower()
    return lower if len(lower) == 1 else sign


def births(
    text: str, days: Iterable[date], months: Mapping[int, frozenset[str]]
) -> Iterator[tuple[date, int, int]]:
    """Yield where a date of birth stands, in figures or in words: (day, start, end).

    Args:
        text: as `same_length` gives it.
        days: dates of birth.
        months: beginnings of the names of each month in the languages of the program.

    """
    wanted = {(day.year, day.month, day.day): day for day in days}
    short = {(day.year % 100, day.month, day.day): day for day in days}
    for found in _FIGURES.finditer(text):
        first, second, third = (int(found.group(one)) for one in ("a", "b", "c"))
        in_full = len(found.group("a")) == 4 or len(found.group("c")) == 4  # noqa: PLR2004
        known = wanted if in_full else short
        for key in ((third, second, first), (third, first, second), (first, second, third)):
            if key in known:
                yield known[key], found.start(), found.end()
                break
    for pattern in _WORDED:
        for found in pattern.finditer(text):
            word, number = found.group("month"), int(found.group("day"))
            for month, beginnings in months.items():
                key = (int(found.group("year")), month, number)
                if key in wanted and word.startswith(tuple(beginnings)):
                    yield wanted[key], found.start(), found.end()


def squeezed(text: str) -> str:
    """Return a number without what people put between its signs; letters that look alike are one."""
    plain = "".join(sign for sign in same_length(text).upper() if sign.isalnum())
    return plain.translate(_LATIN_LOOKALIKES)


def is_number(squeezed_text: str) -> bool:
    """Say whether something is long enough to be looked for."""
    digits = sum(sign.isdigit() for sign in squeezed_text)
    return len(squeezed_text) >= SHORTEST_NUMBER and digits >= FEWEST_DIGITS


def numbers_in(text: str) -> Iterator[str]:
    """Yield what looks like the number of a document or a telephone in notes, squeezed.

    A number is written in up to six groups of signs; each run of groups may be all of it.
    """
    for line in text.splitlines():
        groups = [one for one in _GROUP.findall(line) if len(one) <= _LONGEST_GROUP]
        for first in range(len(groups)):
            for last in range(first + 1, min(len(groups), first + _MOST_GROUPS) + 1):
                number = squeezed("".join(groups[first:last]))
                digits = sum(sign.isdigit() for sign in number)
                # A run that ends in a word says no more than the run without it.
                if digits > FEWEST_DIGITS and number[-1].isdigit():
                    yield number
                    if local_digits(number):
                        yield local_digits(number)


def local_digits(squeezed_text: str) -> str:
    """Return the last digits of what may be a telephone number; "" for what is none."""
    if len(squeezed_text) < _LONG_NUMBER or not squeezed_text.isdigit():
        return ""
    return squeezed_text[-_LOCAL_DIGITS:]


def accounts(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the names of mailboxes and accounts: (name, start, end), the domain left aside."""
    if "@" not in text and "/" not in text:
        return
    for found in _ACCOUNT.finditer(text):
        name = found["mailbox"] or found["handle"] or found["page"]
        yield name.casefold(), found.start(), found.end()


def houses(text: str, wanted: Container[str] | None = None) -> Iterator[tuple[str, str, int, int]]:
    """Yield words near small numbers, as addresses have them: (word, number, start, end).

    Args:
        text: where they are looked for.
        wanted: these numbers alone.

    """
    if not any(map(str.isdigit, text)):
        return
    found = list(_WORD_OR_NUMBER.finditer(text))
    for at, one in enumerate(found):
        number = one.group()
        if not number.isdigit() or (wanted is not None and number not in wanted):
            continue
        for other in found[max(0, at - _NEAR) : at + _NEAR + 1]:
            word = other.group()
            if not word.isdigit() and fold(word) not in _OF_ADDRESSES:
                start, end = min(one.start(), other.start()), max(one.end(), other.end())
                yield word, str(int(number)), start, end


def numbers(text: str, wanted: Container[str]) -> Iterator[tuple[str, int, int]]:
    """Yield where a number stands, however it is parted: (number, start, end); the longest first.

    Args:
        text: where it is looked for.
        wanted: numbers as `squeezed` gives them.

    """
    groups = [(found.start(), found.end()) for found in _GROUP.finditer(text)]
    first = 0
    while first < len(groups):
        start, step = groups[first][0], 1
        for count in range(min(_MOST_GROUPS, len(groups) - first), 0, -1):
            end = groups[first + count - 1][1]
            if end - start > _LONGEST_NUMBER or not any(map(str.isdigit, text[start:end])):
                continue
            number = squeezed(text[start:end])
            known = next((one for one in (number, local_digits(number)) if one in wanted), "")
            if known:
                yield known, start, end
                step = count
                break
        first += step
