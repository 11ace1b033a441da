"""Finding decisions: by words, by fields, by a question, or by several of these; best first.

Names, numbers and phrases are looked for as they stand (`search.words`). Hits are paragraphs,
answers are decisions. A question of several words is answered by whole decisions
(`search.ranking`), the one it names first. While somebody types, `search.typed` answers sooner.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, text

from caseapp.search.expressions import TextQuery, match_expression
from caseapp.search.hits import Found, Hit
from caseapp.search.index import exists, paragraph_id
from caseapp.search.passages import Passage, read_passages
from caseapp.search.questions import Question
from caseapp.search.ranking import CAREFUL, Care, rank
from caseapp.search.selection import Clause, allowed_by, by_importance
from caseapp.search.typed import find_typed
from caseapp.search.words import MOST_HITS, find_words, having

_IN_ONE = text(
    "SELECT rowid, bm25(authority_index, 1.0, 0.0) AS score FROM authority_index"
    " WHERE authority_index MATCH :match AND rowid >= :first AND rowid < :last"
    " ORDER BY score, rowid LIMIT :limit"
)


@dataclass(frozen=True, slots=True)
class Search:
    """What to look for, as the indexes understand it."""

    words: TextQuery | None = None
    """None: no words; everything that the clauses allow, key cases first, then the newest."""
    question: Question | None = None
    """The same words as a question, if they are one."""
    clauses: tuple[Clause, ...] = ()
    tags: tuple[str, ...] = ()
    """Uids of the tags that may be counted: those that the person who asks sees."""


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
    question = search.question
    if question is not None and not question.spare:
        hits = _answers(connection, search, search.words, question, care)
        if hits:
            return Found(hits, more=False)
    if care.rough:
        return find_typed(connection, search.words, search.clauses, care.seen)
    found = find_words(connection, search.words, search.clauses)
    if question is not None and question.spare and not found.hits:
        return Found(_answers(connection, search, search.words, question, care), more=False)
    return found


def _answers(
    connection: Connection, search: Search, words: TextQuery, question: Question, care: Care
) -> tuple[Hit, ...]:
    allowed = allowed_by(connection, search.clauses)
    if words.excluded:
        allowed = allowed.without(having(connection, words.excluded))
    for phrase in words.phrases:
        allowed = allowed.among(having(connection, phrase))
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
    question = search.question
    found = (
        [] if question and not question.spare else _having(connection, search, authority, limit)
    )
    if question is not None and not found:
        found = list(read_passages(connection, question, [authority], keep=limit)[authority].best)
    return found or _having(connection, search, authority, limit)


def _having(connection: Connection, search: Search, authority: int, limit: int) -> list[Passage]:
    """Return the paragraphs of one decision that have every word."""
    if search.words is None or not exists(connection):
        return []
    values = {
        "match": match_expression(search.words.expression, ()),
        "first": paragraph_id(authority, 0),
        "last": paragraph_id(authority + 1, 0),
        "limit": limit,
    }
    return [Passage(place, -score) for place, score in connection.execute(_IN_ONE, values)]


def _list(connection: Connection, clauses: Sequence[Clause]) -> Found:
    ids = by_importance(connection, allowed_by(connection, clauses), MOST_HITS + 1)
    hits = tuple(Hit(authority, (), 0.0) for authority in ids[:MOST_HITS])
    return Found(hits, len(ids) > MOST_HITS)
