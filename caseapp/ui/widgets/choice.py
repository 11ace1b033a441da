"""A drop-down list of codes with their words."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from caseapp.ui.overriding import override
from caseapp.ui.qtcodes import STRONG_FOCUS
from caseapp.ui.theme import px, tokens
from caseapp.ui.widgets.tips import hover


class Choice(QComboBox):
    """Chooses one code; shows the words for it. The wheel scrolls the page, never the value."""

    def __init__(
        self,
        options: Iterable[tuple[str, str]] = (),
        value: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("focusPolicy", STRONG_FOCUS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.offer(options, value)

    def offer(self, options: Iterable[tuple[str, str]], value: str = "") -> None:
        """Replace the options, (code, words) pairs, and choose `value` if it is among them."""
        self.clear()
        for code, words in options:
            self.addItem(words, code)
        self.choose(value)

    def choose(self, code: str) -> None:
        """Choose a code; unknown codes leave the first option chosen."""
        index = self.findData(code)
        if index >= 0:
            self.setCurrentIndex(index)

    def value(self) -> str:
        """Return the chosen code, "" when there is nothing to choose."""
        data = self.currentData()
        return data if isinstance(data, str) else ""

    def let_shrink(self, letters: int = 14) -> None:
        """Let a list of long words be narrower than its longest one."""
        adjusted = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.setSizeAdjustPolicy(adjusted)
        self.setMinimumContentsLength(letters)
        self.currentTextChanged.connect(self._on_words)
        self._on_words(self.currentText())

    def _on_words(self, words: str) -> None:
        """Have what may be cut told by the mouse."""
        hover(self, words)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen()
        pen.setColor(QColor(tokens().muted))
        pen.setWidth(px(1.6))
        x = px(14) if self.isRightToLeft() else self.width() - px(14)
        y = self.height() / 2 + px(2)
        reach = px(4)
        arrow = QPainterPath(QPointF(x - reach, y - reach))
        arrow.lineTo(QPointF(x, y))
        arrow.lineTo(QPointF(x + reach, y - reach))
        # Not `setPen`: choosing among its forms describes the whole namespace Qt to Python.
        painter.strokePath(arrow, pen)
