"""The form of a file of facts: what each key must be, refused with file, place and field."""

import re
from datetime import date
from enum import StrEnum
from typing import TypeVar

from caseapp.domain.countries import (
    BadCountryValueError,
    CountryFact,
    FactGrade,
    MissingCountryKeyError,
    OffencePart,
    Standing,
    Subject,
    Treaty,
    UnknownCountryKeyError,
)

_Code = TypeVar("_Code", bound=StrEnum)

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WHEN = re.compile(r"[12][0-9]{3}(-[01][0-9](-[0-3][0-9])?)?")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_SCRIPT = re.compile(r"[A-Z][a-z]{3}")
_OF_A_SUBJECT = {
    Subject.TREATY: ("treaty", "standing"),
    Subject.OFFENCE: ("article", "part"),
    Subject.WEEKEND: ("weekend",),
    Subject.INCIDENT: ("when",),
}
"""Keys without which a fact on a subject says nothing that can be used."""


class _Keys:
    """One table being read; every key must be taken, and none may be left over."""

    def __init__(self, content: object, file: str, place: str, fact: str = "") -> None:
        self.where = {"file": file, "place": place, "fact": fact}
        if not isinstance(content, dict):
            raise BadCountryValueError(**self.where, field="-", value=content, expected="a table")
        self._left: dict[str, object] = dict(content)

    def bad(self, key: str, value: object, expected: str) -> BadCountryValueError:
        return BadCountryValueError(**self.where, field=key, value=value, expected=expected)

    def has(self, key: str) -> bool:
        return key in self._left

    def need(self, key: str) -> object:
        if key not in self._left:
            raise MissingCountryKeyError(**self.where, field=key)
        return self._left.pop(key)

    def text(self, key: str, *, required: bool = False) -> str:
        if not required and key not in self._left:
            return ""
        value = self.need(key)
        if not isinstance(value, str) or (required and not value):
            raise self.bad(key, value, "a text")
        return value

    def moment(self, key: str) -> str:
        value = self.text(key)
        if value and not _WHEN.fullmatch(value):
            raise self.bad(key, value, "a date such as 2026-06-12, 2026-06 or 2026")
        return value

    def day(self, key: str) -> date:
        value = self.need(key)
        if type(value) is not date:
            raise self.bad(key, value, "a date such as 2026-06-12")
        return value

    def flag(self, key: str) -> bool:
        value = self._left.pop(key, False)
        if not isinstance(value, bool):
            raise self.bad(key, value, "true or false")
        return value

    def number(self, key: str) -> int:
        value = self.need(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.bad(key, value, "a whole number, 0 or more")
        return value

    def code(self, key: str, kind: type[_Code]) -> _Code:
        value = self.need(key)
        try:
            return kind(str(value))
        except ValueError:
            raise self.bad(key, value, " | ".join(kind)) from None

    def codes(self, key: str, form: re.Pattern[str], expected: str) -> tuple[str, ...]:
        value = self._left.pop(key, [])
        if not isinstance(value, list) or not all(
            isinstance(item, str) and form.fullmatch(item) for item in value
        ):
            raise self.bad(key, value, expected)
        return tuple(value)

    def tables(self, key: str) -> list[object]:
        value = self._left.pop(key, [])
        if not isinstance(value, list):
            raise self.bad(key, value, "a list of tables")
        return value

    def close(self) -> None:
        for key in self._left:
            raise UnknownCountryKeyError(**self.where, field=key)


def read_facts(content: object, file: str) -> tuple[str, tuple[CountryFact, ...]]:
    """Read one file; return the place and its facts.

    Raises:
        CountryPackError: what is wrong, with file, place, fact and field.

    """
    head = _Keys(content, file, "-")
    place = head.text("place", required=True)
    head.where["place"] = place
    collected = head.day("collected")
    rows = head.tables("fact")
    head.close()
    return place, tuple(_fact(row, file, place, collected) for row in rows)


def _fact(content: object, file: str, place: str, collected: date) -> CountryFact:
    name = str(content.get("name", "?")) if isinstance(content, dict) else "?"
    keys = _Keys(content, file, place, name)
    subject = keys.code("subject", Subject)
    for key in _OF_A_SUBJECT.get(subject, ()):
        if not keys.has(key):
            raise MissingCountryKeyError(**keys.where, field=key)
    source = keys.text("source", required=True)
    grade = keys.code("grade", FactGrade)
    if source == "-" and grade is not FactGrade.UNVERIFIED:
        raise keys.bad("grade", grade, f"{FactGrade.UNVERIFIED}: there is no source")
    fact = CountryFact(
        place=place,
        subject=subject,
        name=keys.text("name", required=True),
        value=keys.text("value", required=True),
        source=source,
        grade=grade,
        collected=keys.day("collected") if keys.has("collected") else collected,
        correction=keys.text("correction"),
        treaty=keys.code("treaty", Treaty) if keys.has("treaty") else None,
        standing=keys.code("standing", Standing) if keys.has("standing") else None,
        since=keys.moment("since"),
        languages=keys.codes("languages", _LANGUAGE, "ISO 639 codes such as ka"),
        scripts=keys.codes("scripts", _SCRIPT, "ISO 15924 codes such as Geor"),
        weekend=_weekend(keys),
        when=keys.text("when"),
        without_notice=keys.flag("without_notice"),
        article=keys.text("article"),
        parts=tuple(_part(row, keys, grade) for row in keys.tables("part")),
        address=keys.text("address"),
    )
    keys.close()
    return fact


def _weekend(keys: _Keys) -> tuple[int, ...]:
    names = keys.codes("weekend", re.compile("|".join(_DAYS)), " | ".join(_DAYS))
    return tuple(_DAYS.index(name) for name in names)


def _part(content: object, fact: _Keys, grade: FactGrade) -> OffencePart:
    keys = _Keys(content, fact.where["file"], fact.where["place"], fact.where["fact"])
    own = keys.code("grade", FactGrade) if keys.has("grade") else grade
    order = tuple(FactGrade)
    if order.index(own) < order.index(grade):
        raise keys.bad("grade", own, f"{grade} at best, as the fact")
    life = keys.flag("life")
    part = OffencePart(
        part=keys.text("part"),
        maximum_years=None
        if life and not keys.has("maximum_years")
        else keys.number("maximum_years"),
        minimum_years=keys.number("minimum_years") if keys.has("minimum_years") else None,
        life=life,
        since=keys.moment("since"),
        grade=own,
    )
    if (part.minimum_years or 0) > (part.maximum_years or part.minimum_years or 0):
        raise keys.bad("minimum_years", part.minimum_years, "no more than maximum_years")
    keys.close()
    return part
