"""Answering a deadline: accept, change, decline, determine, no remedy, filed, confirm."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget
from typing_extensions import override

from caseapp.domain.changes import Changes
from caseapp.domain.errors import EmptyFieldError
from caseapp.domain.views.deadlines import DeadlineView
from caseapp.domain.vocabulary import DeadlineState
from caseapp.ui.context import Context
from caseapp.ui.deadline.calculation import days_of, disputed_notice, reasons, steps
from caseapp.ui.deadline.model import SUBMIT, WORDS, Answer, answers_for
from caseapp.ui.deadline.row import deadline_day
from caseapp.ui.office import DeadlineCalls
from caseapp.ui.theme import px
from caseapp.ui.typed import TypedForm, clock_time, short_area
from caseapp.ui.widgets import Badge, Card, Field, PlainLabel, TextLine
from caseapp.ui.words import STATES, badges, state_tone

_FIELDS = {
    Answer.CHANGE: ("last_day", "at", "reason"),
    Answer.DECLINE: ("reason",),
    Answer.DETERMINE: ("last_day", "at", "source"),
    Answer.NO_REMEDY: ("source",),
    Answer.FILED: ("how", "where", "day", "filed_at", "reference"),
}
_REQUIRED = ("last_day", "reason", "source", "how", "where", "day")


class DeadlineForm(TypedForm):
    """One deadline with its calculation, and the answers that this person may give."""

    FORM = "deadline"
    FIELD_OF: ClassVar[dict[str, str]] = {"filed": "day"}

    def __init__(
        self,
        context: Context,
        calls: DeadlineCalls,
        deadline: DeadlineView,
        parent: QWidget | None = None,
    ) -> None:
        t = context.t
        row = deadline.row
        where = [t("file {number}", number=row.file_number), row.court_or_body, row.citation]
        super().__init__(
            context,
            row.action,
            subtitle=" · ".join(part for part in where if part),
            submit=t("Save"),
            width=720,
            place=row.uid,
            parent=parent,
        )
        self._calls = calls
        self._deadline = deadline
        self._answers = answers_for(row.state, context.role)
        self._rows: dict[str, Field] = {}
        self._choices: dict[Answer, QRadioButton] = {}
        self._show_deadline(deadline)
        self._build_answers()
        self._build_fields()
        self._on_chosen()
        self.fit()

    def _show_deadline(self, deadline: DeadlineView) -> None:
        t, row = self.t, deadline.row
        if row.state is DeadlineState.SERVICE_DISPUTED:
            self.body.addWidget(disputed_notice(self.context))
        state = Badge(t(STATES[row.state]), state_tone(row.state))
        card = Card(t("Date"), "", (state, *badges(t, row)))
        card.add(days_of(self.context, deadline))
        if deadline.calculation:
            card.add(steps(deadline.calculation))
        for line in reasons(self.context, deadline):
            card.add(PlainLabel(line, "small", wrap=True))
        if deadline.answered_by:
            who = t("Answered by {name}", name=deadline.answered_by)
            if deadline.answered_at is not None:
                day = self.context.show_date(deadline.answered_at.date())
                who = t("Answered by {name} on {day}", name=deadline.answered_by, day=day)
            card.add(PlainLabel(who, "small", wrap=True))
        self.body.addWidget(card)

    def _build_answers(self) -> None:
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(2))
        for answer in self._answers:
            button = QRadioButton(self.t(WORDS[answer]))
            button.setAccessibleName(self.t(WORDS[answer]))
            button.toggled.connect(self._on_chosen)
            self._choices[answer] = button
            box.addWidget(button)
        self.body.addWidget(holder)
        if not self._answers:
            self.submit_button.hide()
            self.footnote.setText(self._nothing_to_answer())
            return
        self._choices[self._answers[0]].setChecked(True)
        self._choices[self._answers[0]].setFocus()

    def _nothing_to_answer(self) -> str:
        if self._deadline.row.state in {DeadlineState.CONFIRMED, DeadlineState.DECLINED}:
            return self.t("This deadline is answered.")
        return self.t("Only a lawyer of this matter may answer this.")

    def _build_fields(self) -> None:
        t, row = self.t, self._deadline.row
        self._wanted = {name for answer in self._answers for name in _FIELDS.get(answer, ())}
        self._add(
            self.date_field(t("Last day"), "last_day", coming=True),
            self._line(t("Hour"), "at", hint=t("empty: the end of the day"), limit=8),
        )
        self._add(self._area(t("Reason"), "reason"))
        source = t("article, decision or letter, and who saw it")
        self._add(self._area(t("Source"), "source", hint=source))
        self._add(
            self._line(t("How it was filed"), "how", hint=t("post, counter, e-mail …")),
            self._line(t("Where"), "where", value=row.court_or_body),
        )
        self._add(
            self.date_field(t("Filed on"), "day"),
            self._line(t("Hour"), "filed_at", hint=t("local time, such as 14:20"), limit=8),
            self._line(t("Incoming number or receipt"), "reference"),
        )

    def _add(self, *fields: Field) -> None:
        """Add a line of fields; those that no possible answer needs are thrown away."""
        for field in fields:
            if field.name in self._wanted:
                self._rows[field.name] = field
            else:
                self.editors.pop(field.name, None)
                field.deleteLater()
        kept = [field for field in fields if field.name in self._wanted]
        if kept:
            self.add(*kept)

    def _line(
        self, label: str, name: str, *, hint: str = "", value: str = "", limit: int = 300
    ) -> Field:
        self.editors[name] = line = TextLine(value, limit=limit)
        return Field(label, line, name=name, hint=hint)

    def _area(self, label: str, name: str, *, hint: str = "") -> Field:
        self.editors[name] = area = short_area()
        return Field(label, area, name=name, hint=hint)

    def chosen(self) -> Answer | None:
        """Return the answer that is marked."""
        return next((a for a, button in self._choices.items() if button.isChecked()), None)

    def choose(self, answer: Answer) -> None:
        """Mark an answer."""
        self._choices[answer].setChecked(True)

    @Slot()
    def _on_chosen(self) -> None:
        answer = self.chosen()
        if answer is None:
            return
        self.kept["answer"] = answer.value
        shown = _FIELDS.get(answer, ())
        for name, field in self._rows.items():
            field.setVisible(name in shown)
        self.submit_button.say(self.t(SUBMIT[answer]))
        self.footnote.setText(self._consequence(answer))

    def _consequence(self, answer: Answer) -> str:
        t, row = self.t, self._deadline.row
        if answer is Answer.ACCEPT:
            day, _ = deadline_day(self.context, row)
            return t("Today and the lists show {day}.", day=day)
        if answer is Answer.FILED:
            return t("It stays on Today until the proof is confirmed.")
        if answer is Answer.DECLINE:
            return t("It leaves Today; the reason stays in the file.")
        return ""

    @override
    def submit(self) -> None:
        answer = self.chosen()
        if answer is None or not self.dates_are_readable():
            return
        for name in _FIELDS.get(answer, ()):
            if name in _REQUIRED and not self.text(name):
                self.show_refusal(EmptyFieldError(field=name))
                return
            if name in {"at", "filed_at"} and self.text(name) and not clock_time(self.text(name)):
                self._rows[name].set_error(self.t("This is no hour of a day. Write it as 14:20."))
                self.editors[name].setFocus()
                return
        self.set_busy(True)
        self.context.runner.submit(
            self, self._command(answer), self.done_saving, self.show_refusal
        )

    def _command(  # noqa: PLR0911 - one per answer
        self, answer: Answer
    ) -> Callable[[], Changes]:
        calls, row = self._calls, self._deadline.row
        key = (row.uid, row.version)
        if answer is Answer.ACCEPT:
            return partial(calls.accept, *key)
        if answer is Answer.CONFIRM:
            return partial(calls.confirm_filed, *key)
        if answer is Answer.DECLINE:
            return partial(calls.decline, *key, self.text("reason"))
        if answer is Answer.NO_REMEDY:
            return partial(calls.no_remedy, *key, self.text("source"))
        if answer is Answer.FILED:
            return partial(
                calls.record_filed,
                *key,
                how=self.text("how"),
                where=self.text("where"),
                day=self._day("day"),
                at=clock_time(self.text("filed_at")),
                reference=self.text("reference"),
            )
        day, at = self._day("last_day"), clock_time(self.text("at"))
        if answer is Answer.CHANGE:
            return partial(calls.change, *key, day, at, self.text("reason"))
        return partial(calls.determine, *key, day, at, self.text("source"))

    def _day(self, name: str) -> object:
        field = self._rows[name]
        return field.value() if hasattr(field, "value") else None

    @override
    def restore_draft(self, payload: str) -> None:
        super().restore_draft(payload)
        kept = self.kept.get("answer", "")
        for answer in self._answers:
            if answer.value == kept:
                self.choose(answer)
