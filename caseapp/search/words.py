"""Finding decisions by their words: every word in one paragraph, or in the forms of a name.

Ranking looks at the newest 2,000 hits: for frequent words that is thirty times faster, and a list
that long is narrowed by filters anyway.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import Final

from sqlalchemy import Connection, text

from caseapp.search.expressions import Alternatives, TextQuery, match_expression
from caseapp.search.hits import Found, Hit
from caseapp.search.index import authority_of, paragraph_id
from caseapp.search.passages import PASSAGES, Passage
from caseapp.search.selection import Allowed, Clause, allowed_by, narrowed_by, narrowing
from caseapp.search.wanted import Wanted

MOST_HITS: Final = 2000
FEW: Final = 50
"""Decisions up to which a query also looks for names in other scripts and spellings."""
_BOOST: Final = {1: 1.5, 2: 1.25, 3: 1.0, 4: 0.9}
"""How much the importance of a decision weighs in its place among the hits."""

_BY_WORDS = (
    "SELECT rowid, bm25(authority_index, 1.0, 0.0) FROM authority_index"
    " WHERE authority_index MATCH :match{only}{never} ORDER BY rowid DESC LIMIT :most"
)
_HAVING = text(
    "SELECT DISTINCT rowid >> 20 FROM authority_index"
    " WHERE authority_index MATCH :match AND rowid >= :first"
)
_RANKS = text("SELECT id, rank FROM authority WHERE id IN (SELECT value FROM json_each(:ids))")


@dataclass(frozen=True, slots=True)
class Within:
    """Where one way of putting a query after the other is looked for."""

    labels: Sequence[Alternatives]
    """Of each group the decisions must carry one."""
    allowed: Allowed
    excluded: str
    """Expression of what no paragraph of the decisions may have; "" for nothing."""


def within(connection: Connection, query: TextQuery, clauses: Sequence[Clause]) -> Within:
    """Return where to look: what stands in the index as labels is asked there."""
    return Within(
        [clause.labels for clause in clauses if clause.labels is not None],
        allowed_by(connection, (one for one in clauses if one.labels is None)),
        query.excluded,
    )


def find_words(connection: Connection, query: TextQuery, clauses: Sequence[Clause] = ()) -> Found:
    """Find decisions by the words of a query.

    Args:
        connection: of an open vault with the index.
        query: what to look for.
        clauses: what the decisions must meet.

    """
    where = within(connection, query, clauses)
    found = _look(connection, where, query.wanted)
    hits = list(found.hits)
    # A word that stands in many texts is no foreign spelling of a name.
    if query.spelled.choices and len(hits) <= FEW:
        hits += _further(connection, where, query.spelled, hits)
    if query.sounding.choices and not hits:
        hits += _further(connection, where, query.sounding, hits)
    return Found(tuple(hits), found.more)


def _look(connection: Connection, where: Within, wanted: Wanted) -> Found:
    """Return the decisions with what is wanted in one paragraph, best first."""
    values = {"match": match_expression(wanted.expression, where.labels), "most": MOST_HITS + 1}
    narrowed = narrowing(where.allowed)
    statement = narrowed_by(_BY_WORDS, "rowid >> 20", narrowed)
    rows = connection.execute(statement, {**values, **narrowed}).all()
    met: dict[int, list[Passage]] = {}
    for paragraph, score in rows[:MOST_HITS]:
        met.setdefault(authority_of(paragraph), []).append(Passage(paragraph, -score))
    if where.excluded and met:
        for authority in having(connection, where.excluded, min(met)):
            met.pop(authority, None)
    best = {authority: _best(paragraphs) for authority, paragraphs in met.items()}
    scores = {authority: paragraphs[0].value for authority, paragraphs in best.items()}
    hits = [Hit(one, best[one], score) for one, score in boosted(connection, scores)]
    return Found(tuple(hits), len(rows) > MOST_HITS)


def boosted(connection: Connection, scores: Mapping[int, float]) -> list[tuple[int, float]]:
    """Return decisions with their scores, raised by their importance, best first."""
    ids = {"ids": json.dumps(list(scores))}
    ranks: dict[int, int] = {row[0]: row[1] for row in connection.execute(_RANKS, ids)}
    raised = [(one, score * _BOOST.get(ranks.get(one, 0), 1.0)) for one, score in scores.items()]
    return sorted(raised, key=lambda one: (-one[1], -one[0]))


def _best(paragraphs: list[Passage]) -> tuple[Passage, ...]:
    """Return the best paragraphs; of those that are equally good the first in the text."""
    return tuple(nsmallest(PASSAGES, paragraphs, key=lambda one: (-one.value, one.paragraph)))


def _further(
    connection: Connection, where: Within, wanted: Wanted, above: Sequence[Hit]
) -> list[Hit]:
    """Return what is found besides when more is wanted, to stand below what was found already."""
    known = {hit.authority for hit in above}
    return [hit for hit in _look(connection, where, wanted).hits if hit.authority not in known]


def having(connection: Connection, expression: str, first: int = 0) -> set[int]:
    """Return the decisions, from the given one on, of which any paragraph has the words."""
    values = {"match": f"folded : ({expression})", "first": paragraph_id(first, 0)}
    return set(connection.execute(_HAVING, values).scalars())
