"""The questions that rules ask before they can count, shown only when a rule asks them."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseapp.domain.views.events import Question
from caseapp.ui.context import Context
from caseapp.ui.theme import px
from caseapp.ui.widgets import Choice, DateField, Field


class Questions(QWidget):
    """Asks; keeps answers even while a question is not asked.

    A question without choices asks for a day: it is typed freely, as every date, and handed over
    as ISO 8601, the way the rules read it.

    Signals:
        answered: an answer changed.
    """

    answered = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._asked: tuple[Question, ...] | None = None
        self._editors: dict[str, Choice | DateField] = {}
        self._fields: list[Field] = []
        self._answers: dict[str, str] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(px(10))
        self.hide()

    def ask(self, questions: Sequence[Question]) -> None:
        """Show these questions; nothing moves while they stay the same."""
        if tuple(questions) == self._asked or (not questions and self._asked is None):
            return
        self._asked = tuple(questions)
        for field in self._fields:
            self._box.removeWidget(field)
            field.hide()
            field.deleteLater()
        self._editors, self._fields = {}, []
        for question in questions:
            self._add(question)
        self.setVisible(bool(questions))

    def _add(self, question: Question) -> None:
        known = self._answers.get(question.key, "")
        editor: Choice | DateField
        if question.choices:
            unanswered = ("", self._context.t("Not answered yet"))
            editor = Choice([unanswered, *question.choices], known)
            editor.currentIndexChanged.connect(self._on_answered)
            field = Field(question.text, editor, name=question.key)
        else:
            context = self._context
            editor = field = DateField(
                question.text,
                parse=context.parse_date,
                show=context.show_date,
                say=context.say,
                name=question.key,
                value=_day(known),
            )
            editor.date_changed.connect(self._on_answered)
        self._editors[question.key] = editor
        self._fields.append(field)
        self._box.addWidget(field)

    def inputs(self) -> list[QWidget]:
        """Return what the keyboard reaches, in order."""
        return [e.line if isinstance(e, DateField) else e for e in self._editors.values()]

    def dates_are_readable(self) -> bool:
        """Show the errors of days that cannot be read; focus the first one."""
        dates = [editor for editor in self._editors.values() if isinstance(editor, DateField)]
        wrong = [editor for editor in dates if not editor.check()]
        if wrong:
            wrong[0].line.setFocus()
        return not wrong

    def answers(self) -> tuple[tuple[str, str], ...]:
        """Return what was answered to the questions that are asked now.

        Before anything was asked these are the answers that are known already.
        """
        if self._asked is None:
            return tuple((key, value) for key, value in self._answers.items() if value)
        found = ((key, self._value(editor)) for key, editor in self._editors.items())
        return tuple((key, value) for key, value in found if value)

    def all_answers(self) -> dict[str, str]:
        """Return every answer, for a draft."""
        return {**self._answers, **dict(self.answers())}

    def remember(self, answers: dict[str, str]) -> None:
        """Know answers from a draft before the questions are asked again."""
        self._answers.update(answers)

    @staticmethod
    def _value(editor: Choice | DateField) -> str:
        if isinstance(editor, Choice):
            return editor.value()
        day = editor.value()
        return day.isoformat() if day is not None else ""

    @Slot()
    def _on_answered(self) -> None:
        self._answers.update({key: self._value(editor) for key, editor in self._editors.items()})
        self.answered.emit()


def _day(known: str) -> date | None:
    """Return the day of an answer, None for what an older form let through."""
    try:
        return date.fromisoformat(known)
    except ValueError:
        return None
