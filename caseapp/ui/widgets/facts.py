"""Label and value pairs, one under the other."""

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseapp.ui.theme import px
from caseapp.ui.widgets.labels import PlainLabel


def facts(rows: Iterable[tuple[str, str]]) -> QWidget:
    """Return label and value pairs, one under the other; empty values are left out."""
    made = QWidget()
    made.setProperty("kind", "clear")
    box = QVBoxLayout(made)
    box.setContentsMargins(0, 0, 0, px(4))
    box.setSpacing(px(1))
    for label, value in rows:
        if not value:
            continue
        box.addWidget(PlainLabel(label, "label", wrap=True))
        shown = PlainLabel(value, "body", wrap=True, selectable=True)
        shown.setAccessibleName(label)
        shown.setAccessibleDescription(value)
        box.addWidget(shown)
        box.addSpacing(px(6))
    return made
