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
    # Of a single mark the end is told from an apostrophe: "applicants’ claims".
    r"|(?<!\w)‘([^‘]{10,4000}?)(?:(?<!s)’(?!\w)|’(?=\s+[^a-z\s]|[^\w\s]|\s*$))"
)
_LEFT_OUT = re.compile(r"\[?(?:…|\.\s?\.\s?\.)\]?")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_ADDED = re.compile(r"\[[^\]]{0,200}\]")
_CAPITAL = re.compile(r"\[(\w)\](?=\w)")
"""A letter that was changed to begin a sentence with: "[T]he"."""
_NEAREST = 6
"""Paragraphs that are compared word by word, of those that share the most words."""
_NEGATIONS = frozenset({
    "not", "no", "never", "nor", "neither", "none", "nobody", "nothing", "without", "unless",
    "cannot", "ne", "pas", "non", "jamais", "sans", "aucun", "aucune", "ni", "nicht", "nie",
    "niemals", "kein", "keine", "keinen", "keiner", "ohne", "не", "нет", "ни", "никогда",
    "никто", "ничто", "без",
})  # fmt: skip
"""Words that a quotation turns into its opposite by leaving them out."""
_FEW = 12
"""Words left out in one place among which a negation is one of the sentence that is quoted."""


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
    adds in square brackets is no difference, unless a negation is gone with it.
    """
    plain = _ADDED.sub(" … ", _CAPITAL.sub(r"\1", quoted))
    pieces = [piece for piece in _LEFT_OUT.split(plain) if _WORD.search(piece)]
    best = Comparison(-1, (Run(Sign.QUOTED, " ".join(_WORD.findall(quoted))),))
    for place, words in _nearest(pieces, [_WORD.findall(paragraph) for paragraph in paragraphs]):
        found = Comparison(place, tuple(_pieces(pieces, words)))
        if best.place < 0 or _weight(found) < _weight(best):
            best = found
        if best.agrees:
            break
    return best


def differences(quoted: str, paragraphs: Iterable[str]) -> tuple[Difference, ...]:
    """Return what differs from the nearest paragraph; empty: word for word the same."""
    return compare(quoted, paragraphs).differences


def _nearest(pieces: list[str], paragraphs: list[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """Yield the paragraphs that share the most words with a quotation, the most likely first.

    Each that has all its words is among them: one of these alone can agree.
    """
    wanted = {_same(word) for piece in pieces for word in _WORD.findall(piece)}
    shared = [len(wanted.intersection(map(_same, words))) for words in paragraphs]
    places = sorted(range(len(paragraphs)), key=lambda place: -shared[place])
    for number, place in enumerate(places):
        if number >= _NEAREST and shared[place] < len(wanted):
            return
        yield place, paragraphs[place]


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are compared."""
    return [_same(word) for word in _WORD.findall(text)]


def _weight(found: Comparison) -> int:
    return sum(len(one.words) for one in found.runs if one.sign is not Sign.SAME)


def _pieces(pieces: Iterable[str], words: list[str]) -> Iterator[Run]:
    """Compare the pieces one after the other: each stands behind the one before it."""
    reached = 0
    for number, piece in enumerate(pieces):
        runs, start, end = _compare(_WORD.findall(piece), words[reached:])
        if number:
            left_out = words[reached : reached + start]
            turned = len(left_out) <= _FEW and not _NEGATIONS.isdisjoint(map(_same, left_out))
            yield Run(Sign.ORIGINAL, " ".join(left_out)) if turned else Run(Sign.LEFT_OUT, "…")
        yield from runs
        reached += end


def _compare(quoted: list[str], original: list[str]) -> tuple[list[Run], int, int]:
    """Return how words stand beside those of a paragraph, and between which of these."""
    mine = [_same(word) for word in quoted]
    theirs = [_same(word) for word in original]
    matcher = SequenceMatcher(a=mine, b=theirs, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not blocks:
        return [Run(Sign.QUOTED, " ".join(quoted))], 0, 0
    longest = max(blocks, key=lambda block: block.size)
    # The quotation begins where its longest common run says; what lies further off is chance.
    first = max(0, longest.b - longest.a - 2)
    last = min(len(theirs), longest.b - longest.a + len(mine) + 2)
    steps = SequenceMatcher(a=mine, b=theirs[first:last], autojunk=False).get_opcodes()
    # Words of the paragraph before and after the quotation are no difference.
    steps = steps[steps[0][0] == "insert" : len(steps) - (steps[-1][0] == "insert")]
    runs = [run for step in steps for run in _runs(step, quoted, original[first:last])]
    return runs, first + steps[0][3], first + steps[-1][4]


def _runs(
    step: tuple[str, int, int, int, int], quoted: list[str], original: list[str]
) -> Iterator[Run]:
    kind, a1, a2, b1, b2 = step
    if kind == "equal":
        yield Run(Sign.SAME, " ".join(quoted[a1:a2]))
        return
    if a1 < a2:
        yield Run(Sign.QUOTED, " ".join(quoted[a1:a2]))
    if b1 < b2:
        yield Run(Sign.ORIGINAL, " ".join(original[b1:b2]))


def _same(word: str) -> str:
    return word.casefold().replace("’", "'")
