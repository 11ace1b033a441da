"""What of the clients of this vault could stand in a text, and where it does.

Looks through the whole vault, the bin included: a client of a colleague must not leave either.
Whose matter this person is no member of is said by nothing but that something was found.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from babel import Locale
from sqlalchemy import select
from sqlalchemy.orm import Session

from caseapp.domain.names import name_forms
from caseapp.domain.scripts import script_of
from caseapp.domain.text import fold
from caseapp.domain.traces import (
    Trace,
    TraceKind,
    births,
    is_number,
    numbers,
    numbers_in,
    same_length,
    spotted,
    squeezed,
)
from caseapp.models.base import ever
from caseapp.models.client import Client, ClientName
from caseapp.models.matter import Matter
from caseapp.models.proceeding import Proceeding
from caseapp.search.names import KEY, key_words, stored_forms
from caseapp.services.desk import Desk
from caseapp.services.steps.access import person_id, visible_matters
from caseapp.services.steps.cases.client_access import client_is_visible

_LANGUAGES = (
    "en", "ru", "uk", "be", "kk", "ky", "uz", "tg", "tk", "az", "hy", "ka", "tr", "sr", "sr_Latn",
    "bs", "hr", "de", "fr", "es", "it", "pl", "ar", "fa", "he", "th", "mn",
)  # fmt: skip
_SHORTEST_KEY = 4
_NO_VOWELS = frozenset({"Arab", "Hebr"})
_BEGINNING = 3
"""Letters by which the name of a month is known, whatever its ending: мар, марта, март."""
Whose = tuple[str, bool]
"""Name of a client or number of a file, and whether this person may not know it."""


@dataclass(slots=True)
class Marks:
    """Names, dates of birth and numbers of all clients and matters."""

    names: dict[str, set[Whose]] = field(default_factory=lambda: defaultdict(set))
    """By the key of a word, as the index of names spells it."""
    consonants: dict[str, set[Whose]] = field(default_factory=lambda: defaultdict(set))
    """By their consonants, for texts in scripts that leave the vowels out."""
    short: dict[str, set[Whose]] = field(default_factory=lambda: defaultdict(set))
    """Words too short for a key, folded."""
    births: dict[date, set[Whose]] = field(default_factory=lambda: defaultdict(set))
    numbers: dict[str, set[Whose]] = field(default_factory=lambda: defaultdict(set))
    _met: dict[str, frozenset[Whose]] = field(default_factory=dict)

    @classmethod
    def of(cls, session: Session, desk: Desk) -> "Marks":
        """Read the vault once, for all texts of one pack."""
        marks = cls()
        visible = client_is_visible(person_id(session, desk))
        seen = set(session.scalars(ever(Client, Client.id).where(visible)))
        people = ever(
            Client, Client.id, Client.name, Client.date_of_birth, Client.notes,
            Client.contact_address,
        )  # fmt: skip
        whose: dict[int, Whose] = {}
        for local, name, birth, notes, address in session.execute(people):
            whose[local] = (name, False) if local in seen else ("", True)
            if birth is not None:
                marks.births[birth].add(whose[local])
            for number in (*numbers_in(notes), *numbers_in(address)):
                marks.numbers[number].add(whose[local])
        for client, name in session.execute(select(ClientName.client_id, ClientName.text)):
            marks._add_name(name, whose[client])
        mine = set(session.scalars(visible_matters(desk)))
        files = ever(Matter, Matter.id, Matter.file_number)
        of_file: dict[int, Whose] = {}
        for local, number in session.execute(files):
            of_file[local] = (number, False) if local in mine else ("", True)
            marks._add_number(number, of_file[local])
        references = ever(Proceeding, Proceeding.matter_id, Proceeding.reference_number)
        for matter, number in session.execute(references):
            marks._add_number(number, of_file[matter])
        return marks

    def _add_name(self, name: str, whose: Whose) -> None:
        for word in name.replace("-", " ").split():
            key = name_forms(word).key
            if len(key) < _SHORTEST_KEY:
                self.short[fold(word).strip(".,")].add(whose)
                continue
            for form in stored_forms(word).split():
                # Consonants alone are shared by too many words, save where nobody writes vowels.
                by_sound = form.startswith(KEY) or script_of(word) in _NO_VOWELS
                (self.names if by_sound else self.consonants)[form].add(whose)

    def _add_number(self, number: str, whose: Whose) -> None:
        plain = squeezed(number)
        if is_number(plain):
            self.numbers[plain].add(whose)

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

    def _in(self, text: str, *, edited: bool) -> Iterator[tuple[TraceKind, Whose, int, int]]:
        for start, end in _words(text):
            if edited and text[start].islower():
                continue
            for whose in self._named(text[start:end]):
                yield TraceKind.NAME, whose, start, end
        plain = same_length(text)
        for day, start, end in births(plain, self.births, _months()):
            for whose in self.births[day]:
                yield TraceKind.BIRTH, whose, start, end
        for number, start, end in numbers(text, self.numbers):
            for whose in self.numbers[number]:
                yield TraceKind.NUMBER, whose, start, end

    def _named(self, word: str) -> frozenset[Whose]:
        if word not in self._met:
            folded = fold(word)
            stored = stored_forms(folded).split()
            who = {
                one for form in (*key_words(folded), *stored) for one in self.names.get(form, ())
            }
            if script_of(word) in _NO_VOWELS:
                who |= {one for form in stored for one in self.consonants.get(form, ())}
            if word[:1] != word[:1].lower() or word == word.upper():
                # A short word is a name only with a capital, or in a script that has none.
                who |= self.short.get(folded, set())
            self._met[word] = frozenset(who)
        return self._met[word]


def _words(text: str) -> Iterator[tuple[int, int]]:
    start = -1
    for place, sign in enumerate(text):
        if sign.isalpha() or (
            start >= 0 and (sign in "'’ʼ`" or (not sign.isascii() and _is_mark(sign)))
        ):
            start = place if start < 0 else start
        elif start >= 0:
            yield start, place
            start = -1
    if start >= 0:
        yield start, len(text)


def _is_mark(sign: str) -> bool:
    return not (sign.isalnum() or sign.isspace()) and sign not in "–—…«»„“”"


@lru_cache(maxsize=1)
def _months() -> dict[int, frozenset[str]]:
    """Return the beginnings of the names of the months."""
    found: dict[int, set[str]] = defaultdict(set)
    for language in _LANGUAGES:
        widths = Locale.parse(language).months
        for form in ("format", "stand-alone"):
            for month, name in widths[form]["wide"].items():
                word = same_length(str(name).split()[0])
                if len(word) >= _BEGINNING and word[:1].isalpha():
                    found[int(month)].add(word[: max(_BEGINNING, len(word) - 2)])
    return {month: frozenset(words) for month, words in found.items()}
