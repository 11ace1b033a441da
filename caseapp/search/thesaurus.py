"""Words that mean the same to a lawyer, in English and Russian, and the names of peoples.

`resources/search/thesaurus.csv` has terms of art, one line each: how it is said, and in which words
judgments speak of it; `peoples.csv` has adjectives, capitals and Russian stems per State. They
widen a question at a lower weight than the words that were typed; nothing is ever narrowed by them.
"""

import csv
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from babel import Locale

from caseapp import resources
from caseapp.domain.text import search_words
from caseapp.search.stems import stem

SYNONYM: Final = 0.2
TRANSLATION: Final = 0.8
NAME: Final = 0.5
_FIRST_CYRILLIC: Final = "\u0400"
_LONGEST_PHRASE: Final = 4


class Meaning(NamedTuple):
    """A stem that a question means besides its own words, and how much it counts."""

    stem: str
    weight: float


def meanings(words: Sequence[str]) -> dict[str, float]:
    """Return further stems for the folded words of a question, with their weights.

    Args:
        words: in their order, stop words among them.

    """
    stems = [stem(word) for word in words]
    found: dict[str, float] = {}
    for said in _runs(stems):
        for one in _terms().get(said, ()):
            found[one.stem] = max(found.get(one.stem, 0.0), one.weight)
    for word in words:
        for one in _of_people(word):
            found[one.stem] = max(found.get(one.stem, 0.0), one.weight)
    return {one: weight for one, weight in found.items() if one not in stems}


def _runs(stems: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for at in range(len(stems)):
        for length in range(1, _LONGEST_PHRASE + 1):
            if at + length <= len(stems):
                yield tuple(stems[at : at + length])


@lru_cache(maxsize=1)
def _terms() -> dict[tuple[str, ...], tuple[Meaning, ...]]:
    terms: dict[tuple[str, ...], list[Meaning]] = {}
    for row in _rows("thesaurus.csv"):
        means = [stem(word) for one in row["means"].split("|") for word in search_words(one)]
        for said in row["said"].split("|"):
            stems = tuple(stem(word) for word in search_words(said))
            weight = TRANSLATION if said[:1] >= _FIRST_CYRILLIC else SYNONYM
            terms.setdefault(stems, []).extend(Meaning(one, weight) for one in means)
    return {said: tuple(means) for said, means in terms.items()}


@lru_cache(maxsize=4096)
def _of_people(word: str) -> tuple[Meaning, ...]:
    weight = TRANSLATION if word >= _FIRST_CYRILLIC else NAME
    code = state_of(word)
    return tuple(_english(code, weight)) if code else ()


def state_of(word: str) -> str:
    """Return the code of the State that a folded adjective or capital speaks of; "" for none."""
    if word < _FIRST_CYRILLIC:
        return _codes().get(stem(word), "")
    return next((code for code, said in _peoples().items() if _begins(word, said)), "")


def _begins(word: str, said: Sequence[str]) -> bool:
    return any(one >= _FIRST_CYRILLIC and word.startswith(one) for one in said)


def _english(code: str, weight: float) -> Iterator[Meaning]:
    for word in search_words(_name(code)):
        yield Meaning(stem(word), weight)
    for word in _peoples()[code]:
        if word < _FIRST_CYRILLIC:
            yield Meaning(stem(word), weight / 2)


def _name(code: str) -> str:
    return str(Locale("en").territories[code])


@lru_cache(maxsize=1)
def _peoples() -> dict[str, tuple[str, ...]]:
    return {row["code"]: tuple(row["said"].split("|")) for row in _rows("peoples.csv")}


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    """Return the State of each English word; the words of "United Kingdom" name none alone."""
    codes: dict[str, str] = {}
    for code, said in _peoples().items():
        names = search_words(_name(code))
        for word in (*(names if len(names) == 1 else ()), *said):
            if word < _FIRST_CYRILLIC:
                codes.setdefault(stem(word), code)
    return codes


def _rows(name: str) -> Iterator[dict[str, str]]:
    with resources.path("search", name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
