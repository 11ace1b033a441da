"""One TOML table of a pack that is being read: every key taken, none left over, refused by name."""

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from caseapp.domain.deadlines.errors import (
    BadValueInPackError,
    MissingKeyInPackError,
    UnknownKeyInPackError,
)

_Code = TypeVar("_Code", bound=StrEnum)
_Item = TypeVar("_Item")


class Table:
    """One TOML table that is being read; every key must be taken, and none may be left over."""

    def __init__(self, content: object, file: str, rule: str, path: str = "") -> None:
        self.file, self.rule, self._path = file, rule, path
        if not isinstance(content, dict):
            raise self.bad("", content, "a table")
        self._left: dict[str, object] = dict(content)

    def bad(self, key: str, value: object, expected: str) -> BadValueInPackError:
        """Make the refusal of a value."""
        field = ".".join(part for part in (self._path, key) if part)
        return BadValueInPackError(
            file=self.file, rule=self.rule, field=field, value=value, expected=expected
        )

    def has(self, key: str) -> bool:
        """Say whether a key stands in the table and was not taken yet."""
        return key in self._left

    def take(self, key: str) -> object:
        """Take a required value."""
        if key not in self._left:
            field = ".".join(part for part in (self._path, key) if part)
            raise MissingKeyInPackError(file=self.file, rule=self.rule, field=field)
        return self._left.pop(key)

    def text(self, key: str, default: str | None = None) -> str:
        """Take a text."""
        if default is not None and key not in self._left:
            return default
        value = self.take(key)
        if not isinstance(value, str):
            raise self.bad(key, value, "a text")
        return value

    def flag(self, key: str) -> bool:
        """Take a yes or no; absent means no."""
        value = self._left.pop(key, False)
        if not isinstance(value, bool):
            raise self.bad(key, value, "true or false")
        return value

    def number(self, key: str, default: int | None = None) -> int:
        """Take a whole number that is not negative."""
        if default is not None and key not in self._left:
            return default
        value = self.take(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.bad(key, value, "a whole number, 0 or more")
        return value

    def day(self, key: str) -> date | None:
        """Take a date, if there is one."""
        value = self._left.pop(key, None)
        if value is None:
            return None
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.bad(key, value, "a date such as 2026-06-12")
        return value

    def code(self, key: str, codes: type[_Code], default: _Code | None = None) -> _Code:
        """Take one of the codes of an enumeration."""
        if default is not None and key not in self._left:
            return default
        value = self.take(key)
        try:
            return codes(str(value))
        except ValueError:
            raise self.bad(key, value, " | ".join(codes)) from None

    def codes(self, key: str, codes: type[_Code]) -> tuple[_Code, ...]:
        """Take a list of codes."""
        found: list[_Code] = []
        for value in self.texts(key):
            try:
                found.append(codes(value))
            except ValueError:
                raise self.bad(key, value, " | ".join(codes)) from None
        return tuple(found)

    def texts(self, key: str) -> tuple[str, ...]:
        """Take a list of texts; absent means none."""
        value = self._left.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.bad(key, value, "a list of texts")
        return tuple(str(item) for item in value)

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """Take a table of texts; absent means empty."""
        value = self._left.pop(key, {})
        if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
            raise self.bad(key, value, "a table of texts")
        return tuple((str(name), str(text)) for name, text in value.items())

    def tables(self, key: str, read: Callable[["Table"], _Item]) -> tuple[_Item, ...]:
        """Take a list of tables; absent means none."""
        value = self._left.pop(key, [])
        if not isinstance(value, list):
            raise self.bad(key, value, "a list of tables")
        found: list[_Item] = []
        for index, item in enumerate(value, 1):
            table = Table(item, self.file, self.rule, f"{key}[{index}]")
            found.append(read(table))
            table.close()
        return tuple(found)

    def table(self, key: str, read: Callable[["Table"], _Item]) -> _Item | None:
        """Take a table, if there is one."""
        if key not in self._left:
            return None
        inner = Table(self._left.pop(key), self.file, self.rule, key)
        item = read(inner)
        inner.close()
        return item

    def close(self) -> None:
        """Refuse keys that nobody took."""
        for key in self._left:
            field = ".".join(part for part in (self._path, key) if part)
            raise UnknownKeyInPackError(file=self.file, rule=self.rule, field=field)
