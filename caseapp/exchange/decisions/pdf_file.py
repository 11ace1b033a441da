"""Reading PDF with a text layer, page by page: what is text, what stands around it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median

import pypdfium2
from pypdfium2 import PdfiumError

from caseapp.domain.decision_files import EncryptedFileError, NoTextLayerError, TooLongError
from caseapp.exchange.decisions.blocks import Block, Read, clean
from caseapp.exchange.decisions.line_ends import joined
from caseapp.exchange.decisions.pdf_blocks import blocks_of
from caseapp.exchange.decisions.pdf_lines import Line, lines_of

_MOST_PAGES = 3_000
_MOST_SIGNS = 200_000
"""Of a page: one that is full of small print has 20,000."""
_OVERFULL = "no page of a decision"
_LEAST_LETTERS = 20
"""Letters a page, on average, below which the text layer is a stamp on a picture."""
_EDGE = 0.11
"""Part of a page's height at its head and foot where running heads and page numbers stand."""
_OFTEN = 0.15
_TWICE = 2
_SMALL = 0.9
"""Height of the letters of a footnote, of those of the text; a larger one is no footnote."""
_PAGE_NUMBER = re.compile(
    r"^[-–\s]*(?:page\s*)?\d{1,4}(?:\s*(?:/|of|sur|von|из)\s*\d{1,4})?[-–\s]*$", re.IGNORECASE
)
_NOTE = re.compile(r"^\W?(\d{1,3})\W{0,2}(?:\s|$)")


def read_pdf(data: bytes, file: str) -> Read | None:
    """Read a document; None if it is damaged.

    Raises:
        EncryptedFileError: it asks for a password.
        NoTextLayerError: there are pictures of pages, and no text.
        TooLongError: it has more pages than any decision.

    """
    try:
        document = pypdfium2.PdfDocument(data)
    except PdfiumError as error:
        if "assword" in str(error):
            raise EncryptedFileError(file=file) from error
        return None
    try:
        pages = len(document)
        if pages > _MOST_PAGES:
            raise TooLongError(file=file, count=pages, most=_MOST_PAGES)
        lines = [line for number in range(pages) for line in _lines(document, number)]
    except PdfiumError:
        return None
    finally:
        document.close()
    if pages == 0:
        return None
    if sum(sum(map(str.isalpha, line.text)) for line in lines) < _LEAST_LETTERS * pages:
        raise NoTextLayerError(file=file)
    kept = list(_without_running_heads(lines))
    text, notes = _parted(kept)
    noted = list(_notes(notes))
    numbers = {found[1] for note in noted if (found := _NOTE.match(note.text))}
    return Read((*blocks_of(text, numbers), *noted), "PDF")


def _lines(document: pypdfium2.PdfDocument, number: int) -> list[Line]:
    page = document[number]
    text = page.get_textpage()
    try:
        if text.count_chars() > _MOST_SIGNS:
            raise PdfiumError(_OVERFULL)
        return lines_of(text, number, page.get_height())
    finally:
        text.close()
        page.close()


def _without_running_heads(lines: Sequence[Line]) -> Iterator[Line]:
    """Leave out what stands at the edge of many pages: it is no text of the decision."""
    pages = len({line.page for line in lines})
    edges: Counter[str] = Counter()
    for line in lines:
        if _is_at_edge(line):
            edges[_shape(line.text)] += 1
    often = {shape for shape, times in edges.items() if times >= max(_TWICE, _OFTEN * pages)}
    for line in lines:
        edge = _is_at_edge(line) and not _is_worded_note(line)
        if not edge or not (_shape(line.text) in often or _PAGE_NUMBER.match(line.text)):
            yield line


def _is_at_edge(line: Line) -> bool:
    return line.base > line.height * (1 - _EDGE) or line.base + line.size < line.height * _EDGE


def _is_worded_note(line: Line) -> bool:
    """Say whether a line at the foot is a footnote: many notes say the same of other pages."""
    text = line.text.rstrip()
    return line.base < line.height / 2 and bool(_NOTE.match(text)) and text.endswith(".")


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", clean(text)).casefold()


def _parted(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Part the text from the footnotes: small lines at the foot, from one with a number on."""
    size = median(line.size for line in lines) if lines else 0.0
    text: list[Line] = []
    notes: list[Line] = []
    for _, page in groupby(lines, key=lambda line: line.page):
        standing = sorted(page, key=lambda line: -line.base)
        small = len(standing)
        while small and standing[small - 1].size < _SMALL * size:
            small -= 1
        begin = next(
            (at for at in range(small, len(standing)) if _NOTE.match(standing[at].text)),
            len(standing),
        )
        foot = set(standing[begin:])
        # The order of the page's program is kept for the text: columns stand beside each other.
        text += [line for line in lines if line.page == standing[0].page and line not in foot]
        notes += standing[begin:]
    return text, notes


def _notes(lines: Sequence[Line]) -> Iterator[Block]:
    current: list[Line] = []
    for line in lines:
        if current and _NOTE.match(line.text):
            yield Block(clean(joined(one.text for one in current)), note=True)
            current = []
        current.append(line)
    if current:
        yield Block(clean(joined(one.text for one in current)), note=True)
