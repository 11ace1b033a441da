"""Blocks become paper: `render` turns a document into the bytes of a PDF.

One document at a time, in a worker process: no Qt, no database, no key, no network, and no file
is read but the fonts that ship with the program.
"""

from typing import TYPE_CHECKING

from caseapp.domain.blocks import Document, check_document

if TYPE_CHECKING:
    from caseapp.reports.layout import Layout

__all__ = ["compose", "render"]


def render(document: Document) -> bytes:
    """Print a document; the same document always gives the same bytes.

    Raises:
        UserError: one of `domain.blocks` (a closed print gate, a gap in a filed copy, a
            character that no font has …); nothing was printed then.

    """
    return compose(document)[0]


def compose(document: Document) -> "tuple[bytes, Layout]":
    """Print a document and tell where everything stands."""
    # Loaded on first use: the worker `screen` lives in this room too and needs none of it.
    from caseapp.reports.drawing import draw  # noqa: PLC0415
    from caseapp.reports.finish import finish  # noqa: PLC0415
    from caseapp.reports.layout import lay_out  # noqa: PLC0415
    from caseapp.reports.shaping import forget  # noqa: PLC0415

    check_document(document)
    try:
        layout = lay_out(document)
        return finish(draw(document, layout), document), layout
    finally:
        forget()
