"""The only place where a QLabel is made: text is shown as it is, never as markup."""

from typing import Literal

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from caseapp.ui.overriding import override
from caseapp.ui.qtcodes import (
    ABSOLUTE,
    LEFT,
    NOT_SELECTABLE,
    PLAIN_TEXT,
    RIGHT,
    SELECTABLE,
    V_CENTER,
)

Kind = Literal[
    "body",
    "title",
    "section",
    "day",
    "strong",
    "muted",
    "small",
    "label",
    "error",
    "alarm",
    "echo",
    "code",
    "badge",
    "navname",
    "navcount",
    "navkeys",
]

_SLACK = 4
"""Pixels that keep rounding from breaking a line that just fits."""
_BREAK = "\N{ZERO WIDTH SPACE}"


def breakable(text: str) -> str:
    """Let a path be broken over lines after its separators; otherwise it would be cut."""
    for sign in "/\\_":
        text = text.replace(sign, sign + _BREAK)
    return text


class PlainLabel(QLabel):
    """A label that cannot render HTML, open a file or follow a link.

    Args:
        text: shown literally, whatever it contains.
        kind: what the text is; the stylesheet decides how that looks.
        wrap: break long text over lines instead of widening the window.
        selectable: let the reader mark and copy it (then the keyboard can reach it).

    """

    _mirrored = False
    """Whether lines start at the right, when the label was last aligned."""

    def __init__(
        self,
        text: str = "",
        kind: Kind = "body",
        *,
        wrap: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("textFormat", PLAIN_TEXT)
        self.setOpenExternalLinks(False)
        self.setProperty("kind", kind)
        if wrap:
            self.setWordWrap(True)
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self.setProperty("textInteractionFlags", SELECTABLE if selectable else NOT_SELECTABLE)
        self._align_to_window()
        self.setText(text)

    def _align_to_window(self) -> None:
        """Start where the window's lines start: an Arabic name must not float to the far side."""
        self._mirrored = self.isRightToLeft()
        side = RIGHT if self._mirrored else LEFT
        self.setProperty("alignment", side | ABSOLUTE | V_CENTER)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # Not by the event's type: that has Qt describe every kind of event to Python.
        if (
            self.isRightToLeft() != self._mirrored
            and self.alignment() & QtCore.Qt.AlignmentFlag.AlignAbsolute
        ):
            self._align_to_window()


class Heading(PlainLabel):
    """The title of a card: one line while there is room for one, and only then several."""

    def __init__(self, text: str = "", kind: Kind = "section") -> None:
        super().__init__(text, kind, wrap=True)

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        metrics = self.fontMetrics()
        around = self.contentsMargins()
        wide = metrics.horizontalAdvance(self.text()) + around.left() + around.right() + _SLACK
        return QSize(max(hint.width(), wide), min(hint.height(), self.heightForWidth(wide)))
