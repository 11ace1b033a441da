"""Which decisions a search may answer with: the fields of the query and the chosen filters.

A clause is one field with the values of which one will do. Several clauses must all be met. What
stands in the index as a label is asked there, so that frequent words stay cheap; the rest is a set
of decisions.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, TextClause, text

from caseapp.domain.authorities import Label
from caseapp.domain.library import Field
from caseapp.search.expressions import Alternatives
from caseapp.search.treatments import with_treatment

LABELS: dict[Field, tuple[Label, ...]] = {
    Field.HOST_STATE: (Label.HOST_STATE,),
    Field.REQUESTING_STATE: (Label.REQUESTING_STATE,),
    Field.STATE: (Label.HOST_STATE, Label.REQUESTING_STATE),
    Field.ISSUE: (Label.ISSUE,),
    Field.ARTICLE: (Label.ARTICLE,),
    Field.OUTCOME: (Label.OUTCOME,),
    Field.COURT: (Label.COURT,),
    Field.IMPORTANCE: (Label.IMPORTANCE,),
    Field.PRINTABLE: (Label.PRINTABLE,),
}
"""Fields whose values stand in the index as labels."""

_LABELLED = text(
    "SELECT authority_id FROM authority_label WHERE label IN (SELECT value FROM json_each(:labels))"
    " AND value IN (SELECT value FROM json_each(:values))"
)
_OF_FORMATION = text(
    "SELECT id FROM authority WHERE formation IN (SELECT value FROM json_each(:values))"
)
_OF_SOURCE = text("SELECT id FROM authority WHERE pack IN (SELECT value FROM json_each(:values))")
_OF_TAG = text(
    "SELECT g.authority_id FROM tagging g JOIN tag t ON t.id = g.tag_id"
    " WHERE g.deleted_at IS NULL AND t.deleted_at IS NULL"
    " AND t.uid IN (SELECT value FROM json_each(:values))"
)
_OF_YEAR = text(
    "SELECT id FROM authority WHERE date_text <> ''"
    " AND substr(decided_on, 1, 4) IN (SELECT value FROM json_each(:values))"
)
# Of some decisions the year alone is known: it counts as any day of that year. Of others nothing
# is known: no period has them.
_AFTER = text(
    "SELECT id FROM authority WHERE decided_on >= :day"
    " OR (length(date_text) = 4 AND date_text >= substr(:day, 1, 4))"
)
_BY_ROWS = {Field.SOURCE: _OF_SOURCE, Field.TAG: _OF_TAG, Field.YEAR: _OF_YEAR}
_ONLY = " AND {authority} IN (SELECT value FROM json_each(:only))"
_NEVER = " AND {authority} NOT IN (SELECT value FROM json_each(:never))"
_BY_IMPORTANCE = (
    "SELECT a.id FROM authority a WHERE a.deleted_at IS NULL{only}{never}"
    " ORDER BY a.rank, a.decided_on DESC, a.id DESC LIMIT :most"
)
_BEFORE = text("SELECT id FROM authority WHERE decided_on < :day AND date_text <> ''")


@dataclass(frozen=True, slots=True)
class Clause:
    """One field and its values, of which any will do; `excluded`: of which none may be met."""

    field: Field
    values: tuple[str, ...]
    """Codes as labels have them; days in ISO form."""
    excluded: bool = False
    chosen: bool = False
    """A filter that was chosen beside the result, and not typed."""

    @property
    def labels(self) -> Alternatives | None:
        """Return the labels that say the same; None where no label does."""
        if self.excluded or self.field not in LABELS or not self.values:
            return None
        # A formation is called by the word for courts, but is no label.
        if self.field is Field.COURT and not self.chosen:
            return None
        return [(label, value) for label in LABELS[self.field] for value in self.values]


@dataclass(frozen=True, slots=True)
class Allowed:
    """A set of decisions: those of `only` (None: all) that are not in `never`."""

    only: frozenset[int] | None = None
    never: frozenset[int] = frozenset()

    def __contains__(self, authority: object) -> bool:
        """Say whether a decision may be answered."""
        return (self.only is None or authority in self.only) and authority not in self.never

    def among(self, authorities: Collection[int]) -> "Allowed":
        """Return those that are among the given ones too."""
        return Allowed(frozenset(one for one in authorities if one in self))

    def without(self, authorities: Collection[int]) -> "Allowed":
        """Return those that are not among the given ones."""
        return Allowed(self.only, self.never | frozenset(authorities))

    @property
    def everything(self) -> bool:
        """Say whether nothing is narrowed."""
        return self.only is None and not self.never


EVERYTHING = Allowed()


def allowed_by(connection: Connection, clauses: Iterable[Clause]) -> Allowed:
    """Return the decisions that meet every clause."""
    allowed = EVERYTHING
    for clause in clauses:
        met = _meeting(connection, clause)
        allowed = allowed.without(met) if clause.excluded else allowed.among(met)
    return allowed


def narrowing(allowed: Allowed) -> dict[str, object]:
    """Return the values by which a statement is narrowed to these decisions."""
    only = {} if allowed.only is None else {"only": json.dumps(sorted(allowed.only))}
    never = {"never": json.dumps(sorted(allowed.never))} if allowed.never else {}
    return {**only, **never}


def narrowed_by(statement: str, authority: str, by: Mapping[str, object]) -> TextClause:
    """Return a statement with the conditions on the decision, as far as there are any."""
    only = _ONLY.format(authority=authority) if "only" in by else ""
    never = _NEVER.format(authority=authority) if "never" in by else ""
    return text(statement.format(only=only, never=never))


def by_importance(connection: Connection, allowed: Allowed, most: int) -> list[int]:
    """Return so many of the allowed decisions: key cases first, then the newest."""
    narrowed = narrowing(allowed)
    statement = narrowed_by(_BY_IMPORTANCE, "a.id", narrowed)
    return list(connection.execute(statement, {"most": most} | narrowed).scalars())


def _meeting(connection: Connection, clause: Clause) -> Collection[int]:
    """Return the decisions that have one of the values."""
    values = {"values": json.dumps(clause.values)}
    if clause.field is Field.TREATMENT:
        return with_treatment(connection, clause.values)
    if clause.field in _BY_ROWS:
        return connection.execute(_BY_ROWS[clause.field], values).scalars().all()
    if clause.field in {Field.AFTER, Field.BEFORE}:
        statement = _AFTER if clause.field is Field.AFTER else _BEFORE
        days = [connection.execute(statement, {"day": day}).scalars() for day in clause.values]
        return {one for found in days for one in found}
    labels = json.dumps([label.value for label in LABELS[clause.field]])
    found = set(connection.execute(_LABELLED, {"labels": labels, **values}).scalars())
    if clause.field is Field.COURT:
        found.update(connection.execute(_OF_FORMATION, values).scalars())
    return found
