"""The reader: one rule with its citation, source, worked examples and every review of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseapp.domain.rules import Review
from caseapp.domain.views.rules import ExampleView, RuleView
from caseapp.domain.vocabulary import Role
from caseapp.ui.context import Context
from caseapp.ui.filling import fill
from caseapp.ui.rules.marks import row_words
from caseapp.ui.theme import px
from caseapp.ui.widgets import (
    Badge,
    Button,
    Card,
    FlowLayout,
    Notice,
    PlainLabel,
    Row,
    Tone,
)
from caseapp.ui.widgets.cards import clear_layout
from caseapp.ui.widgets.facts import facts
from caseapp.ui.widgets.reading import ReadingPage
from caseapp.ui.words import PROCEEDING_KINDS, state_name
from caseapp.wording import terms
from caseapp.wording.marks import mark_sentence

OFFICE = "office"
"""How the ids of the packs of office rules begin."""


class RuleReader(ReadingPage):
    """Shows one rule.

    Signals:
        review_wanted: somebody read the law.
        revoke_wanted(object): the `Review` to take away.
        office_rule_wanted: write or change the office's own rule in its place.
    """

    review_wanted = Signal()
    revoke_wanted = Signal(object)
    office_rule_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context.t("Rule"))
        self._context = context
        self.view: RuleView | None = None
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say what belongs here."""
        t = self._context.t
        self.view = None
        words = t("Choose a rule to read its law, its source and its worked examples.")
        self.teach(t("No rule chosen"), words)

    def show_view(self, view: RuleView) -> None:
        """Show a rule from its beginning."""
        self.view = view
        t = self._context.t
        clear_layout(self.box)
        self.box.addWidget(self._head(view))
        if view.why_no_date:
            self.box.addWidget(Notice(view.why_no_date, tone="notice"))
        self.box.addWidget(self._law(view))
        self.box.addWidget(self._counting(view))
        if view.examples:
            self.box.addWidget(self._examples(view))
        if view.reviews:
            self.box.addWidget(self._reviews(view))
        notes = Card(t("Notes of those who read the law"))
        notes.add(facts(view.texts))
        if view.texts:
            self.box.addWidget(notes)
        self.box.addStretch(1)
        self.verticalScrollBar().setValue(0)

    def _head(self, view: RuleView) -> QWidget:
        t, row = self._context.t, view.row
        made, box = _clear_box()
        box.addWidget(PlainLabel(row.action, "section", wrap=True, selectable=True))
        where = state_name(t, row.host) if row.host else ""
        kind = t(PROCEEDING_KINDS[row.proceeding])
        line = " · ".join(part for part in (row.id, where, kind) if part)
        box.addWidget(PlainLabel(line, "muted", wrap=True, selectable=True))
        marks = QWidget()
        marks.setProperty("kind", "clear")
        flow = FlowLayout(marks)
        words, tone = row_words(row, t)
        flow.addWidget(Badge(words, tone))
        if row.computable:
            flow.addWidget(Badge(terms.trust(row.trust, t), Tone.PLAIN))
        box.addWidget(marks)
        sentence = mark_sentence(row.mark, t, office_rule=row.pack.startswith(OFFICE))
        box.addWidget(PlainLabel(sentence, "small", wrap=True))
        buttons = self._buttons(view)
        if buttons:
            holder = QWidget()
            holder.setProperty("kind", "clear")
            flow = FlowLayout(holder, gap=8)
            for button in buttons:
                flow.addWidget(button)
            box.addWidget(holder)
        return made

    def _buttons(self, view: RuleView) -> list[Button]:
        t = self._context.t
        if self._context.role is not Role.LAWYER:
            return []
        if view.row.pack.startswith(OFFICE):
            change = Button(t("Change or renew…"), "primary")
            change.clicked.connect(self.office_rule_wanted)
            return [change]
        if view.reviewable:
            review = Button(t("Review…"), "primary", shortcut="Ctrl+Shift+R")
            review.clicked.connect(self.review_wanted)
            return [review]
        write = Button(t("Write an office rule instead…"), "primary")
        write.clicked.connect(self.office_rule_wanted)
        return [write]

    def _law(self, view: RuleView) -> Card:
        t, row = self._context.t, view.row
        card = Card(t("The law"))
        rows = (
            (t("Period"), row.period),
            (t("Citation"), row.citation),
            (t("Source"), view.source),
            (t("Court or body"), view.body),
            (t("Effect"), view.suspensive),
            (t("Applies"), view.validity),
            (t("Same period as"), view.same_as),
            (t("Edition"), self._context.show_date(view.edition) if view.edition else ""),
        )
        card.add(facts(rows))
        return card

    def _counting(self, view: RuleView) -> Card:
        t = self._context.t
        card = Card(t("How it is counted"))
        trust = terms.trust(view.method_trust, t) if view.method_trust else ""
        extended = t("Can be extended") if view.extendable else t("Cannot be extended")
        rows = (
            (t("Follows from"), ", ".join(view.acts)),
            (t("Starts from"), ", ".join(view.starts_from)),
            (t("Counted from the end of"), view.after),
            (t("Counting method"), view.method),
            (t("Counted under"), view.method_citation),
            (t("Trust of the counting method"), trust),
            (t("Asks"), " ".join(view.questions)),
            (t("Extension"), extended if view.row.computable else ""),
        )
        card.add(facts(rows))
        return card

    def _examples(self, view: RuleView) -> Card:
        card = Card(self._context.t("Worked examples"), str(len(view.examples)))
        fill(card, [self._example(one) for one in view.examples])
        return card

    def _example(self, one: ExampleView) -> Row:
        dates = " · ".join(f"{label} {written}" for label, written in one.dates)
        day = one.last_moment.replace("T", " ") or self._context.show_date(one.last_day)
        return Row(dates, one.why, day=day, opens=False)

    def _reviews(self, view: RuleView) -> Card:
        t = self._context.t
        actions: tuple[QWidget, ...] = ()
        if self._context.role is Role.LAWYER:
            revoke = Button(t("Take back"), "quiet")
            revoke.setAccessibleName(t("Take the newest review back"))
            revoke.clicked.connect(self._on_revoke)
            actions = (revoke,)
        card = Card(t("Reviews of this office"), actions=actions)
        fill(card, [self._review(one) for one in view.reviews])
        return card

    def _review(self, one: Review) -> Row:
        detail = one.source if not one.note else f"{one.source}\n{one.note}"
        return Row(one.reviewer, detail, day=self._context.show_date(one.day), opens=False)

    def _on_revoke(self) -> None:
        if self.view is not None and self.view.reviews:
            self.revoke_wanted.emit(self.view.reviews[0])


def _clear_box() -> tuple[QWidget, QVBoxLayout]:
    made = QWidget()
    made.setProperty("kind", "clear")
    box = QVBoxLayout(made)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(px(6))
    return made, box
