"""How many decisions of a report speak for which side, by year, ground and court.

A selection is no statistic: decisions were chosen for what they teach. These counts are for the
screen and the working copy alone, and stand under that heading wherever they are shown.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from caseapp.domain.precedents import Side
from caseapp.domain.views.precedents import Precedent

_DECIDED = (Side.FAVOURABLE, Side.MIXED, Side.ADVERSE)


class CountBy(StrEnum):
    """What decisions are counted by."""

    YEAR = "year"
    GROUND = "ground"
    COURT = "court"


@dataclass(frozen=True, slots=True)
class CountRow:
    """The decisions of one year, ground or court.

    Attributes:
        value: the year, the group of the vocabulary ("" for none) or the court as stored.
        sides: how many speak for each `Side`, in its order.

    """

    value: str
    sides: tuple[int, ...]

    def of(self, side: Side) -> int:
        """Return how many speak for a side."""
        return self.sides[list(Side).index(side)]

    @property
    def total(self) -> int:
        """Return all of them."""
        return sum(self.sides)

    @property
    def favourable(self) -> int:
        """Return those that speak for the person alone."""
        return self.of(Side.FAVOURABLE)

    @property
    def decided(self) -> int:
        """Return those that speak for somebody: what a share is of."""
        return sum(map(self.of, _DECIDED))


_VALUES: dict[CountBy, Callable[[Precedent], Iterable[str]]] = {
    CountBy.YEAR: lambda one: [str(one.year)],
    CountBy.GROUND: lambda one: one.grounds or ("",),
    CountBy.COURT: lambda one: [one.cited.court],
}


def sides_met(found: Sequence[Precedent]) -> tuple[Side, ...]:
    """Return the sides that any of these decisions speaks for, in their order."""
    met = {one.side for one in found}
    return tuple(side for side in Side if side in met)


def count_by(found: Sequence[Precedent], by: CountBy) -> tuple[CountRow, ...]:
    """Return the counts: years in their order, grounds and courts with the most decisions first.

    A decision counts under each of its grounds.
    """
    counted = Counter((value, one.side) for one in found for value in _VALUES[by](one))
    rows = [
        CountRow(value, tuple(counted[value, side] for side in Side))
        for value in {value for value, _ in counted}
    ]
    if by is CountBy.YEAR:
        return tuple(sorted(rows, key=lambda row: row.value))
    return tuple(sorted(rows, key=lambda row: (-row.total, row.value)))
