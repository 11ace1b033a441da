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
    """Return (page, height above the foot of the page, left end, letters) of each line."""
    document = pypdfium2.PdfDocument(data)
    try:
        found = []
        for number, page in enumerate(document, start=1):
            found += [(number, *line) for line in _lines(page.get_textpage())]
        return found
    finally:
        document.close()


def _lines(text):
    """Put the pieces of one page that stand on one height together, from top to bottom."""
    rows = []
    for index in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(index)
        letters = " ".join(text.get_text_bounded(left, bottom, right, top).split())
        middle = (bottom + top) / 2
        row = next((row for row in rows if abs(row[0] - middle) < 5), None)
        if row is None:
            rows.append((middle, [(left, letters)]))
        else:
            row[1].append((left, letters))
    for middle, pieces in sorted(rows, key=lambda row: -row[0]):
        pieces.sort()
        yield round(middle), round(pieces[0][0]), " ".join(letters for _, letters in pieces)
