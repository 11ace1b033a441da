"""The full-text index of the library: its tables, and keeping it in step with the paragraphs.

The index is FTS5 with external content over the folded paragraphs: nothing stands in it that does
not stand in the table, and with `secure-delete` a removed word leaves its pages at once. It is made
outside the metadata (no other database has it), by `create`; migrations leave `authority_index…`
alone and may rebuild it from the paragraphs at any time.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, text

from caseapp.domain.authorities import Label
from caseapp.search import weights
from caseapp.search.expressions import label_word

TABLE = "authority_index"
_POSITIONS = 1 << 20

# The view gives the index its columns: folded text of the paragraph, labels of its decision. An
# index leaf of 3,950 bytes fits one database page with its reserve for the HMAC.
STATEMENTS = (
    "CREATE VIEW IF NOT EXISTS authority_index_content AS SELECT p.id AS id, p.folded AS folded,"
    " a.label_words AS labels FROM authority_paragraph p JOIN authority a ON a.id = p.authority_id",
    "CREATE VIRTUAL TABLE IF NOT EXISTS authority_index USING fts5(folded, labels, content='authority_index_content',"
    " content_rowid='id', tokenize='unicode61 remove_diacritics 0 categories ''L* N* Co Mn Mc''')",
    "INSERT INTO authority_index(authority_index, rank) VALUES ('pgsz', 3950)",
    "INSERT INTO authority_index(authority_index, rank) VALUES ('secure-delete', 1)",
)
_PAGES = text(
    "WITH RECURSIVE segment(id) AS (SELECT min(segid) FROM authority_index_idx UNION ALL"
    " SELECT (SELECT min(segid) FROM authority_index_idx WHERE segid > segment.id)"
    " FROM segment WHERE segment.id IS NOT NULL),"
    # The lowest bit of a page number is a mark.
    " place(first, last) AS (SELECT (SELECT pgno FROM authority_index_idx WHERE segid = segment.id"
    " AND term <= :first ORDER BY term DESC LIMIT 1), (SELECT pgno FROM authority_index_idx"
    " WHERE segid = segment.id AND term <= :last ORDER BY term DESC LIMIT 1)"
    " FROM segment WHERE segment.id IS NOT NULL)"
    " SELECT sum((ifnull(last, 0) >> 1) - (ifnull(first, 2) >> 1)) FROM place"
)
_DROP = ("DROP TABLE IF EXISTS authority_index", "DROP VIEW IF EXISTS authority_index_content")
_ADD = "INSERT INTO authority_index(rowid, folded, labels) VALUES (?, ?, ?)"
_REMOVE = "INSERT INTO authority_index(authority_index, rowid, folded, labels) VALUES ('delete', ?, ?, ?)"


def create(connection: Connection) -> None:
    """Make the empty index if there is none."""
    for statement in (*STATEMENTS, *weights.STATEMENTS):
        connection.exec_driver_sql(statement)


def exists(connection: Connection) -> bool:
    """Say whether the vault has the index."""
    found = connection.execute(
        text("SELECT 1 FROM sqlite_master WHERE name = :name"), {"name": TABLE}
    )
    return found.first() is not None


def drop(connection: Connection) -> None:
    """Throw the index away; the database overwrites its pages with zeros."""
    for statement in (*_DROP, *weights.DROP):
        connection.exec_driver_sql(statement)


def rebuild(connection: Connection) -> None:
    """Make the index again from the paragraphs."""
    drop(connection)
    create(connection)
    connection.exec_driver_sql("INSERT INTO authority_index(authority_index) VALUES ('rebuild')")
    weights.rebuild(connection)


def check(connection: Connection) -> None:
    """Compare the index with the paragraphs.

    Raises:
        sqlalchemy.exc.DatabaseError: they differ.

    """
    connection.exec_driver_sql(
        "INSERT INTO authority_index(authority_index, rank) VALUES ('integrity-check', 1)"
    )


def paragraph_id(authority: int, position: int) -> int:
    """Return the id of a paragraph: made of its decision's, so that hits group without a look-up.

    Raises:
        ValueError: a decision has no more than 2^20 paragraphs.

    """
    if not 0 <= position < _POSITIONS:
        raise ValueError(position)
    return authority * _POSITIONS + position


def authority_of(paragraph: int) -> int:
    """Return the local id of the decision that a paragraph belongs to."""
    return paragraph // _POSITIONS


def pages_of(connection: Connection, beginning: str) -> int:
    """Return about how many pages of the index stand under a beginning: what merging them costs.

    FTS5 keeps the first term of its pages, per segment and in their order, in `…_idx`: see "The FTS5
    On-Disk Format" in its source. A term there begins with the number of its index.
    """
    values = {"first": f"0{beginning}".encode(), "last": f"0{beginning}\U0010ffff".encode()}
    return connection.execute(_PAGES, values).scalar() or 0


def label_words(labels: Iterable[tuple[Label, str]]) -> str:
    """Return the labels of a decision as the words of the index's second column."""
    return " ".join(label_word(label, value) for label, value in labels)


def add(connection: Connection, rows: Sequence[tuple[int, str, str]]) -> None:
    """Put paragraphs into the index: (paragraph id, folded text, label words).

    A paragraph that stands there already must be removed first, with its old words. When a
    decision is complete, `weights.refresh` makes it answer questions.
    """
    if rows:
        connection.exec_driver_sql(_ADD, list(rows))


def remove(connection: Connection, authorities: Sequence[int]) -> None:
    """Take all paragraphs of these decisions out of the index.

    Call it before the rows change: the index finds old words only through the old text.
    """
    for authority in authorities:
        remove_from(connection, authority, 0)
        weights.forget(connection, authority)


def remove_from(
    connection: Connection, authority: int, position: int, until: int = _POSITIONS
) -> None:
    """Take the paragraphs of one decision out of the index, from one position up to another."""
    first, last = paragraph_id(authority, position), authority * _POSITIONS + until
    rows = connection.exec_driver_sql(
        "SELECT id, folded, labels FROM authority_index_content WHERE id >= ? AND id < ?",
        (first, last),
    )
    for row in rows.all():
        connection.exec_driver_sql(_REMOVE, tuple(row))
