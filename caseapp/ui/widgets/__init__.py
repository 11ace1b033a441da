"""Shared widgets: each in a module of its own, all of them plain text, all of them themed.

A name is loaded when it is first asked for: the lock screen needs five of them before its first
paint, and the rest would make it late.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from caseapp.ui.widgets.badge import Badge, Tone
    from caseapp.ui.widgets.buttons import Button
    from caseapp.ui.widgets.cards import Card, EmptyState, Notice
    from caseapp.ui.widgets.choice import Choice
    from caseapp.ui.widgets.datefield import DateField
    from caseapp.ui.widgets.field import Field
    from caseapp.ui.widgets.flow import Columns, FlowLayout
    from caseapp.ui.widgets.labels import PlainLabel
    from caseapp.ui.widgets.message import PlainMessage
    from caseapp.ui.widgets.page import Page
    from caseapp.ui.widgets.rows import Row
    from caseapp.ui.widgets.texts import TextArea, TextLine
    from caseapp.ui.widgets.tick import Tick
    from caseapp.ui.widgets.tips import tip

__all__ = [
    "Badge",
    "Button",
    "Card",
    "Choice",
    "Columns",
    "DateField",
    "EmptyState",
    "Field",
    "FlowLayout",
    "Notice",
    "Page",
    "PlainLabel",
    "PlainMessage",
    "Row",
    "TextArea",
    "TextLine",
    "Tick",
    "Tone",
    "tip",
]

_HOMES = {
    "Badge": "badge",
    "Button": "buttons",
    "Card": "cards",
    "Choice": "choice",
    "Columns": "flow",
    "DateField": "datefield",
    "EmptyState": "cards",
    "Field": "field",
    "FlowLayout": "flow",
    "Notice": "cards",
    "Page": "page",
    "PlainLabel": "labels",
    "PlainMessage": "message",
    "Row": "rows",
    "TextArea": "texts",
    "TextLine": "texts",
    "Tick": "tick",
    "Tone": "badge",
    "tip": "tips",
}


def __getattr__(name: str) -> Any:
    """Load the module of a widget that is asked for by name."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{home}"), name)
