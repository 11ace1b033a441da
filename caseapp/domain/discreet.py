"""The discreet view: initials and file numbers in place of names, for who sits where others see.

It changes what is read to be shown, never what is stored, printed or typed: a form that changes a
client shows the name in full, because it would otherwise write the initials back. Words that people
typed themselves (titles of matters, tasks and documents, notes) stay as they are.
"""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from caseapp.domain.initials import initials
from caseapp.domain.views.client_list import ClientRow
from caseapp.domain.views.clients import ClientView
from caseapp.domain.views.matters import MatterView
from caseapp.domain.views.vaults import Undoable


def veiled(value: Any) -> Any:
    """Return the same read model with every client's name as initials."""
    if isinstance(value, ClientView | ClientRow | Undoable):
        return _veiled_client(value)
    if isinstance(value, list | tuple):
        inner = [veiled(one) for one in value]
        if isinstance(value, list):
            return inner
        return value._make(inner) if hasattr(value, "_make") else tuple(inner)
    if is_dataclass(value) and not isinstance(value, type):
        return _veiled_fields(value)
    return value


def _veiled_client(value: ClientView | ClientRow | Undoable) -> Any:
    if isinstance(value, ClientView):
        return replace(value, matters=veiled(value.matters))
    if isinstance(value, ClientRow):
        return replace(value, name=initials(value.name), other_names="")
    return replace(value, subject=initials(value.subject)) if value.kind == "client" else value


def _veiled_fields(value: Any) -> Any:
    changed: dict[str, Any] = {}
    for field in fields(value):
        old = getattr(value, field.name)
        if field.name == "client_name":
            new: Any = initials(old)
        elif field.name == "client_names":
            new = tuple(initials(name) for name in old)
        elif field.name == "clients" and isinstance(value, MatterView):
            new = tuple((uid, initials(name)) for uid, name in old)
        elif isinstance(old, str | bytes | int | float) or old is None:
            continue
        else:
            new = veiled(old)
        if new is not old:
            changed[field.name] = new
    return replace(value, **changed) if changed else value
