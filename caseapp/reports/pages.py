"""Pages of a PDF as pictures, for the preview: what is shown is the file that is printed."""

import io

import pypdfium2

from caseapp.domain.blocks import BadPayloadError, PagesUnreadableError

WIDTH_LIMIT = 4000
"""Pixels; more would be a bomb, not a preview."""
HEIGHT_LIMIT = 12_000


def page_pictures(pdf: bytes, width: int, numbers: tuple[int, ...] = ()) -> tuple[bytes, ...]:
    """Return PNG pictures of the pages with these numbers (from 1; none: of all pages).

    Raises:
        PagesUnreadableError: not a PDF, or a page of absurd measures.
        BadPayloadError: no such page, or no such width.

    """
    if not 0 < width <= WIDTH_LIMIT:
        raise BadPayloadError(reason="width")
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise PagesUnreadableError from error
    try:
        wanted = numbers or tuple(range(1, len(document) + 1))
        if not all(0 < number <= len(document) for number in wanted):
            raise BadPayloadError(reason="page")
        return tuple(_picture(document, number - 1, width) for number in wanted)
    finally:
        document.close()


def _picture(document: pypdfium2.PdfDocument, index: int, width: int) -> bytes:
    try:
        page = document[index]
        across, down = page.get_size()
        if across <= 0 or down * width / across > HEIGHT_LIMIT:
            raise PagesUnreadableError
        bitmap = page.render(scale=width / across)
        buffer = io.BytesIO()
        # Level 1: the picture crosses a pipe once, packing it well would take longer.
        bitmap.to_pil().save(buffer, "PNG", compress_level=1)
        bitmap.close()
        page.close()
    except pypdfium2.PdfiumError as error:
        raise PagesUnreadableError from error
    return buffer.getvalue()
