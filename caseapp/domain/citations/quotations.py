"""Quotations in a text: found, and compared word by word with the paragraph they are said to be from."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

SHORTEST = 5
"""Words from which something in quotation marks is a quotation and no name or term."""
_LONGEST = 4_000
_QUOTED = re.compile(
    r"“([^“”]{10,4000})”|«([^«»]{10,4000})»|„([^„“”]{10,4000})[“”]|\"([^\"]{10,4000})\""
)
_LEFT_OUT = re.compile(r"\[?(?:…|\.\s?\.\s?\.)\]?")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_ADDED = re.compile(r"\[[^\]]{0,200}\]")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks, and where they stand in the text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that differ: what the text quotes, and what the decision says there."""

    quoted: str
    original: str


def quotations(text: str) -> Iterator[Quotation]:
    """Yield the quotations of a text, in order."""
    for found in _QUOTED.finditer(text):
        inside = next(group for group in found.groups() if group is not None)
        if len(_WORD.findall(inside)) >= SHORTEST:
            yield Quotation(inside, *found.span())


def differences(quoted: str, paragraphs: Iterable[str]) -> tuple[Difference, ...]:
    """Compare a quotation with the paragraph that is nearest to it.

    Signs, spaces and capitals do not count; what the quotation leaves out with "…" and what it
    adds in square brackets is no difference. Empty: word for word the same.
    """
    pieces = [piece for piece in _LEFT_OUT.split(_ADDED.sub(" … ", quoted)) if _WORD.search(piece)]
    best: tuple[Difference, ...] | None = None
    for paragraph in paragraphs:
        words = _WORD.findall(paragraph)
        found = tuple(one for piece in pieces for one in _compare(_WORD.findall(piece), words))
        if best is None or _weight(found) < _weight(best):
            best = found
        if not best:
            break
    return best if best is not None else (Difference(quoted, ""),)


def _weight(found: Iterable[Difference]) -> int:
    return sum(len(one.quoted) + len(one.original) for one in found)


def _compare(quoted: list[str], original: list[str]) -> Iterator[Difference]:
    mine = [_same(word) for word in quoted]
    theirs = [_same(word) for word in original]
    matcher = SequenceMatcher(a=mine, b=theirs, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        yield Difference(" ".join(quoted), "")
        return
    longest = max(blocks, key=lambda block: block.size)
    # The quotation begins where its longest common run says; what lies further off is chance.
    first = max(0, longest.b - longest.a - 2)
    last = min(len(theirs), longest.b - longest.a + len(mine) + 2)
    near = SequenceMatcher(a=mine, b=theirs[first:last], autojunk=False)
    steps = near.get_opcodes()
    for at, (kind, a1, a2, b1, b2) in enumerate(steps):
        # Words of the paragraph before and after the quotation are no difference.
        if kind == "equal" or (kind == "insert" and at in {0, len(steps) - 1}):
            continue
        edge = at == 0 or at == len(steps) - 1
        said = original[first:last][b1:b2]
        yield Difference(" ".join(quoted[a1:a2]), "" if edge and not said else " ".join(said))


def _same(word: str) -> str:
    return word.casefold().replace("’", "'")
