"""What later decisions made of a decision, from the relations of the library."""

import json
from collections import Counter
from collections.abc import Collection

from sqlalchemy import Connection, text

from caseapp.domain.library import Treatment

_DECIDED_ANEW = ("superseded_by_grand_chamber", "revised_by")
"""Relations that the earlier decision has to the later one; all others run the other way."""
_OF_LATER = {
    "departs_from": Treatment.DEPARTED_FROM,
    "departs_from_country_finding_in": Treatment.DEPARTED_FROM,
    "reassesses_country_finding_in": Treatment.DEPARTED_FROM,
    "distinguishes": Treatment.DISTINGUISHED,
    "follows": Treatment.FOLLOWED,
    "applies": Treatment.FOLLOWED,
    "extends": Treatment.FOLLOWED,
    "clarifies": Treatment.FOLLOWED,
    "reaffirms": Treatment.FOLLOWED,
    "decided_with_approach_of": Treatment.FOLLOWED,
    "considers": Treatment.CONSIDERED,
    "compares": Treatment.CONSIDERED,
    "cites": Treatment.CONSIDERED,
}
_RELATIONS = text(
    "SELECT r.from_id, r.treatment, r.to_id FROM authority_relation r"
    " JOIN authority f ON f.id = r.from_id AND f.deleted_at IS NULL"
)
_RELATIONS_OF = text(
    "SELECT r.from_id, r.treatment, r.to_id FROM authority_relation r"
    " JOIN authority f ON f.id = r.from_id AND f.deleted_at IS NULL"
    " WHERE r.to_id IN (SELECT value FROM json_each(:ids))"
    " OR r.from_id IN (SELECT value FROM json_each(:ids))"
)
_ALL = text("SELECT id FROM authority WHERE deleted_at IS NULL")


def treatments(
    connection: Connection, of: Collection[int] | None = None
) -> dict[int, set[Treatment]]:
    """Return what was made of each decision that others speak of, or of these alone."""
    found: dict[int, set[Treatment]] = {}
    if of is None:
        rows = connection.execute(_RELATIONS)
    else:
        rows = connection.execute(_RELATIONS_OF, {"ids": json.dumps(list(of))})
    for earlier_or_later, relation, other in rows:
        if relation in _DECIDED_ANEW:
            found.setdefault(earlier_or_later, set()).add(Treatment.SUPERSEDED)
        elif relation in _OF_LATER:
            found.setdefault(other, set()).add(_OF_LATER[relation])
    return found


def gravest(made: Collection[Treatment]) -> Treatment:
    """Return the gravest of what was made of a decision."""
    return next((one for one in Treatment if one in made), Treatment.NONE)


def with_treatment(connection: Connection, wanted: Collection[str]) -> set[int]:
    """Return the decisions of which others made one of these things, by code."""
    known = treatments(connection)
    found = {one for one, made in known.items() if not made.isdisjoint(wanted)}
    if Treatment.NONE in wanted:
        found.update(one for one in connection.execute(_ALL).scalars() if one not in known)
    return found


def count_treatments(
    connection: Connection, authorities: Collection[int]
) -> list[tuple[Treatment, int]]:
    """Count these decisions by what others made of them, the gravest first."""
    known = treatments(connection)
    nothing: set[Treatment] = {Treatment.NONE}
    counted = Counter(made for one in authorities for made in known.get(one, nothing))
    return [(one, counted[one]) for one in Treatment if counted[one]]
