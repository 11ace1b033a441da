"""Decisions for a question, best first: by all their words, then by their best paragraphs.

Two steps. BM25 over whole decisions, from the index of stems, gives candidates; of the first of
them the paragraphs are read (`search.passages`), and a decision of which a few paragraphs speak of
most of the question rises. `bench/questions.py` measures what each step finds.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from sqlalchemy import Connection, text

from caseapp.search import weights
from caseapp.search.index import authority_of
from caseapp.search.names import key_words
from caseapp.search.passages import LEAST_WEIGHT, MOST_LETTERS, Passage, read_passages
from caseapp.search.questions import Question, Term
from caseapp.search.selection import EVERYTHING, Allowed


class Care(NamedTuple):
    """How much work an answer is worth."""

    candidates: int
    """Decisions whose paragraphs are read."""
    letters: int
    """Letters after which no further decision is read."""
    rough: bool = False
    """Somebody still types: the order is soon replaced."""
    seen: int = 20
    """Decisions that are enough for a rough answer where more would take long."""


CAREFUL: Final = Care(50, MOST_LETTERS)
TYPING: Final = Care(4, 300_000, rough=True)
"""The decisions that are seen at once are read, the others come as their words rank them."""
COUNTING: Final = Care(0, 0)
"""The same decisions as a careful answer, in no order of merit."""
MOST_RANKED: Final = 300
"""Decisions of an answer: what comes after them has hardly a word of the question."""
_TOP: Final = 2.2
_PASSAGE: Final = 0.5
_IMPORTANCE: Final = {1: 0.7, 2: 0.35, 3: 0.14}
"""Of two decisions that fit alike, the key case comes first."""

_NAMED = text("SELECT rowid FROM authority_index WHERE authority_index MATCH :match LIMIT 500")
_RANKS = text("SELECT id, rank FROM authority WHERE id IN (SELECT value FROM json_each(:ids))")


@dataclass(frozen=True, slots=True)
class Ranked:
    """A decision with its score and its best paragraphs: of those that were read for it."""

    authority: int
    score: float
    paragraphs: tuple[Passage, ...] = ()
    """The best first."""


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
    if question.spare and not _knows(connection, question):
        return []
    scores: dict[int, float] = {}
    terms = [term for term in question.terms if not care.rough or term.weight >= LEAST_WEIGHT]
    for term in terms:
        _add(connection, term, documents, scores)
    if not scores:
        return []
    found = set(scores) if allowed.everything else {one for one in scores if one in allowed}
    for term in () if care.rough else question.subjects:
        _add(connection, term, documents, scores)
    best = [(one, score) for one, score in scores.items() if one in found]
    best.sort(key=lambda one: (-one[1], -one[0]))
    best = best[:MOST_RANKED]
    if not (care.candidates and best):
        return [Ranked(one, score) for one, score in best]
    best = _with_importance(connection, best)
    read = read_passages(
        connection, question, [one for one, _ in best[: care.candidates]], care.letters
    )
    ranked = [
        Ranked(one, score + _PASSAGE * read[one].value, read[one].best)
        for one, score in best
        if one in read
    ]
    ranked.sort(key=lambda one: (-one.score, -one.authority))
    floor = ranked[-1].score
    return ranked + [Ranked(one, min(score, floor)) for one, score in best if one not in read]


def _knows(connection: Connection, question: Question) -> bool:
    """Say whether each word that was typed stands in some decision."""
    return all(weights.look_up(connection, one.stem) for one in question.terms if one.word)


def _with_importance(
    connection: Connection, best: Sequence[tuple[int, float]]
) -> list[tuple[int, float]]:
    ids = {"ids": json.dumps([one for one, _ in best])}
    ranks: dict[int, int] = {row[0]: row[1] for row in connection.execute(_RANKS, ids)}
    raised = [(one, score + _IMPORTANCE.get(ranks.get(one, 0), 0.0)) for one, score in best]
    return sorted(raised, key=lambda one: (-one[1], -one[0]))


def _add(connection: Connection, term: Term, documents: int, scores: dict[int, float]) -> None:
    """Add what a term says to the scores."""
    found = weights.look_up(connection, term.stem)
    if not found and term.begins:
        beginning = weights.look_up_beginning(connection, term.stem, documents)
        if beginning is None:
            return
        found = beginning
    if not found and term.word:
        found = ((1.0, _named(connection, term.word)),)
    having = sum(len(authorities) for _, authorities in found)
    worth = _TOP * term.weight * weights.rarity(documents, min(documents, having))
    for weight, authorities in found:
        adds = worth * weight
        for authority in authorities:
            scores[authority] = scores.get(authority, 0.0) + adds


def _named(connection: Connection, word: str) -> list[int]:
    """Return the decisions whose name has a word that no text has, in any script or spelling."""
    keys = key_words(word)
    if not keys:
        return []
    wanted = " OR ".join(f'"{key}"' for key in keys)
    rows = connection.execute(_NAMED, {"match": f"folded : ({wanted})"})
    return list(dict.fromkeys(authority_of(one) for one in rows.scalars()))
