"""Which lines of a PDF make a paragraph: told by space, indent, and what would have fitted.

The surest sign is a line that ends though the next word had room: somebody ended it. Beside it
count the space above a line, its indent, the size of its letters, and a number where others have
theirs.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from caseapp.exchange.decisions.blocks import Block, clean
from caseapp.exchange.decisions.line_ends import (
    BROKEN,
    MARK_BEGINS,
    MARK_ENDS,
    Words,
    ends_sentence,
    joined,
)
from caseapp.exchange.decisions.pdf_lines import Line

_GAP = 1.22
"""Of the usual step from line to line: more is space between paragraphs."""
_INDENT = 0.7
"""Of the height of letters: less is no indent."""
_SPACE = 0.3
_ROOM = 0.5
_SHORT = 2.0
"""Points: a justified line that is shorter has ended."""
_ENOUGH = 8
_FEW = 0.03
_RESIZED = 0.04
_MIDDLE = 0.02
_BEGINS = re.compile(r"^(?:\[\d{1,4}\]|\(?\d{1,4}(?:\.\d{1,3})?[.)]?|\([a-z]{1,4}\)|[–—•-])\s+\S")
_NUMBERED = re.compile(r"^(?:\[\d{1,4}\]|\(?\d{1,4}[.)]|\d{1,2}\.\d{1,3}\.?)\s+\S")
_ENDS = re.compile(r"[.!?:;,…][)\]”»\"’']*(?:\ue000\d+\ue001)?$")
_MARK = re.compile(f"{MARK_BEGINS}(\\d+){MARK_ENDS}")


def blocks_of(lines: Sequence[Line], notes: Iterable[str] = ()) -> Iterator[Block]:
    """Yield the paragraphs and headings of lines.

    Args:
        lines: of all pages, without running heads and footnotes.
        notes: numbers of footnotes that there are: another raised digit is a digit.

    """
    if not lines:
        return
    known = frozenset(notes)
    words = Words.of([line.text for line in lines])
    setting = _Setting.of(lines)
    current: list[Line] = []
    for line in lines:
        if current and setting.begins(line, current):
            yield Block(_marked(clean(joined([one.text for one in current], words)), known))
            current = []
        current.append(line)
    yield Block(_marked(clean(joined([one.text for one in current], words)), known))


def _marked(text: str, notes: frozenset[str]) -> str:
    return _MARK.sub(lambda found: f"[{found[1]}]" if found[1] in notes else found[1], text)


@dataclass(frozen=True, slots=True)
class _Margins:
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class _Setting:
    """How the lines of a document are set."""

    pitch: float
    """From one line to the next."""
    margins: tuple[_Margins, _Margins]
    """Of even and of odd pages, which may be mirrored."""
    numbers: float
    """Where numbered paragraphs begin, from the margin."""
    rights: dict[tuple[int, int], float]
    """Right margins of lines by where they begin, on even and on odd pages."""
    justified: bool

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "_Setting":
        steps = [
            one.base - next_.base
            for one, next_ in pairwise(lines)
            if one.page == next_.page and one.base - next_.base > one.size / 2
        ]
        margins = (_margins(lines, 0), _margins(lines, 1))
        numbers = Counter(
            round(line.left - margins[line.page % 2].left)
            for line in lines
            if _NUMBERED.match(line.text)
        )
        full = [abs(line.right - margins[line.page % 2].right) < 1 for line in lines]
        return cls(
            median(steps) if steps else 1.0,
            margins,
            numbers.most_common(1)[0][0] if numbers else 0.0,
            _rights(lines),
            sum(full) * 3 > len(full),
        )

    def begins(self, line: Line, current: Sequence[Line]) -> bool:
        """Say whether a line begins a block after the lines of one."""
        before = current[-1]
        if line.page == before.page:
            step = before.base - line.base
            if step < -0.5 * line.size or step > _GAP * self.pitch:
                return True
        if abs(line.size - before.size) > _RESIZED * before.size:
            return True
        if self._is_title_going_on(line, before):
            return False
        return self._is_ended(line, before) or self._is_shifted(line, current)

    def _is_title_going_on(self, line: Line, before: Line) -> bool:
        """Titles break where they like: in capitals, in bold letters, or amid the page."""
        if line.page != before.page or _ENDS.search(before.text) or _BEGINS.match(line.text):
            return False
        if line.text.isupper() or before.text.isupper():
            return line.text.isupper() and before.text.isupper()
        return (line.bold and before.bold) or all(self._is_middled(one) for one in (line, before))

    def _is_middled(self, line: Line) -> bool:
        margins = self.margins[line.page % 2]
        left, right = line.left - margins.left, margins.right - line.right
        width = margins.right - margins.left
        return left > line.size and abs(left - right) < _MIDDLE * width + 1

    def _is_ended(self, line: Line, before: Line) -> bool:
        """Say whether the line before ends though the next word had room on it."""
        small = line.text[:1].islower()
        if BROKEN.search(before.text) and small:
            return False
        needed = line.first + _SPACE * line.size
        short = self._right(before) - before.right
        if self.justified:
            closed = short > _SHORT and ends_sentence(before.text) and not small
            return closed or short - needed > _ROOM * line.size
        # Ragged lines are uneven: only much room says that somebody ended one amid a sentence.
        margins = self.margins[before.page % 2]
        fresh = ends_sentence(before.text) or _NUMBERED.match(line.text)
        part = 0.5 if small else 0.0 if fresh else 0.25
        least = max(_ROOM * line.size, part * (margins.right - margins.left))
        return short - needed > least

    def _right(self, line: Line) -> float:
        """Return where lines end that begin where this one does: quotations may be set in."""
        return self.rights.get(
            (line.page % 2, round(line.left)), self.margins[line.page % 2].right
        )

    def _is_shifted(self, line: Line, current: Sequence[Line]) -> bool:
        """Say whether a line stands elsewhere than it would if the paragraph went on."""
        before = current[-1]
        left, at = self._left(line), self._left(before)
        first = len(current) == 1
        if first and _BEGINS.match(before.text) and self._hangs(line, before):
            return False
        ended = ends_sentence(before.text)
        if first and self._is_first_line(at, line.size) and abs(left - at) < _INDENT * line.size:
            # A second line would stand at the margin.
            return ended or bool(_NUMBERED.match(before.text))
        if left > at + _INDENT * line.size or (left < at - _INDENT * line.size and not first):
            return True
        numbered = _NUMBERED.match(line.text) and abs(left - self.numbers) < _INDENT * line.size
        return (
            bool(numbered) and ended and (first or left > _INDENT * line.size or self.numbers <= 0)
        )

    def _is_first_line(self, left: float, size: float) -> bool:
        return self.numbers > _INDENT * size and abs(left - self.numbers) < _INDENT * size

    def _left(self, line: Line) -> float:
        return line.left - self.margins[line.page % 2].left

    def _hangs(self, line: Line, before: Line) -> bool:
        """Say whether a line stands under the words that follow a number."""
        inner = before.inner - self.margins[before.page % 2].left
        return abs(self._left(line) - inner) < _INDENT * line.size


def _margins(lines: Sequence[Line], odd: int) -> _Margins:
    own = [line for line in lines if line.page % 2 == odd] or list(lines)
    lefts = Counter(round(line.left) for line in own)
    left = min((at for at, times in lefts.items() if times > _FEW * len(own)), default=0)
    rights = sorted(line.right for line in own)
    return _Margins(left, rights[int(len(rights) * 0.9)])


def _rights(lines: Sequence[Line]) -> dict[tuple[int, int], float]:
    found: dict[tuple[int, int], list[float]] = {}
    for line in lines:
        found.setdefault((line.page % 2, round(line.left)), []).append(line.right)
    return {
        key: sorted(rights)[int(len(rights) * 0.9)]
        for key, rights in found.items()
        if len(rights) >= _ENOUGH
    }
