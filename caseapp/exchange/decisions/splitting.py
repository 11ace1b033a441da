"""Finding the court's own numbers: which blocks begin a numbered paragraph.

Numbers also begin quoted articles, lists and separate opinions. The court's own are the longest
row that grows by one through the text; what opens inside a quotation weighs less.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from caseapp.domain.authorities import PartKind
from caseapp.domain.decision_files import DecisionParagraph
from caseapp.exchange.decisions.blocks import Block

_STYLES = (
    re.compile(r"^(\d{1,4})\.\s*(?=\S)(?!\d)"),
    re.compile(r"^\[(\d{1,4})\]\s*(?=\S)"),
    re.compile(r"^\((\d{1,4})\)\s*(?=\S)"),
    re.compile(r"^(\d{1,4})\s+(?=[“«\"'(‘]?[^\W\d_])"),
)
"""How courts number: "12.", "[12]", "(12)", "12"."""
_FIRST_SIGNS = frozenset("0123456789[(")
_ALONE = re.compile(r"^[\[(]?(\d{1,4})[.\])]?$")
_OPERATIVE = re.compile(
    r"^(?:FOR THESE REASONS|PAR CES MOTIFS|AUS DIESEN GRÜNDEN|ПО ЭТИМ ОСНОВАНИЯМ|ИЗ ЭТИХ СООБРАЖЕНИЙ|"
    r"On those grounds|On these grounds|Par ces motifs|Aus diesen Gründen|По этим основаниям)",
)
_OPINION = re.compile(
    r"^(?:(?:PARTLY|PARTIALLY|JOINT|JOINTLY|PARTIELLEMENT)[\s,]+)*(?:CONCURRING|DISSENTING|SEPARATE|OPINION|"
    r"STATEMENT OF|DECLARATION (?:OF|BY)|DÉCLARATION|OPINIONS?)\b(?:.*\b(?:OF|BY|DE|DES|DU|OPINION|JUDGES?|JUGES?)\b.*)",
)
_NOTE = re.compile(r"^(?:\[(\d{1,3})\]\.?|(\d{1,3})\s?\.?(?=\s))\s*")
_HEADING_MOST = 160
_SHORTEST_HEADING = 3
_MISSING = 4
"""Numbers that may be missing in a row: a court skips one, a file loses some."""
_QUOTED = 0.2


@dataclass(frozen=True, slots=True)
class Split:
    """Paragraphs in the order of the text; `gaps`: numbers of the row that are missing."""

    paragraphs: tuple[DecisionParagraph, ...]
    gaps: tuple[int, ...]


def split(blocks: Sequence[Block]) -> Split:
    """Return the paragraphs of a decision.

    A block without number belongs to the numbered paragraph before it, on a line of its own;
    headings stand alone.
    """
    text = _joined_cells([block for block in blocks if not block.note])
    body = _end_of_body(text)
    style, row = _longest_row(text[:body])
    found = list(_paragraphs(text, body, style, row))
    notes = [
        DecisionParagraph(PartKind.NOTE, _note_number(block.text), block.text)
        for block in blocks
        if block.note
    ]
    numbers = [number for _, number in row]
    gaps = sorted(set(range(numbers[0], numbers[-1])) - set(numbers)) if numbers else []
    return Split((*found, *notes), tuple(gaps))


def _joined_cells(blocks: Sequence[Block]) -> list[Block]:
    """Put a number that has a cell, or a line, of its own before the text beside it."""
    joined: list[Block] = []
    waiting = ""
    for block in blocks:
        if waiting:
            joined.append(Block(f"{waiting} {block.text}", number="", cell=block.cell))
            waiting = ""
            continue
        if block.number:
            joined.append(Block(f"{block.number}. {block.text}"))
        elif _ALONE.match(block.text):
            waiting = block.text if not block.text.isdigit() else f"{block.text}."
        else:
            joined.append(block)
    return joined


def _end_of_body(blocks: Sequence[Block]) -> int:
    """Return where the operative part begins; the last such heading, for decisions are quoted."""
    marked = [at for at, block in enumerate(blocks) if _OPERATIVE.match(block.text)]
    opinions = [at for at, block in enumerate(blocks) if _is_opinion(block.text)]
    first_opinion = min(
        (at for at in opinions if not marked or at > marked[0]), default=len(blocks)
    )
    before = [at for at in marked if at < first_opinion]
    return before[-1] if before else first_opinion


def _is_opinion(text: str) -> bool:
    return len(text) < _HEADING_MOST and bool(_OPINION.match(text)) and text[:9].isupper()


def _longest_row(
    blocks: Sequence[Block],
) -> tuple[re.Pattern[str], list[tuple[int, int]]]:
    """Return how the court numbers, and its row: (place of the block, number)."""
    begins = list(_numbered(blocks))
    rows = [(style, _row(begins, style)) for style in _STYLES]
    return max(rows, key=lambda one: len(one[1]))


def _numbered(blocks: Sequence[Block]) -> Iterator[tuple[int, str, float]]:
    """Yield the blocks that may begin with a number: place, text, and what a number weighs there."""
    depth = 0
    for at, block in enumerate(blocks):
        if block.text[:1] in _FIRST_SIGNS:
            yield at, block.text, _QUOTED if depth > 0 else 1.0
        depth = _depth(depth, block.text)


@dataclass(frozen=True, slots=True)
class _Link:
    score: float
    at: int
    number: int
    before: "_Link | None"


def _row(
    begins: Sequence[tuple[int, str, float]], style: re.Pattern[str]
) -> list[tuple[int, int]]:
    best: dict[int, _Link] = {}
    for at, text, weight in begins:
        found = style.match(text)
        if found is not None:
            _extend(best, at, int(found[1]), weight)
    last = max(best.values(), key=lambda link: link.score, default=None)
    row: list[tuple[int, int]] = []
    while last is not None:
        row.append((last.at, last.number))
        last = last.before
    return row[::-1]


def _extend(best: dict[int, _Link], at: int, number: int, weight: float) -> None:
    before: _Link | None = None
    reached = weight if number <= _MISSING else 0.0
    for missing in range(_MISSING):
        known = best.get(number - 1 - missing)
        if known is not None and known.score + weight - missing * 0.5 > reached:
            before, reached = known, known.score + weight - missing * 0.5
    standing = best.get(number)
    if reached > 0 and (standing is None or reached > standing.score):
        best[number] = _Link(reached, at, number, before)


def _depth(depth: int, text: str) -> int:
    """Follow quotations over blocks: “…” and «…» that stay open."""
    depth += text.count("“") + text.count("«") - text.count("”") - text.count("»")
    # A quotation over many blocks may open each of them and close only the last.
    return min(max(depth, 0), 1)


def _paragraphs(
    blocks: Sequence[Block], body: int, style: re.Pattern[str], row: Sequence[tuple[int, int]]
) -> Iterator[DecisionParagraph]:
    numbered = dict(row)
    part, number, lines = PartKind.FRONT, "", list[str]()
    for at, block in enumerate(blocks):
        begins: tuple[PartKind, str, str] | None = None
        if at in numbered:
            begins = PartKind.TEXT, str(numbered[at]), style.sub("", block.text, count=1)
        elif at >= body:
            begins = _after_body(block.text, part)
        elif part is PartKind.FRONT:
            begins = PartKind.FRONT, "", block.text
        elif _is_heading(block.text, blocks, at, numbered):
            begins = PartKind.HEADING, "", block.text
        elif part is PartKind.HEADING:
            begins = PartKind.TEXT, "", block.text
        if begins is None:
            lines.append(block.text)
            continue
        if lines:
            yield DecisionParagraph(part, number, "\n".join(lines))
        part, number, lines = begins[0], begins[1], [begins[2]]
    if lines:
        yield DecisionParagraph(part, number, "\n".join(lines))


def _after_body(text: str, part: PartKind) -> tuple[PartKind, str, str] | None:
    """Return how a block of operative part or opinion begins a paragraph; None: it goes on."""
    if _is_opinion(text):
        return PartKind.OPINION, "", text
    if _OPERATIVE.match(text) and part is not PartKind.OPINION:
        return PartKind.OPERATIVE, "", text
    found = _STYLES[0].match(text)
    if part is PartKind.OPINION:
        return PartKind.OPINION, found[1] if found else "", text
    if found is not None:
        return PartKind.OPERATIVE, found[1], _STYLES[0].sub("", text, count=1)
    return None


_HEADING = re.compile(
    r"^(?:[IVX]{1,5}\.|[A-Z]\.|\d{1,2}\.|\([a-z0-9]{1,3}\)|[a-z]\)|[ivx]{1,4}\.)\s+\S"
)
_SENTENCE = re.compile(r"[.!?:;,…”»\"]$")


def _is_heading(text: str, blocks: Sequence[Block], at: int, numbered: dict[int, int]) -> bool:
    """Say whether a block between numbered paragraphs is a heading and no part of the text."""
    if len(text) > _HEADING_MOST or text[0] in '“«"':
        return False
    if text.isupper() and len(text) > _SHORTEST_HEADING:
        return True
    follows = at + 1 in numbered or (
        at + 1 < len(blocks) and _looks_like_heading(blocks[at + 1].text)
    )
    return follows and _looks_like_heading(text)


def _looks_like_heading(text: str) -> bool:
    if text.isupper() and len(text) > _SHORTEST_HEADING:
        return True
    return (
        len(text) <= _HEADING_MOST
        and not _SENTENCE.search(text)
        and (text[0].isupper() or bool(_HEADING.match(text)))
    )


def _note_number(text: str) -> str:
    found = _NOTE.match(text)
    return next((group for group in found.groups() if group), "") if found else ""
