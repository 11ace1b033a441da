"""How a date was counted: readings side by side, numbered sentences, the link that lowers trust."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from caseapp.domain.views.deadline_list import DeadlineRow
from caseapp.domain.views.deadlines import DeadlineView, ReadingView
from caseapp.domain.vocabulary import DeadlineState
from caseapp.ui.deadline.row import safe_hour
from caseapp.ui.theme import px
from caseapp.ui.widgets import Card, Notice, PlainLabel
from caseapp.ui.widgets.expandable import Expandable, plain_box
from caseapp.ui.words import badges, when

if TYPE_CHECKING:
    from caseapp.domain.views.events import ProposalPreview
    from caseapp.ui.context import Context


def steps(sentences: Sequence[str]) -> QWidget:
    """Return the calculation as numbered plain sentences."""
    made, box = plain_box(5)
    for number, sentence in enumerate(sentences, 1):
        line = QHBoxLayout()
        line.setSpacing(px(8))
        count = PlainLabel(str(number), "small")
        count.setFixedWidth(px(14))
        line.addWidget(count)
        line.addWidget(PlainLabel(sentence, "small", wrap=True), 1)
        box.addLayout(line)
    return made


def reading_pair(context: "Context", readings: Sequence[ReadingView], *, whole: bool) -> QWidget:
    """Return the last day of each reading, the safe one first."""
    t = context.t
    made = QWidget()
    made.setProperty("kind", "clear")
    beside = QHBoxLayout(made)
    beside.setContentsMargins(0, 0, 0, 0)
    beside.setSpacing(px(24))
    for reading in sorted(readings, key=lambda one: not one.safe):
        column, box = plain_box(1)
        last = when(context, reading.last_day, reading.last_time, whole=whole)
        box.addWidget(PlainLabel(last, "day", wrap=True))
        start = reading.start_label
        note = (
            t("safe day · {start}", start=start)
            if reading.safe
            else t("other reading · {start}", start=start)
        )
        box.addWidget(PlainLabel(note, "small", wrap=True))
        beside.addWidget(column, 1, Qt.AlignmentFlag.AlignTop)
    return made


def days_of(context: "Context", shown: "DeadlineView | ProposalPreview") -> QWidget:
    """Return the dates of a deadline: every reading, or the one date, or that there is none."""
    t = context.t
    row = shown.row if isinstance(shown, DeadlineView) else shown
    made, box = plain_box(1)
    if row.state is DeadlineState.TO_BE_DETERMINED:
        box.addWidget(PlainLabel(t("Last day unknown: find it today"), "alarm"))
        why = (
            t("There is a rule, but it cannot count yet. {lacking}.", lacking=row.lacking)
            if row.lacking
            else t(
                "No verified rule may count this date. Enter the last day with its source, or "
                "record that there is no remedy."
            )
        )
        box.addWidget(PlainLabel(why, "small", wrap=True))
        return made
    whole = bool(row.rule) and row.last_time is None
    hour = safe_hour(row) if isinstance(row, DeadlineRow) else row.safe_time
    if len(shown.readings) > 1:
        box.addWidget(reading_pair(context, shown.readings, whole=whole))
        return made
    day = row.safe_day or row.last_day
    box.addWidget(PlainLabel(when(context, day, hour, whole=whole), "day"))
    note = t("last day")
    if row.last_day and row.safe_day and row.last_day != row.safe_day:
        note = t("safe day · last day {day}", day=context.show_date(row.last_day))
    box.addWidget(PlainLabel(note, "small", wrap=True))
    return made


def reasons(context: "Context", shown: "DeadlineView | ProposalPreview") -> list[str]:
    """Return what must be known about the date besides its steps."""
    t = context.t
    lines = [t("Provisional: {reason}", reason=reason) for reason in shown.provisional_reasons]
    if isinstance(shown, DeadlineView):
        lines = [one for one in (shown.law_change, *lines, shown.mark_note) if one]
        if shown.trust_reason:
            lines.append(shown.trust_reason)
        if shown.source:
            lines.append(t("Source: {source}", source=shown.source))
        if shown.reason:
            lines.append(t("Reason: {reason}", reason=shown.reason))
        if shown.filed_note:
            lines.append(shown.filed_note)
    if shown.hint:
        lines.append(t("Hint, not a rule: {hint}", hint=shown.hint))
    return lines


def calculation_card(context: "Context", shown: "ProposalPreview", *, full: bool = True) -> Card:
    """Return one proposal as a card: what, when, how counted, how far to trust it."""
    card = Card(shown.action, "", badges(context.t, shown))
    card.add(days_of(context, shown))
    if shown.calculation:
        content = steps(shown.calculation)
        if full:
            card.add(content)
        else:
            t = context.t
            card.add(Expandable(t("Show calculation"), t("Hide calculation"), content))
    for line in reasons(context, shown):
        card.add(PlainLabel(line, "small", wrap=True))
    return card


def disputed_notice(context: "Context") -> Notice:
    """Return the alarm for a date whose earliest reading has passed."""
    t = context.t
    return Notice(
        t("Service disputed: file now"),
        t(
            "The earliest reading has passed, a later one is open. File today and say why the later "
            "date counts."
        ),
    )
