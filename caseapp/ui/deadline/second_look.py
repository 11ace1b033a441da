"""A second look, in a dialog of its own: confirm a filing, check a date, carry out a first step."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from caseapp.domain.changes import Changes
from caseapp.domain.views.deadlines import DeadlineView, ProofView
from caseapp.i18n import N_
from caseapp.ui.context import Context
from caseapp.ui.deadline.calculation import days_of, reasons, steps
from caseapp.ui.deadline.facts import checklist_lines, people_lines, trigger_card
from caseapp.ui.deadline.model import Answer
from caseapp.ui.office import DeadlineCalls
from caseapp.ui.theme import px
from caseapp.ui.typed import TypedForm
from caseapp.ui.widgets import Card, Notice, PlainLabel, Tick
from caseapp.ui.widgets.expandable import plain_box
from caseapp.ui.widgets.pages import PagePreview

PDF = "application/pdf"
TITLES = {
    Answer.CONFIRM: N_("Confirm the filing"),
    Answer.CHECK: N_("Check the date"),
    Answer.CLOSE: N_("Second step"),
}
TICKS = {
    Answer.CONFIRM: N_(
        "I have seen the proof: day, hour, court and number agree with what is entered"
    ),
    Answer.CHECK: N_(
        "I have compared the date with its source, and the calculation with the rule"
    ),
    Answer.CLOSE: N_("I have read the reason and what it rests on; the deadline is given up"),
}
SUBMIT = {
    Answer.CONFIRM: N_("Confirm filing"),
    Answer.CHECK: N_("Date is right"),
    Answer.CLOSE: N_("Carry out"),
}


class SecondLookForm(TypedForm):
    """Shows what was entered beside what proves it; nothing is confirmed without the tick."""

    FORM = "deadline-second-look"

    def __init__(
        self,
        context: Context,
        calls: DeadlineCalls,
        view: DeadlineView,
        answer: Answer,
        parent: QWidget | None = None,
    ) -> None:
        t, row = context.t, view.row
        super().__init__(
            context,
            t(TITLES[answer]),
            subtitle=t("file {number} · {action}", number=row.file_number, action=row.action),
            submit=t(SUBMIT[answer]),
            width=720,
            place=row.uid,
            parent=parent,
        )
        self._calls = calls
        self._view = view
        self._answer = answer
        self._build()
        self.fit()

    def _build(self) -> None:
        t, view, answer = self.t, self._view, self._answer
        if answer is not Answer.CLOSE and view.own_entry:
            self.body.addWidget(self._own_entry(view.other_lawyers))
        self.body.addWidget(self._entered())
        if answer is Answer.CHECK and view.trigger is not None:
            self.body.addWidget(trigger_card(self.context, view.trigger))
        proof = view.scan if answer is Answer.CONFIRM else None
        if answer is Answer.CLOSE and view.closing is not None:
            proof = view.closing.instruction
        if proof is not None:
            self.body.addWidget(self._proof(proof))
        self.tick = Tick(t(TICKS[answer]))
        self.editors["seen"] = self.tick
        self.body.addWidget(self.tick)
        self.tick.toggled.connect(self._on_ticked)
        blocked = answer is not Answer.CLOSE and view.own_entry and bool(view.other_lawyers)
        self.tick.setVisible(not blocked)
        self.submit_button.setVisible(not blocked)
        self._on_ticked()
        (self.cancel_button if blocked else self.tick).setFocus()

    def _own_entry(self, others: Sequence[str]) -> Notice:
        t = self.t
        if others:
            return Notice(
                t("You entered this yourself"),
                t("Another lawyer of this matter has to look: {names}.", names=", ".join(others)),
                tone="alert",
            )
        return Notice(
            t("You entered this yourself"),
            t("There is no other lawyer in this matter. Take the paper in hand a second time."),
            tone="note",
        )

    def _entered(self) -> Card:
        t, view, answer = self.t, self._view, self._answer
        holder, box = plain_box(4)
        if answer is Answer.CONFIRM:
            card = Card(t("What was entered"))
            lines = [view.filed_note, *people_lines(self.context, view)]
        elif answer is Answer.CHECK:
            card = Card(t("The date"))
            card.add(days_of(self.context, view))
            if view.calculation:
                card.add(steps(view.calculation))
            lines = [*reasons(self.context, view), *people_lines(self.context, view)]
        else:
            card = Card(t("The first step"))
            lines = list(self._first_step())
        for line in lines:
            box.addWidget(PlainLabel(line, "small", wrap=True))
        card.add(holder)
        return card

    def _first_step(self) -> Iterator[str]:
        closing = self._view.closing
        if closing is None:
            return
        t = self.t
        day = self.context.show_date(closing.asked_at.date()) if closing.asked_at else ""
        yield t(
            "Asked by {name} on {day}: {reason}",
            name=closing.asked_by,
            day=day,
            reason=closing.reason,
        )
        yield from checklist_lines(self.context, closing)

    def _proof(self, proof: ProofView) -> Card:
        t = self.t
        card = Card(t("The proof"), proof.title)
        mark = t("{file} · SHA-256 {digits}", file=proof.file_name, digits=_grouped(proof.sha256))
        card.add(PlainLabel(mark, "small", wrap=True))
        if proof.media_type != PDF:
            card.add(
                PlainLabel(t("This file is shown in its own program only."), "muted", wrap=True)
            )
            return card
        self.pages = PagePreview(t, t("The pages of the scan appear here."))
        self.pages.setFixedHeight(px(320))
        card.add(self.pages)
        work = partial(self._calls.scan_pages, proof.document, px(620))
        self.context.runner.submit(
            self, work, self.pages.show_pages, self.show_refusal, key="pages"
        )
        return card

    def _on_ticked(self) -> None:
        self.submit_button.setEnabled(self.tick.isChecked())

    @override
    def set_busy(self, busy: bool) -> None:
        self.submit_button.setEnabled(not busy and self.tick.isChecked())

    @override
    def submit(self) -> None:
        if not self.tick.isChecked():
            self.tick.setFocus()
            return
        self.set_busy(True)
        self.context.runner.submit(self, self._command(), self.done_saving, self.show_refusal)

    def _command(self) -> Callable[[], Changes]:
        row, calls = self._view.row, self._calls
        if self._answer is Answer.CLOSE:
            return partial(calls.close, row.uid, row.version)
        call = calls.confirm_filed if self._answer is Answer.CONFIRM else calls.check_date
        return partial(call, row.uid, row.version, second_look=self._view.own_entry)


def _grouped(digits: str) -> str:
    """Return a hash in groups of eight, so that it wraps and can be compared."""
    return " ".join(digits[place : place + 8] for place in range(0, len(digits), 8))
