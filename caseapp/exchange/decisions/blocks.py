"""What every format is brought to first: a row of blocks of plain text."""

import re
import unicodedata
from dataclasses import dataclass

_SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u3000]+")
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Controls, marks of direction and joining, tags, and halves of signs, which no vault can hold."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading or a cell, as the file has it.

    Attributes:
        text: one line, spaces collapsed.
        note: a footnote.
        number: a number that the file draws instead of writing it (lists of word processors).
        cell: a cell of a table: some sites put number and text in cells of their own.

    """

    text: str
    note: bool = False
    number: str = ""
    cell: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """The blocks of a file, and what the file says of itself.

    Attributes:
        source: format and, where it shows, the site.
        title: of the document; "" for none.
        scripts: the file had programs in it, which were left out.

    """

    blocks: tuple[Block, ...]
    source: str
    title: str = ""
    scripts: bool = False


def clean(text: str) -> str:
    """Return text on one line, in NFC, without marks that nobody sees."""
    if not text.isprintable() or "  " in text:
        text = _SPACES.sub(" ", _INVISIBLE.sub("", text))
    return unicodedata.normalize("NFC", text).strip()
