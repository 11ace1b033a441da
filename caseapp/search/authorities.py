"""Finding decisions: by words, by labels, by a question, or by several of these; best first.

Names, numbers and phrases are looked for as they stand: every word in one paragraph. Hits are
paragraphs, answers are decisions; ranking and counting look at the newest 2,000 hits: for frequent
words that is thirty times faster, and a list that long is narrowed by filters anyway. A question of
several words is answered by whole decisions (`search.ranking`), the one it names first.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, text

from caseapp.domain.authorities import Label
from caseapp.search.index import authority_of, exists, paragraph_id
from caseapp.search.query import TextQuery, match_expression
from caseapp.search.questions import Question
from caseapp.search.ranking import CANDIDATES, TYPING, rank

MOST_HITS = 2000
FEW = 50
"""Decisions up to which a query also looks for names in other scripts and spellings."""
_BOOST = {"1": 1.5, "2": 1.25, "3": 1.0, "4": 0.9}
"""How much the importance of a decision weighs in its place among the hits."""

_BY_WORDS = text(
    "SELECT rowid, bm25(authority_index, 1.0, 0.0) FROM authority_index WHERE authority_index MATCH :match"
    " ORDER BY rowid DESC LIMIT :most"
)
_EXCLUDED = text(
    "SELECT rowid FROM authority_index WHERE authority_index MATCH :match AND rowid >= :first"
)
_BY_IMPORTANCE = (
    "SELECT a.id FROM authority a WHERE a.deleted_at IS NULL {conditions}"
    " ORDER BY a.rank, a.decided_on DESC, a.id DESC LIMIT :most"
)
_HAS_LABEL = (
    " AND EXISTS (SELECT 1 FROM authority_label l WHERE l.authority_id = a.id"
    " AND l.label = :label_{at} AND l.value = :value_{at})"
)
_FACETS = text(
    "SELECT label, value, count(*) FROM authority_label"
    " WHERE authority_id IN (SELECT value FROM json_each(:ids)) GROUP BY label, value"
    " ORDER BY label, count(*) DESC, value"
)
_LABELLED = text(
    "SELECT authority_id FROM authority_label WHERE label = :label AND value = :value"
)
_RANKS = text(
    "SELECT authority_id, value FROM authority_label"
    " WHERE label = 'importance'"
    " AND authority_id IN (SELECT value FROM json_each(:ids))"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A decision that was found: its local id, its best paragraph and how well it fits."""

    authority: int
    paragraph: int | None
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """Decisions, best first. `more`: there are further ones that were not looked at."""

    hits: tuple[Hit, ...]
    more: bool
    facets: tuple[tuple[Label, str, int], ...] = field(default=())


def find(
    connection: Connection,
    query: TextQuery | None,
    labels: Sequence[tuple[Label, str]] = (),
    question: Question | None = None,
    *,
    typing: bool = False,
) -> Found:
    """Find decisions.

    Args:
        connection: of an open vault.
        query: what to look for; None lists everything, key cases first, then the newest.
        labels: what a decision must carry, all of them.
        question: the same words as a question, if they are one.
        typing: somebody still types; a rougher order is soon replaced.

    """
    if query is None:
        return _list(connection, labels)
    if not exists(connection):
        return Found((), more=False)
    if question is None:
        return find_words(connection, query, labels)
    allowed = _labelled(connection, labels) if labels else None
    refused = _excluded(connection, query, 0) if query.excluded else set()
    ranked = rank(connection, question, allowed, candidates=TYPING if typing else CANDIDATES)
    hits = tuple(
        Hit(one.authority, one.paragraph, one.score)
        for one in ranked
        if one.authority not in refused
    )
    if not hits:
        return find_words(connection, query, labels)
    facets = _facets(connection, json.dumps([hit.authority for hit in hits]))
    return Found(hits, more=False, facets=facets)


def find_words(
    connection: Connection, query: TextQuery, labels: Sequence[tuple[Label, str]] = ()
) -> Found:
    """Find decisions with every word in one paragraph, or in the forms of their names."""
    hits, more = _search(connection, query, query.expression, labels)
    # A word that stands in many texts is no foreign spelling of a name.
    if query.spelled and len(hits) <= FEW:
        hits += _further(connection, query, query.spelled, labels, hits)
    if query.sounding and not hits:
        hits += _further(connection, query, query.sounding, labels, hits)
    facets = _facets(connection, json.dumps([hit.authority for hit in hits]))
    return Found(tuple(hits), more, facets)


def _search(
    connection: Connection,
    query: TextQuery,
    expression: str,
    labels: Sequence[tuple[Label, str]],
) -> tuple[list[Hit], bool]:
    """Return the decisions that one expression finds, best first, and whether there are more."""
    values = {"match": match_expression(expression, labels), "most": MOST_HITS + 1}
    rows = connection.execute(_BY_WORDS, values).all()
    best: dict[int, tuple[int, float]] = {}
    for paragraph, score in rows[:MOST_HITS]:
        authority = authority_of(paragraph)
        if authority not in best or score < best[authority][1]:
            best[authority] = (paragraph, score)
    if query.excluded and best:
        for authority in _excluded(connection, query, min(best)):
            best.pop(authority, None)
    ids = json.dumps(list(best))
    ranks: dict[int, str] = {row[0]: row[1] for row in connection.execute(_RANKS, {"ids": ids})}
    hits = [
        Hit(authority, paragraph, -score * _BOOST.get(ranks.get(authority, ""), 1.0))
        for authority, (paragraph, score) in best.items()
    ]
    hits.sort(key=lambda hit: (-hit.score, -hit.authority))
    return hits, len(rows) > MOST_HITS


def _further(
    connection: Connection,
    query: TextQuery,
    expression: str,
    labels: Sequence[tuple[Label, str]],
    above: Sequence[Hit],
) -> list[Hit]:
    """Return what a wider expression finds besides, to stand below what was found already."""
    known = {hit.authority for hit in above}
    hits, _ = _search(connection, query, expression, labels)
    return [hit for hit in hits if hit.authority not in known]


def count_labels(connection: Connection, label: Label) -> list[tuple[str, int]]:
    """Return every value of a label in the library with its number of decisions."""
    rows = connection.execute(
        text(
            "SELECT value, count(*) FROM authority_label WHERE label = :label"
            " GROUP BY value ORDER BY value"
        ),
        {"label": label.value},
    )
    return [(value, count) for value, count in rows]


def _excluded(connection: Connection, query: TextQuery, first: int) -> set[int]:
    """Return the decisions, from the given one on, with excluded words in any paragraph."""
    values = {"match": f"folded : ({query.excluded})", "first": paragraph_id(first, 0)}
    return {authority_of(row[0]) for row in connection.execute(_EXCLUDED, values)}


def _labelled(connection: Connection, labels: Sequence[tuple[Label, str]]) -> set[int]:
    """Return every decision that carries all of these labels."""
    found: set[int] | None = None
    for label, value in labels:
        rows = connection.execute(_LABELLED, {"label": label.value, "value": value})
        some = set(rows.scalars())
        found = some if found is None else found & some
    return found or set()


def _list(connection: Connection, labels: Sequence[tuple[Label, str]]) -> Found:
    conditions = "".join(_HAS_LABEL.format(at=at) for at in range(len(labels)))
    values: dict[str, object] = {"most": MOST_HITS + 1}
    for at, (label, value) in enumerate(labels):
        values |= {f"label_{at}": label.value, f"value_{at}": value}
    statement = text(_BY_IMPORTANCE.format(conditions=conditions))
    ids = [row[0] for row in connection.execute(statement, values)]
    hits = tuple(Hit(authority, None, 0.0) for authority in ids[:MOST_HITS])
    facets = _facets(connection, json.dumps(ids[:MOST_HITS]))
    return Found(hits, len(ids) > MOST_HITS, facets)


def _facets(connection: Connection, ids: str) -> tuple[tuple[Label, str, int], ...]:
    rows = connection.execute(_FACETS, {"ids": ids})
    return tuple((Label(label), value, count) for label, value, count in rows)
