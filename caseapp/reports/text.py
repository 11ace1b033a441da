"""Spans into lines: where a line may break, what it measures, how far it may be stretched."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from caseapp.domain.blocks import Span, Spans
from caseapp.reports.shaping import WORD_LIMIT, Run, shape, units


class Align(Enum):
    """How lines stand between the margins."""

    LEFT = "left"
    JUSTIFIED = "justified"
    CENTRED = "centred"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Size and distance of lines, in points."""

    size: float
    leading: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Piece:
    """Shaped text in its place on a line, in points from the line's left end."""

    run: Run
    size: float
    x: float
    span: Span
    spaces_before: int
    """Stretchable spaces to the left of it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line ready to be drawn. `stretch` widens every space, in points."""

    pieces: tuple[Piece, ...]
    width: float
    indent: float = 0.0
    stretch: float = 0.0

    def cites(self) -> Iterator[str]:
        """Yield the keys of the authorities cited on this line."""
        for piece in self.pieces:
            if piece.span.cite:
                yield piece.span.cite


STRETCH_LIMIT = 0.6
"""A space may grow by this many em; a line that would need more stays ragged."""

_SPACES = re.compile(r"([ \n\t]+)")
_INNER_BREAK = re.compile(r"(?<=[^\W\d_][-–—/])(?=[^\W\d_])|\u200b")
_STAYS_WITH_NEXT = frozenset(
    [
        "§",
        "§§",
        "№",
        "№№",
        "no.",
        "nos.",
        "No.",
        "Nos.",
        "Art.",
        "art.",
        "Arts.",
        "arts.",
        "para.",
        "paras.",
        "p.",
        "pp.",
        "v.",
        "ст.",
        "стст.",
        "п.",
        "пп.",
        "ч.",
        "абз.",
        "с.",
        "г.",
        "гг.",
    ]
)
_STAYS_WITH_PREVIOUS = ("—", "–")


@dataclass(frozen=True, slots=True)
class _Part:
    run: Run
    size: float
    span: Span
    width: float


@dataclass(slots=True)
class _Word:
    """What may not be broken, and the space that follows it."""

    parts: list[_Part]
    width: float = 0.0
    space: _Part | None = None
    text: str = ""


def break_lines(
    spans: Spans, style: TextStyle, measure: float, first_indent: float = 0.0
) -> tuple[Line, ...]:
    """Break spans into lines of at most `measure` points.

    Words longer than a line are broken between letters. An empty text gives one empty line.

    Raises:
        MissingGlyphError: no font has a character.

    """
    lines: list[Line] = []
    pending: list[_Word] = []
    used, room = 0.0, measure - first_indent
    for word in _fitting(_words(spans, style), measure - abs(first_indent)):
        if pending and used + word.width > room + 0.01:
            lines.append(_line(pending, room, style, last=False))
            pending, used, room = [], 0.0, measure
        pending.append(word)
        used += word.width + (word.space.width if word.space else 0.0)
    lines.append(_line(pending, room, style, last=True))
    if first_indent and lines:
        first = lines[0]
        lines[0] = Line(first.pieces, first.width, first.indent + first_indent, first.stretch)
    return tuple(lines)


def text_width(spans: Spans, style: TextStyle) -> float:
    """Return the width of a text set on one line, in points."""
    line = break_lines(spans, style, 1e9)[0]
    return line.width


def _words(spans: Spans, style: TextStyle) -> Iterator[_Word]:
    word = _Word([])
    for span in spans:
        for token in _SPACES.split(span.text):
            if not token:
                continue
            if token[0] in " \n\t":
                if word.parts:
                    word.space = _part(" ", span, style)[0]
                    yield word
                    word = _Word([])
                continue
            for number, inner in enumerate(_capped(token)):
                if number and word.parts:
                    yield word
                    word = _Word([])
                _extend(word, inner, span, style)
    if word.parts:
        yield word


def _capped(token: str) -> Iterator[str]:
    for piece in _INNER_BREAK.split(token):
        for start in range(0, len(piece), WORD_LIMIT):
            yield piece[start : start + WORD_LIMIT]


def _extend(word: _Word, text: str, span: Span, style: TextStyle) -> None:
    for part in _part(text, span, style):
        word.parts.append(part)
        word.width += part.width
    word.text += text


def _part(text: str, span: Span, style: TextStyle) -> list[_Part]:
    size = style.size
    return [
        _Part(run, size, span, run.width * size / 1000)
        for run in shape(text, span.bold, span.italic)
    ]


def _fitting(words: Iterator[_Word], measure: float) -> Iterator[_Word]:
    """Glue what belongs together, and break words that fit no line."""
    held: _Word | None = None
    for word in words:
        whole = _glued(held, word, measure) if held is not None else word
        if held is not None and whole is None:
            yield from _broken(held, measure)
            whole = word
        held = whole
    if held is not None:
        yield from _broken(held, measure)


def _glued(left: _Word, right: _Word, measure: float) -> _Word | None:
    """Join two words that no line end may part, such as "§" and its number."""
    parted = left.text in _STAYS_WITH_NEXT or right.text.startswith(_STAYS_WITH_PREVIOUS)
    if left.space is None or not parted:
        return None
    total = left.width + left.space.width + right.width
    if total > measure:
        return None
    return _Word([*left.parts, left.space, *right.parts], total, right.space, right.text)


def _broken(word: _Word, measure: float) -> Iterator[_Word]:
    if word.width <= measure:
        yield word
        return
    letters = [
        _Part(run, part.size, part.span, run.width * part.size / 1000)
        for part in word.parts
        for unit in units(part.run.text)
        for run in shape(unit, part.span.bold, part.span.italic)
    ]
    current = _Word([])
    for letter in letters:
        if current.parts and current.width + letter.width > measure:
            yield current
            current = _Word([])
        current.parts.append(letter)
        current.width += letter.width
    current.space = word.space
    yield current


def _line(words: list[_Word], room: float, style: TextStyle, *, last: bool) -> Line:
    pieces: list[Piece] = []
    x, spaces = 0.0, 0
    for number, word in enumerate(words):
        tail = [word.space] if word.space is not None and number < len(words) - 1 else []
        for part in (*word.parts, *tail):
            pieces.append(Piece(part.run, part.size, x, part.span, spaces))
            x += part.width
            spaces += part.run.text == " "
    spare = room - x
    stretch, indent = 0.0, 0.0
    if style.align is Align.JUSTIFIED and not last and spaces:
        stretch = max(spare, 0.0) / spaces
        stretch = stretch if stretch <= STRETCH_LIMIT * style.size else 0.0
    elif style.align is Align.CENTRED:
        indent = spare / 2
    elif style.align is Align.RIGHT:
        indent = spare
    return Line(tuple(pieces), x, indent, stretch)
