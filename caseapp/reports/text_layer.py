"""Whether the text of a PDF can be searched and copied: every page has text of its own."""

import pypdfium2

MOST_PAGES = 5000
"""Pages that are looked at; a longer file is read as far as that."""


def has_text_layer(pdf: bytes) -> bool:
    """Say whether every page carries text; False for what is no PDF, or is one of pictures."""
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError:
        return False
    try:
        count = min(len(document), MOST_PAGES)
        return count > 0 and all(_has_text(document, number) for number in range(count))
    finally:
        document.close()


def _has_text(document: pypdfium2.PdfDocument, number: int) -> bool:
    try:
        page = document[number]
        text = page.get_textpage()
        seen: bool = text.count_chars() > 0
        text.close()
        page.close()
    except pypdfium2.PdfiumError:
        return False
    return seen
