"""Quotations in a text: found, and compared word by word with the paragraph they are said to be from."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

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


class Sign(StrEnum):
    """How a run of words of a comparison stands: in both, or in one alone."""

    SAME = "same"
    QUOTED = "quoted"
    """The text has it; the decision does not."""
    ORIGINAL = "original"
    """The decision has it; the text does not."""
    LEFT_OUT = "left_out"
    """The text says that it leaves something out: "…"."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a comparison that stand alike."""

    sign: Sign
    words: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A quotation beside the paragraph that is nearest to it.

    Attributes:
        place: which of the paragraphs that is, from 0; -1 where none has a word of it.
        runs: the whole quotation, word by word.

    """

    place: int
    runs: tuple[Run, ...]

    @property
    def agrees(self) -> bool:
        """Say whether it is word for word the same."""
        return all(one.sign in {Sign.SAME, Sign.LEFT_OUT} for one in self.runs)

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Return what differs, a place at a time."""
        found: list[Difference] = []
        before = Sign.SAME
        for one in self.runs:
            if one.sign is Sign.QUOTED:
                found.append(Difference(one.words, ""))
            elif one.sign is Sign.ORIGINAL:
                quoted = found.pop().quoted if before is Sign.QUOTED else ""
                found.append(Difference(quoted, one.words))
            before = one.sign
        return tuple(found)


def quotations(text: str) -> Iterator[Quotation]:
    """Yield the quotations of a text, in order."""
    for found in _QUOTED.finditer(text):
        inside = next(group for group in found.groups() if group is not None)
        if len(_WORD.findall(inside)) >= SHORTEST:
            yield Quotation(inside, *found.span())


def compare(quoted: str, paragraphs: Iterable[str]) -> Comparison:
    """Compare a quotation with the paragraph that is nearest to it.

    Signs, spaces and capitals do not count; what the quotation leaves out with "…" and what it
    adds in square brackets is no difference.
    """
    pieces = [piece for piece in _LEFT_OUT.split(_ADDED.sub(" … ", quoted)) if _WORD.search(piece)]
    best = Comparison(-1, (Run(Sign.QUOTED, " ".join(_WORD.findall(quoted))),))
    for place, paragraph in enumerate(paragraphs):
        words = _WORD.findall(paragraph)
        found = Comparison(place, tuple(_pieces(pieces, words)))
        if best.place < 0 or _weight(found) < _weight(best):
            best = found
        if best.agrees:
            break
    return best


def differences(quoted: str, paragraphs: Iterable[str]) -> tuple[Difference, ...]:
    """Return what differs from the nearest paragraph; empty: word for word the same."""
    return compare(quoted, paragraphs).differences


def _weight(found: Comparison) -> int:
    return sum(len(one.words) for one in found.runs if one.sign is not Sign.SAME)


def _pieces(pieces: Iterable[str], words: list[str]) -> Iterator[Run]:
    for number, piece in enumerate(pieces):
        if number:
            yield Run(Sign.LEFT_OUT, "…")
        yield from _compare(_WORD.findall(piece), words)


def _compare(quoted: list[str], original: list[str]) -> Iterator[Run]:
    mine = [_same(word) for word in quoted]
    theirs = [_same(word) for word in original]
    matcher = SequenceMatcher(a=mine, b=theirs, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        yield Run(Sign.QUOTED, " ".join(quoted))
        return
    longest = max(blocks, key=lambda block: block.size)
    # The quotation begins where its longest common run says; what lies further off is chance.
    first = max(0, longest.b - longest.a - 2)
    last = min(len(theirs), longest.b - longest.a + len(mine) + 2)
    near = SequenceMatcher(a=mine, b=theirs[first:last], autojunk=False)
    steps = near.get_opcodes()
    for at, (kind, a1, a2, b1, b2) in enumerate(steps):
        if kind == "equal":
            yield Run(Sign.SAME, " ".join(quoted[a1:a2]))
            continue
        if a1 < a2:
            yield Run(Sign.QUOTED, " ".join(quoted[a1:a2]))
        # Words of the paragraph before and after the quotation are no difference.
        if b1 < b2 and not (kind == "insert" and at in {0, len(steps) - 1}):
            yield Run(Sign.ORIGINAL, " ".join(original[first:last][b1:b2]))


def _same(word: str) -> str:
    return word.casefold().replace("’", "'")
