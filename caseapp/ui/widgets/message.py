"""A small dialog with plain words: to tell something, or to ask before something is lost."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from caseapp.ui.overriding import override
from caseapp.ui.theme import px
from caseapp.ui.widgets.buttons import Button
from caseapp.ui.widgets.labels import PlainLabel


class PlainMessage(QDialog):
    """Says what happened, what was kept, what to do. Never renders markup, never blocks.

    Args:
        title: what happened, in a few words.
        text: the rest, in full sentences.
        stay: words of the button that changes nothing (Esc).
        go: words of the button that goes on; "" for a message without a question.
        danger: going on loses something.

    Signals:
        agreed: the person chose to go on.

    """

    agreed = Signal()

    def __init__(
        self,
        title: str,
        text: str,
        *,
        stay: str,
        go: str = "",
        danger: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(px(420))
        box = QVBoxLayout(self)
        box.setContentsMargins(px(24), px(20), px(24), px(20))
        box.setSpacing(px(12))
        self.title = PlainLabel(title, "section", wrap=True)
        self.text = PlainLabel(text, "body", wrap=True, selectable=True)
        box.addWidget(self.title)
        box.addWidget(self.text)
        line = QHBoxLayout()
        line.addStretch(1)
        self.stay = Button(stay, shortcut="Esc")
        self.stay.clicked.connect(self._on_stay)
        line.addWidget(self.stay)
        self.go = Button(go or stay, "danger" if danger else "primary", shortcut="Ctrl+Enter")
        self.go.clicked.connect(self._on_go)
        line.addWidget(self.go)
        box.addSpacing(px(8))
        box.addLayout(line)
        if not go:
            self.stay.hide()
        (self.stay if go else self.go).setFocus()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    @Slot()
    def _on_stay(self) -> None:
        self.reject()

    @Slot()
    def _on_go(self) -> None:
        self.accept()
        self.agreed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            focused = self.focusWidget()
            if isinstance(focused, Button):
                focused.click()
                return
        super().keyPressEvent(event)
