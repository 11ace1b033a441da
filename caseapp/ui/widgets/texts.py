"""Text fields that take plain text only, whatever is pasted."""

from PySide6 import QtCore
from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QKeyEvent
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


class TextArea(QPlainTextEdit):
    """Several lines of text; Tab moves on, as everywhere else.

    Signals:
        refused: the `PasteTooLongError` of a text that was pasted or dropped: all of it was left
            out, since laying out megabytes stops the window.
    """

    refused = Signal(object)

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
        # The lock screen has no text area; it need not wait for this.
        from caseapp.domain.fields import NOTES_LIMIT, PasteTooLongError  # noqa: PLC0415

        text = source.text()
        kept = self.document().characterCount() - 1 - len(self.textCursor().selectedText())
        if kept + len(text) > NOTES_LIMIT:
            self.refused.emit(
                PasteTooLongError(
                    field=self.accessibleName(), length=len(text), limit=NOTES_LIMIT, kept=kept
                )
            )
            return
        self.insertPlainText(text)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Ctrl+Enter to the form."""
        if event.key() in {QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter} and (
            event.modifiers() & QtCore.Qt.KeyboardModifier.ControlModifier
        ):
            event.ignore()
            return
        super().keyPressEvent(event)


def utf16(text: str, place: int) -> int:
    """Return a place in a text as Qt counts it: signs beyond the basic plane are two."""
    return len(text[:place].encode("utf-16-le")) // 2
