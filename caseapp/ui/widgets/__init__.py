"""Shared widgets: each in a module of its own, all of them plain text, all of them themed."""

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
