"""Reading plain text: blocks are parted by empty lines, or each line is one."""

import re

from caseapp.exchange.decisions.blocks import Block, Read, clean
from caseapp.exchange.decisions.encodings import decoded

_LONG_LINE = 160
"""Characters of a line that no program broke: each line is then a block of its own."""


def read_text(data: bytes) -> Read | None:
    """Read text in any usual encoding; None if it is not text."""
    text = decoded(data)
    if "\x00" in text or text.count("\ufffd") > len(text) // 100:
        return None
    lines = text.splitlines()
    whole = any(len(line) > _LONG_LINE for line in lines)
    pieces = lines if whole else _broken(lines)
    return Read(tuple(Block(line) for piece in pieces if (line := clean(piece))), "TXT")


_BEGINS = re.compile(r"^\s*(?:\[?\d{1,4}[.\])]|\d{1,4}\s{2,})\s*\S")
_ENDED = re.compile(r"[.!?:;…][)\]”»\"’']*\s*$")


def _broken(lines: list[str]) -> list[str]:
    """Join the lines of a block that a program broke.

    Empty lines part blocks; where a file has none, a number after a sentence does.
    """
    parted = sum(not line.strip() for line in lines) * 10 > len(lines)
    pieces: list[str] = []
    fresh = True
    for line in lines:
        if not line.strip():
            fresh = True
            continue
        numbered = (
            not parted and _BEGINS.match(line) and _ENDED.search(pieces[-1] if pieces else "")
        )
        if fresh or numbered:
            pieces.append(line.strip())
        else:
            joined = pieces[-1]
            pieces[-1] = f"{joined} {line.strip()}"
        fresh = False
    return pieces
