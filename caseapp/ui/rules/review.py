"""The forms for a review and for the host states of the office."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from caseapp.domain.errors import EmptyFieldError
from caseapp.domain.rules import RuleReviewDraft
from caseapp.domain.views.rules import RuleView
from caseapp.ui.context import Context
from caseapp.ui.rules.port import RulesPort
from caseapp.ui.typed import TypedForm, short_area
from caseapp.ui.widgets import Field, FlowLayout, PlainLabel, TextLine, Tick
from caseapp.ui.words import state_name


class ReviewForm(TypedForm):
    """Somebody of the office read the law behind a rule: who, when, where, what they found."""

    FORM = "rule-review"

    def __init__(
        self,
        context: Context,
        port: RulesPort,
        view: RuleView,
        parent: QWidget | None = None,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("Review of a rule"),
            subtitle=t("{action} ({rule})", action=view.row.action, rule=view.row.id),
            submit=t("Record the review"),
            place=view.row.id,
            parent=parent,
        )
        self._port = port
        self._rule = view.row.id
        law = " · ".join(part for part in (view.row.period, view.row.citation) if part)
        self.body.addWidget(PlainLabel(law, "strong", wrap=True, selectable=True))
        self.body.addWidget(PlainLabel(view.source, "small", wrap=True, selectable=True))
        self.reviewer = TextLine(context.person_name, limit=200)
        self.source = short_area(lines=2)
        self.note = short_area(lines=3)
        self.day = self.date_field(t("Read on"), "day", value=context.clock.today())
        self.editors |= {"reviewer": self.reviewer, "source": self.source, "note": self.note}
        self.add(Field(t("Read by"), self.reviewer, name="reviewer"), self.day)
        self.add(
            Field(
                t("Source"),
                self.source,
                name="source",
                hint=t("text and edition that was read, and where it stands"),
            )
        )
        self.add(Field(t("Note"), self.note, name="note"))
        self.footnote.setText(
            t("Holds twelve months, and only for this wording. Every date of the rule shows it.")
        )
        self.source.setFocus()
        self.fit()

    @override
    def submit(self) -> None:
        if not self.dates_are_readable():
            return
        day = self.day.value()
        if day is None:
            self.show_refusal(EmptyFieldError(field="day"))
            return
        draft = RuleReviewDraft(
            rule=self._rule,
            reviewer=self.text("reviewer"),
            day=day,
            source=self.source.toPlainText(),
            note=self.note.toPlainText(),
        )
        self.set_busy(True)
        work = partial(self._port.review_rule, draft)
        self.context.runner.submit(self, work, self.done_saving, self.show_refusal)


class HostStatesForm(TypedForm):
    """Asks once in which states the office works."""

    FORM = "host-states"

    def __init__(
        self,
        context: Context,
        port: RulesPort,
        known: Sequence[str],
        chosen: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("In which states does this office work?"),
            subtitle=t(
                "The rules that decide cases there are listed first, and printed on a sheet to "
                "be reviewed. Cases in other states can be entered all the same."
            ),
            submit=t("Save"),
            parent=parent,
        )
        self._port = port
        ticks = QWidget()
        ticks.setProperty("kind", "clear")
        flow = FlowLayout(ticks, gap=14)
        named = sorted((state_name(t, code), code) for code in known)
        self.ticks = {code: Tick(name, checked=code in chosen) for name, code in named}
        for tick in self.ticks.values():
            flow.addWidget(tick)
        self.editors |= self.ticks
        self.add(Field(t("Host states"), ticks, name="host_states"))
        first = next(iter(self.ticks.values()), None)
        if first is not None:
            first.setFocus()
        self.fit()

    @override
    def submit(self) -> None:
        chosen = [code for code, tick in self.ticks.items() if tick.isChecked()]
        self.set_busy(True)
        work = partial(self._port.set_host_states, chosen)
        self.context.runner.submit(self, work, self.done_saving, self.show_refusal)
