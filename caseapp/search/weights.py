"""How much each word says about each decision: the second index of the library, by stems.

A question is answered by whole decisions, best first (BM25), not by paragraphs that have every
word. One row of this index is one decision; a word of it is a stem with a sign that tells how much
the stem says about this decision: its count, saturated, against the length of the decision. So the
index keeps no positions, and a question reads one short range of it for each of its stems.
"""

import json
import math
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, text

from caseapp.domain.text import count_pieces
from caseapp.search.stems import count_stems

TABLE = "authority_index_terms"
LEVELS = 24
"""Steps of a weight between nothing and full saturation."""
MOST_READ = 20_000
"""Decisions that one stem is looked up for."""
_FIRST_SIGN = 0xE100
_SATURATION = 1.2
_BY_LENGTH = 0.75
_USUAL_LENGTH = 9_400
"""Words of a usual judgment: fixed, so that a decision's row never depends on other rows."""
_SHORTEST = 2_500
"""Words below which a decision counts as no shorter: a bare holding is not the better text."""

Postings = tuple[tuple[float, Sequence[int]], ...]
"""Decisions by what a stem says about them."""
MOST_REMEMBERED = 64
"""Stems whose decisions stay at hand."""
_REMEMBERED = "postings"
_EVERY = (("", "\uffff"),)
# Those that a stem says most about come first: of a word that half a large library has, the rest
# would cost much and change little.
_MIDDLE = _FIRST_SIGN + LEVELS // 2
_BEST_FIRST = (
    (chr(_MIDDLE), chr(_FIRST_SIGN + LEVELS)),
    (chr(_FIRST_SIGN), chr(_MIDDLE - 1)),
)

STATEMENTS = (
    "CREATE TABLE IF NOT EXISTS authority_index_words (id INTEGER PRIMARY KEY, words TEXT NOT NULL)",
    "CREATE VIRTUAL TABLE IF NOT EXISTS authority_index_terms USING fts5(words, detail=none,"
    " content='authority_index_words', content_rowid='id',"
    " tokenize='unicode61 remove_diacritics 0 categories ''L* N* Co Mn Mc''')",
    "INSERT INTO authority_index_terms(authority_index_terms, rank) VALUES ('pgsz', 3950)",
    "INSERT INTO authority_index_terms(authority_index_terms, rank) VALUES ('secure-delete', 1)",
)
DROP = (
    "DROP TABLE IF EXISTS authority_index_terms",
    "DROP TABLE IF EXISTS authority_index_words",
)
_VIEW = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.authority_terms_seen"
    " USING fts5vocab(main, authority_index_terms, instance)"
)
_COUNTED = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.authority_terms_counted"
    " USING fts5vocab(main, authority_index_terms, row)"
)
_HAVING = text(
    "SELECT sum(doc) FROM temp.authority_terms_counted WHERE term >= :first AND term <= :last"
)
_POSTINGS = text(
    "SELECT term, group_concat(doc), count(*) FROM (SELECT term, doc FROM temp.authority_terms_seen"
    " WHERE term >= :first AND term <= :last LIMIT :most) GROUP BY term"
)
_TEXTS = text(
    "SELECT folded FROM authority_paragraph WHERE authority_id = :authority ORDER BY position"
)
_WORDS = text("SELECT words FROM authority_index_words WHERE id = :authority")


def words_of(pieces: Mapping[str, int]) -> str:
    """Return a decision as a row of the index.

    Args:
        pieces: of its paragraphs, folded (`domain.text.count_pieces`).

    """
    counted = count_stems(pieces)
    length = max(_SHORTEST, counted.total()) / _USUAL_LENGTH
    slowness = _SATURATION * (1 - _BY_LENGTH + _BY_LENGTH * length)
    # Most words stand in a decision a few times: few different signs, and many words.
    signs = {
        times: chr(_FIRST_SIGN + max(1, round(LEVELS * times / (times + slowness))))
        for times in set(counted.values())
    }
    return " ".join([one + signs[times] for one, times in counted.items()])


def refresh(
    connection: Connection, authority: int, pieces: Mapping[str, int] | None = None
) -> None:
    """Bring the row of one decision in step with its paragraphs.

    Args:
        connection: of an open vault with the index.
        authority: the decision.
        pieces: of all its paragraphs, where somebody has counted them; else they are read.

    """
    forget(connection, authority)
    if pieces is None:
        texts = connection.execute(_TEXTS, {"authority": authority}).scalars()
        pieces = count_pieces(texts)
    if pieces:
        values = (authority, words_of(pieces))
        connection.exec_driver_sql(
            "INSERT INTO authority_index_words(id, words) VALUES (?, ?)", values
        )
        connection.exec_driver_sql(
            "INSERT INTO authority_index_terms(rowid, words) VALUES (?, ?)", values
        )


def forget(connection: Connection, authority: int) -> None:
    """Take the row of one decision out of the index."""
    connection.info.pop(_REMEMBERED, None)
    old = connection.execute(_WORDS, {"authority": authority}).scalar()
    if old is None:
        return
    connection.exec_driver_sql(
        "INSERT INTO authority_index_terms(authority_index_terms, rowid, words) VALUES ('delete', ?, ?)",
        (authority, old),
    )
    connection.exec_driver_sql("DELETE FROM authority_index_words WHERE id = ?", (authority,))


def rebuild(connection: Connection) -> None:
    """Make the rows of all decisions again from their paragraphs."""
    connection.info.pop(_REMEMBERED, None)
    for statement in (*DROP, *STATEMENTS):
        connection.exec_driver_sql(statement)
    found = connection.exec_driver_sql("SELECT DISTINCT authority_id FROM authority_paragraph")
    for authority in found.scalars().all():
        refresh(connection, authority)


def look_up(connection: Connection, stem: str) -> Postings:
    """Return the decisions that have a stem, by how much it says about them, from 0 to 1.

    What was looked up last is remembered: somebody who types asks for the same words again at
    every letter.

    Args:
        connection: of an open vault with the index.
        stem: as `stems.stem` makes it.

    """
    known: dict[str, Postings] = connection.info.setdefault(_REMEMBERED, {})
    found = known.pop(stem, None)
    if found is None:
        found = tuple(_read(connection, stem, _BEST_FIRST, MOST_READ))
    known[stem] = found
    if len(known) > MOST_REMEMBERED:
        del known[next(iter(known))]
    return found


def look_up_beginning(connection: Connection, stem: str, most: int) -> Postings | None:
    """Return the same for all stems that begin so; None for more than so many together.

    What every decision has tells nothing, and would take longest to read.
    """
    found = tuple(_read(connection, stem, _EVERY, most + 1))
    return None if sum(len(authorities) for _, authorities in found) > most else found


def _read(
    connection: Connection, stem: str, ranges: Iterable[tuple[str, str]], left: int
) -> Iterator[tuple[float, Sequence[int]]]:
    for first, last in ranges:
        values = {"first": stem + first, "last": stem + last, "most": left}
        for term, authorities, count in connection.execute(_POSTINGS, values).all():
            weight = (ord(term[-1]) - _FIRST_SIGN) / LEVELS
            yield weight, array("q", json.loads(f"[{authorities}]"))
            left -= count
        if left <= 0:
            return


def weights_of(connection: Connection, authority: int) -> list[tuple[str, float]]:
    """Return the stems of a decision and how much each says about it, from 0 to 1."""
    words = connection.execute(_WORDS, {"authority": authority}).scalar() or ""
    return [(word[:-1], (ord(word[-1]) - _FIRST_SIGN) / LEVELS) for word in words.split()]


def count(connection: Connection, stem: str) -> int:
    """Return how many decisions have a stem; after `prepare`."""
    known = connection.info.get(_REMEMBERED, {}).get(stem)
    if known is not None:
        return sum(len(authorities) for _, authorities in known)
    values = {"first": stem + chr(_FIRST_SIGN), "last": stem + chr(_FIRST_SIGN + LEVELS)}
    return connection.execute(_HAVING, values).scalar() or 0


def prepare(connection: Connection) -> int:
    """Make the index readable by words; return the number of its decisions."""
    connection.exec_driver_sql(_VIEW)
    connection.exec_driver_sql(_COUNTED)
    return (
        connection.exec_driver_sql("SELECT count(*) FROM authority_index_terms_docsize").scalar()
        or 0
    )


def rarity(documents: int, having: int) -> float:
    """Return what a word is worth that so many of the documents have."""
    return math.log(1 + (documents - having + 0.5) / (having + 0.5))
