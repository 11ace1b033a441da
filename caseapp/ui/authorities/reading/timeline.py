"""Where decisions stand in a drawing: across by date, down by kind, none over another."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: its row from 0, and how far from the left."""

    row: int
    x: int


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Places in the order of what was arranged.

    Attributes:
        heads: of each group its first row.
        rows: how many rows there are.
        years: some years of the axis, each with its x.

    """

    spots: tuple[Spot, ...]
    heads: dict[int, int]
    rows: int
    years: tuple[tuple[int, int], ...]


MOST_YEARS = 8
"""Years that are written on the axis."""


def arrange(
    days: Sequence[date], groups: Sequence[int], width: int, wide: int, gap: int
) -> Arrangement:
    """Place decisions so that an earlier one never stands right of a later one of its row.

    Args:
        days: of the decisions.
        groups: which group each belongs to; groups follow each other downwards.
        width: room there is.
        wide: of one decision.
        gap: between two of a row.

    """
    if not days:
        return Arrangement((), {}, 0, ())
    first, last = min(days).year, max(days).year + 1
    room = max(1, width - wide)
    begin = date(first, 1, 1).toordinal()
    whole = date(last, 1, 1).toordinal() - begin
    across = [(day.toordinal() - begin) * room // whole for day in days]
    spots: dict[int, Spot] = {}
    heads: dict[int, int] = {}
    row = 0
    for group in sorted(set(groups)):
        heads[group] = row
        ends: list[int] = []
        members = [at for at, one in enumerate(groups) if one == group]
        for at in sorted(members, key=lambda one: (days[one], one)):
            free = next((n for n, end in enumerate(ends) if end + gap <= across[at]), len(ends))
            if free == len(ends):
                ends.append(0)
            ends[free] = across[at] + wide
            spots[at] = Spot(row + free, across[at])
        row += len(ends)
    most = min(MOST_YEARS, max(1, room // wide * 2))
    step = max(1, -(-(last - first) // most))
    years = tuple(
        (year, (date(year, 1, 1).toordinal() - begin) * room // whole)
        for year in range(first, last, step)
    )
    return Arrangement(tuple(spots[at] for at in range(len(days))), heads, row, years)
