"""The paragraphs of a decision that speak of most of a question.

A paragraph is worth what its words of the question are worth, rare ones more than common ones,
more where they stand side by side as in the question, less the longer it is. A decision is worth
its best paragraph, half of the second and a quarter of the third: one that returns to the point
says more about it than one that mentions it.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import pairwise
from typing import Final, NamedTuple

from sqlalchemy import Connection, text

from caseapp.search import weights
from caseapp.search.index import paragraph_id
from caseapp.search.questions import Question, Term
from caseapp.search.stems import beginning

PASSAGES: Final = 3
"""Paragraphs that are kept of each decision."""
MOST_LETTERS: Final = 4_000_000
LEAST_WEIGHT: Final = 0.4
"""Of a term that is looked for in paragraphs: synonyms would make every paragraph a hit."""
NAMED: Final = 2_000.0
"""Value of a decision whose own head has every word: it was asked for by its name."""
_SHARES: Final = (1.0, 0.5, 0.25)
_TOP: Final = 2.2
_PAIR: Final = 4.6
"""What two neighbours of the question are worth that stand side by side."""
_BY_LENGTH: Final = 0.2
_SHORT: Final = 240
"""Letters below which a paragraph counts as no shorter."""
_USUAL: Final = 330
_LEAST_BEGINNING: Final = 5
"""Letters from which a beginning is looked for anywhere; shorter ones at the front of words."""

_PARAGRAPHS = text("SELECT id, folded FROM authority_paragraph WHERE authority_id = :authority")


class Passage(NamedTuple):
    """A paragraph and what it is worth."""

    paragraph: int
    value: float


@dataclass(frozen=True, slots=True)
class Speaking:
    """What the paragraphs of a decision say of a question."""

    value: float
    best: tuple[Passage, ...]


class _Met(NamedTuple):
    """A paragraph with words of the question."""

    paragraph: int
    letters: int
    words: list[int]
    """Places of its terms among those of the question."""
    pairs: int


def read_passages(
    connection: Connection,
    question: Question,
    authorities: Sequence[int],
    letters: int = MOST_LETTERS,
    keep: int = PASSAGES,
) -> dict[int, Speaking]:
    """Read the paragraphs of decisions, in this order.

    Args:
        connection: of an open vault with the index.
        question: what they are read for.
        authorities: local ids, the likeliest first.
        letters: after so many no further decision is read; the answer lacks the rest.
        keep: paragraphs to keep of each.

    """
    looked_for = _LookedFor([one for one in question.terms if one.weight >= LEAST_WEIGHT])
    read: dict[int, list[_Met]] = {}
    paragraphs = 0
    for authority in authorities:
        rows = connection.execute(_PARAGRAPHS, {"authority": authority}).all()
        read[authority] = [one for row in rows if (one := looked_for.meet(*row)) is not None]
        paragraphs += len(rows)
        letters -= sum(len(folded) for _, folded in rows)
        if letters < 0:
            break
    worth = looked_for.worth(connection, read, paragraphs)
    return {
        authority: _speaking(authority, met, worth, looked_for.own, keep)
        for authority, met in read.items()
    }


class _LookedFor:
    """The terms of a question as paragraphs are searched for them."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._terms = terms
        self._beginnings = [(at, _looked_for(term.stem)) for at, term in enumerate(terms)]
        typed = [at for at, term in enumerate(terms) if term.word]
        self.own = frozenset(typed)
        self._pairs = [
            # Beginning with a plain text, the pattern is looked for as fast as that text.
            (one, other, re.compile(rf"{_start(terms[one])}\w*\W+{_start(terms[other])}"))
            for one, other in pairwise(typed)
        ]

    def meet(self, paragraph: int, folded: str) -> _Met | None:
        """Return what a paragraph has of the question; None for nothing."""
        padded = f" {folded}"
        words = [at for at, one in self._beginnings if one in padded]
        if not words:
            return None
        pairs = sum(
            pair.search(folded) is not None
            for one, other, pair in self._pairs
            if one in words and other in words
        )
        return _Met(paragraph, len(folded), words, pairs)

    def worth(
        self, connection: Connection, read: dict[int, list[_Met]], paragraphs: int
    ) -> list[float]:
        """Return what each term is worth: the rarer in paragraphs, the more.

        In how many paragraphs of the library a term stands is estimated from those that were read.
        """
        documents = weights.prepare(connection)
        total = documents * paragraphs / max(1, len(read))
        worth = []
        for at, term in enumerate(self._terms):
            met = [sum(at in one.words for one in some) for some in read.values()]
            places = sum(times > 0 for times in met)
            usual = sum(met) / places if places else 1.0
            having = weights.count(connection, term.stem) or documents * places / max(1, len(read))
            expected = max(1.0, having * usual)
            worth.append(_TOP * term.weight * math.log(1 + max(0.0, total - expected) / expected))
        return worth


def _speaking(
    authority: int, met: list[_Met], worth: Sequence[float], own: frozenset[int], keep: int
) -> Speaking:
    valued = [Passage(one.paragraph, _value(one, worth)) for one in met]
    best = nsmallest(max(keep, len(_SHARES)), valued, key=lambda one: (-one.value, one.paragraph))
    value = sum(share * one.value for share, one in zip(_SHARES, best, strict=False))
    head = paragraph_id(authority, 0)
    if own and any(one.paragraph == head and own.issubset(one.words) for one in met):
        value += NAMED
    return Speaking(value, tuple(best[:keep]))


def _value(met: _Met, worth: Sequence[float]) -> float:
    slowness = 1.2 * (1 - _BY_LENGTH + _BY_LENGTH * max(met.letters, _SHORT) / _USUAL)
    return (sum(worth[at] for at in met.words) + _PAIR * met.pairs) / (1 + slowness)


def _looked_for(stem: str) -> str:
    begins = beginning(stem)
    return begins if len(begins) >= _LEAST_BEGINNING else f" {begins}"


def _start(term: Term) -> str:
    return re.escape(beginning(term.stem))
