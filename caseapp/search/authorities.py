"""Finding decisions: by words, by fields, by a question, or by several of these; best first.

Names, numbers and phrases are looked for as they stand: every word in one paragraph. Hits are
paragraphs, answers are decisions; ranking and counting look at the newest 2,000 hits: for frequent
words that is thirty times faster, and a list that long is narrowed by filters anyway. A question of
several words is answered by whole decisions (`search.ranking`), the one it names first.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nsmallest

from sqlalchemy import Connection, TextClause, text

from caseapp.search.expressions import Alternatives, TextQuery, match_expression
from caseapp.search.index import authority_of, exists, paragraph_id
from caseapp.search.passages import PASSAGES, Passage, read_passages
from caseapp.search.questions import Question
from caseapp.search.ranking import CAREFUL, Care, rank
from caseapp.search.selection import Allowed, Clause, allowed_by

MOST_HITS = 2000
FEW = 50
"""Decisions up to which a query also looks for names in other scripts and spellings."""
_BOOST = {1: 1.5, 2: 1.25, 3: 1.0, 4: 0.9}
"""How much the importance of a decision weighs in its place among the hits."""

_BY_WORDS = (
    "SELECT rowid, bm25(authority_index, 1.0, 0.0) FROM authority_index"
    " WHERE authority_index MATCH :match{only}{never} ORDER BY rowid DESC LIMIT :most"
)
_NEWEST = (
    "SELECT rowid, -1.0 FROM authority_index"
    " WHERE authority_index MATCH :match{only}{never} ORDER BY rowid DESC LIMIT :most"
)
_ONLY = " AND {authority} IN (SELECT value FROM json_each(:only))"
_NEVER = " AND {authority} NOT IN (SELECT value FROM json_each(:never))"
_IN_ONE = text(
    "SELECT rowid, bm25(authority_index, 1.0, 0.0) AS score FROM authority_index"
    " WHERE authority_index MATCH :match AND rowid >= :first AND rowid < :last"
    " ORDER BY score, rowid LIMIT :limit"
)
_HAVING = text(
    "SELECT rowid FROM authority_index WHERE authority_index MATCH :match AND rowid >= :first"
)
_BY_IMPORTANCE = (
    "SELECT a.id FROM authority a WHERE a.deleted_at IS NULL{only}{never}"
    " ORDER BY a.rank, a.decided_on DESC, a.id DESC LIMIT :most"
)
_RANKS = text("SELECT id, rank FROM authority WHERE id IN (SELECT value FROM json_each(:ids))")


@dataclass(frozen=True, slots=True)
class Hit:
    """A decision that was found: its local id, its best paragraphs and how well it fits."""

    authority: int
    paragraphs: tuple[Passage, ...]
    """The best first; () where none was looked for or none has a word."""
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """Decisions, best first. `more`: there are further ones that were not looked at."""

    hits: tuple[Hit, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Search:
    """What to look for, as the indexes understand it."""

    words: TextQuery | None = None
    """None: no words; everything that the clauses allow, key cases first, then the newest."""
    question: Question | None = None
    """The same words as a question, if they are one."""
    clauses: tuple[Clause, ...] = ()


def find(connection: Connection, search: Search, care: Care = CAREFUL) -> Found:
    """Find decisions.

    Args:
        connection: of an open vault.
        search: what to look for.
        care: how much work the order is worth.

    """
    if search.words is None:
        return _list(connection, search.clauses)
    if not exists(connection):
        return Found((), more=False)
    if search.question is not None:
        hits = _answers(connection, search, search.words, search.question, care)
        if hits:
            return Found(hits, more=False)
    return find_words(connection, search.words, search.clauses, rough=care.rough)


def _answers(
    connection: Connection, search: Search, words: TextQuery, question: Question, care: Care
) -> tuple[Hit, ...]:
    allowed = allowed_by(connection, search.clauses)
    if words.excluded:
        allowed = allowed.without(_excluded(connection, words, 0))
    for phrase in words.phrases:
        allowed = allowed.among(_with(connection, phrase))
    ranked = rank(connection, question, allowed, care=care)
    return tuple(Hit(one.authority, one.paragraphs, one.score) for one in ranked)


def with_passages(connection: Connection, search: Search, hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits of a page, each with its best paragraphs.

    Of the first answers to a question they are known; those of a later page are read now.
    """
    if search.question is None:
        return list(hits)
    bare = [hit.authority for hit in hits if not hit.paragraphs]
    read = read_passages(connection, search.question, bare)
    return [
        replace(hit, paragraphs=read[hit.authority].best) if hit.authority in read else hit
        for hit in hits
    ]


def find_paragraphs(
    connection: Connection, search: Search, authority: int, limit: int
) -> list[Passage]:
    """Return the paragraphs of one decision that answer, the best first."""
    if search.question is not None:
        read = read_passages(connection, search.question, [authority], keep=limit)
        if read[authority].best:
            return list(read[authority].best)
    if search.words is None or not exists(connection):
        return []
    values = {
        "match": match_expression(search.words.expression, ()),
        "first": paragraph_id(authority, 0),
        "last": paragraph_id(authority + 1, 0),
        "limit": limit,
    }
    return [Passage(place, -score) for place, score in connection.execute(_IN_ONE, values)]


def find_words(
    connection: Connection,
    query: TextQuery,
    clauses: Sequence[Clause] = (),
    *,
    rough: bool = False,
) -> Found:
    """Find decisions with every word in one paragraph, or in the forms of their names.

    Args:
        connection: of an open vault with the index.
        query: what to look for.
        clauses: what the decisions must meet.
        rough: in a rougher order. BM25 counts every paragraph of the library that has a word; of
            the beginning of a frequent word that takes longer than the pause between two letters.

    """
    allowed = allowed_by(connection, (one for one in clauses if one.labels is None))
    labels = [clause.labels for clause in clauses if clause.labels is not None]
    within = _Within(query, labels, _narrowing(allowed), rough)
    hits, more = _search(connection, within, query.expression)
    # A word that stands in many texts is no foreign spelling of a name.
    if query.spelled and len(hits) <= (0 if rough else FEW):
        hits += _further(connection, within, query.spelled, hits)
    if query.sounding and not hits:
        hits += _further(connection, within, query.sounding, hits)
    return Found(tuple(hits), more)


@dataclass(frozen=True, slots=True)
class _Within:
    """Where one expression after the other is looked for."""

    query: TextQuery
    labels: Sequence[Alternatives]
    narrowed: Mapping[str, object]
    rough: bool


def _search(connection: Connection, within: _Within, expression: str) -> tuple[list[Hit], bool]:
    """Return the decisions that one expression finds, best first, and whether there are more."""
    values = {"match": match_expression(expression, within.labels), "most": MOST_HITS + 1}
    statement = _narrowed(_NEWEST if within.rough else _BY_WORDS, "rowid >> 20", within.narrowed)
    rows = connection.execute(statement, {**values, **within.narrowed}).all()
    met: dict[int, list[Passage]] = {}
    for paragraph, score in rows[:MOST_HITS]:
        met.setdefault(authority_of(paragraph), []).append(Passage(paragraph, -score))
    if within.query.excluded and met:
        for authority in _excluded(connection, within.query, min(met)):
            met.pop(authority, None)
    ids = json.dumps(list(met))
    ranks: dict[int, int] = {row[0]: row[1] for row in connection.execute(_RANKS, {"ids": ids})}
    best = {authority: _best(paragraphs) for authority, paragraphs in met.items()}
    hits = [
        Hit(
            authority,
            paragraphs,
            (math.log1p(len(met[authority])) if within.rough else paragraphs[0][1])
            * _BOOST.get(ranks.get(authority, 0), 1.0),
        )
        for authority, paragraphs in best.items()
    ]
    hits.sort(key=lambda hit: (-hit.score, -hit.authority))
    return hits, len(rows) > MOST_HITS


def _best(paragraphs: list[Passage]) -> tuple[Passage, ...]:
    """Return the best paragraphs; of those that are equally good the first in the text."""
    return tuple(nsmallest(PASSAGES, paragraphs, key=lambda one: (-one.value, one.paragraph)))


def _narrowing(allowed: Allowed) -> dict[str, object]:
    only = {} if allowed.only is None else {"only": json.dumps(sorted(allowed.only))}
    never = {"never": json.dumps(sorted(allowed.never))} if allowed.never else {}
    return {**only, **never}


def _narrowed(statement: str, authority: str, by: Mapping[str, object]) -> TextClause:
    """Return a statement with the conditions on the decision, as far as there are any."""
    only = _ONLY.format(authority=authority) if "only" in by else ""
    never = _NEVER.format(authority=authority) if "never" in by else ""
    return text(statement.format(only=only, never=never))


def _further(
    connection: Connection, within: _Within, expression: str, above: Sequence[Hit]
) -> list[Hit]:
    """Return what a wider expression finds besides, to stand below what was found already."""
    known = {hit.authority for hit in above}
    hits, _ = _search(connection, within, expression)
    return [hit for hit in hits if hit.authority not in known]


def _excluded(connection: Connection, query: TextQuery, first: int) -> set[int]:
    """Return the decisions, from the given one on, with excluded words in any paragraph."""
    return _with(connection, query.excluded, first)


def _with(connection: Connection, expression: str, first: int = 0) -> set[int]:
    """Return the decisions, from the given one on, of which any paragraph has the words."""
    values = {"match": f"folded : ({expression})", "first": paragraph_id(first, 0)}
    return {authority_of(row[0]) for row in connection.execute(_HAVING, values)}


def _list(connection: Connection, clauses: Sequence[Clause]) -> Found:
    narrowed = _narrowing(allowed_by(connection, clauses))
    statement = _narrowed(_BY_IMPORTANCE, "a.id", narrowed)
    rows = connection.execute(statement, {"most": MOST_HITS + 1} | narrowed)
    ids = list(rows.scalars())
    hits = tuple(Hit(authority, (), 0.0) for authority in ids[:MOST_HITS])
    return Found(hits, len(ids) > MOST_HITS)
