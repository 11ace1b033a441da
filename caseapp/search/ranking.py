"""Decisions for a question, best first: by all their words, then by their best paragraph.

Two steps. BM25 over whole decisions, from the index of stems, gives candidates; of the first of
them the paragraphs are read, and a decision whose single paragraph speaks of most of the question
rises. `bench/questions.py` measures what each step finds.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import Final, NamedTuple

from sqlalchemy import Connection, text

from caseapp.search import weights
from caseapp.search.index import authority_of, paragraph_id
from caseapp.search.names import key_words
from caseapp.search.questions import Question, Term
from caseapp.search.selection import EVERYTHING, Allowed
from caseapp.search.stems import beginning


class Care(NamedTuple):
    """How much work an answer is worth."""

    candidates: int
    """Decisions whose paragraphs are read."""
    letters: int
    """Letters after which no further decision is read."""
    rough: bool = False
    """Somebody still types: the order is soon replaced."""


CAREFUL: Final = Care(50, 4_000_000)
TYPING: Final = Care(4, 600_000, rough=True)
"""The decisions that are seen at once are read, the others come as their words rank them."""
COUNTING: Final = Care(0, 0)
"""The same decisions as a careful answer, in no order of merit."""
PASSAGES: Final = 3
"""Paragraphs that are kept of each decision."""
MOST_RANKED: Final = 300
"""Decisions of an answer: what comes after them has hardly a word of the question."""
NAMED: Final = 1_000.0
"""Added to a decision whose own head has every word: it was asked for by its name."""
_TOP: Final = 2.2
_PASSAGE: Final = 0.5
_BY_LENGTH: Final = 0.4
_SHORT: Final = 240
"""Letters below which a paragraph counts as no shorter."""
_USUAL: Final = 330
_LEAST_WEIGHT: Final = 0.4
"""Of a term that is looked for in paragraphs: synonyms would make every paragraph a hit."""
_LEAST_BEGINNING: Final = 5
"""Letters from which a beginning is looked for anywhere; shorter ones at the front of words."""

_NAMED = text("SELECT rowid FROM authority_index WHERE authority_index MATCH :match LIMIT 500")
_PARAGRAPHS = text("SELECT id, folded FROM authority_paragraph WHERE authority_id = :authority")


@dataclass(frozen=True, slots=True)
class Ranked:
    """A decision with its score and its best paragraphs: of those that were read for it."""

    authority: int
    score: float
    paragraphs: tuple[tuple[int, float], ...] = ()
    """Ids and values, the best first."""


def rank(
    connection: Connection,
    question: Question,
    allowed: Allowed = EVERYTHING,
    *,
    care: Care = CAREFUL,
) -> list[Ranked]:
    """Return decisions, best first.

    Args:
        connection: of an open vault with the index.
        question: what to rank by.
        allowed: decisions that may be answered.
        care: how much work the order is worth.

    """
    documents = weights.prepare(connection)
    scores: dict[int, float] = {}
    having: dict[str, int] = {}
    terms = [term for term in question.terms if not care.rough or term.weight >= _LEAST_WEIGHT]
    for term in terms:
        having[term.stem] = _add(connection, term, documents, scores)
    if not scores:
        return []
    found = set(scores) if allowed.everything else {one for one in scores if one in allowed}
    for term in () if care.rough else question.subjects:
        _add(connection, term, documents, scores)
    best = [(one, score) for one, score in scores.items() if one in found]
    best.sort(key=lambda one: (-one[1], -one[0]))
    return _by_passages(connection, question, documents, having, best[:MOST_RANKED], care)


def _add(connection: Connection, term: Term, documents: int, scores: dict[int, float]) -> int:
    """Add what a term says to the scores; return how many decisions have it."""
    found = weights.look_up(connection, term.stem)
    if not found and term.begins:
        found = weights.look_up(connection, term.stem, begins=True)
    if not found and term.word:
        found = ((1.0, _named(connection, term.word)),)
    having = sum(len(authorities) for _, authorities in found)
    worth = _TOP * term.weight * weights.rarity(documents, min(documents, having))
    for weight, authorities in found:
        adds = worth * weight
        for authority in authorities:
            scores[authority] = scores.get(authority, 0.0) + adds
    return having


def _named(connection: Connection, word: str) -> list[int]:
    """Return the decisions whose name has a word that no text has, in any script or spelling."""
    keys = key_words(word)
    if not keys:
        return []
    wanted = " OR ".join(f'"{key}"' for key in keys)
    rows = connection.execute(_NAMED, {"match": f"folded : ({wanted})"})
    return list(dict.fromkeys(authority_of(one) for one in rows.scalars()))


_Met = list[tuple[int, int, list[int]]]
"""Paragraphs of a decision with words of the question: id, letters, places of the words."""


def _by_passages(
    connection: Connection,
    question: Question,
    documents: int,
    having: dict[str, int],
    best: Sequence[tuple[int, float]],
    care: Care,
) -> list[Ranked]:
    """Raise decisions by their best paragraph."""
    terms = [
        term for term in question.terms if having.get(term.stem) and term.weight >= _LEAST_WEIGHT
    ]
    looked = [(at, _looked_for(term.stem)) for at, term in enumerate(terms)]
    read: list[tuple[int, float, _Met]] = []
    times = [0] * len(terms)
    places = [0] * len(terms)
    letters = paragraphs = 0
    for authority, score in best[: care.candidates]:
        met, length, count = _met_in(connection, authority, looked)
        read.append((authority, score, met))
        letters += length
        paragraphs += count
        for at in range(len(terms)):
            here = sum(at in hits for _, _, hits in met)
            times[at] += here
            places[at] += here > 0
        if letters > care.letters:
            break
    total = documents * paragraphs / len(read) if read else 1.0
    worth = []
    for at, term in enumerate(terms):
        usual = times[at] / places[at] if places[at] else 1.0
        expected = max(1.0, having[term.stem] * usual)
        worth.append(_TOP * term.weight * math.log(1 + max(0.0, total - expected) / expected))
    own = frozenset(at for at, term in enumerate(terms) if term.weight >= 1)
    if any(not having.get(term.stem) for term in question.terms if term.weight >= 1):
        own = frozenset((-1,))
    ranked = [_with_passage(*one, worth, own) for one in read]
    ranked.sort(key=lambda one: (-one.score, -one.authority))
    floor = ranked[-1].score if ranked else math.inf
    return ranked + [Ranked(one, min(score, floor)) for one, score in best[len(read) :]]


def _met_in(
    connection: Connection, authority: int, looked: Sequence[tuple[int, str]]
) -> tuple[_Met, int, int]:
    """Return the paragraphs of a decision with words of the question; letters and paragraphs."""
    rows = connection.execute(_PARAGRAPHS, {"authority": authority}).all()
    met = []
    letters = 0
    for number, folded in rows:
        letters += len(folded)
        padded = f" {folded}"
        hits = [at for at, one in looked if one in padded]
        if hits:
            met.append((number, len(folded), hits))
    return met, letters, len(rows)


def _with_passage(
    authority: int,
    score: float,
    met: _Met,
    worth: Sequence[float],
    own: frozenset[int],
) -> Ranked:
    named = 0.0
    valued: list[tuple[int, float]] = []
    for number, length, hits in met:
        if number == paragraph_id(authority, 0) and own.issubset(hits):
            named = NAMED
        slowness = 1.2 * (1 - _BY_LENGTH + _BY_LENGTH * max(length, _SHORT) / _USUAL)
        valued.append((number, sum(worth[at] for at in hits) / (1 + slowness)))
    best = tuple(nsmallest(PASSAGES, valued, key=lambda one: (-one[1], one[0])))
    passage = best[0][1] if best else 0.0
    return Ranked(authority, named + score + _PASSAGE * passage, best)


def _looked_for(stem: str) -> str:
    begins = beginning(stem)
    return begins if len(begins) >= _LEAST_BEGINNING else f" {begins}"
