"""What a deadline rests on: the event with its dates, who entered and checked it, linked dates."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from caseapp.domain.drafts import EventDateDraft
from caseapp.domain.statuses import RUNNING
from caseapp.domain.views.deadlines import ClosingView, DeadlineView, TriggerView
from caseapp.domain.vocabulary import Closing, DeadlineState, Manner
from caseapp.i18n import N_
from caseapp.ui.context import Context
from caseapp.ui.deadline.row import deadline_row
from caseapp.ui.filling import fill
from caseapp.ui.widgets import Button, Card, Notice, PlainLabel
from caseapp.ui.widgets.expandable import plain_box
from caseapp.ui.words import DATE_KINDS, MANNERS, when

CLOSED = {
    Closing.WAIVE: N_("Waived"),
    Closing.SUPERSEDE: N_("Superseded"),
    Closing.DELETE: N_("Deleted"),
    Closing.DECLINE: N_("Declined"),
}
ASKED = {
    Closing.WAIVE: N_("Waiving was asked for; the second step is open"),
    Closing.SUPERSEDE: N_("Superseding was asked for; the second step is open"),
    Closing.DELETE: N_("Deleting was asked for; the second step is open"),
    Closing.DECLINE: N_("Declining was asked for; the second step is open"),
}


def trigger_card(
    context: Context, trigger: TriggerView, change: Callable[[], None] | None = None
) -> Card:
    """Return the event: every date with its manner and who says so, and what was answered.

    Args:
        context: the words.
        trigger: the event.
        change: opens the event, with a live count of what a correction would give; None: this
            person may not.

    """
    t = context.t
    actions: tuple[QWidget, ...] = ()
    if change is not None:
        button = Button(t("Change dates or answers"), "quiet")
        button.clicked.connect(partial(_call, change))
        actions = (button,)
    card = Card(t("Counted from"), "", actions)
    holder, box = plain_box(3)
    box.addWidget(PlainLabel(trigger.act_label, "strong", wrap=True))
    for one in trigger.dates:
        box.addWidget(PlainLabel(date_line(context, one), "small", wrap=True))
    for question, answer in trigger.answers:
        line = t("{question} {answer}", question=question, answer=answer)
        box.addWidget(PlainLabel(line, "small", wrap=True))
    card.add(holder)
    return card


def date_line(context: Context, one: EventDateDraft) -> str:
    """Return one date of an event: what, when, in which manner, and who says so."""
    t = context.t
    text = t("{what}: {day}", what=t(DATE_KINDS[one.kind]), day=when(context, one.day, one.at))
    extra = [t(MANNERS[one.manner])] if one.manner is not Manner.UNKNOWN else []
    if one.claimed_by:
        extra.append(t("says {who}", who=one.claimed_by))
    return t("{fact} ({more})", fact=text, more=", ".join(extra)) if extra else text


def people_lines(context: Context, view: DeadlineView) -> Iterator[str]:
    """Yield who entered, answered, checked, filed and confirmed it."""
    t = context.t
    if view.entered_by and view.checked_by:
        checked = _day(context, view.checked_at)
        yield t(
            "Entered by {author} · checked by {checker} on {day}",
            author=view.entered_by,
            checker=view.checked_by,
            day=checked,
        )
    elif view.entered_by and view.row.state in (*RUNNING, DeadlineState.SERVICE_DISPUTED):
        yield t("Entered by {author} · not checked yet", author=view.entered_by)
    elif view.entered_by:
        yield t("Entered by {author}", author=view.entered_by)
    if view.answered_by:
        day = _day(context, view.answered_at)
        words = t("Answered by {name} on {day}", name=view.answered_by, day=day)
        yield words if day else t("Answered by {name}", name=view.answered_by)
    if view.filed_by:
        yield t("Filing recorded by {name}", name=view.filed_by)
    if view.scan is not None:
        yield t("Scan: {title}", title=view.scan.title)
    if view.confirmed_by:
        day = _day(context, view.confirmed_at)
        yield t("Confirmed by {name} on {day}", name=view.confirmed_by, day=day)
    if view.extension_note:
        yield view.extension_note
    if view.lapse_note:
        yield t("What was done about the lapse: {note}", note=view.lapse_note)


def closing_notice(context: Context, view: DeadlineView) -> Notice | None:
    """Return that a first step was taken to give the deadline up, and by whom."""
    closing = view.closing
    if closing is None or view.row.closing is None:
        return None
    t = context.t
    asked = t(
        "Asked by {name} on {day}: {reason}",
        name=closing.asked_by,
        day=_day(context, closing.asked_at),
        reason=closing.reason,
    )
    return Notice(t(ASKED[closing.closing]), asked, tone="note")


def checklist_lines(context: Context, closing: ClosingView) -> Iterator[str]:
    """Yield the checklist of a waiver with the signed instruction."""
    t = context.t
    for what, answer in closing.checklist:
        yield t("{what}: {answer}", what=what, answer=answer)
    if closing.instruction is not None:
        yield t("Signed instruction: {title}", title=closing.instruction.title)


def linked_card(context: Context, view: DeadlineView) -> Card | None:
    """Return the other dates of the same event, such as pre-deadlines, and what followed."""
    if not view.linked:
        return None
    t = context.t
    card = Card(t("Dates that belong to it"), str(len(view.linked)))
    rows = [deadline_row(context, row, own_file=True, opens=False) for row in view.linked]
    fill(card, rows)
    return card


def _day(context: Context, moment: datetime | None) -> str:
    return context.show_date(moment.date()) if moment is not None else ""


def _call(action: Callable[[], None], _checked: object = None) -> None:
    action()
