"""The blocks that a filing is made of, from the caption of the court to the signature."""

from dataclasses import dataclass

from caseapp.domain.blocks.spans import Spans


@dataclass(frozen=True, slots=True)
class Caption:
    """Head of the first page: the court, its reference number, and who stands before it."""

    court: Spans
    reference: Spans = ()
    rows: tuple[tuple[Spans, Spans], ...] = ()
    """(label, value) pairs, such as "Person sought" and the client's names."""


@dataclass(frozen=True, slots=True)
class Title:
    """Title of the filing, centred."""

    text: Spans


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 or 2, listed in the contents and in the bookmarks."""

    text: Spans
    level: int = 1
    numbered: bool = True
    anchor: str = ""
    """Name that spans link to; empty: nobody does."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paragraph with the next number of the document."""

    text: Spans


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph without number."""

    text: Spans


@dataclass(frozen=True, slots=True)
class Quotation:
    """A block quotation and where it stands."""

    text: Spans
    source: Spans = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A list, numbered (a), (b) … when it is ordered."""

    items: tuple[Spans, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the header is repeated on each page. Widths are shares of the text's width."""

    header: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]
    widths: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars of counts. No court ever sees one: a filed copy with a chart is refused.

    Attributes:
        legend: names of the parts of a bar, in their order.
        rows: of each bar its name, how many each part stands for, and words after the bar.

    """

    legend: tuple[Spans, ...]
    rows: tuple[tuple[Spans, tuple[int, ...], Spans], ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """Place and date, room for the signature, name and capacity; never split over two pages."""

    name: Spans
    capacity: Spans = ()
    place_and_date: Spans = ()
    lines: tuple[Spans, ...] = ()
    """Further lines under the name, such as the office and its address."""


@dataclass(frozen=True, slots=True)
class Contents:
    """Table of contents: every heading after it, with its page."""


@dataclass(frozen=True, slots=True)
class AuthoritiesTable:
    """Table of authorities: grouped by court, with every page on which each is cited."""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


Block = (
    Caption
    | Title
    | Heading
    | Numbered
    | Paragraph
    | Quotation
    | Listing
    | Table
    | Chart
    | Signature
    | Contents
    | AuthoritiesTable
    | PageBreak
)
