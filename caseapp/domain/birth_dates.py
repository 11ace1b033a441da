"""Dates of birth in a text, in figures and in words of many languages."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

_DIGIT = re.compile(r"\d")
_SEP = r"\s?[./\-\s]\s?"
_FIGURES = re.compile(
    rf"(?<!\d)(?P<a>\d{{4}}|\d{{1,2}}){_SEP}(?P<b>\d{{1,2}}){_SEP}(?P<c>\d{{4}}|\d{{1,2}})(?!\d)"
)
_MONTH = r"(?P<month>[^\W\d_]{3,})"
_DAY = r"(?<!\d)(?P<day>\d{1,2})(?!\d)"
_YEAR = r"(?<!\d)(?P<year>\d{4})(?!\d)"
_ROMAN = dict(
    zip(
        ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"],
        range(1, 13),
        strict=True,
    )
)
_WITH_ROMAN = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})[.\s]\s?(?P<month>[ivx]{1,4})[.\s]\s?(?P<year>\d{4})(?!\d)"
)
_WORDED = (
    re.compile(
        rf"{_DAY}(?:\W|st|nd|rd|th|er|º|de|of|-го){{1,8}}{_MONTH}[\s,.]{{1,3}}(?:de |del )?{_YEAR}"
    ),
    re.compile(rf"{_MONTH}\s{{1,2}}{_DAY}(?:st|nd|rd|th)?[\s,.]{{1,3}}{_YEAR}"),
    re.compile(
        rf"{_YEAR}[\s,.]{{1,3}}(?:[^\W\d_]{{1,8}}[\s,.]{{1,2}})?{_DAY}[\s\-.]{{1,2}}{_MONTH}"
    ),
    re.compile(
        rf"{_YEAR}[\s,.]{{1,3}}(?:[^\W\d_]{{1,8}}[\s,.]{{1,2}})?{_MONTH}[\s,.]{{1,3}}{_DAY}"
    ),
)
"""12 March 1985, March 12, 1985, 1985 йил 12 март, 1985 წლის მარტი 12."""


class Births:
    """Dates of birth that are looked for."""

    def __init__(self, days: Iterable[date]) -> None:
        """Look for these."""
        self._full = {(day.year, day.month, day.day): day for day in days}
        self._short = {
            (year % 100, month, day): born for (year, month, day), born in self._full.items()
        }

    def found(
        self, text: str, months: Mapping[int, frozenset[str]]
    ) -> Iterator[tuple[date, int, int]]:
        """Yield where one stands: (day, start, end).

        Args:
            text: as `traces.same_length` gives it.
            months: beginnings of the names of each month in the languages of the program.

        """
        if self._full and _DIGIT.search(text):
            yield from self._in_figures(text)
            yield from self._in_words(text, months)

    def _in_figures(self, text: str) -> Iterator[tuple[date, int, int]]:
        for found in _FIGURES.finditer(text):
            first, second, third = (int(found.group(one)) for one in ("a", "b", "c"))
            in_full = len(found.group("a")) == 4 or len(found.group("c")) == 4  # noqa: PLR2004
            known = self._full if in_full else self._short
            for key in ((third, second, first), (third, first, second), (first, second, third)):
                if key in known:
                    yield known[key], found.start(), found.end()
                    break
        for found in _WITH_ROMAN.finditer(text):
            month = _ROMAN.get(found.group("month"), 0)
            key = (int(found.group("year")), month, int(found.group("day")))
            if key in self._full:
                yield self._full[key], found.start(), found.end()

    def _in_words(
        self, text: str, months: Mapping[int, frozenset[str]]
    ) -> Iterator[tuple[date, int, int]]:
        for pattern in _WORDED:
            for found in pattern.finditer(text):
                word, number = found.group("month"), int(found.group("day"))
                for month, beginnings in months.items():
                    key = (int(found.group("year")), month, number)
                    if key in self._full and word.startswith(tuple(beginnings)):
                        yield self._full[key], found.start(), found.end()
