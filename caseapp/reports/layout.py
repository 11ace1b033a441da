"""Units onto pages, again and again until every page number in the text is the right one.

Contents and table of authorities depend on the pages, and the pages on them. Each pass sets the
tables with the page numbers of the pass before; it ends when they no longer change. Only these
tables are set anew, the text is broken into lines once.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from caseapp.domain.blocks import (
    AuthoritiesTable,
    AuthorityEntry,
    Block,
    Contents,
    Document,
    Heading,
    Mark,
    Signature,
    Span,
)
from caseapp.domain.blocks.drafts import as_filed
from caseapp.domain.errors import BugError
from caseapp.reports import page
from caseapp.reports.setting import Setter
from caseapp.reports.tables import authorities_units, contents_units, list_lines
from caseapp.reports.units import HeadingMark, Unit

PASS_LIMIT = 6
"""More passes would mean that the layout swings; it never did on generated memos."""

_GROWS_ONLY_AFTER = 2


class LayoutSwingsError(BugError):
    """The page numbers did not settle within `PASS_LIMIT` passes."""


@dataclass(frozen=True, slots=True)
class PageMap:
    """What one pass found: page of each heading, pages of each authority, number of pages."""

    headings: dict[str, int] = field(default_factory=dict)
    cites: dict[str, tuple[int, ...]] = field(default_factory=dict)
    total: int = 0


@dataclass(frozen=True, slots=True)
class PlacedUnit:
    """A unit on a page, `top` points below the top of the text."""

    unit: Unit
    top: float


@dataclass(frozen=True, slots=True, repr=False)
class Layout:
    """The finished pages. They are the whole text, so they have no `repr`."""

    pages: tuple[tuple[PlacedUnit, ...], ...]
    map: PageMap
    passes: int


@dataclass(frozen=True, slots=True)
class _Table:
    """Where contents or the table of authorities will stand."""

    kind: Contents | AuthoritiesTable
    following: tuple[HeadingMark, ...]
    new_page: bool


def lay_out(document: Document) -> Layout:
    """Set a document and break it into pages.

    Raises:
        MissingGlyphError: no font has a character.
        LayoutSwingsError: the page numbers do not settle.

    """
    parts = _parts(document)
    cited = _cited_entries(document, parts)
    found, floors = PageMap(), dict[str, int]()
    for number in range(1, PASS_LIMIT + 1):
        pages = tuple(_paginate(_with_tables(parts, cited, found, floors)))
        previous, found = found, _map(pages)
        if found == previous:
            return Layout(pages, found, number)
        if number >= _GROWS_ONLY_AFTER:
            for key, numbers in found.cites.items():
                floors[key] = max(floors.get(key, 0), list_lines(numbers))
    raise LayoutSwingsError


def _parts(document: Document) -> list[Unit | _Table]:
    setter = Setter(document.labels)
    parts: list[Unit | _Table] = []
    filed = document.mark is Mark.FILED
    for block in document.blocks:
        shown = as_filed(block) if filed else block
        if isinstance(shown, Contents | AuthoritiesTable):
            own = _own_heading(shown, document, setter)
            parts += own
            parts.append(_Table(shown, (), new_page=False))
            continue
        if isinstance(shown, Signature):
            _hold_last_lines(parts)
        parts += setter.units(shown)
    marks: list[HeadingMark] = []
    for place in range(len(parts) - 1, -1, -1):
        part = parts[place]
        if isinstance(part, _Table):
            parts[place] = replace(part, following=tuple(reversed(marks)))
        elif part.mark is not None:
            marks.append(part.mark)
    return parts


def _hold_last_lines(parts: list[Unit | _Table]) -> None:
    """Keep the last two lines with the signature: alone on a page it could be put under any text."""
    for place in range(len(parts) - 1, max(len(parts) - 3, -1), -1):
        part = parts[place]
        if isinstance(part, Unit):
            parts[place] = replace(part, keep=True)


def _own_heading(kind: Block, document: Document, setter: Setter) -> list[Unit]:
    labels = document.labels
    text = labels.contents if isinstance(kind, Contents) else labels.authorities
    return setter.units(Heading((Span(text),), numbered=False))


def _cited_entries(
    document: Document, parts: Iterable[Unit | _Table]
) -> tuple[AuthorityEntry, ...]:
    keys = {
        key
        for part in parts
        if isinstance(part, Unit)
        for placed in part.lines
        for key in placed.line.cites()
    }
    return tuple(entry for entry in document.authorities if entry.key in keys)


def _with_tables(
    parts: Iterable[Unit | _Table],
    cited: tuple[AuthorityEntry, ...],
    found: PageMap,
    floors: dict[str, int],
) -> Iterator[Unit]:
    for part in parts:
        if isinstance(part, Unit):
            yield part
        elif isinstance(part.kind, Contents):
            yield from contents_units(part.following, found.headings)
        else:
            yield from authorities_units(cited, found.cites, floors)


def _chunks(units: Iterable[Unit]) -> Iterator[list[Unit]]:
    """Group units that no page break may part."""
    chunk: list[Unit] = []
    for unit in units:
        chunk.append(unit)
        if not unit.keep:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _paginate(units: Iterable[Unit]) -> Iterator[tuple[PlacedUnit, ...]]:
    current: list[PlacedUnit] = []
    used = 0.0
    for chunk in _chunks(units):
        height = sum(unit.before + unit.height for unit in chunk)
        fits = used + height <= page.ROOM + 0.01
        for number, unit in enumerate(chunk):
            starts = number == 0 and (unit.new_page or not fits)
            overflows = used + unit.before + unit.height > page.ROOM + 0.01
            if current and (starts or overflows):
                yield tuple(current)
                current, used = _repeated(unit)
            top = used + (unit.before if current else 0.0)
            current.append(PlacedUnit(unit, top))
            used = top + unit.height
    yield tuple(current)


def _repeated(unit: Unit) -> tuple[list[PlacedUnit], float]:
    """Start a page, with the header of the table that goes on there."""
    placed, used = [], 0.0
    for header in unit.repeat:
        placed.append(PlacedUnit(header, used))
        used += header.height
    return placed, used


def _map(pages: tuple[tuple[PlacedUnit, ...], ...]) -> PageMap:
    headings: dict[str, int] = {}
    cites: dict[str, list[int]] = {}
    for number, placed in enumerate(pages, start=1):
        for item in placed:
            if item.unit.mark is not None:
                headings[item.unit.mark.anchor] = number
            if not item.unit.counts:
                continue
            for line in item.unit.lines:
                for key in line.line.cites():
                    known = cites.setdefault(key, [])
                    if not known or known[-1] != number:
                        known.append(number)
    return PageMap(headings, {key: tuple(known) for key, known in cites.items()}, len(pages))
