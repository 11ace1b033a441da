"""All marks of a text, in order."""

import re
from collections.abc import Callable, Iterator

from caseapp.domain.citations.beside import courts, days, flags, names, paragraphs, years
from caseapp.domain.citations.continent import continent
from caseapp.domain.citations.europe import bare, eclis, luxembourg, strasbourg
from caseapp.domain.citations.marks import Token
from caseapp.domain.citations.national import france, germany, islands
from caseapp.domain.citations.nations import bare_communications, nations
from caseapp.domain.citations.short_names import short_names

_PLAIN = str.maketrans({
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\t": " ",
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
    "º": "°",
})  # fmt: skip
"""One sign for one sign: places in the plain text are places in the original."""
_WRAPPED = re.compile(r"(?<=[^\n]{12})(?<![.;:!?])\r?\n(?=[^\n])")
"""A line that a page broke goes on; the end of a short line, or of a sentence, is an end."""
_FINDERS: tuple[Callable[[str], Iterator[Token]], ...] = (
    eclis, nations, islands, continent, germany, france, luxembourg, strasbourg, flags, courts,
    names, short_names, days, paragraphs, years, bare_communications, bare,
)  # fmt: skip
"""The strongest first: what one has found, no other takes."""
_IN_THE_REST = (names, paragraphs)
"""They would go on into what was found: "C-415/05 P Kadi v Council", "§ 12, 7 July 1989"."""


def plain(text: str) -> str:
    """Return a text with one kind of dash and space, and its broken lines joined; no sign moves."""
    return _WRAPPED.sub(lambda found: " " * len(found[0]), text.translate(_PLAIN))


def tokens_of(text: str) -> list[Token]:
    """Return the marks of a plain text, in order, without overlaps; the strongest win."""
    found: list[Token] = []
    taken = bytearray(len(text))
    for find in _FINDERS:
        for token in find(_without(text, found) if find in _IN_THE_REST else text):
            if not any(taken[token.start : token.end]):
                taken[token.start : token.end] = b"\1" * (token.end - token.start)
                found.append(token)
    return sorted(found, key=lambda token: token.start)


def _without(text: str, found: list[Token]) -> str:
    """Return a text of the same length in which what was found parts the rest."""
    signs = list(text)
    for token in found:
        signs[token.start : token.end] = ";" * (token.end - token.start)
    return "".join(signs)
