"""Text fields that take plain text only, whatever is pasted."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from caseapp.ui.overriding import override
from caseapp.ui.theme import px


class TextLine(QLineEdit):
    """One line of text."""

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str = "",
        limit: int = 32_767,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setMaxLength(limit)
        self.setPlaceholderText(placeholder)
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            self.selectAll()


class TextArea(QPlainTextEdit):
    """Several lines of text; Tab moves on, as everywhere else."""

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str = "",
        lines: int = 4,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        self.setPlainText(text)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * lines + px(18))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste text and nothing else: no images, no files dropped as links."""
        self.insertPlainText(source.text())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Ctrl+Enter to the form."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            event.ignore()
            return
        super().keyPressEvent(event)
