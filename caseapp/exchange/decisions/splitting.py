"""Parting a decision into front, the court's own numbered paragraphs, operative part, opinions, notes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from caseapp.domain.authorities import PartKind
from caseapp.domain.decision_files import DecisionParagraph
from caseapp.exchange.decisions.blocks import Block
from caseapp.exchange.decisions.rows import FULL_STOP, Row, longest_row

_ALONE = re.compile(r"^[\[(]?(?:\d{1,4}|\d{1,2}\.\d{1,3})[.\])]?$")
_NUMBERED = re.compile(r"^[\[(]?\d{1,4}[.\])]\s")
_LISTED = re.compile(r"^(?:\([a-z]{1,4}\)|[a-z]{1,4}\)|[–—•-])$")
"""What a table gives a cell before the text of an item."""
_OPERATIVE = re.compile(
    r"^(?:FOR THESE REASONS|PAR CES MOTIFS|AUS DIESEN GRÜNDEN|ПО ЭТИМ ОСНОВАНИЯМ|ИЗ ЭТИХ СООБРАЖЕНИЙ|"
    r"On those grounds|On these grounds|Par ces motifs|Aus diesen Gründen|По этим основаниям)",
)
_OPINION = re.compile(
    r"^(?:(?:PARTLY|PARTIALLY|JOINT|JOINTLY|PARTIELLEMENT)[\s,]+)*(?:CONCURRING|DISSENTING|SEPARATE|OPINION|"
    r"STATEMENT OF|DECLARATION (?:OF|BY)|DÉCLARATION|OPINIONS?)\b(?:.*\b(?:OF|BY|DE|DES|DU|OPINION|JUDGES?|JUGES?)\b.*)",
)
_NOTE = re.compile(r"^(?:\[(\d{1,3})\]\.?|(\d{1,3})\s?\.?(?=\s))\s*")
_END_NOTE = re.compile(r"^\[(\d{1,3})\]\s?\S")
_HEADING_MOST = 160
_SHORTEST_HEADING = 3
_FEW = 2


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
    last = _begin_of_notes(text, body if body < len(text) else 0)
    row = longest_row(text[: min(body, last)])
    if len(row.places) < _FEW and last < len(text):
        last = len(text)  # They are no notes: the court numbers so.
        row = longest_row(text[:body])
    numbers = row.places | _of_opinions(text[:last], body, row)
    found = list(_paragraphs(text[:last], body, numbers))
    notes = [
        DecisionParagraph(PartKind.NOTE, _note_number(block.text), block.text)
        for block in (*text[last:], *(one for one in blocks if one.note))
    ]
    return Split((*found, *notes), row.gaps)


def _joined_cells(blocks: Sequence[Block]) -> list[Block]:
    """Put a number that has a cell, or a line, of its own before the text beside it."""
    joined: list[Block] = []
    waiting: Block | None = None
    for block in blocks:
        text = f"{block.number}. {block.text}" if block.number else block.text
        alone = _ALONE.match(text) or (block.cell and _LISTED.match(text))
        if waiting is not None and (alone or _NUMBERED.match(text)):
            joined.append(waiting)  # What follows has a number of its own.
        elif waiting is not None:
            sign = waiting.text
            joined.append(Block(f"{sign}. {text}" if sign.isdigit() else f"{sign} {text}"))
            waiting = None
            continue
        waiting = block if alone else None
        if not alone:
            joined.append(Block(text, cell=block.cell))
    return [*joined, waiting] if waiting is not None else joined


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


def _begin_of_notes(blocks: Sequence[Block], after: int) -> int:
    """Return where notes begin that stand at the end of all: "[1] …", "[2] …"."""
    for at in range(len(blocks) - 1, after, -1):
        found = _END_NOTE.match(blocks[at].text)
        if found is not None and found[1] == "1":
            return at
    return len(blocks)


def _of_opinions(blocks: Sequence[Block], body: int, row: Row) -> dict[int, tuple[str, int]]:
    """Return the numbers of separate opinions: each of them counts from one."""
    styles = (
        (FULL_STOP,) if row.style is None or row.style is FULL_STOP else (FULL_STOP, row.style)
    )
    starts = [at for at in range(body, len(blocks)) if _is_opinion(blocks[at].text)]
    return {
        start + at: number
        for start, end in pairwise([*starts, len(blocks)])
        for at, number in longest_row(blocks[start:end], styles).places.items()
    }


def _paragraphs(
    blocks: Sequence[Block], body: int, numbered: dict[int, tuple[str, int]]
) -> Iterator[DecisionParagraph]:
    part, number, lines = PartKind.FRONT, "", list[str]()
    for at, block in enumerate(blocks):
        begins: tuple[PartKind, str, str] | None = None
        if at in numbered:
            said, length = numbered[at]
            kind = PartKind.TEXT if at < body else PartKind.OPINION
            begins = kind, said, block.text[length:]
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
    if part is PartKind.OPINION or _is_opinion(text):
        return PartKind.OPINION, "", text
    if _OPERATIVE.match(text):
        return PartKind.OPERATIVE, "", text
    found = FULL_STOP.match(text)
    return (PartKind.OPERATIVE, found["number"], text[found.end() :]) if found else None


_HEADING = re.compile(
    r"^(?:[IVX]{1,5}\.|[A-Z]\.|\d{1,2}\.|\([a-z0-9]{1,3}\)|[a-z]\)|[ivx]{1,4}\.)\s+\S"
)
_SENTENCE = re.compile(r"[.!?:;,…”»\"]$")


def _is_heading(
    text: str, blocks: Sequence[Block], at: int, numbered: dict[int, tuple[str, int]]
) -> bool:
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
