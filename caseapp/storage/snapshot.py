"""An aggregate as plain values, and back: what the history keeps and undo restores.

Values are canonical JSON: moments and dates in ISO 8601, bytes in base64, references to other
aggregates by uid (a local id never leaves the vault). Empty values are left out, so that a new
nullable column or a new kind of part changes no snapshot and no MAC.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import JSON, Column, inspect, select
from sqlalchemy.orm import ColumnProperty, Mapper, RelationshipProperty, Session
from sqlalchemy.orm.attributes import set_committed_value

import caseapp.models  # noqa: F401 - all kinds are known from here on
from caseapp.models.base import Aggregate, Base

Snapshot = dict[str, Any]
LOCAL = "id"
"""Key of the local id, which no record shows."""


def canonical(value: object) -> str:
    """Return JSON with sorted keys and no spaces: the same text for the same value, always."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def from_canonical(text: str | None) -> Snapshot | None:
    """Read what the history keeps of a record."""
    if text is None:
        return None
    value: Snapshot = json.loads(text)
    return value


@cache
def kinds() -> dict[str, type[Aggregate]]:
    """Return every aggregate by its kind."""
    classes = (mapper.class_ for mapper in Base.registry.mappers)
    return {cls.kind: cls for cls in classes if issubclass(cls, Aggregate)}


def take(session: Session, row: Aggregate) -> Snapshot:
    """Return the values of a flushed row and of its parts."""
    return _take(session, row, frozenset())


def restore(session: Session, row: Aggregate, snapshot: Mapping[str, Any]) -> None:
    """Give a row and its parts the values of a snapshot, all but its identity and version."""
    kept = {"uid", "version", "created_at", "changed_at"}
    _restore(session, row, snapshot, frozenset(kept))


def load_parts(session: Session, row: Base) -> None:
    """Load the parts of an aggregate that were not loaded yet."""
    for part in parts_of(inspect(type(row))):
        if part.key in inspect(row).unloaded:
            child: Mapper[Any] = part.mapper
            (_, remote), *_rest = part.local_remote_pairs or ()
            query = select(child.class_).where(remote == _identity(row)).order_by(child.c.id)
            found = list(session.scalars(query))
            value = found if part.uselist else (found[0] if found else None)
            set_committed_value(row, part.key, value)


def _take(session: Session, row: Base, owner: frozenset[str]) -> Snapshot:
    mapper = inspect(type(row))
    result: Snapshot = {}
    for attribute in mapper.column_attrs:
        if attribute.key == LOCAL or attribute.key in owner:
            continue
        value = getattr(row, attribute.key)
        if value is not None:
            column = column_of(attribute)
            target = target_of(column)
            name = reference(attribute.key) if target else attribute.key
            result[name] = _uid_of(session, target, value) if target else _encode(value)
    return {**result, **_take_parts(session, row)}


def _take_parts(session: Session, row: Base) -> Snapshot:
    load_parts(session, row)
    result: Snapshot = {}
    for part in parts_of(inspect(type(row))):
        children = getattr(row, part.key)
        listed = children if part.uselist else [children] if children is not None else []
        if listed:
            own = owner_columns(part)
            result[part.key] = [_take(session, child, own) for child in listed]
    return result


def _restore(
    session: Session, row: Base, snapshot: Mapping[str, Any], untouched: frozenset[str]
) -> None:
    mapper = inspect(type(row))
    for attribute in mapper.column_attrs:
        if attribute.key == LOCAL or attribute.key in untouched:
            continue
        column = column_of(attribute)
        target = target_of(column)
        value = snapshot.get(reference(attribute.key) if target else attribute.key)
        if value is not None:
            value = _id_of(session, target, value) if target else _decode(value, column)
        setattr(row, attribute.key, value)
    standing = _take_parts(session, row) if inspect(row).persistent else {}
    for part in parts_of(mapper):
        wanted = snapshot.get(part.key, [])
        if wanted == standing.get(part.key, []):
            continue
        if standing.get(part.key):
            _drop(session, row, part)
        children = []
        for values in wanted:
            child = part.mapper.class_()
            _restore(session, child, values, owner_columns(part))
            children.append(child)
        setattr(row, part.key, children if part.uselist else next(iter(children), None))


def _drop(session: Session, row: Base, part: RelationshipProperty[Any]) -> None:
    """Remove parts first: inserts go before deletes in one flush and would meet themselves."""
    setattr(row, part.key, [] if part.uselist else None)
    session.flush()


def parts_of(mapper: Mapper[Any]) -> list[RelationshipProperty[Any]]:
    """Return the relationships to what lives and dies with the aggregate, in a fixed order."""
    owned = (part for part in mapper.relationships if part.cascade.delete_orphan)
    return sorted(owned, key=lambda part: part.key)


def owner_columns(part: RelationshipProperty[Any]) -> frozenset[str]:
    """Return the keys by which a part names its owner."""
    return frozenset(part.mapper.get_property_by_column(remote).key for remote in part.remote_side)


def column_of(attribute: ColumnProperty[Any]) -> Column[Any]:
    """Return the column of an attribute."""
    column = attribute.columns[0]
    if not isinstance(column, Column):
        raise TypeError(attribute.key)
    return column


def target_of(column: Column[Any]) -> type[Aggregate] | None:
    """Return the aggregate that a foreign key points to."""
    for key in column.foreign_keys:
        found = kinds().get(key.column.table.name)
        if found is not None and key.column.name == LOCAL:
            return found
    return None


def reference(key: str) -> str:
    """Return the key of a reference in a record: "event" of `event_id`."""
    return key.removesuffix("_id")


def _identity(row: Base) -> int:
    return int(getattr(row, LOCAL))


def _uid_of(session: Session, target: type[Aggregate], local: int) -> str:
    return session.scalars(select(target.uid).where(target.id == local)).one()


def _id_of(session: Session, target: type[Aggregate], uid: str) -> int:
    return session.scalars(select(target.id).where(target.uid == uid)).one()


def _encode(value: Any) -> Any:
    if isinstance(value, datetime) and value.tzinfo is not None:
        value = value.astimezone(UTC)
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, bytes):
        return b64encode(value).decode("ascii")
    return value.value if isinstance(value, StrEnum) else value


def _decode(value: Any, column: Column[Any]) -> Any:
    if isinstance(column.type, JSON):
        return value
    wanted = column.type.python_type
    if issubclass(wanted, (datetime, date, time)):
        return wanted.fromisoformat(value)
    if wanted is bytes:
        return b64decode(value)
    return wanted(value) if issubclass(wanted, StrEnum) else value
