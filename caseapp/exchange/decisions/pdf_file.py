"""Reading PDF with a text layer: lines by their places, without running heads and page numbers."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

import pypdfium2
from pypdfium2 import PdfiumError

from caseapp.domain.decision_files import EncryptedFileError, NoTextLayerError, TooLongError
from caseapp.exchange.decisions.blocks import Block, Read, clean

_MOST_PAGES = 3_000
_LEAST_LETTERS = 20
"""Letters a page, on average, below which the text layer is a stamp on a picture."""
_EDGE = 0.11
"""Part of a page's height at its head and foot where running heads and page numbers stand."""
_SAME_LINE = 0.6
_GAP = 1.2
_SHORT = 0.88
_OFTEN = 0.3
_TWICE = 2
_SMALL = 0.88
"""Height of the letters of a footnote, of those of the text."""
_BEGINS = re.compile(r"^\s*(?:\[\d{1,4}\]|\(?\d{1,4}[.)]|\d{1,4}(?=\s+[A-ZÀ-ÝА-Я“«]))\s+\S")
_PAGE_NUMBER = re.compile(
    r"^[-–\s]*(?:page\s*)?\d{1,4}(?:\s*(?:/|of|sur|von|из)\s*\d{1,4})?[-–\s]*$", re.IGNORECASE
)
_ENDS = re.compile(r"[.!?:;…][)\]”»\"’']*$")
_NOTE = re.compile(r"^\[?(\d{1,3})\]?\.?\s")


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    left: float
    right: float
    top: float
    bottom: float
    page: int
    height: float
    """Of the page."""

    @property
    def size(self) -> float:
        return self.top - self.bottom


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
    letters = sum(sum(map(str.isalpha, line.text)) for line in lines)
    if pages == 0:
        return None
    if letters < _LEAST_LETTERS * pages:
        raise NoTextLayerError(file=file)
    kept = list(_without_running_heads(lines))
    words = {word for line in kept for word in re.findall(r"[^\W\d_]+-[^\W\d_]+", line.text)}
    return Read(tuple(_blocks(kept, words)), "PDF")


def _lines(document: Any, number: int) -> Iterator[_Line]:
    page = document[number]
    text = page.get_textpage()
    try:
        height = page.get_height()
        pieces = []
        for at in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(at)
            words = text.get_text_bounded(left, bottom, right, top)
            if words.strip() and top > bottom:
                pieces.append(_Line(words, left, right, top, bottom, number, height))
    finally:
        text.close()
        page.close()
    yield from _joined(pieces)


def _joined(pieces: Sequence[_Line]) -> Iterator[_Line]:
    """Put pieces of one line together: a change of font parts a line into several."""
    current: list[_Line] = []
    for piece in pieces:
        if current and _apart(current, piece):
            yield _line(current)
            current = []
        current.append(piece)
    if current:
        yield _line(current)


def _apart(current: Sequence[_Line], piece: _Line) -> bool:
    top, bottom = max(one.top for one in current), min(one.bottom for one in current)
    shared = min(top, piece.top) - max(bottom, piece.bottom)
    return shared < _SAME_LINE * min(top - bottom, piece.size) or piece.left < current[-1].left


def _line(pieces: Sequence[_Line]) -> _Line:
    words = pieces[0].text
    for before, piece in pairwise(pieces):
        apart = piece.left - before.right > 0.12 * piece.size
        words += (" " if apart and not words.endswith(" ") else "") + piece.text
    tallest = max(pieces, key=lambda one: one.size)
    return _Line(
        words.replace("\r", " ").replace("\n", " ").replace("\ufffe", "-"),
        min(one.left for one in pieces),
        max(one.right for one in pieces),
        tallest.top,
        tallest.bottom,
        pieces[0].page,
        pieces[0].height,
    )


def _without_running_heads(lines: Sequence[_Line]) -> Iterator[_Line]:
    """Leave out what stands at the edge of many pages: it is no text of the decision."""
    pages = len({line.page for line in lines})
    edges: Counter[str] = Counter()
    for line in lines:
        if _is_at_edge(line):
            edges[_shape(line.text)] += 1
    often = {shape for shape, times in edges.items() if times >= max(_TWICE, _OFTEN * pages / 2)}
    for line in lines:
        if _is_at_edge(line) and (_shape(line.text) in often or _PAGE_NUMBER.match(line.text)):
            continue
        yield line


def _is_at_edge(line: _Line) -> bool:
    return line.bottom > line.height * (1 - _EDGE) or line.top < line.height * _EDGE


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", clean(text)).casefold()


def _blocks(lines: Sequence[_Line], words: set[str]) -> Iterator[Block]:
    if not lines:
        return
    page = _Page.of(lines)
    current: list[_Line] = []
    for line in lines:
        if current and page.begins(line, current[-1]):
            yield _block(current, page.size, words)
            current = []
        current.append(line)
    yield _block(current, page.size, words)


@dataclass(frozen=True, slots=True)
class _Page:
    """How the lines of a document are set."""

    size: float
    pitch: float
    """From one line to the next."""
    left: float
    right: float

    @classmethod
    def of(cls, lines: Sequence[_Line]) -> "_Page":
        steps = [
            before.bottom - line.bottom
            for before, line in pairwise(lines)
            if before.page == line.page and before.bottom > line.bottom
        ]
        rights = sorted(line.right for line in lines)
        lefts = sorted(line.left for line in lines)
        return cls(
            median(line.size for line in lines),
            median(steps) if steps else 1.0,
            lefts[len(lefts) // 4],
            rights[int(len(rights) * 0.9)],
        )

    def begins(self, line: _Line, previous: _Line) -> bool:
        """Say whether a line begins a block: by the space above, its indent, or the line before."""
        ended = bool(_ENDS.search(previous.text.strip()))
        short = previous.right < self.left + _SHORT * (self.right - self.left)
        indented = line.left > self.left + 0.5 * self.size
        if line.page != previous.page:
            numbered = _BEGINS.match(line.text) and (ended or short or indented)
            return bool(numbered) or (ended and (short or indented))
        step = previous.bottom - line.bottom
        if step > _GAP * self.pitch or step < 0:
            return True
        if _BEGINS.match(line.text) and (short or (ended and indented)):
            return True
        return (short and (ended or previous.text.isupper())) or (indented and ended and short)


def _block(lines: Sequence[_Line], size: float, words: set[str]) -> Block:
    text = ""
    for line in lines:
        text = _continued(text, line.text.strip(), words)
    written = clean(text)
    # Letters without ascenders make a line look small: the tallest line of a block tells.
    small = max(line.size for line in lines) < _SMALL * size
    low = lines[0].top < lines[0].height / 2
    return Block(written, note=small and low and bool(_NOTE.match(written)))


def _continued(text: str, more: str, words: set[str]) -> str:
    """Append a line; a hyphen at the end of the one before goes where it only broke a word."""
    if not text:
        return more
    broken = re.search(r"([^\W\d_]+)-$", text)
    following = re.match(r"[^\W\d_]+", more)
    if broken and following and following[0][0].islower():
        keep = f"{broken[1]}-{following[0]}" in words
        return text + more if keep else text[:-1] + more
    return f"{text} {more}"
