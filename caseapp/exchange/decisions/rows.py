"""The row of numbers that a court, or a judge in an opinion, gave to the paragraphs.

Numbers also begin quoted articles, lists, headings and tables of contents. The court's own are the
row that grows by one through the text and is the longest; what opens inside a quotation weighs less.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from caseapp.domain.written_dates import DATE
from caseapp.exchange.decisions.blocks import Block

FULL_STOP = re.compile(r"^(?P<number>\d{1,4})\.\s*(?=\S)(?!\d)")
_DOTTED = re.compile(r"^(?P<number>\d{1,2}(?:\.\d{1,3})?)\.?\s+(?=\S)")
STYLES = (
    FULL_STOP,
    re.compile(r"^\[(?P<number>\d{1,4})\]\s*(?=\S)"),
    re.compile(r"^\((?P<number>\d{1,4})\)\s*(?=\S)"),
    re.compile(rf"^(?!{DATE.pattern})(?P<number>\d{{1,4}})\s+(?=[“«\"'(‘]?[^\W\d_])", re.IGNORECASE),
    re.compile(r"^(?P<number>\d{1,4})\)\s+(?=\S)"),
    _DOTTED,
)  # fmt: skip
"""How courts number: "12.", "[12]", "(12)", "12", "12)", and committees of the UN: "7.2"."""
_FIRST_SIGNS = frozenset("0123456789[(")
_INSERTED = re.compile(
    r"^(?P<number>(?P<after>\d{1,4})(?:\s?(?:bis|ter|quater)|[a-f]))\.\s+(?=\S)"
)
"""A paragraph that was put between two others when they had their numbers: "12a.", "12 bis."."""
_CONTENTS = re.compile(
    r"^(?:TABLE OF CONTENTS|CONTENTS|INDEX|TABLE DES MATIÈRES|SOMMAIRE|INHALT(?:SVERZEICHNIS|SÜBERSICHT)?|"
    r"СОДЕРЖАНИЕ|ОГЛАВЛЕНИЕ|İÇİNDEKİLER)$",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"(?:\s|\.|\[)\d{1,4}\]?$")
_STRAY = 3
"""Lines among the entries of a table of contents that have no page."""
_SENTENCE = re.compile(r"[.!?:;,…”»\"](?:\[\d+\])?$")
_MISSING = 4
"""Numbers that may be missing in a row: a court skips one, a file loses some."""
_FIRST_PARTS = 2
_DOUBTED = 0.2
_TITLED = 0.95
_TITLE_MOST = 100
_HALF = 2
"""One in so many numbers of a dotted row has two parts; else the parts are those of a list."""

Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """Which blocks begin a numbered paragraph.

    Attributes:
        places: of a block: its number, and how long what says it is.
        style: how the text numbers; None if it does not.
        gaps: numbers of the row that are missing.

    """

    places: dict[int, tuple[str, int]]
    style: re.Pattern[str] | None = None
    gaps: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Link:
    score: float
    at: int
    key: Key
    written: str
    length: int
    before: "_Link | None"


def longest_row(blocks: Sequence[Block], styles: Sequence[re.Pattern[str]] = STYLES) -> Row:
    """Return the numbers of a text, in whichever of the styles it numbers."""
    begins = list(_begins(blocks))
    last: _Link | None = None
    own: re.Pattern[str] | None = None
    for style in styles:
        found = _last_of(begins, style)
        if found is not None and (last is None or found.score > last.score):
            last, own = found, style
    links = _chain(last)
    places = {link.at: (link.written, link.length) for link in links}
    return Row(places | _inserted(begins, links), own, _gaps([link.key for link in links]))


def _begins(blocks: Sequence[Block]) -> Iterator[tuple[int, str, float]]:
    """Yield what may begin with a number: place, text, and what a number weighs there."""
    depth = left = 0
    for at, block in enumerate(blocks):
        text = block.text
        left = _left_of_contents(left, text)
        if text[:1] in _FIRST_SIGNS:
            # A title may have a number, too; where a sentence has the same, the sentence counts.
            titled = len(text) < _TITLE_MOST and not _SENTENCE.search(text)
            doubted = depth or (left and _ENTRY.search(text))
            yield at, text, _DOUBTED if doubted else _TITLED if titled else 1.0
        depth = _depth(depth, text)


def _left_of_contents(left: int, text: str) -> int:
    """Follow a table of contents: how many lines without a page may still come."""
    if _CONTENTS.match(text) or (left and _ENTRY.search(text)):
        return _STRAY
    return max(left - 1, 0)


def _depth(depth: int, text: str) -> int:
    """Follow quotations over blocks: “…” and «…» that stay open."""
    depth += text.count("“") + text.count("«") - text.count("”") - text.count("»")
    # A quotation over many blocks may open each of them and close only the last.
    return min(max(depth, 0), 1)


def _last_of(begins: Sequence[tuple[int, str, float]], style: re.Pattern[str]) -> _Link | None:
    """Return the end of the best row of one style."""
    best: dict[Key, _Link] = {}
    ends: dict[int, _Link] = {}
    """The best row that ends in each whole number, whatever part of it comes last."""
    for at, text, weight in begins:
        found = style.match(text)
        if found is None:
            continue
        whole, _, part = found["number"].partition(".")
        key = (int(whole), int(part or 0))
        link = _extended(best, ends, key, weight)
        if link is None:
            continue
        made = _Link(link[0], at, key, found["number"], found.end(), link[1])
        if key not in best or made.score > best[key].score:
            best[key] = made
            if key[0] not in ends or made.score > ends[key[0]].score:
                ends[key[0]] = made
    last = max(best.values(), key=lambda link: link.score, default=None)
    if style is _DOTTED:
        row = _chain(last)
        return last if sum(link.key[1] > 0 for link in row) * _HALF > len(row) else None
    return last


def _chain(last: _Link | None) -> list[_Link]:
    links: list[_Link] = []
    while last is not None:
        links.append(last)
        last = last.before
    return links[::-1]


def _extended(
    best: dict[Key, _Link], ends: dict[int, _Link], key: Key, weight: float
) -> tuple[float, _Link | None] | None:
    """Return what a row reaches with one more number, and the row; None if none begins so."""
    number, part = key
    before: _Link | None = None
    reached = weight if number <= _MISSING and part <= _FIRST_PARTS else 0.0
    for missing in range(_MISSING):
        known = best.get((number, part - 1 - missing)) if part > missing else None
        if part <= _FIRST_PARTS:
            known = known or ends.get(number - 1 - missing)
        if known is not None and known.score + weight - missing * 0.5 > reached:
            before, reached = known, known.score + weight - missing * 0.5
    return (reached, before) if reached > 0 else None


def _inserted(
    begins: Sequence[tuple[int, str, float]], links: Sequence[_Link]
) -> dict[int, tuple[str, int]]:
    found: dict[int, tuple[str, int]] = {}
    starts = {link.at: link.written for link in links}
    number = ""
    for at, text, weight in begins:
        number = starts.get(at, number)
        match = _INSERTED.match(text)
        if match is not None and match["after"] == number and weight > _DOUBTED:
            found[at] = (match["number"], match.end())
    return found


def _gaps(keys: Sequence[Key]) -> tuple[int, ...]:
    whole = {number for number, _ in keys}
    return tuple(sorted(set(range(min(whole), max(whole))) - whole)) if whole else ()
