"""All marks of a text, in order."""

from collections.abc import Callable, Iterator

from caseapp.domain.citations.beside import courts, days, flags, names, paragraphs, years
from caseapp.domain.citations.europe import bare, eclis, luxembourg, strasbourg
from caseapp.domain.citations.marks import Token
from caseapp.domain.citations.national import france, germany, islands
from caseapp.domain.citations.nations import nations

_PLAIN = str.maketrans({
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\t": " ",
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2212": "-", "º": "°",
})  # fmt: skip
"""One sign for one sign: places in the plain text are places in the original."""
_FINDERS: tuple[Callable[[str], Iterator[Token]], ...] = (
    eclis, nations, islands, germany, france, luxembourg, strasbourg, flags, names,
    courts, days, paragraphs, years, bare,
)  # fmt: skip
"""The strongest first: what one has found, no other takes."""


def plain(text: str) -> str:
    """Return a text with one kind of dash and space; no sign moves."""
    return text.translate(_PLAIN)


def tokens_of(text: str) -> list[Token]:
    """Return the marks of a plain text, in order, without overlaps; the strongest win."""
    found: list[Token] = []
    taken = bytearray(len(text))
    for find in _FINDERS:
        for token in find(text):
            if not any(taken[token.start : token.end]):
                taken[token.start : token.end] = b"\1" * (token.end - token.start)
                found.append(token)
    return sorted(found, key=lambda token: token.start)
