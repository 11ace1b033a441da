"""The years between which decisions were given, as they stand in the query: `after:`, `before:`.

The fields beside the hits and the query say the same thing, and the query alone is asked. In the
fields the last year is one of those meant; in the query `before:` names the first that is not.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from caseapp.domain.library import Field
from caseapp.domain.text import fold

_MARKS = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
_PIECE = re.compile(
    r'(?P<phrase>-?"[^"]*"?)'
    r'|(?<!\S)(?P<name>[^\W\d_]+):(?:"(?P<quoted>[^"]*)"?|(?P<value>[^\s"]+))'
    r"|\S+"
)
_YEAR = re.compile(r"\d{4}")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_LOCAL = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Period:
    """Two dates as they are typed: a year, a month or a day; "" for no bound."""

    since: str = ""
    until: str = ""
    """The last one that is meant."""


def read_period(query: str, names: Mapping[str, Field]) -> Period:
    """Return what a query says; of several bounds the last one typed."""
    since = until = ""
    for part in _parts(query, names):
        if part.field is Field.AFTER:
            since = part.value
        else:
            until = _shifted(part.value, -1)
    return Period(since, until)


def with_period(query: str, names: Mapping[str, Field], period: Period, language: str) -> str:
    """Return the query with this period in place of what it said of one before."""
    left, end = "", 0
    for part in _parts(query, names):
        left, end = f"{left}{query[end : part.start]}", part.end
    kept = " ".join(f"{left}{query[end:]}".split()) if end else query.strip()
    said = (
        f"{_called(field, names, language)}:{_written(value)}"
        for field, value in (
            (Field.AFTER, period.since.strip()),
            (Field.BEFORE, _shifted(period.until.strip(), 1)),
        )
        if value
    )
    return " ".join(filter(None, (kept, *said)))


@dataclass(frozen=True, slots=True)
class _Part:
    field: Field
    value: str
    start: int
    end: int


def _parts(query: str, names: Mapping[str, Field]) -> Iterator[_Part]:
    # Each mark is replaced by one mark: places in the text stay what they are.
    for piece in _PIECE.finditer(query.translate(_MARKS)):
        field = names.get(fold(piece["name"])) if piece["name"] else None
        value = piece["quoted"] if piece["quoted"] is not None else piece["value"]
        if field in {Field.AFTER, Field.BEFORE} and value:
            yield _Part(field, value, piece.start(), piece.end())


def _called(field: Field, names: Mapping[str, Field], language: str) -> str:
    """Return the name of a field in the reader's script."""
    called = [name for name, one in names.items() if one is field] or [field.value]
    return next((name for name in called if name.isascii() == (language != "ru")), called[0])


def _written(value: str) -> str:
    return f'"{value}"' if any(letter.isspace() for letter in value) else value


def _shifted(typed: str, by: int) -> str:
    """Return the next year, month or day, or the one before; what is none stays as it is."""
    if _YEAR.fullmatch(typed):
        return f"{int(typed) + by:04}"
    if found := _MONTH.fullmatch(typed):
        year, month = int(found[1]), int(found[2]) + by
        if month in {0, _DECEMBER + 1}:
            year, month = year + by, _DECEMBER if by < 0 else 1
        return f"{year:04}-{month:02}"
    if found := _DAY.fullmatch(typed):
        parts = found[1], found[2], found[3]
    elif found := _LOCAL.fullmatch(typed):
        parts = found[3], found[2], found[1]
    else:
        return typed
    try:
        return (date(*map(int, parts)) + timedelta(days=by)).isoformat()
    except (ValueError, OverflowError):
        return typed
