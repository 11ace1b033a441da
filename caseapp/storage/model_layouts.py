"""The layouts of all kinds, derived from the models (`storage.layouts` says what for)."""

from typing import Any

from sqlalchemy import JSON, Boolean, DateTime, LargeBinary, Time, inspect
from sqlalchemy.orm import ColumnProperty, Mapper, RelationshipProperty

from caseapp.models.base import UtcMoment
from caseapp.storage import snapshot

_CODECS: tuple[tuple[Any, str], ...] = (
    ((UtcMoment, DateTime), "moment"),
    (Time, "time"),
    (Boolean, "flag"),
    (LargeBinary, "bytes"),
    (JSON, "json"),
)


def derived() -> dict[str, Any]:
    """Return the layout of every kind that has its own entries in the history, as JSON values."""
    return {
        kind: {
            "columns": _columns(inspect(model), frozenset()),
            "parts": _parts(inspect(model)),
        }
        for kind, model in sorted(snapshot.kinds().items())
        if model.in_history
    }


def _columns(mapper: Mapper[Any], owner: frozenset[str]) -> list[list[str]]:
    return [
        _column(attribute)
        for attribute in mapper.column_attrs
        if attribute.key != snapshot.LOCAL and attribute.key not in owner
    ]


def _column(attribute: ColumnProperty[Any]) -> list[str]:
    column = snapshot.column_of(attribute)
    target = snapshot.target_of(column)
    if target is not None:
        return [column.name, snapshot.reference(attribute.key), "reference", target.kind]
    codec = next((name for kind, name in _CODECS if isinstance(column.type, kind)), "plain")
    return [column.name, attribute.key, codec]


def _parts(mapper: Mapper[Any]) -> list[dict[str, Any]]:
    return [_part(part) for part in snapshot.parts_of(mapper)]


def _part(part: RelationshipProperty[Any]) -> dict[str, Any]:
    owner = snapshot.owner_columns(part)
    (name,) = (column.name for column in part.remote_side)
    return {
        "key": part.key,
        "table": str(part.mapper.local_table),
        "owner": name,
        "columns": _columns(part.mapper, owner),
        "parts": _parts(part.mapper),
    }
