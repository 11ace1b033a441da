"""Bars of counts, in greys and with their figures: they say the same without colour.

Charts stand on the working copy alone (`blocks.check_document`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from caseapp.domain.blocks import Chart, Span
from caseapp.reports import page
from caseapp.reports.text import break_lines, text_width
from caseapp.reports.units import Placed, Rule, Unit, baseline, kept

GREYS = (0.15, 0.4, 0.6, 0.78, 0.9)
"""Of the parts, in their order; each stands beside its figure in the legend."""
_NAMES = 0.32
_SAID = 0.24
"""Shares of the width for the names of the bars, and for the words after them."""
_BAR = 8.0
_FIRST = page.MEASURE * _NAMES
_ROOM = page.MEASURE * (1 - _NAMES - _SAID) - 12.0


def chart_units(block: Chart) -> list[Unit]:
    """Set a chart: the legend, then a bar a row, as long as its share of the longest one."""
    longest = max((sum(parts) for _, parts, _ in block.rows), default=0)
    if not longest:
        return []
    units = kept(_legend(block), to_next=True)
    units[0] = replace(units[0], before=page.GAP)
    for name, parts, said in block.rows:
        lines = break_lines(name, page.CELL, _FIRST - 10)
        height = max(len(lines) * page.CELL.leading, _BAR + 4) + 3
        placed = [
            Placed(line, 0.0, number * page.CELL.leading + baseline(page.CELL))
            for number, line in enumerate(lines)
        ]
        words = break_lines(said, page.CELL, 1e6)[0]
        placed.append(Placed(words, page.MEASURE * (1 - _SAID), baseline(page.CELL)))
        bars = tuple(_bars(parts, _ROOM / longest, page.CELL.leading / 2))
        units.append(Unit(height, tuple(placed), rules=bars))
    return units


def _bars(parts: Sequence[int], unit: float, y: float) -> Iterator[Rule]:
    left = _FIRST
    for grey, count in zip(GREYS, parts, strict=False):
        if count:
            yield Rule(left, left + count * unit, y, _BAR, grey=grey)
            left += count * unit


def _legend(block: Chart) -> list[Unit]:
    """Set the names of the parts beside their greys, in as many lines as they need."""
    units: list[Unit] = []
    x, lines, rules = 0.0, list[Placed](), list[Rule]()
    for grey, name in zip(GREYS, block.legend, strict=False):
        width = 14.0 + text_width(name, page.CELL) + 16.0
        if lines and x + width > page.MEASURE:
            units.append(Unit(page.CELL.leading, tuple(lines), rules=tuple(rules)))
            x, lines, rules = 0.0, [], []
        rules.append(Rule(x, x + 9.0, page.CELL.leading / 2, _BAR, grey=grey))
        words = break_lines(name or (Span(" "),), page.CELL, 1e6)[0]
        lines.append(Placed(words, x + 14.0, baseline(page.CELL)))
        x += width
    units.append(Unit(page.CELL.leading + 4.0, tuple(lines), rules=tuple(rules)))
    return units
