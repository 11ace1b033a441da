"""How many decisions of a result have each value of each field that it can be narrowed by."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import Connection, text

from caseapp.domain.authorities import Label
from caseapp.domain.library import FACETS, Field
from caseapp.search.authorities import Search, find
from caseapp.search.hits import Found
from caseapp.search.ranking import COUNTING
from caseapp.search.treatments import count_treatments

Count = tuple[Field, str, int]
"""A field, one of its values, and the number of decisions that have it."""

_LABELLED = text(
    "SELECT label, value, count(*) FROM authority_label"
    " WHERE authority_id IN (SELECT value FROM json_each(:ids)) GROUP BY label, value"
    " ORDER BY label, count(*) DESC, value"
)
_SOURCES = text(
    "SELECT pack, count(*) FROM authority WHERE id IN (SELECT value FROM json_each(:ids))"
    " GROUP BY pack ORDER BY count(*) DESC, pack"
)
_YEARS = text(
    "SELECT substr(decided_on, 1, 4) AS year, count(*) FROM authority"
    " WHERE id IN (SELECT value FROM json_each(:ids)) AND date_text <> ''"
    " GROUP BY year ORDER BY year DESC"
)
_TAGGED = text(
    "SELECT t.uid, count(DISTINCT g.authority_id) FROM tag t JOIN tagging g ON g.tag_id = t.id"
    " WHERE t.deleted_at IS NULL AND g.deleted_at IS NULL"
    " AND t.uid IN (SELECT value FROM json_each(:tags))"
    " AND g.authority_id IN (SELECT value FROM json_each(:ids))"
    " GROUP BY t.uid ORDER BY count(*) DESC, t.name, t.uid"
)
_OF_FIELD = text(
    "SELECT value, count(*) FROM authority_label WHERE label = :label GROUP BY value"
    " ORDER BY value"
)
_BY_ROWS = {Field.SOURCE: _SOURCES, Field.YEAR: _YEARS}
_BY_LABEL = {field.value: field for field in FACETS if field.value in set(Label)}


def count_facets(connection: Connection, search: Search, found: Found) -> tuple[Count, ...]:
    """Count the values of every field in a result.

    Of a field in which values were chosen, its own choice does not count: what else could be
    chosen beside it must show.
    """
    chosen = {clause.field for clause in search.clauses if clause.chosen}
    counted = [
        one for one in _counts(connection, _ids(found), search.tags) if one[0] not in chosen
    ]
    for field in chosen:
        others = tuple(
            clause for clause in search.clauses if not (clause.chosen and clause.field is field)
        )
        wider = find(connection, replace(search, clauses=others), COUNTING)
        counted += [
            one for one in _counts(connection, _ids(wider), search.tags) if one[0] is field
        ]
    return tuple(sorted(counted, key=lambda one: FACETS.index(one[0])))


def count_label(connection: Connection, label: Label) -> list[tuple[str, int]]:
    """Return every value of a label in the library with its number of decisions."""
    rows = connection.execute(_OF_FIELD, {"label": label.value})
    return [(value, count) for value, count in rows]


def count_all(connection: Connection, tags: Sequence[str]) -> tuple[Count, ...]:
    """Count the values of every field in the whole library, of tags only these."""
    ids = connection.execute(text("SELECT id FROM authority WHERE deleted_at IS NULL"))
    return tuple(_counts(connection, ids.scalars().all(), tags))


def _ids(found: Found) -> list[int]:
    return [hit.authority for hit in found.hits]


def _counts(connection: Connection, ids: Sequence[int], tags: Sequence[str]) -> Iterator[Count]:
    values = {"ids": json.dumps(list(ids))}
    for label, value, count in connection.execute(_LABELLED, values):
        if label in _BY_LABEL:
            yield _BY_LABEL[label], value, count
    for treatment, count in count_treatments(connection, ids):
        yield Field.TREATMENT, treatment.value, count
    for field, statement in _BY_ROWS.items():
        for value, count in connection.execute(statement, values):
            yield field, value, count
    for tag, count in connection.execute(_TAGGED, {**values, "tags": json.dumps(list(tags))}):
        yield Field.TAG, tag, count
