"""Blocks into units: how each kind of block looks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from caseapp.domain.blocks import (
    Block,
    Caption,
    Chart,
    Heading,
    Labels,
    Listing,
    Numbered,
    PageBreak,
    Paragraph,
    Quotation,
    Signature,
    Span,
    Table,
    Title,
    plain,
)
from caseapp.reports import page
from caseapp.reports.charts import chart_units
from caseapp.reports.tables import caption_units, table_units
from caseapp.reports.text import break_lines, text_width
from caseapp.reports.units import (
    HeadingMark,
    Rule,
    Unit,
    beside,
    bolder,
    kept,
    label,
    line_unit,
    text_units,
    without_widows,
)

_ROMAN = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """Return a number below 90 in Roman figures, a larger one in digits."""
    if number >= 90:  # noqa: PLR2004 - where L, X and I no longer suffice
        return str(number)
    figures = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        figures += letters * count
    return figures


def lettered(number: int, letters: str) -> str:
    """Number by letters: A … Z, then AA, AB …; without letters in digits."""
    if not letters:
        return str(number)
    text = ""
    while number > 0:
        number, place = divmod(number - 1, len(letters))
        text = letters[place] + text
    return text


@dataclass(slots=True)
class Setter:
    """Sets blocks in order and counts paragraphs and headings on the way."""

    labels: Labels
    paragraph: int = 0
    chapter: int = 0
    section: int = 0
    headings: int = 0
    page_break: bool = False

    def units(self, block: Block) -> list[Unit]:
        """Return the units of one block."""
        if isinstance(block, PageBreak):
            self.page_break = True
            return []
        units = list(self._units(block))
        if self.page_break and units:
            units[0] = replace(units[0], new_page=True)
            self.page_break = False
        return units

    def _units(self, block: Block) -> Iterator[Unit] | list[Unit]:  # noqa: C901, PLR0911 - one line per kind of block
        match block:
            case Heading():
                return self.heading(block)
            case Numbered():
                return self._numbered(block)
            case Paragraph():
                units = text_units(block.text, page.BODY, page.MEASURE, before=page.GAP)
                # What ends in a colon announces what follows it.
                return kept(units, to_next=True) if plain(block.text).endswith(":") else units
            case Quotation():
                return _quotation(block)
            case Listing():
                return _listing(block, self.labels)
            case Table():
                return table_units(block)
            case Chart():
                return chart_units(block)
            case Caption():
                return caption_units(block)
            case Title():
                title = bolder(block.text)
                return kept(text_units(title, page.TITLE, page.MEASURE, before=20.0), to_next=True)
            case Signature():
                return _signature(block)
            case _:
                return []

    def heading(self, block: Heading) -> list[Unit]:
        """Set a heading; it stays with what follows it."""
        level = 1 if block.level <= 1 else 2
        style = page.HEADINGS[level]
        number = self._heading_number(block)
        figures = (Span(number, bold=True),)
        indent = max(page.NUMBER_INDENT, text_width(figures, style) + 8) if number else 0.0
        units = text_units(
            bolder(block.text),
            style,
            page.MEASURE - indent,
            x=indent,
            before=18.0 if level == 1 else 12.0,
        )
        if number:
            units[0] = beside(units[0], figures, style, 0.0)
        self.headings += 1
        anchor = block.anchor or f"h{self.headings}"
        title = " ".join(part for part in (number, plain(block.text)) if part)
        units[0] = replace(units[0], mark=HeadingMark(anchor, title, level))
        return kept(units, to_next=True)

    def _heading_number(self, block: Heading) -> str:
        if not block.numbered:
            return ""
        if block.level <= 1:
            self.chapter += 1
            self.section = 0
            return f"{roman(self.chapter)}."
        self.section += 1
        return f"{lettered(self.section, self.labels.letters)}."

    def _numbered(self, block: Numbered) -> list[Unit]:
        self.paragraph += 1
        measure = page.MEASURE - page.NUMBER_INDENT
        units = text_units(block.text, page.BODY, measure, x=page.NUMBER_INDENT, before=page.GAP)
        units[0] = beside(units[0], label(f"{self.paragraph}."), page.BODY, 0.0)
        return units


def _quotation(block: Quotation) -> list[Unit]:
    measure = page.MEASURE - page.QUOTE_INDENT - page.QUOTE_RIGHT
    units = text_units(block.text, page.QUOTE, measure, x=page.QUOTE_INDENT, before=page.GAP)
    if block.source:
        units[-1] = replace(units[-1], keep=True)
        source = text_units(block.source, page.SOURCE, measure, x=page.QUOTE_INDENT, before=2.0)
        units += kept(source)
    return units


def _listing(block: Listing, labels: Labels) -> Iterator[Unit]:
    measure = page.MEASURE - page.LIST_INDENT
    for number, item in enumerate(block.items, start=1):
        letter = lettered(number, labels.letters).lower()
        sign = f"({letter})" if block.ordered else "•"
        units = text_units(item, page.BODY, measure, x=page.LIST_INDENT, before=page.GAP - 3)
        units[0] = beside(units[0], label(sign), page.BODY, page.NUMBER_INDENT)
        yield from units


def _signature(block: Signature) -> list[Unit]:
    units: list[Unit] = []
    width = page.MEASURE * 0.55
    if block.place_and_date:
        units += text_units(block.place_and_date, page.BODY, page.MEASURE)
    units.append(Unit(38.0, rules=(Rule(0.0, width * 0.8, 34.0),)))
    for text, style in (
        (bolder(block.name), page.HEADINGS[2]),
        (block.capacity, page.CELL),
        *((line, page.CELL) for line in block.lines),
    ):
        if text:
            units += without_widows([line_unit(x, style) for x in break_lines(text, style, width)])
    units[0] = replace(units[0], before=22.0)
    return kept(units)
