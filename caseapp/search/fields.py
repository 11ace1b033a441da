"""Which values of the library the fields of a query mean: by code or by name, in any language.

A value is met by its code, by the whole of one of its names, by the beginning of one, or else by
words of one, in that order; of several that fit alike any will do. What fits nothing is named, and
the field is passed over for it: a slip of the pen must not hide an authority.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from typing import Final

from sqlalchemy import Connection, text

from caseapp.domain.authorities import Label, OutcomeKind
from caseapp.domain.library import Field, Treatment
from caseapp.domain.text import fold, search_words
from caseapp.i18n import LANGUAGES, catalogue
from caseapp.search.query import Part, Query
from caseapp.search.selection import Clause
from caseapp.search.stems import stem
from caseapp.search.thesaurus import state_of
from caseapp.wording.authorities import IMPORTANCE
from caseapp.wording.label_words import every_text
from caseapp.wording.library import OWN_SOURCE, SHIPPED_SOURCE, source_text, treatment_text
from caseapp.wording.states import state_names

_VALUES = text("SELECT DISTINCT value FROM authority_label WHERE label = :label")
_FORMATIONS = text("SELECT DISTINCT formation FROM authority WHERE formation <> ''")
_PACKS = text("SELECT DISTINCT pack FROM authority")
_YES: Final = ("yes", "да", "1", "true")
_NO: Final = ("no", "нет", "0", "false")
_CONVENTION: Final = re.compile(r"^(?:echr|еспч|екпч|art|article|ст|статья)\b\W*")
_ARTICLE_SIGNS: Final = re.compile(r"[\W_]+")
_ISO: Final = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_YEARS: Final = re.compile(r"([12]\d{3})(?:[-–]([12]\d{3}))?")
_MOST_YEARS: Final = 100
_LOCAL: Final = re.compile(r"(?:(\d{1,2})[./])?(\d{1,2})[./](\d{4})")

Names = Mapping[str, Sequence[str]]
"""Folded names by code."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What one field of a query means."""

    part: Part
    values: tuple[str, ...]
    unknown: tuple[str, ...]
    """What was typed and names nothing."""

    @property
    def clause(self) -> Clause | None:
        """Return the condition; None where no value is known."""
        if not self.values or self.part.field is None:
            return None
        return Clause(self.part.field, self.values, self.part.excluded)


def meant(connection: Connection, query: Query, tags: Names) -> tuple[Meant, ...]:
    """Return what each field of a query means, in their order.

    Args:
        connection: of an open vault.
        query: as it was read.
        tags: those that the person who asks may see; no other has a name here.

    """
    readers: dict[Field, _Reader] = {**_READERS, Field.TAG: partial(_tag, tags)}
    return tuple(
        _meant(part, readers[part.field], connection)
        for part in query.fields
        if part.field is not None
    )


_Reader = Callable[[Connection, str], Iterable[str]]


def _meant(part: Part, read: _Reader, connection: Connection) -> Meant:
    found = {value: tuple(read(connection, value)) for value in part.values}
    codes = dict.fromkeys(code for some in found.values() for code in some)
    return Meant(part, tuple(codes), tuple(value for value, some in found.items() if not some))


def _state(_connection: Connection, value: str) -> Iterable[str]:
    code = value.strip().upper()
    if code in state_names("en"):
        return [code]
    return _named(value, _states()) or [one for one in [state_of(fold(value))] if one]


def _article(connection: Connection, value: str) -> Iterable[str]:
    """Return the articles of the library that are this one or a part of it: 5 is 5-4 as well."""
    wanted = _article_form(value)
    known = connection.execute(_VALUES, {"label": Label.ARTICLE.value}).scalars()
    return [
        one
        for one in sorted(known)
        if wanted and (_article_form(one) == wanted or _article_form(one).startswith(f"{wanted}-"))
    ]


def _article_form(text: str) -> str:
    """Return one spelling for "5-4", "5 § 4", "5(4)", "Art. 5-4" and "ECHR 5-4"."""
    return _ARTICLE_SIGNS.sub("-", _CONVENTION.sub("", fold(text).strip())).strip("-")


def _day(_connection: Connection, value: str) -> Iterable[str]:
    """Read a year, a month or a day; of a year or month its first day is meant."""
    if found := _ISO.fullmatch(value.strip()):
        year, month, day = found.groups()
    elif found := _LOCAL.fullmatch(value.strip()):
        day, month, year = found.groups()
    else:
        return []
    try:
        return [date(int(year), int(month or 1), int(day or 1)).isoformat()]
    except ValueError:
        return []


def _year(_connection: Connection, value: str) -> Iterable[str]:
    """Read a year, or the years from one to another."""
    found = _YEARS.fullmatch(value.strip())
    if not found:
        return []
    first, last = int(found[1]), int(found[2] or found[1])
    return [f"{year:04}" for year in range(first, min(last, first + _MOST_YEARS) + 1)]


def _tag(tags: Names, _connection: Connection, value: str) -> Iterable[str]:
    return _named(value, tags)


def _court(connection: Connection, value: str) -> Iterable[str]:
    return _named(value, _labels(connection, Label.COURT)) or _named(
        value, {one: [fold(one)] for one in connection.execute(_FORMATIONS).scalars()}
    )


def _issue(connection: Connection, value: str) -> Iterable[str]:
    return _named(value, _labels(connection, Label.ISSUE))


def _outcome(_connection: Connection, value: str) -> Iterable[str]:
    return _named(value, {one.value: _names(Label.OUTCOME, one) for one in OutcomeKind})


def _importance(_connection: Connection, value: str) -> Iterable[str]:
    return _named(value, {one: _names(Label.IMPORTANCE, one) for one in IMPORTANCE})


def _treatment(_connection: Connection, value: str) -> Iterable[str]:
    return _named(value, {one.value: _in_words(treatment_text, one) for one in Treatment})


def _printable(_connection: Connection, value: str) -> Iterable[str]:
    word = fold(value)
    return ["yes"] if word in _YES else ["no"] if word in _NO else []


def _source(connection: Connection, value: str) -> Iterable[str]:
    packs = {OWN_SOURCE, SHIPPED_SOURCE, *connection.execute(_PACKS).scalars()}
    return _named(value, {one: _in_words(source_text, one) for one in packs})


_READERS: dict[Field, _Reader] = {
    Field.HOST_STATE: _state,
    Field.REQUESTING_STATE: _state,
    Field.STATE: _state,
    Field.ARTICLE: _article,
    Field.YEAR: _year,
    Field.AFTER: _day,
    Field.BEFORE: _day,
    Field.COURT: _court,
    Field.ISSUE: _issue,
    Field.OUTCOME: _outcome,
    Field.IMPORTANCE: _importance,
    Field.TREATMENT: _treatment,
    Field.PRINTABLE: _printable,
    Field.SOURCE: _source,
}


def _named(value: str, names: Names) -> list[str]:
    """Return the codes that a text names: as it stands, by a beginning, or by words of a name."""
    wanted = fold(value).strip()
    words = search_words(value)
    if not words:
        return []
    said = {code: (fold(code), *called) for code, called in names.items()}
    ways = (
        (code for code, called in said.items() if wanted in called),
        (code for code, called in said.items() if any(one.startswith(wanted) for one in called)),
        (code for code, called in said.items() if any(_has_words(one, words) for one in called)),
    )
    return next((sorted(found) for found in map(list, ways) if found), [])


def _has_words(name: str, words: Sequence[str]) -> bool:
    """Say whether every word begins a word of the name, or is a form of one."""
    there = search_words(name)
    stems = {stem(one) for one in there}
    return all(stem(word) in stems or any(one.startswith(word) for one in there) for word in words)


@lru_cache(maxsize=1)
def _states() -> dict[str, tuple[str, ...]]:
    return {code: _names(Label.HOST_STATE, code) for code in state_names("en")}


def _labels(connection: Connection, label: Label) -> dict[str, tuple[str, ...]]:
    known: Iterable[str] = connection.execute(_VALUES, {"label": label.value}).scalars()
    return {value: _names(label, value) for value in known}


@lru_cache(maxsize=4096)
def _names(label: Label, value: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold(one) for one in every_text(label, value)))


def _in_words(word: Callable[..., str], code: str) -> tuple[str, ...]:
    return tuple(fold(word(code, catalogue(language))) for language in LANGUAGES)
