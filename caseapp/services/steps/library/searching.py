"""From a typed query and chosen filters to a search, and what is said of it besides its hits."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from caseapp.domain.library import FACETS, Field, Filters
from caseapp.domain.views.authorities import Facet
from caseapp.domain.views.library import Suggestion, Understood
from caseapp.i18n import Catalogue
from caseapp.search import inflection
from caseapp.search.authorities import Search, find
from caseapp.search.expressions import TextQuery, text_query
from caseapp.search.facets import Count
from caseapp.search.fields import Meant, meant
from caseapp.search.hits import Found
from caseapp.search.query import Part, Query, read_query
from caseapp.search.questions import question
from caseapp.search.ranking import COUNTING
from caseapp.search.selection import Clause
from caseapp.services.steps.library.seen_tags import Tags
from caseapp.wording.library import field_title, tag_text, unknown_text, value_text

MOST_SUGGESTED = 6
"""Parts of a fruitless query that are left out on trial."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as it was read, with what its fields mean."""

    query: Query
    fields: tuple[Meant, ...]
    search: Search
    tags: Tags
    """Those that the person who asks may see."""


def ask(
    connection: Connection, text: str, filters: Filters, tags: Tags, *, typing: bool = False
) -> Asked:
    """Read a query; whatever it is, a search comes of it.

    Args:
        connection: of an open vault.
        text: as typed.
        filters: as chosen. A tag that the person may not see, or that is gone, finds nothing.
        tags: as `seen_tags`.
        typing: somebody still types.

    """
    query = read_query(text).finished if typing else read_query(text)
    fields = meant(connection, query, {uid: tag.names for uid, tag in tags.items()})
    typed = [one.clause for one in fields]
    chosen = [
        Clause(field, _known(field, filters[field], tags), chosen=True)
        for field in FACETS
        if filters.get(field)
    ]
    clauses = tuple(clause for clause in (*typed, *chosen) if clause is not None)
    search = Search(text_query(query, inflection.forms), question(query), clauses, tuple(tags))
    return Asked(query, fields, search, tags)


def _known(field: Field, values: Collection[str], tags: Tags) -> tuple[str, ...]:
    return tuple(one for one in values if field is not Field.TAG or one in tags)


def marks(search: Search) -> TextQuery | None:
    """Return what to mark in snippets: of a question the stems that it is answered by."""
    if search.words is None or search.question is None or search.question.spare:
        return search.words
    return replace(search.words, words=frozenset(), stems=search.question.marks)


def understood(asked: Asked, t: Catalogue) -> tuple[Understood, ...]:
    """Return the parts of a query in words."""
    fields = {one.part: one for one in asked.fields}
    return tuple(
        _of_field(asked, fields[part], t) if part in fields else _of_words(asked.query, part)
        for part in asked.query.parts
    )


def _of_field(asked: Asked, one: Meant, t: Catalogue) -> Understood:
    field = one.part.field or Field.STATE
    known = not one.unknown
    values = ", ".join(_value_text(field, value, asked.tags, t) for value in one.values)
    label = t("{field}: {values}", field=field_title(field, t), values=values)
    if not known:
        label = " ".join(unknown_text(field, typed, t) for typed in one.unknown)
    return Understood(
        typed=one.part.typed,
        label=label,
        field=field,
        values=one.values,
        excluded=one.part.excluded,
        known=known,
        query=asked.query.without(one.part),
    )


def _value_text(field: Field, value: str, tags: Tags, t: Catalogue) -> str:
    if field is Field.TAG and value in tags:
        return tag_text(*tags[value], t)
    return value_text(field, value, t)


def _of_words(query: Query, part: Part) -> Understood:
    return Understood(
        typed=part.typed,
        label=part.typed.removeprefix("-") if part.excluded else part.typed,
        excluded=part.excluded,
        phrase=part.phrase,
        beginning=part.beginning,
        query=query.without(part),
    )


def suggest(
    connection: Connection, asked: Asked, filters: Filters, t: Catalogue
) -> tuple[Suggestion, ...]:
    """Return what finds something where a search found nothing, the most fruitful first.

    Each part of the query is left out on trial, then each chosen filter.
    """
    tried = [*_without_a_part(asked, filters, t), *_without_a_filter(asked, filters, t)]
    found = [(one, _count(connection, one, asked.tags)) for one in tried]
    fruitful = [
        Suggestion(one.query, one.filters, one.left_out, len(result.hits), result.more)
        for one, result in found
        if result.hits
    ]
    return tuple(sorted(fruitful, key=lambda one: -one.total))


@dataclass(frozen=True, slots=True)
class _Trial:
    query: str
    filters: tuple[tuple[str, tuple[str, ...]], ...]
    left_out: str


def _without_a_part(asked: Asked, filters: Filters, t: Catalogue) -> Iterator[_Trial]:
    stay = tuple((name, tuple(values)) for name, values in filters.items() if values)
    said = understood(asked, t)
    for part in said[:MOST_SUGGESTED] if len(said) > 1 or stay else ():
        yield _Trial(part.query, stay, part.label if part.known else part.typed)


def _without_a_filter(asked: Asked, filters: Filters, t: Catalogue) -> Iterator[_Trial]:
    for field in FACETS:
        if filters.get(field):
            stay = tuple(
                (name, tuple(values))
                for name, values in filters.items()
                if values and name != field
            )
            yield _Trial(asked.query.text, stay, field_title(field, t))


def _count(connection: Connection, trial: _Trial, tags: Tags) -> Found:
    asked = ask(connection, trial.query, dict(trial.filters), tags)
    return find(connection, asked.search, COUNTING)


def facets(counted: tuple[Count, ...], tags: Tags, t: Catalogue) -> tuple[Facet, ...]:
    """Return counted values in words."""
    return tuple(
        Facet(field.value, value, _value_text(field, value, tags, t), count)
        for field, value, count in counted
    )
