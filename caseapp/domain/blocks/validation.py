"""The checks that a document passes before anything is printed; the print gate is one of them."""

from collections import Counter
from collections.abc import Iterable, Iterator

from caseapp.domain.blocks.document import Document, Mark
from caseapp.domain.blocks.errors import (
    AuthorityNotVerifiedError,
    ChartInFiledCopyError,
    RepeatedFieldError,
    TableOfAuthoritiesMissingError,
    TooManyBlocksError,
    UncitedKeyError,
    UnfilledFieldError,
)
from caseapp.domain.blocks.model import (
    AuthoritiesTable,
    Block,
    Caption,
    Chart,
    Heading,
    Listing,
    Numbered,
    Paragraph,
    Quotation,
    Signature,
    Table,
    Title,
)
from caseapp.domain.blocks.spans import Span, Spans, plain
from caseapp.domain.blocks.texts import BLOCK_LIMIT, checked

DOCUMENT_LIMIT = 20_000
"""Blocks of one document; about 2,000 pages."""


def check_document(document: Document) -> None:
    """Refuse a document that may not be printed.

    Raises:
        AuthorityNotVerifiedError: the print gate is closed for a cited authority.
        TableOfAuthoritiesMissingError: citations without the table that prints their notes.
        UncitedKeyError: a citation or a link of something that the document does not carry.
        UnfilledFieldError: a filed copy with gaps.
        ChartInFiledCopyError: a filed copy with a chart.
        RepeatedFieldError: an anchor or an authority occurs twice.
        TooManyBlocksError, TextTooLongError, ControlCharacterError: size and characters.

    """
    if len(document.blocks) > DOCUMENT_LIMIT:
        raise TooManyBlocksError(limit=DOCUMENT_LIMIT, length=len(document.blocks))
    for text in _texts_of(document):
        checked(text, document.title[:40], BLOCK_LIMIT)
    if document.mark is Mark.FILED and document.gaps:
        raise UnfilledFieldError(fields=", ".join(document.gaps))
    if document.mark is Mark.FILED and any(isinstance(one, Chart) for one in document.blocks):
        raise ChartInFiledCopyError
    _check_unique(document)
    _check_links(document)
    _check_citations(document)


def spans_in(block: Block) -> Iterator[Span]:
    """Yield every span of a block, in the order of print."""
    for group in _groups_in(block):
        yield from group


def _groups_in(block: Block) -> Iterable[Spans]:  # noqa: PLR0911 - one line per kind of block
    match block:
        case Title() | Heading() | Numbered() | Paragraph():
            return (block.text,)
        case Quotation():
            return (block.text, block.source)
        case Caption():
            return (block.court, block.reference, *(cell for row in block.rows for cell in row))
        case Listing():
            return block.items
        case Table():
            return (*block.header, *(cell for row in block.rows for cell in row))
        case Chart():
            return (
                *block.legend,
                *(cell for name, _, said in block.rows for cell in (name, said)),
            )
        case Signature():
            return (block.name, block.capacity, block.place_and_date, *block.lines)
        case _:
            return ()


def _texts_of(document: Document) -> Iterator[str]:
    yield document.title
    yield document.running_head
    for block in document.blocks:
        for group in _groups_in(block):
            yield plain(group)
    for entry in document.authorities:
        yield from (plain(entry.text), entry.note, entry.group)


def _check_unique(document: Document) -> None:
    anchors = [b.anchor for b in document.blocks if isinstance(b, Heading) and b.anchor]
    for names in (anchors, [entry.key for entry in document.authorities]):
        for key, count in Counter(names).items():
            if count > 1:
                raise RepeatedFieldError(key=key)


def _check_links(document: Document) -> None:
    anchors = {b.anchor for b in document.blocks if isinstance(b, Heading)}
    for block in document.blocks:
        for span in spans_in(block):
            if span.link and span.link not in anchors:
                raise UncitedKeyError(key=span.link)


def _check_citations(document: Document) -> None:
    entries = {entry.key: entry for entry in document.authorities}
    keys = dict.fromkeys(
        span.cite for block in document.blocks for span in spans_in(block) if span.cite
    )
    for key in keys:
        entry = entries.get(key)
        if entry is None:
            raise UncitedKeyError(key=key)
        if not (entry.citation_verified and entry.outcome_verified):
            raise AuthorityNotVerifiedError(authority=plain(entry.text))
    if keys and not any(isinstance(block, AuthoritiesTable) for block in document.blocks):
        raise TableOfAuthoritiesMissingError
