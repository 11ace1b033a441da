"""Where something of a client of this vault stands in a text that is to leave."""

import re
from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator
from functools import cache, lru_cache

from babel import Locale

from caseapp.domain.birth_dates import Births
from caseapp.domain.name_readings import BROKEN, name_readings
from caseapp.domain.names import name_forms
from caseapp.domain.numbers_in_text import accounts, houses, numbers
from caseapp.domain.scripts import script_of
from caseapp.domain.text import fold
from caseapp.domain.traces import Trace, TraceKind, same_length, spotted
from caseapp.search.names import key_words, stored_forms
from caseapp.services.desk import Desk
from caseapp.services.steps.library.client_marks import (
    NO_VOWELS,
    Marks,
    Whose,
    gather,
    street_keys,
)
from caseapp.system.slices import Pace

_LANGUAGES = (
    "en", "ru", "uk", "be", "kk", "ky", "uz", "tg", "tk", "az", "hy", "ka", "tr", "sr", "sr_Latn",
    "bs", "hr", "de", "fr", "es", "it", "pl", "ar", "fa", "he", "th", "mn",
)  # fmt: skip
_BEGINNING = 3
"""Letters by which the name of a month is known, whatever its ending: мар, марта, март."""
_PARTED = re.compile(r"(?<![^\W_])(?:[^\W\d_][ \u00a0\u2009\u202f]){3,}[^\W\d_](?![^\W_])")
"""S k o r i a k i n: letters set apart."""
_LONGEST_SHORT = 6
_COMMON = frozenset({
    "in", "an", "on", "no", "do", "is", "it", "as", "at", "he", "we", "to", "so", "by", "or", "of",
    "if", "me", "my", "us", "be", "go", "am", "im", "de", "du", "la", "le", "el", "il", "en", "et",
    "un", "zu", "er", "es", "les", "der", "die", "das", "und", "the", "and", "for", "but", "not",
    "see", "had", "her", "his", "was", "are", "who", "all", "any", "one", "its", "our", "she",
})  # fmt: skip
"""Words that begin sentences in Latin letters, and sound like short names of other scripts."""
_ENDINGS = ("а", "у", "е", "ы", "и", "ю", "я", "ом", "ем", "ой", "ей", "ым", "ых", "ами", "ов")
"""Cases of names that are too short for the rules of longer ones: Кима, Цоем."""


def look(desk: Desk) -> Generator[None, None, "Search"]:
    """Make ready to look for all clients of the vault: reading it, and the names of the months."""
    marks, pace = (yield from gather(desk)), Pace()
    for language in _LANGUAGES:
        _beginnings(language)
        if pace.is_over():
            yield
    return Search(marks)


_Spot = tuple[TraceKind, Whose, int, int]


class Search:
    """Looks for the marks of clients; knows each word once, since texts repeat them."""

    def __init__(self, marks: Marks) -> None:
        """Look for these."""
        self._marks = marks
        self._births = Births(marks.births)
        self._house_numbers = frozenset(number for _, number in marks.houses)
        self._met: dict[str, frozenset[Whose]] = {}

    def traces(
        self, texts: Iterable[tuple[str, str]], *, edited: bool = False
    ) -> tuple[Trace, ...]:
        """Return what stands in the parts of an item: one of a kind and a spelling, once.

        Args:
            texts: (place, text) of each part.
            edited: a court wrote it: names have capitals there, where the script has any.

        """
        found: dict[tuple[TraceKind, str, str], Trace] = {}
        for place, text in texts:
            for kind, (whose, hidden), start, end in self._in(text, edited=edited):
                said, around = spotted(text, start, end)
                if hidden:  # not what it is, nor where
                    found.setdefault((kind, "", ""), Trace(kind, "", "", "", "", hidden=True))
                else:
                    shown = Trace(kind, said, place, around, whose)
                    found.setdefault((kind, fold(said), whose), shown)
        return tuple(found.values())

    def _in(self, text: str, *, edited: bool) -> Iterator[_Spot]:
        yield from self._names(text, edited=edited)
        yield from self._figures(text)
        yield from self._ways_to_reach(text)

    def _names(self, text: str, *, edited: bool) -> Iterator[_Spot]:
        for start, end in _words(text):
            if edited and _is_small(text[start]):
                continue
            for whose in self._named(text[start:end]):
                yield TraceKind.NAME, whose, start, end
        for parted in _PARTED.finditer(text):
            for whose in self._named("".join(parted.group().split())):
                yield TraceKind.NAME, whose, parted.start(), parted.end()

    def _figures(self, text: str) -> Iterator[_Spot]:
        for day, start, end in self._births.found(same_length(text), _months()):
            for whose in self._marks.births[day]:
                yield TraceKind.BIRTH, whose, start, end
        for number, start, end in numbers(text, self._marks.numbers):
            for whose in self._marks.numbers[number]:
                yield TraceKind.NUMBER, whose, start, end

    def _ways_to_reach(self, text: str) -> Iterator[_Spot]:
        for account, start, end in accounts(text):
            for whose in self._marks.accounts.get(account, ()):
                yield TraceKind.ACCOUNT, whose, start, end
            for first, last in _words(account):
                for whose in self._named(account[first:last]):
                    yield TraceKind.NAME, whose, start, end
        if self._house_numbers:
            for street, number, start, end in houses(text, self._house_numbers):
                for whose in self._lives_at(street, number):
                    yield TraceKind.ADDRESS, whose, start, end

    def _lives_at(self, street: str, number: str) -> set[Whose]:
        found = (self._marks.houses.get((key, number), ()) for key in street_keys(street))
        return {one for whose in found for one in whose}

    def _named(self, word: str) -> frozenset[Whose]:
        if word not in self._met:
            readings = list(name_readings(word))
            found = set[Whose]().union(*map(self._called, readings))
            if not _is_small(word[:1]):  # a short word is a name only with a capital
                found.update(*map(self._called_shortly, readings))
            self._met[word] = frozenset(found)
        return self._met[word]

    def _called(self, word: str) -> set[Whose]:
        folded = fold(word)
        stored = stored_forms(folded).split()
        who = {
            one
            for form in (*key_words(folded), *stored)
            for one in self._marks.names.get(form, ())
        }
        if script_of(word) in NO_VOWELS:
            who |= {one for form in stored for one in self._marks.consonants.get(form, ())}
        return who

    def _called_shortly(self, word: str) -> set[Whose]:
        if len(word) > _LONGEST_SHORT:
            return set()
        folded = fold(word)
        forms = {folded, *(folded.removesuffix(ending) for ending in _ENDINGS)}
        who = {one for form in forms for one in self._marks.short.get(form, ())}
        if folded not in _COMMON:
            who |= self._marks.short_keys.get(name_forms(word).key, set())
        return who


def _words(text: str) -> Iterator[tuple[int, int]]:
    broken = {at for one in BROKEN.finditer(text) for at in range(one.start(), one.end())}
    start = -1
    for place, sign in enumerate(text):
        if sign.isalpha() or (
            start >= 0 and (sign in "'’ʼ`" or (not sign.isascii() and _is_mark(sign)))
        ):
            start = place if start < 0 else start
        elif start >= 0 and place not in broken:
            yield start, place
            start = -1
    if start >= 0:
        yield start, len(text)


def _is_small(sign: str) -> bool:
    """Say whether a name would not begin so; Georgian has no capitals, whatever its tables say."""
    return sign != sign.title()


def _is_mark(sign: str) -> bool:
    return not (sign.isalnum() or sign.isspace()) and sign not in "–—…«»„“”"


@lru_cache(maxsize=1)
def _months() -> dict[int, frozenset[str]]:
    """Return the beginnings of the names of the months in all languages."""
    found: dict[int, set[str]] = defaultdict(set)
    for language in _LANGUAGES:
        for month, beginning in _beginnings(language):
            found[month].add(beginning)
    return {month: frozenset(words) for month, words in found.items()}


@cache
def _beginnings(language: str) -> frozenset[tuple[int, str]]:
    found = set()
    widths = Locale.parse(language).months
    for form in ("format", "stand-alone"):
        for month, name in widths[form]["wide"].items():
            word = same_length(str(name).split()[0])
            if len(word) >= _BEGINNING and word[:1].isalpha():
                found.add((int(month), word[: max(_BEGINNING, len(word) - 2)]))
    return frozenset(found)
