"""A form in a window of its own: fields, a footer that says what saving does, drafts."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from caseapp.domain.changes import Changes
from caseapp.domain.errors import UserError
from caseapp.ui.context import Context
from caseapp.ui.overriding import override
from caseapp.ui.theme import px
from caseapp.ui.widgets.buttons import Button
from caseapp.ui.widgets.cards import Notice
from caseapp.ui.widgets.field import Field
from caseapp.ui.widgets.labels import PlainLabel
from caseapp.ui.widgets.message import PlainMessage
from caseapp.ui.widgets.texts import TextArea


class FormDialog(QDialog):
    """Base of every form. It is a `HasDraft`: subclasses give the five draft methods meaning.

    A subclass adds its fields with `add`, submits its command from `submit()`, and calls
    `show_refusal(error)` or `done_saving()` when the runner answers. Open it with `open()`.

    Signals:
        saved: the `Changes` of the command that the form made.
        binned: the record went to the bin; comes before `saved`.

    """

    saved = Signal(object)
    binned = Signal()

    FIELD_OF: ClassVar[dict[str, str]] = {}
    """Names that the services use for what stands here in a field of another name."""

    def __init__(
        self,
        context: Context,
        title: str,
        *,
        subtitle: str = "",
        submit: str,
        width: int = 760,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.t = context.t
        self.fields: list[Field] = []
        self._baseline: str | None = None
        self._done = False
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.resize(px(width), px(560))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.title = PlainLabel(title, "title", wrap=True)
        self.subtitle = PlainLabel(subtitle, "muted", wrap=True)
        if not subtitle:
            self.subtitle.hide()
        self.trouble = Notice("", tone="alert")
        self.trouble.hide()
        self.body = QVBoxLayout()
        """Where fields and cards go."""
        outer.addWidget(self._scroll_area(), 1)
        outer.addWidget(self._footer(submit))
        context.drafts.register(self)

    def _scroll_area(self) -> QScrollArea:
        content = QWidget()
        content.setProperty("kind", "page")
        # As high as its texts are at the width there is, not as at their narrowest: under a long
        # list of results nobody scrolls through an empty page. The title wraps, so that the area
        # always asks for the height at a width.
        content.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        box = QVBoxLayout(content)
        box.setContentsMargins(px(24), px(20), px(24), px(16))
        box.setSpacing(px(14))
        head = QVBoxLayout()
        head.setSpacing(px(2))
        head.addWidget(self.title)
        head.addWidget(self.subtitle)
        box.addLayout(head)
        box.addWidget(self.trouble)
        self.body.setSpacing(px(12))
        box.addLayout(self.body)
        box.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        return area

    def _footer(self, submit: str) -> QFrame:
        footer = QFrame()
        footer.setProperty("kind", "footer")
        line = QHBoxLayout(footer)
        line.setContentsMargins(px(24), px(12), px(24), px(12))
        line.setSpacing(px(10))
        self.footnote = PlainLabel("", "muted", wrap=True)
        """What saving will do, such as how many deadlines it proposes."""
        line.addWidget(self.footnote, 1)
        self.cancel_button = Button(self.t("Cancel"), shortcut="Esc")
        self.cancel_button.clicked.connect(self._on_cancel)
        self.submit_button = Button(submit, "primary", shortcut="Ctrl+Enter")
        self.submit_button.clicked.connect(self._on_submit)
        line.addWidget(self.cancel_button)
        line.addWidget(self.submit_button)
        return footer

    def add(self, *widgets: QWidget) -> None:
        """Add widgets in one line under the others; fields are remembered for errors."""
        line = QHBoxLayout()
        line.setSpacing(px(12))
        for widget in widgets:
            line.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)
            self.remember(widget)
        self.body.addLayout(line)

    def remember(self, widget: QWidget) -> None:
        """Know a field that stands somewhere else in the form, so that errors find it."""
        if not isinstance(widget, Field):
            return
        self.fields.append(widget)
        if isinstance(widget.editor, TextArea):
            widget.editor.refused.connect(partial(self._on_paste_refused, widget))

    def _on_paste_refused(self, field: Field, error: Exception) -> None:
        field.set_error(self.context.say(error))

    def submit(self) -> None:
        """Check, build the draft and hand it to one command through the runner."""
        raise NotImplementedError

    def draft_form(self) -> str:
        raise NotImplementedError

    def draft_place(self) -> str:
        return ""

    def draft_payload(self) -> str:
        raise NotImplementedError

    def restore_draft(self, payload: str) -> None:
        raise NotImplementedError

    def is_dirty(self) -> bool:
        """Whether anything changed since `set_baseline`; a form that was saved is not dirty."""
        if self._done or self._baseline is None:
            return False
        return self.draft_payload() != self._baseline

    def set_baseline(self) -> None:
        """Take what the form shows now as "nothing typed yet"; call it at the end of building."""
        self._baseline = self.draft_payload()

    def clear_errors(self) -> None:
        """Take every error away."""
        self.trouble.hide()
        for field in self.fields:
            if field.has_error:
                field.set_error("")

    def show_refusal(self, error: Exception) -> None:
        """Put an error under the field it is about, else at the top; focus the first one."""
        self.set_busy(False)
        sentence = self.context.say(error)
        wanted = _field_of(error)
        wanted = self.FIELD_OF.get(wanted, wanted)
        for field in self.fields:
            if wanted and field.name == wanted:
                field.set_error(sentence)
                field.editor.setFocus()
                return
        self.trouble.say(sentence)
        self.trouble.show()

    def offer_bin(self, words: str, question: str, work: Callable[[], Changes]) -> None:
        """Offer, under everything else, to move the record to the bin; asks before it does.

        Args:
            words: on the button, such as "Delete this event".
            question: names the record.
            work: the command; runs on the database thread.

        """
        self.bin_button = Button(words, "quiet")
        self.bin_button.clicked.connect(partial(self._on_bin, question, work))
        self.body.addWidget(self.bin_button)

    def _on_bin(self, question: str, work: Callable[[], Changes], _checked: object = None) -> None:
        message = PlainMessage(
            question,
            self.t("It goes to the bin and leaves every list. Ctrl+Z takes that back."),
            stay=self.t("Keep it"),
            go=self.t("Move to the bin"),
            danger=True,
            parent=self,
        )
        message.agreed.connect(partial(self._on_bin_agreed, work))
        message.open()

    def _on_bin_agreed(self, work: Callable[[], Changes]) -> None:
        self.clear_errors()
        self.set_busy(True)
        self.context.runner.submit(self, work, self._on_binned, self.show_refusal)

    def _on_binned(self, changes: object) -> None:
        self.binned.emit()
        self.done_saving(changes)

    def send(self, work: Callable[[], Changes]) -> None:
        """Run the one command of this form; it closes on success and shows a refusal."""
        self.set_busy(True)
        self.context.runner.submit(self, work, self.done_saving, self.show_refusal)

    def set_busy(self, busy: bool) -> None:
        """While a command runs the form cannot be sent twice."""
        self.submit_button.setEnabled(not busy)

    def done_saving(self, changes: object) -> None:
        """Close after a command: announces the changes and forgets the draft."""
        self._done = True
        self.context.drafts.forget(self)
        self.accept()
        self.saved.emit(changes)

    @Slot()
    def _on_submit(self) -> None:
        self.clear_errors()
        self.submit()

    @Slot()
    def _on_cancel(self) -> None:
        self.reject()

    @override
    def reject(self) -> None:
        """Esc: close at once when nothing was typed, else ask."""
        if not self.is_dirty():
            self._throw_away()
            return
        question = PlainMessage(
            self.t("This form is not saved yet"),
            self.t("What was typed here is lost if the form is closed now."),
            stay=self.t("Keep editing"),
            go=self.t("Throw it away"),
            danger=True,
            parent=self,
        )
        question.agreed.connect(self._throw_away)
        question.open()

    @Slot()
    def _throw_away(self) -> None:
        self._done = True
        self.context.drafts.forget(self)
        super().reject()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self._done or not self.is_dirty():
            super().closeEvent(event)
            return
        event.ignore()
        self.reject()


def _field_of(error: Exception) -> str:
    """Return the name of the field that a refusal is about, "" for none."""
    if not isinstance(error, UserError):
        return ""
    return str(error.values.get("field") or error.field or error.values.get("later") or "")
