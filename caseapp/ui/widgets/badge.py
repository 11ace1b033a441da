"""A badge: a colour that means one thing, and always the words for it."""

from enum import StrEnum

from PySide6.QtWidgets import QSizePolicy, QWidget

from caseapp.ui.widgets.labels import PlainLabel


class Tone(StrEnum):
    """What a colour means; it means nothing else anywhere."""

    RED = "red"
    """Can lose the case today, or the law is unknown."""
    AMBER = "amber"
    """Confirm; not suspensive; provisional."""
    BLUE = "blue"
    """Runs against the State; a pre-date; the selection."""
    GREEN = "green"
    """Reviewed by a person here. Never "safe"."""
    PLAIN = "plain"


class Badge(PlainLabel):
    """A few words on a coloured ground."""

    def __init__(self, text: str, tone: Tone = Tone.PLAIN, parent: QWidget | None = None) -> None:
        super().__init__(text, "badge", parent=parent)
        self.setProperty("tone", tone.value)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
