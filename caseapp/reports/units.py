"""The smallest things that a page break may stand between: mostly one line of text each."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from caseapp.domain.blocks import Span, Spans
from caseapp.reports.text import Line, TextStyle, break_lines


@dataclass(frozen=True, slots=True)
class Placed:
    """A line in its place: `x` from the left margin, `y` of the baseline below the unit's top."""

    line: Line
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal rule from `x0` to `x1`; dotted for the leaders of the contents.

    A thick one is a bar of a chart; `grey` is 0 for black to 1 for white.
    """

    x0: float
    x1: float
    y: float
    thickness: float = 0.5
    dotted: bool = False
    grey: float = 0.0


@dataclass(frozen=True, slots=True)
class HeadingMark:
    """A heading starts here: what the bookmarks and the contents say of it."""

    anchor: str
    title: str
    level: int


@dataclass(frozen=True, slots=True)
class Unit:
    """One line, or what must stay in one piece. Measures in points.

    Attributes:
        height: without the space above.
        before: space above, dropped at the top of a page.
        keep: no page break after it.
        new_page: starts a page.
        counts: its citations belong into the table of authorities.
        mark: a heading starts here.
        goes_to: anchor of the heading that a click on it opens.
        repeat: what is printed again above it when it starts a page.

    """

    height: float
    lines: tuple[Placed, ...] = ()
    rules: tuple[Rule, ...] = ()
    before: float = 0.0
    keep: bool = False
    new_page: bool = False
    counts: bool = True
    mark: HeadingMark | None = None
    goes_to: str = ""
    repeat: tuple["Unit", ...] = ()


def baseline(style: TextStyle) -> float:
    """Return how far the baseline stands below the top of a line."""
    return style.leading / 2 + style.size * 0.34


def line_unit(line: Line, style: TextStyle, x: float = 0.0) -> Unit:
    """Make a unit of one line."""
    return Unit(style.leading, (Placed(line, x, baseline(style)),))


def beside(unit: Unit, spans: Spans, style: TextStyle, x: float) -> Unit:
    """Put a short text, such as a paragraph's number, on the same baseline as the unit's line."""
    placed = Placed(break_lines(spans, style, 1e6)[0], x, unit.lines[0].y)
    return replace(unit, lines=(placed, *unit.lines))


def text_units(
    spans: Spans, style: TextStyle, measure: float, *, x: float = 0.0, before: float = 0.0
) -> list[Unit]:
    """Set a text as lines that leave no widow and no orphan."""
    units = [line_unit(line, style, x) for line in break_lines(spans, style, measure)]
    units[0] = replace(units[0], before=before)
    return without_widows(units)


def without_widows(units: list[Unit]) -> list[Unit]:
    """Keep the first two and the last two lines of a text together."""
    last = len(units) - 1
    return [
        replace(unit, keep=True) if last and number in {0, last - 1} else unit
        for number, unit in enumerate(units)
    ]


def kept(units: Iterable[Unit], *, to_next: bool = False) -> list[Unit]:
    """Keep units on one page, and with what follows them if `to_next`."""
    held = [replace(unit, keep=True) for unit in units]
    if held and not to_next:
        held[-1] = replace(held[-1], keep=False)
    return held


def uncounted(spans: Spans) -> Spans:
    """Return spans without their citations, for tables that repeat a text."""
    return tuple(replace(span, cite="") for span in spans)


def bolder(spans: Spans) -> Spans:
    """Return spans in bold letters."""
    return tuple(replace(span, bold=True) for span in spans)


def label(text: str) -> Spans:
    """Return a text as spans, for the engine's own words."""
    return (Span(text),)
