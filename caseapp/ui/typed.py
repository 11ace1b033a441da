"""What was typed into the editors of a form, as JSON text and back: the draft of most forms."""

import json
from collections.abc import Mapping
from datetime import date, time
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QDialog, QScrollArea, QWidget

from caseapp.domain.errors import EmptyFieldError
from caseapp.ui.context import Context
from caseapp.ui.form import FormDialog
from caseapp.ui.overriding import override
from caseapp.ui.theme import px
from caseapp.ui.widgets import Choice, DateField, TextArea, TextLine


def read(editor: QWidget) -> str:
    """Return what stands in an editor."""
    if isinstance(editor, DateField | TextLine):
        return editor.text()
    if isinstance(editor, TextArea):
        return editor.toPlainText()
    if isinstance(editor, Choice):
        return editor.value()
    if isinstance(editor, QCheckBox):
        return "yes" if editor.isChecked() else ""
    raise TypeError(type(editor).__name__)


def write(editor: QWidget, text: str) -> None:
    """Put text back into an editor."""
    if isinstance(editor, DateField):
        editor.set_text(text)
    elif isinstance(editor, TextLine):
        editor.setText(text)
    elif isinstance(editor, TextArea):
        editor.setPlainText(text)
    elif isinstance(editor, Choice):
        editor.choose(text)
    elif isinstance(editor, QCheckBox):
        editor.setChecked(text == "yes")


def clock_time(text: str) -> time | None:
    """Read "14:20", "14.20", "9" or "930"; None for an empty or unreadable text."""
    text = text.strip().replace(".", ":").replace(" ", "")
    if text.isascii() and text.isdigit() and len(text) in {3, 4}:
        text = f"{text[:-2]}:{text[-2:]}"
    hour, _, minute = text.partition(":")
    try:
        return time(int(hour), int(minute or 0)) if hour else None
    except ValueError:
        return None


def short_area(text: str = "", *, lines: int = 2) -> TextArea:
    """Make a text area that does not grow: a few lines, the rest scrolls."""
    area = TextArea(text, lines=lines)
    area.setFixedHeight(area.minimumHeight())
    return area


def fit_within(form: QDialog, width: int, height: int) -> None:
    """Give a dialog this size, or what its window (else the screen) has room for."""
    above = form.parentWidget()
    if above is not None:
        room = above.window().size()
    else:
        # Never `form.screen()`: it makes the screen a belonging of the form in the eyes of Qt for
        # Python, and the collector destroys it together with the form (tests/ui/test_belongings).
        room = QGuiApplication.primaryScreen().availableSize()
    form.resize(min(width, room.width() - px(24)), min(height, room.height() - px(24)))


class TypedForm(FormDialog):
    """A form whose draft is what stands in its named editors.

    Subclasses put every editor into `self.editors` and, where the form is about a record, the
    uid into `self.place`; `self.kept` holds further plain values that a draft must bring back.
    """

    FORM = ""

    def __init__(
        self,
        context: Context,
        title: str,
        *,
        submit: str,
        subtitle: str = "",
        width: int = 640,
        place: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            context, title, subtitle=subtitle, submit=submit, width=width, parent=parent
        )
        self.place = place
        self.editors: dict[str, QWidget] = {}
        self.kept: dict[str, Any] = {}

    def date_field(
        self,
        label: str,
        name: str,
        *,
        coming: bool = False,
        hint: str = "",
        value: date | None = None,
    ) -> DateField:
        """Make a field for a date; `coming` reads a weekday as the next one."""
        context = self.context
        made = DateField(
            label,
            parse=context.parse_coming_date if coming else context.parse_date,
            show=context.show_date,
            say=context.say,
            name=name,
            hint=hint,
            value=value,
        )
        self.editors[name] = made
        return made

    def dates_are_readable(self) -> bool:
        """Show the errors of unreadable dates; focus the first one."""
        wrong = [
            editor
            for editor in self.editors.values()
            if isinstance(editor, DateField) and not editor.check()
        ]
        if wrong:
            wrong[0].line.setFocus()
        return not wrong

    def are_filled(self, *names: str) -> bool:
        """Refuse the first of these editors that is empty, under its field."""
        for name in names:
            if not self.text(name):
                self.show_refusal(EmptyFieldError(field=name))
                return False
        return True

    def fit(self) -> None:
        """Take the height that the content needs, within a small screen; note the baseline."""
        area = self.findChild(QScrollArea)
        content = area.widget() if area is not None else None
        if content is not None:
            # A label that wraps may ask for more as its least than as its hint: the area scrolls
            # below that.
            needed = max(
                content.heightForWidth(self.width()),
                content.sizeHint().height(),
                content.minimumSizeHint().height(),
            )
            fit_within(self, self.width(), min(needed + px(72), px(680)))
        self.set_baseline()

    def typed(self) -> Mapping[str, str]:
        """Return every editor's text by name."""
        return {name: read(editor) for name, editor in self.editors.items()}

    def text(self, name: str) -> str:
        """Return the text of one editor without spaces around it."""
        return read(self.editors[name]).strip()

    @override
    def draft_form(self) -> str:
        return self.FORM

    @override
    def draft_place(self) -> str:
        return self.place

    @override
    def draft_payload(self) -> str:
        return json.dumps({"typed": self.typed(), "kept": self.kept}, ensure_ascii=False)

    @override
    def restore_draft(self, payload: str) -> None:
        stored = json.loads(payload)
        self.kept.update(stored.get("kept", {}))
        for name, text in stored.get("typed", {}).items():
            if name in self.editors:
                write(self.editors[name], text)
