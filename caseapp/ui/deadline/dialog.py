"""Answering a deadline: what it rests on, how it was counted, and what may be done about it."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget
from typing_extensions import override

from caseapp.domain.errors import EmptyFieldError
from caseapp.domain.statuses import has_to_be_met
from caseapp.domain.views.deadlines import DeadlineView, LapseView
from caseapp.domain.vocabulary import DeadlineState, Role
from caseapp.ui.context import Context
from caseapp.ui.deadline.calculation import days_of, disputed_notice, reasons, steps
from caseapp.ui.deadline.commands import command_of
from caseapp.ui.deadline.facts import (
    closing_notice,
    linked_card,
    people_lines,
    trigger_card,
)
from caseapp.ui.deadline.fields import AnswerFields
from caseapp.ui.deadline.lapse import lapse_card, lapsed_notice
from caseapp.ui.deadline.leads import LeadsForm, lead_lines
from caseapp.ui.deadline.model import (
    FIELDS,
    RARE,
    REQUIRED,
    SECOND_LOOKS,
    SUBMIT,
    WORDS,
    Answer,
    answers_for,
    declines_in_two_steps,
)
from caseapp.ui.deadline.row import deadline_day
from caseapp.ui.deadline.scan import AskFile, ask_file
from caseapp.ui.deadline.second_look import SecondLookForm
from caseapp.ui.office import DeadlineCalls
from caseapp.ui.saving import AskPath, ask_path, print_to, written_words
from caseapp.ui.typed import TypedForm, clock_time
from caseapp.ui.widgets import (
    Badge,
    Button,
    Card,
    DateField,
    Field,
    PlainLabel,
)
from caseapp.ui.widgets.expandable import Expandable, plain_box
from caseapp.ui.words import STATES, badges, state_tone


class DeadlineForm(TypedForm):
    """One deadline with its calculation, and the answers that this person may give.

    Signals:
        event_wanted: uid of the event whose dates or answers are to be corrected.
        interim_wanted: after a lapse, interim measures are to be asked for.
        claim_wanted: after a lapse, a new proceeding is to be begun.

    """

    event_wanted = Signal(object)
    interim_wanted = Signal()
    claim_wanted = Signal()
    FORM = "deadline"
    FIELD_OF: ClassVar[dict[str, str]] = {"filed": "day"}

    def __init__(
        self,
        context: Context,
        calls: DeadlineCalls,
        deadline: DeadlineView,
        parent: QWidget | None = None,
        *,
        ask: AskPath = ask_path,
        pick: AskFile = ask_file,
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
        self.ask_file = pick
        self._ask = ask
        self._calls = calls
        self._deadline = deadline
        self._answers = answers_for(deadline)
        self._choices: dict[Answer, QRadioButton] = {}
        self._show_deadline(deadline)
        self._build_answers()
        wanted = frozenset(name for one in self._answers for name in FIELDS.get(one, ()))
        self._fields = AnswerFields(self, row, wanted)
        self._rows = self._fields.rows
        self._show_behind(deadline)
        self._on_chosen()
        self._ask_around()
        self.fit()

    def _show_deadline(self, deadline: DeadlineView) -> None:
        t, row = self.t, deadline.row
        if row.state is DeadlineState.SERVICE_DISPUTED:
            self.body.addWidget(disputed_notice(self.context))
        if row.state is DeadlineState.LAPSED and not row.lapse_recorded:
            self.body.addWidget(lapsed_notice(self.context))
        closing = closing_notice(self.context, deadline)
        if closing is not None:
            self.body.addWidget(closing)
        state = Badge(t(STATES[row.state]), state_tone(row.state))
        more = (mark for mark in badges(t, row) if mark.text() != state.text())
        card = Card(t("Date"), "", (state, *more))
        card.add(days_of(self.context, deadline))
        if deadline.calculation:
            card.add(steps(deadline.calculation))
        for line in lead_lines(self.context, deadline):
            card.add(PlainLabel(line, "strong", wrap=True))
        for line in (*reasons(self.context, deadline), *people_lines(self.context, deadline)):
            card.add(PlainLabel(line, "small", wrap=True))
        self.body.addWidget(card)
        self._lapse = QVBoxLayout()
        self.body.addLayout(self._lapse)

    def _show_behind(self, deadline: DeadlineView) -> None:
        """Show what the date rests on; what belongs to it is shown when asked for."""
        t = self.t
        writes = self.context.role in {Role.LAWYER, Role.PARALEGAL}
        if deadline.trigger is not None:
            change = self._on_event_wanted if writes else None
            self.trigger = trigger_card(self.context, deadline.trigger, change)
            self.body.addWidget(self.trigger)
        holder, box = plain_box(8)
        linked = linked_card(self.context, deadline)
        if linked is not None:
            box.addWidget(linked)
        if writes:
            if self._calls.set_leads is not None and deadline.row.safe_day is not None:
                self.leads_button = Button(t("Lead times: translation, notary, post"), "quiet")
                self.leads_button.clicked.connect(self._on_leads)
                box.addWidget(self.leads_button)
            self.slip_button = Button(t("Print control slip"), "quiet")
            self.slip_button.clicked.connect(self._on_print_slip)
            box.addWidget(self.slip_button)
        if linked is not None or writes:
            self.behind = Expandable(
                t("Show linked dates and control slip"), t("Hide linked dates"), holder
            )
            self.body.addWidget(self.behind)

    def _build_answers(self) -> None:
        often = [answer for answer in self._answers if answer not in RARE]
        rare = [answer for answer in self._answers if answer in RARE]
        if not often:
            often, rare = rare, []
        self.body.addWidget(self._choice_box(often))
        if rare:
            t = self.t
            self.more = Expandable(
                t("More answers"),
                t("Fewer answers"),
                self._choice_box(rare),
            )
            self.body.addWidget(self.more)
        # Radio buttons exclude each other within one parent only.
        for button in self._choices.values():
            button.setAutoExclusive(False)
        if not self._answers:
            self.submit_button.hide()
            self.footnote.setText(self._nothing_to_answer())
            return
        self._choices[self._answers[0]].setChecked(True)
        self._choices[self._answers[0]].setFocus()

    def _choice_box(self, answers: list[Answer]) -> QWidget:
        holder, box = plain_box(2)
        for answer in answers:
            button = QRadioButton(self.t(WORDS[answer]))
            button.setAccessibleName(self.t(WORDS[answer]))
            button.toggled.connect(partial(self._on_toggled, answer))
            self._choices[answer] = button
            box.addWidget(button)
        return holder

    def _nothing_to_answer(self) -> str:
        row = self._deadline.row
        if has_to_be_met(row.state, lapse_recorded=row.lapse_recorded):
            return self.t("Only a lawyer of this matter may answer this.")
        if row.state is DeadlineState.FILED:
            return self.t("A lawyer of this matter confirms it.")
        return self.t("This deadline is answered.")

    def _ask_around(self) -> None:
        """Ask for what the fields and the card of a lapse need; nothing waits for it."""
        row, runner = self._deadline.row, self.context.runner
        if row.state is DeadlineState.LAPSED:
            work = partial(self._calls.get_lapse, row.uid)
            runner.submit(self, work, self._on_lapse, self.show_refusal, key="lapse")
        if self._deadline.trigger is not None and row.rule:
            asked = partial(self._calls.list_open_questions, row.uid)
            runner.submit(self, asked, self._on_questions, self.show_refusal, key="questions")
        if self._fields.scans:
            scans = partial(self._calls.list_scans, row.uid)
            runner.submit(self, scans, self._on_scans, self.show_refusal, key="scans")

    def _on_lapse(self, lapse: LapseView) -> None:
        t, actions = self.t, []
        if self.context.role in {Role.LAWYER, Role.PARALEGAL}:
            self.interim_button = Button(t("Interim measures…"))
            self.interim_button.clicked.connect(self._on_interim)
            self.claim_button = Button(t("New proceeding…"))
            self.claim_button.clicked.connect(self._on_claim)
            actions = [self.interim_button, self.claim_button]
        self._lapse.addWidget(lapse_card(self.context, lapse, actions))

    @Slot()
    def _on_interim(self) -> None:
        self.reject()
        self.interim_wanted.emit()

    @Slot()
    def _on_claim(self) -> None:
        self.reject()
        self.claim_wanted.emit()

    def _on_questions(self, questions: Sequence[str]) -> None:
        for question in questions:
            words = self.t("Not answered yet: {question}", question=question)
            self.trigger.add(PlainLabel(words, "strong", wrap=True))

    def _on_scans(self, documents: object) -> None:
        clean = not self.is_dirty()
        for field in self._fields.scans:
            field.offer(documents, self.kept.get(field.name, ""))  # type: ignore[arg-type]
        if clean:
            self.set_baseline()

    def chosen(self) -> Answer | None:
        """Return the answer that is marked."""
        return next((a for a, button in self._choices.items() if button.isChecked()), None)

    def choose(self, answer: Answer) -> None:
        """Mark an answer."""
        self._choices[answer].setChecked(True)

    def _on_toggled(self, answer: Answer, checked: object) -> None:
        button = self._choices[answer]
        if not checked:
            # The mark goes when another answer takes it, never by a second press.
            if self.chosen() is None:
                button.setChecked(True)
            return
        for other in self._choices.values():
            if other is not button and other.isChecked():
                other.setChecked(False)
        if hasattr(self, "_fields"):
            self._on_chosen()

    def _on_chosen(self) -> None:
        answer = self.chosen()
        if answer is None:
            return
        self.kept["answer"] = answer.value
        self._fields.show(FIELDS.get(answer, ()))
        self.submit_button.say(self.t(SUBMIT[answer]))
        self.footnote.setText(self._consequence(answer))

    def _consequence(self, answer: Answer) -> str:
        t, row = self.t, self._deadline.row
        if answer is Answer.DECLINE and declines_in_two_steps(self._deadline):
            return t("It cannot be extended: it stays open until the second step.")
        if answer is Answer.ACCEPT:
            day, _ = deadline_day(self.context, row)
            return t("Today and the lists show {day}.", day=day)
        return {
            Answer.FILED: t("It stays on Today until the proof is confirmed."),
            Answer.DECLINE: t("It leaves Today; the reason stays in the file."),
            Answer.ASK_EXTENSION: t("Asked is not granted: the old last day still counts."),
            Answer.WAIVE: t("It stays open until the second step, in another dialog."),
            Answer.SUPERSEDE: t("It stays open until the second step, in another dialog."),
            Answer.DELETE: t("It stays open until the second step, in another dialog."),
            Answer.LAPSE: t("What follows from it stands on Today from then on."),
        }.get(answer, "")

    @override
    def submit(self) -> None:
        answer = self.chosen()
        if answer is None:
            return
        if answer in SECOND_LOOKS:
            self._look_again(answer)
            return
        if not self._is_readable(answer):
            return
        self._send(answer)

    def _send(self, answer: Answer) -> None:
        self.set_busy(True)
        work = command_of(answer, self._calls, self._deadline.row, self)
        self.context.runner.submit(self, work, self.done_saving, self.show_refusal)

    def _look_again(self, answer: Answer) -> None:
        form = SecondLookForm(self.context, self._calls, self._deadline, answer, self)
        form.saved.connect(self.done_saving)
        form.open()

    def _is_readable(self, answer: Answer) -> bool:
        """Show the first error of the fields that this answer needs."""
        names = FIELDS.get(answer, ())
        dates = [row for name in names if isinstance(row := self._rows[name], DateField)]
        wrong = [field for field in dates if not field.check()]
        if wrong:
            wrong[0].line.setFocus()
            return False
        required = (*REQUIRED.get(answer, ()), *self._also_required(answer))
        for name in names:
            if name in required and not self.text(name):
                self.show_refusal(EmptyFieldError(field=name))
                return False
            if name in {"at", "filed_at"} and self.text(name) and not clock_time(self.text(name)):
                field = self._rows[name]
                if isinstance(field, Field):
                    field.set_error(self.t("This is no hour of a day. Write it as 14:20."))
                self.editors[name].setFocus()
                return False
        return True

    def _also_required(self, answer: Answer) -> tuple[str, ...]:
        if answer is Answer.WAIVE and not self.text("no_revocation"):
            return ("revoke_until",)
        if answer is Answer.LAPSE and self.text("tell") == "yes":
            return ("tell_client",)
        return ()

    def day(self, name: str) -> date | None:
        """Return the day that stands in a date field."""
        field = self._rows[name]
        return field.value() if isinstance(field, DateField) else None

    @Slot()
    def _on_event_wanted(self) -> None:
        trigger = self._deadline.trigger
        if trigger is not None:
            self.reject()
            self.event_wanted.emit(trigger.event)

    @Slot()
    def _on_leads(self) -> None:
        form = LeadsForm(self.context, self._calls, self._deadline, self)
        form.saved.connect(self.done_saving)
        form.open()

    @Slot()
    def _on_print_slip(self) -> None:
        t, row = self.t, self._deadline.row
        name = t("Control slip {number}.pdf", number=row.file_number.replace("/", "-"))
        path = self._ask(self, t("Save control slip"), name)
        if path:
            work = partial(
                print_to, self.context, partial(self._calls.print_slip, row.uid), Path(path)
            )
            self.context.runner.submit(self, work, self._on_written, self.show_refusal)

    def _on_written(self, written: tuple[str, int]) -> None:
        self.footnote.setText(written_words(self.t, written))

    @override
    def restore_draft(self, payload: str) -> None:
        super().restore_draft(payload)
        for field in self._fields.scans:
            text = self.kept.get(field.name, "")
            if text.startswith("file:"):
                field.choose_file(text.removeprefix("file:"))
        kept = self.kept.get("answer", "")
        for answer in self._answers:
            if answer.value == kept:
                self.choose(answer)

    @override
    def draft_payload(self) -> str:
        if hasattr(self, "_fields"):
            self.kept |= {field.name: field.choice.value() for field in self._fields.scans}
        return super().draft_payload()
