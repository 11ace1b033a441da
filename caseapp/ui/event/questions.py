"""The questions that rules ask before they can count, shown only when a rule asks them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseapp.domain.views import Question
from caseapp.i18n import Catalogue
from caseapp.ui.theme import px
from caseapp.ui.widgets import Choice, Field, TextLine


class Questions(QWidget):
    """Asks; keeps answers even while a question is not asked.

    Signals:
        answered: an answer changed.
    """

    answered = Signal()

    def __init__(self, t: Catalogue) -> None:
        super().__init__()
        self._t = t
        self._asked: tuple[Question, ...] | None = None
        self._editors: dict[str, Choice | TextLine] = {}
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
        editor: Choice | TextLine
        if question.choices:
            editor = Choice([("", self._t("Not answered yet")), *question.choices], known)
            editor.currentIndexChanged.connect(self._on_answered)
        else:
            editor = TextLine(known, limit=200)
            editor.editingFinished.connect(self._on_answered)
        field = Field(question.text, editor, name=question.key)
        self._editors[question.key] = editor
        self._fields.append(field)
        self._box.addWidget(field)

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
    def _value(editor: Choice | TextLine) -> str:
        return editor.value() if isinstance(editor, Choice) else editor.text().strip()

    @Slot()
    def _on_answered(self) -> None:
        self._answers.update({key: self._value(editor) for key, editor in self._editors.items()})
        self.answered.emit()
