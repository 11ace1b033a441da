"""What the filed copy leaves out: every span that is printed on the working copy only."""

from dataclasses import replace

from caseapp.domain.blocks.model import (
    Block,
    Caption,
    Heading,
    Listing,
    Numbered,
    Paragraph,
    Quotation,
    Signature,
    Table,
    Title,
)
from caseapp.domain.blocks.spans import Spans


def _filed(spans: Spans) -> Spans:
    return tuple(span for span in spans if not span.draft)


def as_filed(block: Block) -> Block:  # noqa: PLR0911 - one line per kind of block
    """Return the block without draft spans."""
    match block:
        case Title() | Heading() | Numbered() | Paragraph():
            return replace(block, text=_filed(block.text))
        case Quotation():
            return replace(block, text=_filed(block.text), source=_filed(block.source))
        case Caption():
            filed = ((_filed(name), _filed(value)) for name, value in block.rows)
            rows = tuple((name, value) for name, value in filed if value)
            court, reference = _filed(block.court), _filed(block.reference)
            return Caption(court, reference, rows)
        case Listing():
            return replace(block, items=tuple(map(_filed, block.items)))
        case Table():
            rows_ = tuple(tuple(map(_filed, row)) for row in block.rows)
            return replace(block, header=tuple(map(_filed, block.header)), rows=rows_)
        case Signature():
            lines = tuple(map(_filed, block.lines))
            place = _filed(block.place_and_date)
            return Signature(_filed(block.name), _filed(block.capacity), place, lines)
        case _:
            return block
