"""Recognising the citations of a text.

The text is cut into marks (`tokens`), neighbouring marks are gathered (`gathering`), and what was
gathered is a citation only if it names a decision (`naming`).
"""

from collections.abc import Iterator
from dataclasses import replace

from caseapp.domain.citations.citation import Citation
from caseapp.domain.citations.gathering import LONGEST_TITLE, gathered
from caseapp.domain.citations.naming import named
from caseapp.domain.citations.short_names import with_their_kinds
from caseapp.domain.citations.tokens import plain, tokens_of

MOST_TEXT = 2_000_000
"""Characters of one text that are read: a brief of more than five hundred pages."""
PIECE = 10_000
"""Characters that are read at a time, up to the end of a paragraph."""
_APART = ("\n\n", ".\n", "\n", "; ", "). ", ". ", " ")
"""Where a text may be cut, the best place first."""


def recognise(text: str) -> tuple[Citation, ...]:
    """Return the citations of a text, in order.

    Nothing is looked up: a citation that is recognised may still name a decision that does not
    exist. Any text is safe; of very long ones the first `MOST_TEXT` characters are read.
    """
    return tuple(with_their_kinds([one for _, found in in_pieces(text) for one in found]))


def in_pieces(text: str) -> Iterator[tuple[int, list[Citation]]]:
    """Yield how far a text is read, and the citations found since; `recognise` is all at once.

    A short name ("Saadi, cited above") has not yet the kind of what was cited before.
    """
    text = text[:MOST_TEXT]
    start = 0
    while start < len(text):
        end = _end(text, start)
        yield end, list(_found(text[start:end], start))
        start = end


def _end(text: str, start: int) -> int:
    """Return where a piece ends that begins at a place."""
    most = start + PIECE
    if most >= len(text):
        return len(text)
    for sign in _APART:
        at = text.rfind(sign, start + PIECE // 2, most)
        if at >= 0:
            return at + len(sign)
    return most


def _found(text: str, start: int) -> Iterator[Citation]:
    clear = plain(text)
    for group in gathered(clear, tokens_of(clear)):
        citation = named(clear, group)
        if citation is not None:
            name = _as_written(text, clear, citation)
            places = citation.start + start, citation.end + start
            yield replace(citation, name=name, start=places[0], end=places[1])


def _as_written(text: str, clear: str, citation: Citation) -> str:
    """Return the name with the dashes of the text: no sign has moved in the plain one."""
    at = clear.find(citation.name, max(0, citation.start - LONGEST_TITLE), len(clear))
    if at < 0 or not citation.name:
        return citation.name
    written = text[at : at + len(citation.name)].replace("\u2010", "-").replace("\u2011", "-")
    return " ".join(written.split())
