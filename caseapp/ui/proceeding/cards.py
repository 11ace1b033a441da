"""The cards of a proceeding: deadlines, what happened, hearings, memos, the court."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from caseapp.domain.statuses import has_to_be_met
from caseapp.domain.views.deadlines import DeadlineView
from caseapp.domain.views.events import EventView
from caseapp.domain.views.filings import FilingRow
from caseapp.domain.views.hearings import HearingRow
from caseapp.domain.views.matters import ProceedingView
from caseapp.ui.client_file.model import deadline_order
from caseapp.ui.context import Context
from caseapp.ui.deadline.calculation import reasons, steps
from caseapp.ui.deadline.facts import date_line
from caseapp.ui.deadline.row import deadline_row
from caseapp.ui.filling import fill
from caseapp.ui.hearing.row import hearing_row
from caseapp.ui.theme import px
from caseapp.ui.widgets import Button, Card, EmptyState, PlainLabel, Row
from caseapp.ui.widgets.expandable import Expandable, plain_box
from caseapp.ui.widgets.facts import facts
from caseapp.ui.words import language_name, state_name, when

Open = Callable[[str], None]


def deadline_block(context: Context, view: DeadlineView, open_it: Open) -> QWidget:
    """Return a deadline as a row with its calculation underneath, shown when asked for."""
    made, box = plain_box(0)
    row = deadline_row(context, view.row, own_file=True)
    row.clicked.connect(partial(_call, open_it, view.row.uid))
    box.addWidget(row)
    if view.calculation:
        content, inner = plain_box(4)
        inner.setContentsMargins(px(14), 0, 0, px(6))
        inner.addWidget(steps(view.calculation))
        for line in reasons(context, view):
            inner.addWidget(PlainLabel(line, "small", wrap=True))
        t = context.t
        show = Expandable(t("Show calculation"), t("Hide calculation"), content)
        show.button.setAccessibleName(t("Show calculation of {action}", action=view.row.action))
        layout = show.layout()
        if layout is not None:
            layout.setContentsMargins(px(4), 0, px(14), px(4))
        box.addWidget(show)
    elif view.hint:
        hint = PlainLabel(
            context.t("Hint, not a rule: {hint}", hint=view.hint), "small", wrap=True
        )
        hint.setContentsMargins(px(14), 0, px(14), px(8))
        box.addWidget(hint)
    return made


def deadlines_card(context: Context, proceeding: ProceedingView, open_it: Open) -> Card:
    """Return what has to be met first, then what was answered."""
    t = context.t
    views = sorted(proceeding.deadlines, key=lambda view: deadline_order(view.row))
    pending = [view for view in views if _is_pending(view)]
    answered = [view for view in views if not _is_pending(view)]
    card = Card(t("Deadlines"), str(len(pending)) if pending else "")
    if not views:
        card.add(
            EmptyState(
                t("No deadline yet"),
                t("Record what happened: the deadlines that it triggers are proposed with it."),
            )
        )
    fill(card, [deadline_block(context, view, open_it) for view in (*pending, *answered)])
    return card


def _is_pending(view: DeadlineView) -> bool:
    row = view.row
    return has_to_be_met(row.state, lapse_recorded=row.lapse_recorded)


def event_detail(context: Context, event: EventView) -> str:
    """Return every date of an event with its manner and who says so."""
    parts = [date_line(context, one) for one in event.dates]
    if event.notes:
        parts.append(event.notes)
    return " · ".join(parts)


def events_card(context: Context, proceeding: ProceedingView, open_it: Open | None = None) -> Card:
    """Return what happened, newest first; `open_it` is for who may change it."""
    t = context.t
    card = Card(t("What happened"))
    events = sorted(
        proceeding.events,
        key=lambda e: max((d.day for d in e.dates), default=None) or e.recorded_at.date(),
        reverse=True,
    )
    rows = [
        Row(
            event.act_label,
            event_detail(context, event),
            day=when(context, max((d.day for d in event.dates), default=None)),
            day_note=t("entered by {name}", name=event.recorded_by),
            day_width=190,
            opens=open_it is not None,
        )
        for event in events
    ]
    if open_it is not None:
        for event, row in zip(events, rows, strict=True):
            row.clicked.connect(partial(_call, open_it, event.uid))
    if rows:
        fill(card, rows)
    else:
        card.add(
            EmptyState(
                t("Nothing recorded yet"),
                t("A decision, a service, an arrest, a letter: with its date and who says so."),
            )
        )
    return card


def hearings_card(context: Context, rows: tuple[HearingRow, ...], open_it: Open) -> Card:
    """Return the hearings."""
    card = Card(context.t("Hearings"), str(len(rows)) if rows else "")
    if not rows:
        card.add(PlainLabel(context.t("No hearing is fixed."), "muted", wrap=True))
    made = []
    for row in sorted(rows, key=lambda one: one.day):
        line = hearing_row(context, row)
        line.clicked.connect(partial(_call, open_it, row.uid))
        made.append(line)
    fill(card, made)
    return card


def memos_card(context: Context, rows: tuple[FilingRow, ...], open_it: Open) -> Card:
    """Return the memos."""
    t = context.t
    card = Card(t("Memos"), str(len(rows)) if rows else "")
    if not rows:
        card.add(PlainLabel(t("No memo yet."), "muted", wrap=True))
    made = []
    for row in rows:
        line = Row(
            row.title,
            t(
                "{language} · changed {day}",
                language=language_name(t, row.language),
                day=context.show_date(row.changed_at.date()),
            ),
        )
        line.clicked.connect(partial(_call, open_it, row.uid))
        made.append(line)
    fill(card, made)
    return card


def court_card(context: Context, proceeding: ProceedingView, change: Button | None) -> Card:
    """Return court or body, number, stage and states."""
    t = context.t
    title = t("Court") if proceeding.is_court else t("Body")
    card = Card(title, "", (change,) if change is not None else ())
    requesting = proceeding.requesting_state
    card.add(
        facts(
            (
                (t("Court or body"), proceeding.court_or_body),
                (t("Reference number"), proceeding.reference_number),
                (t("Stage"), proceeding.stage),
                (t("Host state"), state_name(t, proceeding.host_state)),
                (t("Requesting state"), state_name(t, requesting) if requesting else ""),
                (t("Local time"), proceeding.zone),
            )
        )
    )
    return card


def _call(action: Open, uid: str, _checked: object = None) -> None:
    action(uid)
