"""What a reader of a printed file finds in it: letters, lines and their places."""

import pypdfium2


def page_texts(data):
    """Return the text of each page, as another program reads it."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]
    finally:
        document.close()


def whole_text(data):
    """Return the text of all pages with single spaces."""
    return " ".join(" ".join(page_texts(data)).split())


def line_places(data):
    """Return (page, height of the line above the page's foot, letters) for each piece of text."""
    document = pypdfium2.PdfDocument(data)
    try:
        found = []
        for number, page in enumerate(document, start=1):
            text = page.get_textpage()
            for index in range(text.count_rects()):
                left, bottom, right, top = text.get_rect(index)
                found.append(
                    (number, round(bottom), text.get_text_bounded(left, bottom, right, top))
                )
        return found
    finally:
        document.close()
