"""What the workers `render`, `screen` and `text` do: bytes in, bytes out, refusals in words of data."""

import hashlib

from caseapp.domain.blocks.payload import (
    Rendered,
    pages_answer,
    read_pages_request,
    read_render_request,
    refusal_answer,
    render_answer,
)
from caseapp.domain.errors import UserError


def render(payload: bytes) -> bytes:
    """Print a document (`render_request`) and answer with the PDF (`read_render_answer`)."""
    from caseapp.reports import compose  # noqa: PLC0415 - the two workers load different engines

    try:
        data, layout = compose(read_render_request(payload))
    except UserError as error:
        return refusal_answer(error)
    digest = hashlib.sha256(data).hexdigest()
    return render_answer(Rendered(data, len(layout.pages), digest))


def screen(payload: bytes) -> bytes:
    """Picture the pages of a PDF (`pages_request`); answer for `read_pages_answer`."""
    from caseapp.reports.pages import page_pictures  # noqa: PLC0415 - as above

    try:
        return pages_answer(page_pictures(*read_pages_request(payload)))
    except UserError as error:
        return refusal_answer(error)


def preview(payload: bytes) -> bytes:
    """Show one page of a document (`preview_request`); answer for `read_preview_answer`."""
    from caseapp.domain.blocks.preview_payload import (  # noqa: PLC0415 - as above
        preview_answer,
        preview_refusal,
        read_preview_request,
    )
    from caseapp.reports import preview as shower  # noqa: PLC0415 - as above

    try:
        return preview_answer(shower.preview(*read_preview_request(payload)))
    except UserError as error:
        return preview_refusal(error)


def text(payload: bytes) -> bytes:
    """Look for a text layer in a PDF, given as it is; answer "yes" or "no"."""
    from caseapp.reports.text_layer import has_text_layer  # noqa: PLC0415 - as above

    return b"yes" if has_text_layer(payload) else b"no"
