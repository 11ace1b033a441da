"""The lines of a page of a PDF: their words, where they stand, and how large they are set.

A PDF has signs at places, no lines. pdfium gives the signs in the order of the page's program, with
spaces and ends of lines that it guesses; a line here is what stands beside each other.
"""

import ctypes
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from caseapp.exchange.decisions.line_ends import MARK_BEGINS, MARK_ENDS

_SAME_LINE = 0.5
"""Part of the height of the smaller of two words that they share on one line."""
_BACK = 1.5
"""Heights of letters that a word may stand to the left of the one before; more begins a line."""
_RAISED = 0.85
"""Height of the sign of a footnote, of that of the letters beside it; a larger one is no sign."""
_LONGEST_MARK = 3
_LONGEST_FONT = 120
_DIFFERENT = 0.15
_SPACE = 0.2
_Box = tuple[float, float, float, float]
_SPACES = frozenset(" \r\n\t\x00\u00a0\u2002\u2003\u2009")
_HYPHENS = {"\x02": "-", "\ufffe": "-"}
"""What pdfium gives for a hyphen at the end of a line."""
_LAST_SIGN = 0x10FFFF


@dataclass(frozen=True, slots=True)
class Line:
    """A line. Lengths in points, from the lower left of the page.

    Attributes:
        text: its words, with one space between them.
        left: where its first word begins.
        inner: where its second word begins; `left` if there is one word only.
        first: how long its first word is.
        right: where its last word ends.
        base: the lower edge of the letters.
        size: height of most of its letters.
        page: from 0.
        height: of the page.
        bold: whether its first sign is.

    """

    text: str
    left: float
    inner: float
    first: float
    right: float
    base: float
    size: float
    page: int
    height: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    left: float
    bottom: float
    right: float
    top: float
    spaced: bool
    """There is a space before it."""
    at: int
    """Of its first sign, on the page."""

    @property
    def size(self) -> float:
        return self.top - self.bottom


def lines_of(text: Any, page: int, height: float) -> list[Line]:
    """Return the lines of a page, in the order of its program.

    Args:
        text: the page's text, of pypdfium2.
        page: number of the page.
        height: of the page.

    """
    found: list[Line] = []
    current: list[_Word] = []
    for word in _words(text):
        if current and _is_apart(current, word):
            found.append(_line(text, current, page, height))
            current = []
        current.append(word)
    if current:
        found.append(_line(text, current, page, height))
    return found


def _words(text: Any) -> Iterator[_Word]:
    """Yield runs of signs without a space; a change of size parts them, too."""
    first = 0
    signs: list[str] = []
    spaced = False
    for at in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, at)
        sign = chr(code) if code <= _LAST_SIGN else "\ufffd"
        if sign not in _SPACES:
            first = first if signs else at
            signs.append(_HYPHENS.get(sign, sign))
        if signs and (sign in _SPACES or sign in _HYPHENS):
            yield from _sized(text, first, signs, spaced=spaced)
            signs, spaced = [], False
        spaced = spaced or sign in _SPACES
    if signs:
        yield from _sized(text, first, signs, spaced=spaced)


def _sized(text: Any, first: int, signs: list[str], *, spaced: bool) -> Iterator[_Word]:
    """Part a run where the size changes: the sign of a footnote hangs on a word."""
    begin, end = _box(text, first), _box(text, first + len(signs) - 1)
    if _alike(begin, end) or not any(map(str.isdigit, signs)):
        yield _Word(
            "".join(signs), begin[0], begin[1], end[2], max(begin[3], end[3]), spaced, first
        )
        return
    parts: list[tuple[list[str], _Box, _Box]] = []
    for at, sign in enumerate(signs, first):
        here = _box(text, at)
        if parts and _alike(parts[-1][2], here):
            parts[-1] = ([*parts[-1][0], sign], parts[-1][1], here)
        else:
            parts.append(([sign], here, here))
    for run, opens, ends in parts:
        yield _Word("".join(run), opens[0], opens[1], ends[2], ends[3], spaced, first)
        first, spaced = first + len(run), False


def _box(text: Any, at: int) -> _Box:
    """Return left, bottom, right and top of the space that a sign has in its font."""
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text, at, box)
    return box.left, box.bottom, box.right, box.top


def _alike(one: _Box, other: _Box) -> bool:
    height = one[3] - one[1]
    return abs(height - (other[3] - other[1])) < _DIFFERENT * max(height, 1.0)


def _is_apart(current: list[_Word], word: _Word) -> bool:
    """Say whether a word begins another line than the words before it."""
    last = max(current[-2:], key=lambda one: one.size)
    shared = min(last.top, word.top) - max(last.bottom, word.bottom)
    smaller = max(min(last.size, word.size), 0.1)
    return shared < _SAME_LINE * smaller or word.left < current[-1].right - _BACK * last.size


def _line(page_text: Any, words: list[_Word], page: int, height: float) -> Line:
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[round(word.size, 1)] += len(word.text)
    size = sizes.most_common(1)[0][0]
    base = next(word.bottom for word in words if round(word.size, 1) == size)
    text, right = "", words[0].left
    for word in words:
        apart = word.spaced or word.left - right > _SPACE * size
        if text and _is_mark(word, base, size):
            text += f"{MARK_BEGINS}{word.text}{MARK_ENDS}"
        else:
            text += f" {word.text}" if text and apart else word.text
        right = word.right
    second = next((at for at, word in enumerate(words) if at and word.spaced), 0)
    inner, first = words[second].left, words[second - 1].right - words[0].left
    return Line(
        text, words[0].left, inner, first, max(one.right for one in words), base, size, page, height,
        _is_bold(page_text, words[0].at),
    )  # fmt: skip


def _is_bold(text: Any, at: int) -> bool:
    name = ctypes.create_string_buffer(_LONGEST_FONT)
    pdfium.FPDFText_GetFontInfo(text, at, name, _LONGEST_FONT, None)
    return b"bold" in name.value.lower()


def _is_mark(word: _Word, base: float, size: float) -> bool:
    return (
        word.text.isdigit()
        and len(word.text) <= _LONGEST_MARK
        and word.size < _RAISED * size
        and word.bottom > base
    )
