"""Reading plain text: blocks are parted by empty lines, by an indent, or each line is one."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from caseapp.exchange.decisions.blocks import Block, Read, clean
from caseapp.exchange.decisions.encodings import decoded
from caseapp.exchange.decisions.line_ends import Words, ends_sentence, joined

_LONG_LINE = 160
"""Characters of a line that no program broke."""
_OFTEN_LONG = 0.1
_PARTED = 0.1
"""Of all lines: so many empty ones part blocks."""
_OFTEN = 0.15
_TWICE = 2
_EDGE_LINES = 2
_PAGE = 15
"""Lines that a page has at least: numbers nearer to each other number no pages."""
_NUMBER = re.compile(
    r"^[-–\s]*(?:page\s+)?(\d{1,4})(?:\s*(?:/|of)\s*\d{1,4})?[-–\s]*$", re.IGNORECASE
)
_BEGINS = re.compile(r"^\s*(?:\[?\d{1,4}[.\])]|\d{1,4}\s{2,})\s*\S")
_SEAM = "\f"
"""A line that stands for the end of a page."""


def read_text(data: bytes) -> Read | None:
    """Read text in any usual encoding; None if it is not text."""
    text = decoded(data)
    if "\x00" in text or text.count("\ufffd") > len(text) // 100:
        return None
    lines = list(_without_pages(text.replace("\f", "\n\f\n").split("\n")))
    long = sum(len(line) > _LONG_LINE for line in lines)
    whole = long > _OFTEN_LONG * sum(bool(line.strip()) for line in lines)
    pieces = (line for line in lines if line != _SEAM) if whole else _unbroken(lines)
    return Read(tuple(Block(line) for piece in pieces if (line := clean(piece))), "TXT")


def _without_pages(lines: list[str]) -> Iterator[str]:
    """Leave out running heads and numbers of pages; a seam stays in their place."""
    lines = [line if line == _SEAM else line.rstrip() for one in lines for line in _split(one)]
    seams = [at for at, line in enumerate(lines) if line == _SEAM] or _numbered_pages(lines)
    ends = [-1, *seams, len(lines)] if seams else []
    edges = [at for end in ends for at in _around(lines, end)]
    shapes = Counter(_shape(lines[at]) for at in edges)
    often = max(_TWICE, _OFTEN * len(seams))
    dropped = {
        at for at in edges if shapes[_shape(lines[at])] >= often or _NUMBER.match(lines[at])
    }
    places = set(seams)
    for at, line in enumerate(lines):
        if at in places:
            yield _SEAM
        elif at not in dropped:
            yield line


def _split(line: str) -> list[str]:
    return [line] if line == _SEAM else line.splitlines() or [""]


def _numbered_pages(lines: Sequence[str]) -> list[int]:
    """Return the places of lines that count pages, where the text has no signs of their ends."""
    alone = [
        (at, int(found[1])) for at, line in enumerate(lines) if (found := _NUMBER.match(line))
    ]
    best: list[tuple[int, int]] = []
    row: list[tuple[int, int]] = []
    for at, number in alone:
        if row and number == row[-1][1] + 1 and at - row[-1][0] >= _PAGE:
            row.append((at, number))
        elif not row or number == 1:
            row = [(at, number)]
        if len(row) > len(best):
            best = row
    return [at for at, _ in best] if len(best) > _TWICE else []


def _around(lines: Sequence[str], seam: int) -> Iterator[int]:
    """Yield the written lines next to the end of a page."""
    for step in (-1, 1):
        left, at = _EDGE_LINES, seam + step
        while left and 0 <= at < len(lines) and lines[at] != _SEAM:
            if lines[at].strip():
                left -= 1
                yield at
            at += step


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", clean(line)).casefold()


def _unbroken(lines: Sequence[str]) -> Iterator[str]:
    """Join the lines of blocks that a program broke."""
    written = [line for line in lines if line.strip() and line != _SEAM]
    parted = len(lines) - len(written) > _PARTED * len(lines)
    width = sorted(map(len, written))[int(len(written) * 0.95)] if written else 0
    indented = not parted and _has_indents(written)
    words = Words.of([line.strip() for line in written])
    block: list[str] = []
    gap = seam = False
    for line in lines:
        if line == _SEAM:
            seam = True
        elif not line.strip():
            gap = True
        else:
            if seam:
                new = _begins_page(block, line, width)
            elif parted or gap:
                new = gap
            else:
                new = _begins(block, line, width, indented=indented)
            if block and new:
                yield joined((one.strip() for one in block), words)
                block = []
            block.append(line)
            gap = seam = False
    yield joined((one.strip() for one in block), words)


def _has_indents(lines: Sequence[str]) -> bool:
    """Say whether the first lines of blocks are set in."""
    inside = sum(line[:1].isspace() for line in lines)
    return 0 < inside < len(lines) and any(
        one[:1].isspace() and not other[:1].isspace() for one, other in pairwise(lines)
    )


def _has_room(before: str, line: str, width: int) -> bool:
    """Say whether a line ended though the next word had room."""
    return len(before) + 1 + len(line.split(maxsplit=1)[0]) <= width


def _begins_page(block: Sequence[str], line: str, width: int) -> bool:
    """Say whether the first line of a page begins a block: the gap before it means nothing."""
    before = block[-1] if block else ""
    small = line.lstrip()[:1].islower()
    return not small and (ends_sentence(before) or _has_room(before, line, width))


def _begins(block: Sequence[str], line: str, width: int, *, indented: bool) -> bool:
    before = block[-1] if block else ""
    if indented:
        return line[:1].isspace()
    room = _has_room(before, line, width) and not line[:1].islower()
    return room or (bool(_BEGINS.match(line)) and ends_sentence(before))
