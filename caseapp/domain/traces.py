"""Traces of a client in a text that is to leave: names, dates of birth, numbers.

Coarse on purpose: what is found is shown to a person, who decides. What is not found may stand
there all the same, in words that no list has; the person reads what they send.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

SHORTEST_NUMBER = 5
"""Letters and digits of a number that is looked for; shorter ones stand in every judgment."""
FEWEST_DIGITS = 4
_AROUND = 30
"""Characters around a year in which day and month are looked for."""
_SHOWN = 40
_DIGITS = re.compile(r"\d+")
_LATIN_LOOKALIKES = str.maketrans("АВЕКМНОРСТУХІЈЅ", "ABEKMHOPCTYXIJS")
_GROUP = re.compile(r"[^\W_]+")
_LONGEST_GROUP = 15


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
    lower = sign.lower()
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
    by_year: dict[int, list[date]] = {}
    for day in days:
        by_year.setdefault(day.year, []).append(day)
        by_year.setdefault(day.year % 100 + 10_000, []).append(day)
    for found in _DIGITS.finditer(text):
        figures = found.group()
        whole = len(figures) == 4  # noqa: PLR2004 - a year in full
        if not whole and len(figures) != 2:  # noqa: PLR2004 - "85"
            continue
        for day in by_year.get(int(figures) if whole else int(figures) + 10_000, ()):
            span = _with_day(text, found.start(), found.end(), day, months, whole=whole)
            if span is not None:
                yield day, *span


def _with_day(
    text: str,
    start: int,
    end: int,
    day: date,
    months: Mapping[int, frozenset[str]],
    *,
    whole: bool,
) -> tuple[int, int] | None:
    around = _AROUND if whole else 6
    first, last = max(0, start - around), min(len(text), end + (around if whole else 0))
    beside = [(first + m.start(), first + m.end(), int(m.group()))
              for m in _DIGITS.finditer(text[first:start])]  # fmt: skip
    beside += [(end + m.start(), end + m.end(), int(m.group()))
               for m in _DIGITS.finditer(text[end:last])]  # fmt: skip
    if not whole and any(sign not in " ./-" for sign in text[first:start] if not sign.isdigit()):
        return None
    places = [one for one in beside if one[2] == day.day and one[1] - one[0] <= 2]  # noqa: PLR2004
    if not places:
        return None
    named = whole and any(
        word.startswith(tuple(months[day.month]))
        for word in re.findall(r"[^\W\d_]+", text[first:last])
    )
    figured = sum(one[2] == day.month for one in beside) > (1 if day.day == day.month else 0)
    if not named and not figured:
        return None
    near = min(places, key=lambda one: abs(one[0] - start))
    return min(near[0], start), max(near[1], end)


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

    A number is written in up to four groups of signs; each run of groups may be all of it.
    """
    for line in text.splitlines():
        groups = [one for one in _GROUP.findall(line) if len(one) <= _LONGEST_GROUP]
        for first in range(len(groups)):
            for last in range(first + 1, min(len(groups), first + 4) + 1):
                number = squeezed("".join(groups[first:last]))
                digits = sum(sign.isdigit() for sign in number)
                # A run that ends in a word says no more than the run without it.
                if digits > FEWEST_DIGITS and number[-1].isdigit():
                    yield number


def numbers(text: str, wanted: Iterable[str]) -> Iterator[tuple[str, int, int]]:
    """Yield where a number stands, however it is parted: (number, start, end)."""
    places = [place for place, sign in enumerate(text) if sign.isalnum()]
    plain = "".join(_plain(text[place]) for place in places).upper().translate(_LATIN_LOOKALIKES)
    for number in wanted:
        at = plain.find(number)
        while at >= 0:
            start, end = places[at], places[at + len(number) - 1] + 1
            alone = not (_joined(text, start - 1, number[0]) or _joined(text, end, number[-1]))
            if alone and end - start <= 2 * len(number) + 4:
                yield number, start, end
            at = plain.find(number, at + 1)


def _joined(text: str, at: int, sign: str) -> bool:
    """Say whether a number goes on at a place: 12026 is not 2026."""
    if not 0 <= at < len(text):
        return False
    return text[at].isdigit() if sign.isdigit() else text[at].isalnum()
