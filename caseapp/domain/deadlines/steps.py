"""One step of a calculation: a code that never changes meaning, and the values of its sentence.

Days are written "2026-02-08", moments "2026-03-03T14:20:00+05:00"; the name of a value tells its
kind: …day or `since`/`until` is a date, …moment is a date and time.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Step:
    """What was done, or why a date is provisional; `wording.calculation` says it in words."""

    code: str
    values: Mapping[str, str | int | bool]

    def to_data(self) -> list[object]:
        """Return what is stored: code and values."""
        return [self.code, dict(self.values)]

    @classmethod
    def from_data(cls, data: list[object]) -> "Step":
        """Read what `to_data` wrote."""
        code, values = data
        assert isinstance(code, str)  # noqa: S101 - our own canonical form
        assert isinstance(values, dict)  # noqa: S101
        return cls(code, MappingProxyType(values))


def step(code: str, /, **values: object) -> Step:
    """Make a step; dates, times and moments are written in ISO form."""
    return Step(code, MappingProxyType({name: _plain(value) for name, value in values.items()}))


def _plain(value: object) -> str | int | bool:
    if type(value) is str:
        return value
    if isinstance(value, date):  # or a moment: both are written in ISO form
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, int):
        return value
    return str(value)
