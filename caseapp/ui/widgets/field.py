"""A field of a form: label above, the editor, then a hint or what to do about an error."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseapp.ui.theme import px
from caseapp.ui.widgets.labels import PlainLabel


class Field(QWidget):
    """Label, editor, hint; an error replaces the hint until it is mended.

    Args:
        label: the name of the field, read out for its editor too.
        editor: any input widget; it becomes a child of the field.
        name: what `UserError.field` calls it, such as "date_of_birth".
        hint: unit or example, always visible.

    """

    def __init__(
        self,
        label: str,
        editor: QWidget,
        *,
        name: str = "",
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.name = name
        self.editor = editor
        self._hint = hint
        self._wrong = False
        self._elsewhere: PlainLabel | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(3))
        self.label = PlainLabel(label, "label", wrap=True)
        self.label.setBuddy(editor)
        self.below = PlainLabel(hint, "small", wrap=True)
        if not hint:
            self.below.hide()
        box.addWidget(self.label)
        box.addWidget(editor)
        box.addWidget(self.below)
        # Not an alignment of the layout: that would cut what needs more lines than its size hint.
        box.addStretch(1)
        editor.setAccessibleName(label)
        editor.setAccessibleDescription(hint)

    @property
    def has_error(self) -> bool:
        """Whether an error stands under the field."""
        return self._wrong

    @property
    def error_label(self) -> PlainLabel:
        """Where an error is said."""
        return self.below if self._elsewhere is None else self._elsewhere

    def show_errors_in(self, label: PlainLabel) -> None:
        """Show errors in a label with more room than there is under the editor."""
        self._elsewhere = label
        label.hide()

    def set_error(self, sentence: str) -> None:
        """Show what is wrong and what to do; "" takes it away."""
        self._wrong = bool(sentence)
        if self._elsewhere is None:
            self._say(sentence or self._hint, "error" if sentence else "small")
        else:
            self._elsewhere.setText(sentence)
            self._elsewhere.setVisible(bool(sentence))
            self.editor.setAccessibleDescription(sentence or self._hint)
        _style(self.editor, "wrong", "true" if sentence else "false")

    def set_hint(self, hint: str) -> None:
        """Change the hint; an error that stands there stays."""
        self._hint = hint
        if not self.has_error:
            self._say(hint, "small")

    def set_echo(self, text: str) -> None:
        """Say back what was understood ("Fri 31 Jan 2027"); clears an error."""
        if self.has_error:
            self.set_error("")
        self._say(text or self._hint, "echo" if text else "small")

    def _say(self, text: str, kind: str) -> None:
        _style(self.below, "kind", kind)
        self.below.setText(text)
        self.below.setVisible(bool(text))
        self.editor.setAccessibleDescription(text)


def _style(widget: QWidget, name: str, value: str) -> None:
    """Set a property and have the stylesheet read it, if it changed.

    To ask for the style describes all of it to Python: 17 ms that the first paint does not need.
    """
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
