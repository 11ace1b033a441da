"""Traces of a client in a text that is to leave: names, dates of birth, numbers.

Coarse on purpose: what is found is shown to a person, who decides. What is not found may stand
there all the same, in words that no list has; the person reads what they send.
"""

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

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
            if number in wanted:
                yield number, start, end
                step = count
                break
        first += step
