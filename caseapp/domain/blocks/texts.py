"""What text may enter a document: its length, and the characters that would deceive a reader."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from caseapp.domain.blocks.model import Block, Numbered, Quotation
from caseapp.domain.blocks.spans import Span, Spans
from caseapp.domain.errors import ControlCharacterError, TextTooLongError

FIELD_LIMIT = 20_000
"""Characters of one field of a file, such as a name or a reference number."""

BLOCK_LIMIT = 200_000
"""Characters of one block; a lawyer's section may be long, a paragraph is not a book."""

_ALLOWED_CONTROLS = "\n\t"
_DECEIVING = frozenset(
    "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufff9\ufffa\ufffb"
)
"""Direction marks and overrides, byte order mark, interlinear marks: they reorder or hide text."""


def checked(text: str, field: str, limit: int = FIELD_LIMIT) -> str:
    """Return the text in composed form (NFC), or refuse it.

    Raises:
        TextTooLongError: longer than `limit` characters.
        ControlCharacterError: a control or direction character, or half of a surrogate pair.

    """
    if len(text) > limit:
        raise TextTooLongError(field=field, limit=limit, length=len(text))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for character in set(text):
        if character not in _ALLOWED_CONTROLS and _deceives(character):
            raise ControlCharacterError(field=field, character=f"U+{ord(character):04X}")
    return unicodedata.normalize("NFC", text)


def _deceives(character: str) -> bool:
    return character in _DECEIVING or unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"}


def paragraphs(text: str) -> tuple[str, ...]:
    """Split typed text at empty lines; single line ends become spaces."""
    parts = (" ".join(part.split()) for part in re.split(r"\n\s*\n", text))
    return tuple(part for part in parts if part)


def typed_blocks(text: str, names: Mapping[str, str], field: str = "") -> tuple[Block, ...]:
    """Turn a lawyer's plain text into blocks.

    An empty line starts a new numbered paragraph; a paragraph that begins with ">" is a
    quotation, whose last line may begin with "—" or "--" and is then its source. `names` maps
    the case names of the memo's authorities to their keys: where a name is met it is set in
    italics and its page is counted. Nothing else in the text has a meaning.
    """
    text = checked(text, field, BLOCK_LIMIT)
    blocks: list[Block] = []
    for part in re.split(r"\n\s*\n", text):
        lines = [line.strip() for line in part.strip().split("\n")]
        if not any(lines):
            continue
        if lines[0].startswith(">"):
            blocks.append(_quotation([line.removeprefix(">").strip() for line in lines], names))
        else:
            blocks.append(Numbered(cited(" ".join(" ".join(lines).split()), names)))
    return tuple(blocks)


def _quotation(lines: list[str], names: Mapping[str, str]) -> Quotation:
    source: Spans = ()
    if len(lines) > 1 and lines[-1].startswith(("—", "--")):
        source = cited(lines.pop().lstrip("—-").strip(), names)
    return Quotation(cited(" ".join(line for line in lines if line), names), source)


def cited(text: str, names: Mapping[str, str]) -> Spans:
    """Split a text at the case names met in it; longer names win over shorter ones."""
    if not names or not text:
        return (Span(text),) if text else ()
    return tuple(_pieces(text, names, _pattern(names)))


def _pattern(names: Mapping[str, str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(r"(?<!\w)(" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")


def _pieces(text: str, names: Mapping[str, str], pattern: re.Pattern[str]) -> Iterable[Span]:
    for number, piece in enumerate(pattern.split(text)):
        if not piece:
            continue
        yield Span(piece, italic=True, cite=names[piece]) if number % 2 else Span(piece)
