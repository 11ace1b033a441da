"""Finding decisions while somebody types the last word: soon, and never what does not fit.

For the beginning of a word the index merges the places of every word that begins so, before it
gives the first hit: of "con" 800 words, four in ten paragraphs of a large library. Where that takes
longer than the pause between two letters, the complete words are asked for and their paragraphs
read for the beginning; or, where those are too many as well, one decision after the other is read,
key cases first, until as many are found as are seen. So an answer may lack decisions, and says so;
each that it has, the finished search has too.
"""

import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Final

from sqlalchemy import Connection

from caseapp.search import weights
from caseapp.search.expressions import TextQuery, match_expression
from caseapp.search.hits import Found, Hit
from caseapp.search.index import authority_of, pages_of, paragraph_id
from caseapp.search.passages import Passage
from caseapp.search.selection import (
    Allowed,
    Clause,
    allowed_by,
    by_importance,
    narrowed_by,
    narrowing,
)
from caseapp.search.stems import stem
from caseapp.search.wanted import Wanted, beginnings
from caseapp.search.words import MOST_HITS, Within, boosted, having, within

WIDE: Final = 40
"""Pages of the index under a beginning from which merging them takes too long."""
MOST_READ: Final = 1_500
"""Paragraphs that are read for a beginning."""
_PER_DECISION: Final = 5
"""Paragraphs as which it counts to turn to another decision."""
_MOST_COMMON: Final = 0.5
_TOGETHER: Final = 20
"""Paragraphs that are fetched at once."""

_PARAGRAPHS = "SELECT id, folded FROM authority_paragraph WHERE id >= ? AND id < ? ORDER BY id"
_OF_WORDS = (
    "SELECT p.id, p.folded FROM authority_index i JOIN authority_paragraph p ON p.id = i.rowid"
    " WHERE i.authority_index MATCH ? AND i.rowid >= ? AND i.rowid < ? ORDER BY i.rowid"
)
_NEWEST = (
    "SELECT min(place), count(*) FROM (SELECT rowid AS place FROM authority_index"
    " WHERE authority_index MATCH :match{only}{never} ORDER BY rowid DESC LIMIT :most)"
    " GROUP BY place >> 20"
)
_PLACES = (
    "SELECT rowid FROM authority_index WHERE authority_index MATCH ? ORDER BY rowid DESC LIMIT ?"
)
_TEXTS = "SELECT id, folded FROM authority_paragraph WHERE id IN (SELECT value FROM json_each(?))"


def find_typed(
    connection: Connection, query: TextQuery, clauses: Sequence[Clause], seen: int
) -> Found:
    """Find decisions by the words of a query of which the last may lack letters.

    Args:
        connection: of an open vault with the index.
        query: what to look for.
        clauses: what the decisions must meet.
        seen: decisions that are enough.

    """
    where = within(connection, query, clauses)
    for wanted in (query.wanted, query.spelled, query.sounding):
        if not wanted.choices:
            continue
        asked, read = wanted.split(_too_wide(connection, wanted))
        found = None
        if read.choices:
            found = _read_for(
                connection, where, asked, read, allowed_by(connection, clauses), seen
            )
        found = found or _newest(connection, where, wanted)
        if found.hits:
            return found
    return Found((), more=False)


def _too_wide(connection: Connection, wanted: Wanted) -> list[int]:
    """Return the places of the choices that the index would merge for too long.

    The narrowest are merged as long as the pages of all of them together are not too many.
    """
    pages = [
        (sum(pages_of(connection, one) for one in beginnings(choice)), place)
        for place, choice in enumerate(wanted.choices)
    ]
    sums = zip(accumulate(count for count, _ in sorted(pages)), sorted(pages), strict=True)
    return [place for total, (count, place) in sums if count and total > WIDE]


def _newest(connection: Connection, where: Within, wanted: Wanted) -> Found:
    """Return the decisions of the newest hits, those with most hits first.

    No BM25: it counts every paragraph of the library that has a word.
    """
    values = {"match": match_expression(wanted.expression, where.labels), "most": MOST_HITS + 1}
    narrowed = narrowing(where.allowed)
    statement = narrowed_by(_NEWEST, "rowid >> 20", narrowed)
    rows = connection.execute(statement, {**values, **narrowed}).all()
    met: dict[int, int] = {row[0]: row[1] for row in rows}
    return Found(_decisions(connection, where, met), sum(met.values()) > MOST_HITS)


def _decisions(connection: Connection, where: Within, met: Mapping[int, int]) -> tuple[Hit, ...]:
    """Return the decisions of some paragraphs, best first.

    Args:
        connection: of an open vault with the index.
        where: they were looked for.
        met: the first paragraph of each decision that fits, and how many do.

    """
    places = {authority_of(place): place for place in met}
    if where.excluded and places:
        for authority in having(connection, where.excluded, min(places)):
            places.pop(authority, None)
    scores = {authority: math.log1p(met[place]) for authority, place in places.items()}
    return tuple(
        Hit(one, (Passage(places[one], 1.0),), score) for one, score in boosted(connection, scores)
    )


def _read_for(
    connection: Connection, where: Within, asked: Wanted, read: Wanted, allowed: Allowed, seen: int
) -> Found | None:
    """Read the paragraphs that the index is asked for, for what it is not asked.

    Returns:
        None where they are too many, and too few of them fit.

    """
    if asked.choices:
        values = (match_expression(asked.expression, where.labels), MOST_READ + 1)
        places = connection.exec_driver_sql(_PLACES, values).scalars().all()
        if len(places) <= MOST_READ:
            return _among(connection, where, read, places)
    if where.excluded:
        allowed = allowed.without(having(connection, where.excluded))
    allowed = _saying(connection, allowed, [*asked.words, *read.words])
    return _one_after_the_other(connection, asked, read, allowed, seen)


def _saying(connection: Connection, allowed: Allowed, words: Sequence[str]) -> Allowed:
    """Return those of the decisions that may have the whole words, by their stems.

    A word of which no stem is known (a name, a script without stems) narrows nothing, and one that
    most decisions have hardly does.
    """
    documents = weights.prepare(connection)
    for word in words:
        found = weights.look_up(connection, stem(word))
        having_it = {one for _, authorities in found for one in authorities}
        if 0 < len(having_it) <= documents * _MOST_COMMON:
            allowed = allowed.among(having_it)
    return allowed


def _among(connection: Connection, where: Within, read: Wanted, places: Sequence[int]) -> Found:
    """Return the decisions of those paragraphs that have the rest too."""
    allowed = [place for place in places if authority_of(place) in where.allowed]
    rows = connection.exec_driver_sql(_TEXTS, (json.dumps(allowed),))
    met = sorted(place for place, folded in rows if read.met_by(folded))
    counted = Counter(map(authority_of, met))
    first = {authority_of(place): place for place in reversed(met)}
    found = {place: counted[authority] for authority, place in first.items()}
    return Found(_decisions(connection, where, found), more=False)


def _one_after_the_other(
    connection: Connection, asked: Wanted, read: Wanted, allowed: Allowed, seen: int
) -> Found | None:
    """Return the first decisions that fit, key cases first; None where they are too far apart."""
    match = match_expression(asked.expression, ()) if asked.choices else ""
    hits: list[Hit] = []
    left = MOST_READ
    for authority in by_importance(connection, allowed, MOST_HITS):
        left -= _PER_DECISION
        for place, folded in _paragraphs(connection, authority, match):
            left -= 1
            if read.met_by(folded):
                hits.append(Hit(authority, (Passage(place, 1.0),), 0.0))
                break
        if len(hits) >= seen:
            return Found(tuple(hits), more=True)
        if left <= 0:
            return None
    return Found(tuple(hits), more=False)


def _paragraphs(connection: Connection, authority: int, match: str) -> Iterator[tuple[int, str]]:
    """Give the paragraphs of a decision, or those of them that the index finds, as they stand."""
    places = (paragraph_id(authority, 0), paragraph_id(authority + 1, 0))
    statement, values = (_OF_WORDS, (match, *places)) if match else (_PARAGRAPHS, places)
    with connection.exec_driver_sql(statement, values) as rows:
        for some in rows.partitions(_TOGETHER):
            yield from ((place, folded) for place, folded in some)
