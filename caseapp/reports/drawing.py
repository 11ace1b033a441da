"""Finished pages onto the canvas: glyphs, rules, links, bookmarks, head and foot of each page."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from reportlab.pdfgen.canvas import Canvas
from typing_extensions import override

from caseapp.domain.blocks import Document, Mark, Span
from caseapp.reports import page
from caseapp.reports.fonts import FontInUse
from caseapp.reports.layout import Layout, PlacedUnit
from caseapp.reports.shaping import Run
from caseapp.reports.showing import Shower, number
from caseapp.reports.text import Line, Piece, TextStyle, break_lines
from caseapp.reports.units import Rule, Unit

_DRAFT_GREY = 0.42
_RUNNING_BASELINE = page.HEIGHT - 16 * 72 / 25.4
_FOOT_BASELINE = 14 * 72 / 25.4


class _Canvas(Canvas):  # type: ignore[misc] # reportlab has no types
    """A canvas that sets no font of its own: the stock one names Helvetica on every page."""

    @override
    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"


def draw(document: Document, layout: Layout) -> bytes:
    """Draw every page and return the file as reportlab writes it."""
    buffer = io.BytesIO()
    canvas = _Canvas(buffer, pagesize=(page.WIDTH, page.HEIGHT), invariant=1, pageCompression=0)
    pen = _Pen(canvas)
    for sheet, placed in enumerate(layout.pages, start=1):
        pen.page(placed)
        _head_and_foot(pen, document, sheet, len(layout.pages))
        canvas.showPage()
    for used in pen.fonts.values():
        used.embed(canvas._doc)  # noqa: SLF001 - fonts are written into the document by hand
    canvas.save()
    return buffer.getvalue()


def _head_and_foot(pen: "_Pen", document: Document, number: int, total: int) -> None:
    left, right = page.LEFT, page.LEFT + page.MEASURE
    if number > 1 and document.running_head:
        _set(pen, Span(document.running_head, italic=True), left, _RUNNING_BASELINE)
        pen.rule(left, right, _RUNNING_BASELINE - 5, 0.4)
    label = document.labels.page_of
    foot = label.replace("{page}", str(number)).replace("{pages}", str(total))
    line = _line(Span(foot))
    pen.line(line, left + (page.MEASURE - line.width) / 2, _FOOT_BASELINE)
    if document.mark is Mark.WORKING:
        _draft_mark(pen, document.labels.draft, right)


def _draft_mark(pen: "_Pen", text: str, right: float) -> None:
    """Print the mark of the working copy, framed, above the running head."""
    line = _line(Span(text, bold=True))
    y = _RUNNING_BASELINE + 14
    x = right - line.width - 6
    pen.canvas.setLineWidth(0.7)
    pen.canvas.rect(x - 6, y - 4.5, line.width + 12, 14.5)
    pen.line(line, x, y)


def _line(span: Span, style: TextStyle = page.RUNNING) -> Line:
    return break_lines((span,), style, 1e6)[0]


def _set(pen: "_Pen", span: Span, x: float, y: float) -> None:
    """Print one line of a running head, cut where it would leave the page."""
    lines = break_lines((span,), page.RUNNING, page.MEASURE - 140)
    pen.line(lines[0], x, y)


@dataclass(slots=True)
class _Pen:
    """Draws on one canvas and remembers the fonts it used."""

    canvas: Canvas
    fonts: dict[str, FontInUse] = field(default_factory=dict)
    shower: Shower = field(default_factory=Shower)
    depth: int = -1
    """Level of the last bookmark."""

    def page(self, placed: Iterable[PlacedUnit]) -> None:
        """Draw the text of one page."""
        for item in placed:
            top = page.HEIGHT - page.TOP - item.top
            self._unit(item.unit, top)

    def _unit(self, unit: Unit, top: float) -> None:
        if unit.mark is not None:
            mark, canvas = unit.mark, self.canvas
            canvas.bookmarkHorizontal(mark.anchor, 0, min(top + 8, page.HEIGHT))
            # A bookmark can only be one level deeper than the one before it.
            self.depth = min(mark.level - 1, self.depth + 1)
            canvas.addOutlineEntry(mark.title, mark.anchor, self.depth, closed=False)
        for rule in unit.rules:
            self._rule(rule, top)
        for placed in unit.lines:
            self.line(placed.line, page.LEFT + placed.x, top - placed.y)
        if unit.goes_to:
            box = (page.LEFT, top - unit.height, page.LEFT + page.MEASURE, top)
            self.canvas.linkRect("", unit.goes_to, box)

    def _rule(self, rule: Rule, top: float) -> None:
        y = top - rule.y
        if rule.grey:
            self.canvas.saveState()
            self.canvas.setStrokeGray(rule.grey)
        if not rule.dotted:
            self.rule(page.LEFT + rule.x0, page.LEFT + rule.x1, y, rule.thickness)
            if rule.grey:
                self.canvas.restoreState()
            return
        pitch = 5.0
        # The dots of all lines stand on one grid, counted from the right margin.
        first = page.MEASURE - int((page.MEASURE - rule.x0) / pitch) * pitch
        self.canvas.saveState()
        self.canvas.setLineCap(1)
        self.canvas.setDash([0, pitch])
        if first < rule.x1:
            self.rule(page.LEFT + first, page.LEFT + rule.x1, y, rule.thickness)
        self.canvas.restoreState()

    def rule(self, x0: float, x1: float, y: float, thickness: float) -> None:
        """Draw a horizontal rule."""
        self.canvas.setLineWidth(thickness)
        self.canvas.line(x0, y, x1, y)

    def line(self, line: Line, x: float, y: float) -> None:
        """Draw a line of text with its left end and baseline at (x, y)."""
        operators = ["BT"]
        state = _State()
        for group in _groups(line.pieces):
            operators += self._group(group, line, x, y, state)
        operators.append("ET")
        if state.grey:
            operators.append("0 g")
        self.canvas._code.append("\n".join(operators))  # noqa: SLF001 - reportlab's own content list
        for piece in line.pieces:
            if piece.span.link:
                left = x + line.indent + piece.x + piece.spaces_before * line.stretch
                right = left + piece.run.width * piece.size / 1000
                box = (left, y - 3, right, y + piece.size)
                self.canvas.linkRect("", piece.span.link, box)

    def _group(
        self, group: list[Piece], line: Line, x: float, y: float, state: "_State"
    ) -> Iterator[str]:
        first = group[0]
        used = self._font(first.run)
        if state.font != (used.alias, first.size):
            state.font = (used.alias, first.size)
            yield f"/{used.alias} {number(first.size)} Tf"
        if state.grey != first.span.draft:
            state.grey = first.span.draft
            yield f"{_DRAFT_GREY if state.grey else 0} g"
        left = x + line.indent + first.x + first.spaces_before * line.stretch
        yield f"1 0 0 1 {number(left)} {number(y)} Tm"
        yield from self.shower.operators(group, used, line.stretch * 1000 / first.size)

    def _font(self, run: Run) -> FontInUse:
        name = run.face.name
        if name not in self.fonts:
            self.fonts[name] = FontInUse(run.face, f"F{len(self.fonts) + 1}")
        return self.fonts[name]


@dataclass(slots=True)
class _State:
    """What the text operators last set on this line."""

    font: tuple[str, float] = ("", 0.0)
    grey: bool = False


def _groups(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Group neighbours that one operator can show: same font, size and colour."""
    group: list[Piece] = []
    for piece in pieces:
        if group and not _alike(group[-1], piece):
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _alike(left: Piece, right: Piece) -> bool:
    return (
        left.run.face is right.run.face
        and left.size == right.size
        and left.span.draft == right.span.draft
        and left.run.exact
        and right.run.exact
    )
