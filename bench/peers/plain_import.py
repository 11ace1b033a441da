"""The peer of `bench.imports`: the same lines into plain SQLite with an FTS5 index.

Same library build, same folding, same tokenizer, same columns of a paragraph; one transaction for
the whole file, on one process, as a plain script would do it. No key, no recognition, no labels.
"""

import json
from pathlib import Path

from sqlcipher3 import dbapi2

from caseapp.domain.text import search_form

_TABLES = (
    "CREATE TABLE decision (id INTEGER PRIMARY KEY, name TEXT, number TEXT, date TEXT)",
    "CREATE TABLE paragraph (id INTEGER PRIMARY KEY, decision INTEGER, position INTEGER,"
    " text TEXT, folded TEXT)",
    "CREATE VIRTUAL TABLE word USING fts5(folded, content='paragraph', content_rowid='id',"
    " tokenize='unicode61 remove_diacritics 0 categories ''L* N* Co Mn Mc''')",
)


def import_lines(lines: Path, target: Path) -> int:
    """Import a file into a fresh database; return the number of paragraphs."""
    target.unlink(missing_ok=True)
    connection = dbapi2.connect(str(target), isolation_level=None)
    for statement in _TABLES:
        connection.execute(statement)
    count = 0
    connection.execute("BEGIN")
    with lines.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            fields = json.loads(line)
            head = (number, fields["docname"], ";".join(fields["appno"]), fields["date"])
            connection.execute("INSERT INTO decision VALUES (?, ?, ?, ?)", head)
            rows = [
                ((number << 20) + at, number, at, text, search_form(text))
                for at, text in enumerate(fields["paragraphs"])
            ]
            connection.executemany("INSERT INTO paragraph VALUES (?, ?, ?, ?, ?)", rows)
            connection.executemany(
                "INSERT INTO word (rowid, folded) VALUES (?, ?)",
                [(row[0], row[4]) for row in rows],
            )
            count += len(rows)
    connection.execute("COMMIT")
    connection.close()
    return count
