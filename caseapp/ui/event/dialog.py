"""Recording an event: dates, manner, who says so, and what saving would propose."""

import json
from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from caseapp.domain.drafts import EventDraft
from caseapp.domain.views.events import EventPreview, EventView
from caseapp.domain.views.matters import ProceedingView
from caseapp.domain.vocabulary import DateKind, Role
from caseapp.ui.context import Context
from caseapp.ui.deadline.calculation import calculation_card
from caseapp.ui.event.dates import DateLine
from caseapp.ui.event.model import first_dates, has_two_readings
from caseapp.ui.event.questions import Questions
from caseapp.ui.form import FormDialog
from caseapp.ui.office import EventCalls
from caseapp.ui.theme import px
from caseapp.ui.typed import fit_within, short_area
from caseapp.ui.widgets import Button, Choice, Field, PlainLabel
from caseapp.ui.widgets.cards import clear_layout
from caseapp.ui.words import DATE_KINDS, kind_and_host

_PREVIEW_PAUSE_MS = 150


class EventForm(FormDialog):
    """A new event of one proceeding, with a live preview of its deadlines."""

    def __init__(
        self,
        context: Context,
        calls: EventCalls,
        proceeding: ProceedingView,
        parent: QWidget | None = None,
        event: EventView | None = None,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("Change event") if event else t("New event"),
            subtitle=heading_of(context, proceeding),
            submit=t("Save event"),
            width=860,
            parent=parent,
        )
        fit_within(self, px(860), px(680))
        self._calls = calls
        self._proceeding = proceeding
        self._acts: dict[str, str] = {}
        self._wanted_act = event.act if event else ""
        self._uid = event.uid if event else None
        self._version = event.version if event else None
        self._may_delete = False
        self.lines: dict[DateKind, DateLine] = {}
        self._build()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PREVIEW_PAUSE_MS)
        self._pause.timeout.connect(self._on_preview_due)
        if event is not None:
            self._show_event(event)
        self.set_baseline()
        work = partial(calls.list_acts, proceeding.uid)
        context.runner.submit(self, work, self._on_acts, self.show_refusal)

    def _build(self) -> None:
        t = self.t
        self.act = Choice()
        self.another = Choice()
        # As wide as its field: the open list shows the longer names whole.
        self.another.setSizeAdjustPolicy(
            Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        more = Field(t("Another date"), self.another)
        self.another.activated.connect(self._on_another)
        more.setFixedWidth(px(220))
        self.add(Field(t("What happened"), self.act, name="act"), more)
        self.act.currentIndexChanged.connect(self._on_act_changed)
        self._dates = QVBoxLayout()
        self._dates.setSpacing(px(10))
        self.body.addLayout(self._dates)
        self.two_readings = PlainLabel(
            t("Two readings of service. The safe day uses the earlier one."), "muted", wrap=True
        )
        self.two_readings.hide()
        self.body.addWidget(self.two_readings)
        self.questions = Questions(self.context)
        self.questions.answered.connect(self._on_changed)
        self.body.addWidget(self.questions)
        self._proposals = QVBoxLayout()
        self._proposals.setSpacing(px(12))
        self.body.addLayout(self._proposals)
        self.notes = short_area()
        self.add(Field(t("Notes"), self.notes, name="notes"))

    def _show_event(self, event: EventView) -> None:
        """Put a recorded event into the fields."""
        self.questions.remember(dict(event.answers))
        for one in event.dates:
            self._line(one.kind).show_date(one)
        self.notes.setPlainText(event.notes)
        if self.context.role is Role.LAWYER:
            self._may_delete = True
            self.offer_bin(
                self.t("Delete this event"),
                self.t("Delete “{event}”?", event=event.act_label),
                partial(self._calls.delete_event, event.uid, event.version),
            )

    def _on_acts(self, acts: Sequence[tuple[str, str]]) -> None:
        typed = self.is_dirty()
        self._acts = dict(acts)
        self.act.blockSignals(True)
        self.act.offer([("", self.t("Choose what happened")), *acts], self._wanted_act)
        self.act.blockSignals(False)
        self._on_act_changed()
        if not self._wanted_act:
            self.act.setFocus()
        if not typed:
            self.set_baseline()

    @Slot()
    def _on_act_changed(self) -> None:
        act = self.act.value()
        wanted = first_dates(act)
        for kind in list(self.lines):
            if kind not in wanted and not self.lines[kind].day.text():
                self._drop(kind)
        for kind in wanted:
            self._line(kind)
        self.title.setText(self._acts.get(act) or self.t("New event"))
        self._offer_more()
        self._on_changed()

    def _line(self, kind: DateKind) -> DateLine:
        if kind not in self.lines:
            line = DateLine(self.context, kind)
            line.changed.connect(self._on_changed)
            for field in line.fields():
                self.remember(field)
            self.lines[kind] = line
            self._dates.addWidget(line)
            self._order_tabs()
        return self.lines[kind]

    def _order_tabs(self) -> None:
        """Go down the form with Tab: what was added last stands in the middle, not at the end."""
        order: list[QWidget] = [self.act]
        for line in self.lines.values():
            order += [line.day.line, line.hour, line.manner, line.claim]
        order += [self.another, *self.questions.inputs()]
        for box in range(self._proposals.count()):
            item = self._proposals.itemAt(box)
            card = item.widget() if item is not None else None
            order += card.findChildren(Button) if card is not None else []
        order.append(self.notes)
        if self._may_delete:
            order.append(self.bin_button)
        order += [self.cancel_button, self.submit_button]
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    def _drop(self, kind: DateKind) -> None:
        line = self.lines.pop(kind)
        for field in line.fields():
            self.fields.remove(field)
        self._dates.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _offer_more(self) -> None:
        t = self.t
        rest = [(k.value, t(words)) for k, words in DATE_KINDS.items() if k not in self.lines]
        self.another.offer([("", t("Add a date …")), *rest])

    @Slot()
    def _on_another(self) -> None:
        kind = self.another.value()
        if kind:
            self._line(DateKind(kind)).day.line.setFocus()
            self._offer_more()

    @Slot()
    def _on_changed(self) -> None:
        days = [(kind, line.day.value()) for kind, line in self.lines.items()]
        self.two_readings.setVisible(has_two_readings(list(days)))
        self._pause.start()

    def draft(self) -> EventDraft:
        """Return what the form holds."""
        dates = (line.draft() for line in self.lines.values())
        return EventDraft(
            proceeding=self._proceeding.uid,
            act=self.act.value(),
            dates=tuple(found for found in dates if found is not None),
            answers=self.questions.answers(),
            notes=self.notes.toPlainText(),
            version=self._version,
        )

    @Slot()
    def _on_preview_due(self) -> None:
        draft = self.draft()
        if not draft.act or not draft.dates:
            self._on_preview(EventPreview((), ()))
            return
        work = partial(self._calls.preview_event, draft)
        self.context.runner.submit(
            self, work, self._on_preview, self._on_preview_refused, key="preview"
        )

    def _on_preview(self, preview: EventPreview) -> None:
        self.trouble.hide()
        self.questions.ask(preview.questions)
        clear_layout(self._proposals)
        for number, proposal in enumerate(preview.proposals):
            self._proposals.addWidget(calculation_card(self.context, proposal, full=number == 0))
        self._order_tabs()
        count = len(preview.proposals)
        if self._uid is not None:
            self.footnote.setText(
                self.t(
                    "No stored date moves by itself: what the law now gives is proposed beside it."
                )
            )
            return
        self.footnote.setText(
            self.t.plural(
                "Saving stores {count} proposed deadline; it counts as open until answered.",
                "Saving stores {count} proposed deadlines; they count as open until answered.",
                count,
            )
            if count
            else ""
        )

    def _forget_proposals(self) -> None:
        clear_layout(self._proposals)
        self.footnote.setText("")

    def _on_preview_refused(self, error: Exception) -> None:
        """An error while typing is shown; the focus stays where the person types.

        What was counted before goes: it belongs to other dates than those that stand there now.
        """
        focused = self.focusWidget()
        self._forget_proposals()
        self.clear_errors()
        self.show_refusal(error)
        if focused is not None:
            focused.setFocus()

    @override
    def submit(self) -> None:
        act = next(field for field in self.fields if field.name == "act")
        if not self.act.value():
            act.set_error(self.t("Choose what happened: the rules are found by it."))
            self.act.setFocus()
            return
        unreadable = [line for line in self.lines.values() if not line.day.check()]
        unreadable += [line for line in self.lines.values() if not line.hour_is_readable()]
        if unreadable or not self.questions.dates_are_readable():
            return
        draft = self.draft()
        if not draft.dates:
            first = next(iter(self.lines.values()))
            first.day.set_error(self.t("Enter at least one date: without it nothing is counted."))
            first.day.line.setFocus()
            return
        work = (
            partial(self._calls.record_event, draft)
            if self._uid is None
            else partial(self._calls.change_event, self._uid, draft)
        )
        self.send(work)

    @override
    def draft_form(self) -> str:
        return "event"

    @override
    def draft_place(self) -> str:
        return self._proceeding.uid

    @override
    def draft_payload(self) -> str:
        dates = {kind.value: line.typed() for kind, line in self.lines.items() if line.day.text()}
        return json.dumps(
            {
                "uid": self._uid,
                "version": self._version,
                "act": self.act.value(),
                "dates": dates,
                "answers": self.questions.all_answers(),
                "notes": self.notes.toPlainText(),
            },
            ensure_ascii=False,
        )

    @override
    def restore_draft(self, payload: str) -> None:
        kept = json.loads(payload)
        self._uid, self._version = kept.get("uid"), kept.get("version")
        self._wanted_act = kept.get("act", "")
        self.act.choose(self._wanted_act)
        self.questions.remember(kept.get("answers", {}))
        for kind, typed in kept.get("dates", {}).items():
            self._line(DateKind(kind)).put_back(typed)
        self.notes.setPlainText(kept.get("notes", ""))
        self._offer_more()
        self.act.setFocus()


def heading_of(context: Context, proceeding: ProceedingView) -> str:
    """Return which proceeding a form is about: file, kind, host state, court."""
    t = context.t
    parts = [
        t("file {number}", number=proceeding.file_number),
        kind_and_host(t, proceeding),
        proceeding.court_or_body,
    ]
    return " · ".join(part for part in parts if part)
