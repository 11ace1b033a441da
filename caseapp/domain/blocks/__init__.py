"""The document model of filings: plain values between a template and the printed page.

Text is held in spans, never in markup: whatever people type is printed letter by letter. Every
value is frozen, so that the same document gives the same bytes. Footnotes, annexes and tags are
later members of the same model.
"""

from caseapp.domain.blocks.document import AuthorityEntry, Document, Labels, Mark
from caseapp.domain.blocks.errors import (
    AuthorityNotVerifiedError,
    BadPayloadError,
    ChartInFiledCopyError,
    MissingGlyphError,
    PagesUnreadableError,
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
    Contents,
    Heading,
    Listing,
    Numbered,
    PageBreak,
    Paragraph,
    Quotation,
    Signature,
    Table,
    Title,
)
from caseapp.domain.blocks.spans import Span, Spans, joined, plain, spans_of
from caseapp.domain.blocks.texts import (
    BLOCK_LIMIT,
    FIELD_LIMIT,
    checked,
    cited,
    paragraphs,
    typed_blocks,
)
from caseapp.domain.blocks.validation import check_document

__all__ = [
    "BLOCK_LIMIT",
    "FIELD_LIMIT",
    "AuthoritiesTable",
    "AuthorityEntry",
    "AuthorityNotVerifiedError",
    "BadPayloadError",
    "Block",
    "Caption",
    "Chart",
    "ChartInFiledCopyError",
    "Contents",
    "Document",
    "Heading",
    "Labels",
    "Listing",
    "Mark",
    "MissingGlyphError",
    "Numbered",
    "PageBreak",
    "PagesUnreadableError",
    "Paragraph",
    "Quotation",
    "RepeatedFieldError",
    "Signature",
    "Span",
    "Spans",
    "Table",
    "TableOfAuthoritiesMissingError",
    "Title",
    "TooManyBlocksError",
    "UncitedKeyError",
    "UnfilledFieldError",
    "check_document",
    "checked",
    "cited",
    "joined",
    "paragraphs",
    "plain",
    "spans_of",
    "typed_blocks",
]
