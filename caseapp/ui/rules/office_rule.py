"""The form of an office rule: written once, with its source; counts for twelve months."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from caseapp.domain.deadlines import Computation, Unit
from caseapp.domain.errors import EmptyFieldError
from caseapp.domain.rules import NumberNotPositiveError, OfficeRuleDraft
from caseapp.domain.views.rules import OfficeRuleView, RuleView
from caseapp.domain.vocabulary import DateKind, ProceedingKind, Suspensive
from caseapp.i18n import N_
from caseapp.ui.context import Context
from caseapp.ui.rules.port import RulesPort
from caseapp.ui.typed import TypedForm, short_area
from caseapp.ui.widgets import Choice, Field, FlowLayout, Notice, TextLine, Tick
from caseapp.ui.words import DATE_KINDS, PROCEEDING_KINDS, states
from caseapp.wording.terms import SUSPENSIVE

UNITS = {
    Unit.CALENDAR_DAYS: N_("calendar days"),
    Unit.WORKING_DAYS: N_("working days"),
    Unit.WEEKS: N_("weeks"),
    Unit.MONTHS: N_("months"),
    Unit.YEARS: N_("years"),
    Unit.HOURS: N_("hours"),
}
STARTS = (
    DateKind.SERVED_ON_CLIENT,
    DateKind.SERVED_ON_COUNSEL,
    DateKind.PRONOUNCED,
    DateKind.LEARNT,
    DateKind.DECIDED,
    DateKind.SEIZED,
)
"""Dates that an office rule may start from; *issued* and *sent* never are offered."""
_PAUSE_MS = 250


class OfficeRuleForm(TypedForm):
    """A rule of the office: new, in the place of one that was never verified, or renewed."""

    FORM = "office-rule"

    def __init__(
        self,
        context: Context,
        port: RulesPort,
        *,
        state: str = "",
        instead: RuleView | None = None,
        known: OfficeRuleView | None = None,
        parent: QWidget | None = None,
    ) -> None:
        t = context.t
        super().__init__(
            context,
            t("Change or renew an office rule") if known else t("New office rule"),
            subtitle=t("Read the law first. Nothing may be written here that was not read."),
            submit=t("Save the rule"),
            width=720,
            place=known.uid if known else "",
            parent=parent,
        )
        self._port = port
        self.kept |= {
            "uid": known.uid if known else None,
            "version": known.draft.version if known else None,
            "instead_of": _instead(instead, known),
        }
        self._build(_start(context, state, instead, known))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._try)
        self._connect()
        if known is not None:
            self.offer_bin(
                t("Delete this rule"),
                t("Delete the office rule {rule}?", rule=known.rule),
                partial(port.delete_office_rule, known.uid, known.draft.version or 0),
            )
        self._ask_lists()
        self.action.setFocus()
        self.fit()

    def _build(self, old: OfficeRuleDraft) -> None:
        t = self.t
        self.host = Choice(states(t), old.host_state)
        self.kind = Choice([(k.value, t(w)) for k, w in PROCEEDING_KINDS.items()], old.proceeding)
        self.act = Choice([(old.act, old.act)] if old.act else [], old.act)
        self.action = TextLine(old.action, limit=500)
        self.court = TextLine(old.body, limit=500)
        self.number = TextLine(str(old.number or ""), limit=5)
        self.unit = Choice([(unit.value, t(words)) for unit, words in UNITS.items()], old.unit)
        self.regime = Choice([(old.regime, old.regime)], old.regime)
        self.citation = TextLine(old.citation, limit=500)
        self.source = short_area(old.source, lines=2)
        self.author = TextLine(old.author, limit=200)
        self.suspensive = Choice([(s.value, t(w)) for s, w in SUSPENSIVE.items()], old.suspensive)
        self.extendable = Tick(t("The period can be extended"), checked=old.extendable)
        self.day = self.date_field(t("Read on"), "day", value=old.day)
        self.example_day = self.date_field(
            t("Example: day of the event"), "example_day", value=old.example_day
        )
        self.example_last = self.date_field(
            t("Example: last day"),
            "example_last_day",
            coming=True,
            value=old.example_last_day,
            hint=t("worked by hand; optional"),
        )
        self.starts = {kind: Tick(t(DATE_KINDS[kind])) for kind in STARTS}
        for kind in old.starts_from:
            if kind in self.starts:
                self.starts[DateKind(kind)].setChecked(True)
        self.counted = Notice("", tone="note")
        self.counted.hide()
        self._name_editors()
        self._lay_out()

    def _name_editors(self) -> None:
        self.editors |= {
            "host_state": self.host, "proceeding": self.kind, "act": self.act,
            "action": self.action, "body": self.court, "number": self.number, "unit": self.unit,
            "regime": self.regime, "citation": self.citation, "source": self.source,
            "author": self.author, "suspensive": self.suspensive, "extendable": self.extendable,
        }  # fmt: skip
        self.editors |= {f"starts.{kind.value}": tick for kind, tick in self.starts.items()}

    def _lay_out(self) -> None:
        t = self.t
        self.add(
            Field(t("Host state"), self.host, name="host_state"),
            Field(t("Kind of proceeding"), self.kind, name="proceeding"),
        )
        self.add(Field(t("What was decided or done"), self.act, name="act"))
        self.add(
            Field(t("What has to be done"), self.action, name="action"),
            Field(t("Court or body"), self.court, name="body"),
        )
        self.add(
            Field(t("Length"), self.number, name="number"),
            Field(t("Unit"), self.unit, name="unit"),
        )
        self.add(Field(t("Counting method"), self.regime, name="regime"))
        ticks = _ticks(self.starts.values())
        self.add(Field(t("Dates that start it"), ticks, name="starts_from"))
        self.add(
            Field(t("Article"), self.citation, name="citation"),
            Field(t("Effect"), self.suspensive, name="suspensive"),
        )
        hint = t("text and edition that was read, and where it stands")
        self.add(Field(t("Source"), self.source, name="source", hint=hint))
        self.add(Field(t("Written by"), self.author, name="author"), self.day)
        self.add(self.extendable)
        self.add(self.example_day, self.example_last)
        self.body.addWidget(self.counted)
        self.footnote.setText(t("Counts for twelve months, with the badge “Office rule”."))

    def _connect(self) -> None:
        self.host.activated.connect(self._ask_methods)
        self.kind.activated.connect(self._ask_acts)
        for choice in (self.host, self.act, self.unit, self.regime):
            choice.currentIndexChanged.connect(self._on_edited)
        self.number.textChanged.connect(self._on_edited)
        self.example_day.line.textChanged.connect(self._on_edited)
        for tick in self.starts.values():
            tick.toggled.connect(self._on_edited)

    @Slot()
    def _on_edited(self) -> None:
        self._pause.start()

    def _ask_lists(self) -> None:
        self._ask_methods()
        self._ask_acts()

    @Slot()
    def _ask_methods(self) -> None:
        work = partial(self._port.list_methods, self.host.value())
        self.context.runner.submit(self, work, self._on_methods, key="methods")

    def _on_methods(self, methods: Sequence[tuple[str, str]]) -> None:
        self._offer(self.regime, methods)

    @Slot()
    def _ask_acts(self) -> None:
        work = partial(self._port.list_acts, ProceedingKind(self.kind.value()))
        self.context.runner.submit(self, work, self._on_acts, key="acts")

    def _on_acts(self, acts: Sequence[tuple[str, str]]) -> None:
        self._offer(self.act, acts)

    def _offer(self, choice: Choice, options: Sequence[tuple[str, str]]) -> None:
        """Take a list that arrived: what it chooses by itself is nothing that somebody typed."""
        untouched = not self.is_dirty()
        choice.offer(options, choice.value())
        if untouched:
            self.set_baseline()

    @override
    def restore_draft(self, payload: str) -> None:
        """Put back what was chosen from lists that have not arrived yet."""
        typed = json.loads(payload).get("typed", {})
        for name, choice in (("act", self.act), ("regime", self.regime)):
            code = typed.get(name, "")
            if code and choice.findData(code) < 0:
                choice.addItem(code, code)
        super().restore_draft(payload)

    def draft(self) -> OfficeRuleDraft:
        """Return what the form says.

        Raises:
            EmptyFieldError, NumberNotPositiveError: something that no draft can do without.

        """
        length = self.text("number")
        if not length.isascii() or not length.isdigit():
            raise NumberNotPositiveError(number=length)
        day = self.day.value()
        if day is None:
            raise EmptyFieldError(field="day")
        return OfficeRuleDraft(
            host_state=self.host.value(),
            proceeding=ProceedingKind(self.kind.value()),
            act=self.act.value(),
            action=self.text("action"),
            number=int(length),
            unit=Unit(self.unit.value()),
            regime=self.regime.value(),
            citation=self.text("citation"),
            source=self.source.toPlainText(),
            author=self.text("author"),
            day=day,
            starts_from=tuple(kind for kind, tick in self.starts.items() if tick.isChecked()),
            body=self.text("body"),
            suspensive=Suspensive(self.suspensive.value()),
            extendable=self.extendable.isChecked(),
            instead_of=str(self.kept["instead_of"]),
            example_day=self.example_day.value(),
            example_last_day=self.example_last.value(),
            version=self.kept["version"],
        )

    @Slot()
    def _try(self) -> None:
        """Show what the rule would count from the day of the example."""
        day = self.example_day.value()
        length = self.text("number")
        whole = length.isascii() and length.isdigit() and int(length) > 0
        if day is None or not whole or not self.act.value():
            self.counted.hide()
            return
        if self.day.value() is None:
            return
        draft = self.draft()
        # What is not typed yet does not change what comes out.
        tried = replace(
            draft,
            action=draft.action or "-",
            citation=draft.citation or "-",
            source=draft.source or "-",
            author=draft.author or "-",
            starts_from=draft.starts_from or (DateKind.SERVED_ON_CLIENT,),
            example_day=None,
            example_last_day=None,
        )
        work = partial(self._port.try_office_rule, tried, day)
        self.context.runner.submit(self, work, self._on_tried, self._on_untried, key="try")

    def _on_tried(self, result: Computation) -> None:
        show = self.context.show_date
        safe, last = show(result.safe_day), show(result.last_day)
        text = self.t("This rule counts to {day}.", day=last)
        if result.safe_day != result.last_day:
            text = self.t("This rule counts to {day}; safe day {safe}.", day=last, safe=safe)
        self.counted.say(text)
        self.counted.show()

    def _on_untried(self, error: Exception) -> None:
        self.counted.say(self.context.say(error))
        self.counted.show()

    @override
    def submit(self) -> None:
        if not self.dates_are_readable():
            return
        try:
            draft = self.draft()
        except (EmptyFieldError, NumberNotPositiveError) as error:
            self.show_refusal(error)
            return
        uid = self.kept["uid"]
        work = (
            partial(self._port.add_office_rule, draft)
            if uid is None
            else partial(self._port.change_office_rule, str(uid), draft)
        )
        self.set_busy(True)
        self.context.runner.submit(self, work, self.done_saving, self.show_refusal)


def _ticks(ticks: Iterable[Tick]) -> QWidget:
    made = QWidget()
    made.setProperty("kind", "clear")
    flow = FlowLayout(made, gap=14)
    for tick in ticks:
        flow.addWidget(tick)
    return made


def _instead(instead: RuleView | None, known: OfficeRuleView | None) -> str:
    if known is not None:
        return known.draft.instead_of
    return instead.row.id if instead else ""


def _start(
    context: Context, state: str, instead: RuleView | None, known: OfficeRuleView | None
) -> OfficeRuleDraft:
    """Return what the form shows first; a renewal is read today."""
    today: date = context.clock.today()
    if known is not None:
        return replace(known.draft, day=today)
    return OfficeRuleDraft(
        host_state=instead.row.host if instead else state,
        proceeding=instead.row.proceeding if instead else ProceedingKind.EXTRADITION,
        act=instead.act_codes[0] if instead and instead.act_codes else "",
        action=instead.row.action if instead else "",
        number=0,
        unit=Unit.CALENDAR_DAYS,
        regime="plain-days",
        # What nobody verified is not offered as law: article and court are typed from the text.
        citation="",
        source="",
        author=context.person_name,
        day=today,
    )
