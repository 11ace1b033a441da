"""Everything that stands in columns: caption, tables, contents, table of authorities."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from caseapp.domain.blocks import AuthorityEntry, Caption, Span, Spans, Table
from caseapp.reports import page
from caseapp.reports.text import Align, Line, TextStyle, break_lines
from caseapp.reports.units import (
    HeadingMark,
    Placed,
    Rule,
    Unit,
    baseline,
    bolder,
    kept,
    text_units,
    uncounted,
)

_PAGES_WIDTH = 104.0
"""Room for the page numbers of one authority that is cited on many pages."""
_FEW_PAGES_WIDTH = 40.0
_NUMBER_WIDTH = 30.0
_KEPT_ROW_LINES = 8
"""A row of a table up to this many lines is not split over two pages."""
_PADDING = 4.0
_RIGHT = replace(page.CONTENTS, align=Align.RIGHT)


@dataclass(frozen=True, slots=True)
class _Cell:
    lines: tuple[Line, ...]
    x: float


def caption_units(block: Caption) -> list[Unit]:
    """Set the head of the first page: court, reference number, table of who stands before it."""
    units = text_units(bolder(block.court), page.COURT, page.MEASURE)
    if block.reference:
        units += text_units(block.reference, page.REFERENCE, page.MEASURE, before=2.0)
    label_width = page.MEASURE * 0.33
    rows: list[Unit] = []
    for name, value in block.rows:
        cells = (
            _Cell(break_lines(bolder(name), page.CELL, label_width - 10), 0.0),
            _Cell(break_lines(value, page.CELL, page.MEASURE - label_width), label_width),
        )
        rows += _row(cells, page.CELL)
    if rows:
        rows[0] = replace(rows[0], before=12.0, rules=(Rule(0.0, page.MEASURE, 0.0, 0.8),))
        last = rows[-1]
        rule = Rule(0.0, page.MEASURE, last.height, 0.8)
        rows[-1] = replace(last, rules=(*last.rules, rule))
    return kept(units + rows, to_next=True) if len(rows) < 30 else units + rows  # noqa: PLR2004


def table_units(block: Table) -> list[Unit]:
    """Set a table with rules between its rows; its header is repeated on each page."""
    columns = max((len(row) for row in (block.header, *block.rows)), default=0)
    if columns == 0:
        return []
    fitting = len(block.widths) == columns and min(block.widths) > 0
    shares = block.widths if fitting else (1.0,) * columns
    widths = [page.MEASURE * share / sum(shares) for share in shares]
    header: list[Unit] = []
    if block.header:
        header = _ruled_row(tuple(map(bolder, block.header)), widths, heavy=True)
        header = kept(header, to_next=True)
    units = list(header)
    for row in block.rows:
        lines = _ruled_row(row, widths)
        units += [replace(unit, repeat=tuple(header)) for unit in lines]
    if units:
        units[0] = replace(units[0], before=page.GAP)
    return units


def _ruled_row(row: Sequence[Spans], widths: list[float], *, heavy: bool = False) -> list[Unit]:
    cells, x = [], 0.0
    filled = (*row, *[()] * (len(widths) - len(row)))
    for spans, column in zip(filled, widths, strict=True):
        cells.append(_Cell(break_lines(spans, page.CELL, max(column - 8, 12.0)), x))
        x += column
    units = _row(tuple(cells), page.CELL)
    last = units[-1]
    rule = Rule(0.0, page.MEASURE, last.height, 0.8 if heavy else 0.35)
    units[-1] = replace(last, rules=(rule,))
    return units


def _row(cells: tuple[_Cell, ...], style: TextStyle) -> list[Unit]:
    """Set a row line by line, so that a very tall one can go on overleaf."""
    count = max(len(cell.lines) for cell in cells)
    units = []
    for number in range(count):
        top = _PADDING if number == 0 else 0.0
        bottom = _PADDING if number == count - 1 else 0.0
        placed = tuple(
            Placed(cell.lines[number], cell.x, top + baseline(style))
            for cell in cells
            if number < len(cell.lines)
        )
        units.append(Unit(style.leading + top + bottom, placed))
    return kept(units) if count <= _KEPT_ROW_LINES else units


def contents_units(marks: Sequence[HeadingMark], pages: Mapping[str, int]) -> Iterator[Unit]:
    """Set the table of contents; a click on a line opens its heading."""
    for mark in marks:
        x = 0.0 if mark.level == 1 else 18.0
        text = (Span(mark.title, bold=mark.level == 1),)
        number = str(pages.get(mark.anchor, 0))
        lines = break_lines(text, page.CONTENTS, page.MEASURE - x - _NUMBER_WIDTH - 20)
        units = _with_right_column(lines, x, (number,), _NUMBER_WIDTH)
        units[0] = replace(units[0], before=5.0 if mark.level == 1 else 1.0)
        yield from (replace(unit, goes_to=mark.anchor, counts=False) for unit in kept(units))


def authorities_units(
    entries: Sequence[AuthorityEntry],
    pages: Mapping[str, Sequence[int]],
    floors: Mapping[str, int],
) -> Iterator[Unit]:
    """Set the table of authorities: by court, each with its pages and its note.

    `floors` is the least number of lines of each page list. From the third pass on no list gets
    shorter, so that the passes cannot swing between two layouts.
    """
    for group, members in groupby(entries, key=lambda entry: entry.group):
        yield from kept(
            text_units((Span(group, bold=True),), page.GROUP, page.MEASURE, before=10.0),
            to_next=True,
        )
        for entry in members:
            numbers = pages.get(entry.key, ())
            yield from _authority(entry, numbers, floors.get(entry.key, 0))


def _authority(entry: AuthorityEntry, numbers: Sequence[int], floor: int) -> list[Unit]:
    x, column = 14.0, _PAGES_WIDTH
    rows = page_list(numbers, column)
    if max(floor, list_lines(numbers)) == 0:
        column, rows = _FEW_PAGES_WIDTH, page_list(numbers, _FEW_PAGES_WIDTH)
    rows = (*rows, *[""] * (floor - len(rows)))
    measure = page.MEASURE - x - column - 16
    lines = break_lines(uncounted(entry.text), page.CONTENTS, measure)
    units = _with_right_column(lines, x, rows, column)
    units[0] = replace(units[0], before=4.0)
    if entry.note:
        note = (Span(entry.note, italic=True),)
        units += text_units(note, page.NOTE, measure - 10, x=x + 10, before=1.0)
    return [replace(unit, counts=False) for unit in kept(units)]


def page_list(numbers: Sequence[int], column: float) -> tuple[str, ...]:
    """Return the page numbers of an authority, broken into lines of the right column."""
    text = ", ".join(map(str, numbers))
    lines = break_lines((Span(text),), page.CONTENTS, column)
    return tuple("".join(piece.run.text for piece in line.pieces) for line in lines)


def list_lines(numbers: Sequence[int]) -> int:
    """Return how many lines a page list takes; 0 when a narrow column holds it."""
    if len(page_list(numbers, _FEW_PAGES_WIDTH)) == 1:
        return 0
    return len(page_list(numbers, _PAGES_WIDTH))


def _with_right_column(
    lines: tuple[Line, ...], x: float, right: tuple[str, ...], column: float
) -> list[Unit]:
    """Set a text with leaders to a right column, which starts on the text's last line."""
    style, first = page.CONTENTS, len(lines) - 1
    units = []
    for number in range(max(len(lines), first + len(right))):
        placed, rules = [], []
        if number < len(lines):
            placed.append(Placed(lines[number], x, baseline(style)))
        if number >= first and right[number - first]:
            text = (Span(right[number - first]),)
            line = break_lines(text, _RIGHT, column)[0]
            placed.append(Placed(line, page.MEASURE - column, baseline(style)))
            if number == first:
                end = page.MEASURE - line.width - 6
                start = x + lines[first].width + 6
                rules.append(Rule(start, end, baseline(style) - 0.6, 0.8, dotted=True))
        units.append(Unit(style.leading, tuple(placed), tuple(rules)))
    return units
