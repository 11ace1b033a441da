"""What is still possible after a last day has passed: shown at once, never as "missed"."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from caseapp.domain.views.deadlines import LapseView, RestorationView
from caseapp.ui.context import Context
from caseapp.ui.widgets import Badge, Button, Card, Notice, PlainLabel, Tone
from caseapp.ui.widgets.expandable import plain_box
from caseapp.ui.widgets.flow import FlowLayout
from caseapp.wording.badges import badge_text, trust_badge


def lapsed_notice(context: Context) -> Notice:
    """Return the alarm of a deadline whose every reading has passed."""
    t = context.t
    return Notice(
        t("Lapsed: every reading that is known has passed"),
        t("Nothing is lost before the ways below were looked at. Record what you decide."),
        tone="alert",
    )


def lapse_card(context: Context, lapse: LapseView, actions: Sequence[Button] = ()) -> Card:
    """Return the ways that are still open, each with what it needs.

    Args:
        context: the words.
        lapse: what is still possible.
        actions: buttons that begin a new claim or interim measures.

    """
    t = context.t
    card = Card(t("What is still possible"))
    holder, box = plain_box(6)
    claim = t("New claim or interim measure")
    for number, (title, lines) in enumerate(_ways(context, lapse), 1):
        head = t("{number}. {title}", number=number, title=title)
        box.addWidget(PlainLabel(head, "strong", wrap=True))
        for line in lines:
            box.addWidget(PlainLabel(line, "small", wrap=True))
        if number == 1:
            for mark in _marks(context, lapse):
                box.addWidget(mark, 0, Qt.AlignmentFlag.AlignLeft)
        if title == claim and actions:
            box.addWidget(_in_line(actions))
    card.add(holder)
    return card


def _in_line(actions: Sequence[Button]) -> QWidget:
    made = QWidget()
    made.setProperty("kind", "clear")
    flow = FlowLayout(made)
    for action in actions:
        flow.addWidget(action)
    return made


def _ways(context: Context, lapse: LapseView) -> Iterator[tuple[str, list[str]]]:
    t = context.t
    yield t("Restoration of the period"), _restoration(context, lapse)
    readings = [t("Was the service valid, and on the right person? Ask for the proof of service.")]
    if lapse.other_starts:
        readings.append(t("Nobody has recorded: {dates}.", dates=", ".join(lapse.other_starts)))
    yield t("Another reading of service"), readings
    notice = lapse.notice or t("Look at what it says on remedy, court, form and period.")
    yield t("Defective remedy notice"), [notice]
    yield (
        t("Late filing with a request"),
        [t("File now and ask that it be accepted; record the filing here.")],
    )
    yield (
        t("New claim or interim measure"),
        [t("A new application on new facts, or interim measures against removal.")],
    )
    yield (
        t("Duty to tell the client"),
        [t("Tell the client what happened and what is done; note the day.")],
    )


def _restoration(context: Context, lapse: LapseView) -> list[str]:
    t = context.t
    if not lapse.restoration:
        return [
            t(
                "No rule on restoration is known here. Its last day has to be determined: recording "
                "the lapse puts it on Today."
            )
        ]
    return [_rule(context, one) for one in lapse.restoration]


def _rule(context: Context, one: RestorationView) -> str:
    t = context.t
    if one.period:
        return t(
            "{action}: {period} from the day on which the obstacle ended ({citation}).",
            action=one.action,
            period=one.period,
            citation=one.citation,
        )
    return t("Hint, not a rule: {hint}", hint=one.hint)


def _marks(context: Context, lapse: LapseView) -> Iterator[Badge]:
    """Yield how far the rules on restoration can be trusted, each grade once."""
    grades = (trust_badge(one.trust) for one in lapse.restoration)
    for grade in dict.fromkeys(grade for grade in grades if grade is not None):
        yield Badge(badge_text(grade, context.t), Tone.AMBER)
