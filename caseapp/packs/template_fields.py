"""Fields of templates: paths into the values of a memo, checked when the template is read."""

from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from caseapp.domain import filings
from caseapp.domain.blocks import Spans, Table

Scope = dict[str, Any]
"""Names that a path may begin with: while reading their types, while filling their values."""


@cache
def members(kind: type) -> dict[str, Any]:
    """Return the fields of a values class with their types."""
    if not is_dataclass(kind):
        return {}
    hints = get_type_hints(kind, vars(filings))
    return {member.name: hints[member.name] for member in fields(kind)}


def type_of(path: str, scope: Scope) -> Any:
    """Return the type that a path leads to, or None when there is no such field."""
    head, *rest = path.split(".")
    kind = scope.get(head)
    for name in rest:
        kind = members(kind).get(name) if isinstance(kind, type) else None
    return kind


def item_type(kind: Any) -> Any:
    """Return the type of the items of a repeatable field, or None."""
    inner = get_args(kind)
    if get_origin(kind) is tuple and len(inner) == 2 and is_dataclass(inner[0]):  # noqa: PLR2004
        return inner[0] if kind != Spans else None
    return None


def is_text(kind: Any) -> bool:
    """Tell whether a field can stand in a sentence."""
    return bool(kind is str or kind == Spans)


def is_table(kind: Any) -> bool:
    """Tell whether a field is a table."""
    return Table in get_args(kind) or kind is Table


def value_at(path: str, scope: Scope) -> Any:
    """Return the value at a path that was checked when the template was read."""
    head, *rest = path.split(".")
    value = scope[head]
    for name in rest:
        value = getattr(value, name)
    return value
