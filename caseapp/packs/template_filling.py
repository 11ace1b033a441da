"""A template and the values of a memo become blocks; nothing of either is ever executed."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from caseapp.domain.blocks import (
    BLOCK_LIMIT,
    AuthoritiesTable,
    Block,
    Caption,
    Contents,
    Heading,
    Listing,
    Numbered,
    PageBreak,
    Paragraph,
    Quotation,
    Signature,
    Span,
    Spans,
    Title,
    checked,
    cited,
    joined,
    spans_of,
    typed_blocks,
)
from caseapp.domain.filings import MemoValues
from caseapp.packs.template_fields import Scope, members, value_at
from caseapp.packs.templates import FieldRef, Step, Template, Text, alternatives

_SIMPLE: dict[str, Callable[[Spans], Block]] = {
    "para": Numbered,
    "plain": Paragraph,
    "quote": Quotation,
    "title": Title,
    "caption": Caption,
    "heading": Heading,
    "subheading": lambda text: Heading(text, level=2),
}
_MARKS: dict[str, Callable[[], Block]] = {
    "contents": Contents,
    "authorities": AuthoritiesTable,
    "break": PageBreak,
}


@dataclass(frozen=True, slots=True)
class Filled:
    """The blocks of a filled template, and the fields and sections that were empty."""

    blocks: tuple[Block, ...]
    gaps: tuple[str, ...]


def fill(
    template: Template,
    values: MemoValues,
    sections: Mapping[str, str],
    names: Mapping[str, str] | None = None,
    precedents: tuple[Block, ...] = (),
) -> Filled:
    """Fill a template; one without a place for `precedents` has them before the signature.

    An empty field or section leaves a mark on the working copy, such as "[court]", and is named
    in `gaps`. `names` maps case names to authority keys (`domain.blocks.typed_blocks`).

    Raises:
        TextTooLongError, ControlCharacterError: a value that may not be printed.

    """
    filler = _Filler(sections, names or {}, precedents)
    scope: Scope = {name: getattr(values, name) for name in members(MemoValues)}
    blocks = tuple(_merged(filler.blocks(template.steps, scope)))
    if not filler.placed:
        ends = (place for place, one in enumerate(blocks) if isinstance(one, Signature))
        end = next(ends, len(blocks))
        blocks = (*blocks[:end], *precedents, *blocks[end:])
    return Filled(blocks, tuple(dict.fromkeys(filler.gaps)))


@dataclass(slots=True)
class _Filler:
    """Fills one template and collects its gaps."""

    sections: Mapping[str, str]
    names: Mapping[str, str]
    precedents: tuple[Block, ...]
    gaps: list[str] = field(default_factory=list)
    placed: bool = False

    def blocks(self, steps: Iterable[Step], scope: Scope) -> "Iterator[Block | _Addition]":
        for step in steps:
            yield from self._blocks(step, scope)

    def _blocks(self, step: Step, scope: Scope) -> "Iterator[Block | _Addition]":  # noqa: C901 - one per word
        match step.word:
            case "if":
                if any(self._present(path, scope) for path in alternatives(step.path)):
                    yield from self.blocks(step.inner, scope)
            case "repeat":
                for item in value_at(step.path, scope):
                    yield from self.blocks(step.inner, {**scope, step.name: item})
            case "text":
                yield from self._section(step.path)
            case "precedents":
                self.placed = True
                yield from self.precedents
            case "letters":
                lines = checked(self.sections.get(step.path, ""), step.path, BLOCK_LIMIT)
                for line in filter(None, map(str.strip, lines.split("\n"))):
                    yield _Addition("letter", (cited(line, self.names),))
            case "table":
                table = value_at(step.path, scope)
                if table is not None:
                    yield table
            case _:
                yield self._block(step, scope)

    def _present(self, path: str, scope: Scope) -> bool:
        if path.startswith("section."):
            return bool(self.sections.get(path.removeprefix("section."), "").strip())
        return bool(value_at(path, scope))

    def _section(self, key: str) -> Iterator[Block]:
        blocks = typed_blocks(self.sections.get(key, ""), self.names, key)
        if not blocks:
            blocks = (Numbered(self._gap(key)),)
        yield from blocks

    def _gap(self, path: str) -> Spans:
        self.gaps.append(path)
        return (Span(f"[{path}]", draft=True),)

    def _block(self, step: Step, scope: Scope) -> "Block | _Addition":
        if step.word in _MARKS:
            return _MARKS[step.word]()
        cells = tuple(self._spans(cell, scope) for cell in step.cells)
        first = cells[0]
        if step.word in _SIMPLE:
            return _SIMPLE[step.word](first)
        if step.word == "sign":
            return _signature(cells)
        return _Addition(step.word, cells)

    def _spans(self, text: Text, scope: Scope) -> Spans:
        return joined(self._part(part, scope) for part in text)

    def _part(self, part: str | FieldRef, scope: Scope) -> str | Spans:
        if isinstance(part, str):
            return part
        value = value_at(part.path, scope)
        if not value:
            return () if part.optional else self._gap(part.path)
        if isinstance(value, str):
            return checked(value, part.path)
        spans = spans_of(value)
        return tuple(replace(span, text=checked(span.text, part.path)) for span in spans)


@dataclass(frozen=True, slots=True)
class _Addition:
    """A line that belongs to the block before it: a row, a reference, a source, an item."""

    word: str
    cells: tuple[Spans, ...]


def _signature(cells: tuple[Spans, ...]) -> Signature:
    padded: tuple[Spans, ...] = (*cells, (), ())
    name, capacity, place_and_date, *lines = padded
    return Signature(name, capacity, place_and_date, tuple(line for line in lines if line))


def _merged(parts: Iterable[Block | _Addition]) -> Iterator[Block]:
    """Add rows to captions, sources to quotations, items to lists."""
    held: Block | None = None
    for part in parts:
        if isinstance(part, _Addition):
            block, done = _added(held, part)
            if done is not None:
                yield done
            held = block
            continue
        if held is not None:
            yield held
        held = part
    if held is not None:
        yield held


def _added(held: Block | None, part: _Addition) -> tuple[Block, Block | None]:
    """Return the block with the addition, and the block that it does not belong to."""
    text = part.cells[0]
    match part.word, held:
        case "reference", Caption():
            return replace(held, reference=text), None
        case "row", Caption():
            return replace(held, rows=(*held.rows, (part.cells[0], part.cells[1]))), None
        case "source", Quotation():
            return replace(held, source=text), None
        case (("item" | "letter"), Listing(ordered=ordered)) if ordered == (part.word == "letter"):
            return replace(held, items=(*held.items, text)), None
        case (("item" | "letter"), _):
            return Listing((text,), ordered=part.word == "letter"), held
        case _:
            return Paragraph(joined(part.cells)), held
