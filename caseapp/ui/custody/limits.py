"""Limits of custody: both hours counted, the event that ends each, where it stands."""

from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QWidget

from caseapp.domain.protection.custody import LimitState
from caseapp.domain.views.custody import CustodyView, LimitView
from caseapp.ui.context import Context
from caseapp.ui.custody.countdown import Countdown
from caseapp.ui.filling import fill
from caseapp.ui.theme import px
from caseapp.ui.widgets import Badge, Card, Notice, PlainLabel, Row, Tone
from caseapp.ui.widgets.expandable import plain_box
from caseapp.ui.widgets.facts import facts
from caseapp.ui.widgets.rows import RowSeparator
from caseapp.ui.words import when
from caseapp.wording.badges import badge_text, trust_badge
from caseapp.wording.custody import CUSTODY_ENDS, state_text
from caseapp.wording.days import moment_text

_TONES = {
    LimitState.LAPSED: Tone.RED,
    LimitState.BETWEEN: Tone.RED,
    LimitState.NO_DATE: Tone.RED,
    LimitState.ENDED_LATE: Tone.AMBER,
    LimitState.RUNNING: Tone.BLUE,
}


def custody_card(context: Context, custody: CustodyView, actions: tuple[QWidget, ...]) -> Card:
    """Return one stay in custody: hours, basis, title, limits."""
    t = context.t
    over = custody.ended_day is not None
    note = t("ended") if over else t("in custody")
    card = Card(t("Custody: {name}", name=custody.client_name), note, actions)
    if custody.difference:
        card.add(Notice(t("Two hours, for the complaint"), custody.difference, tone="notice"))
    fill(card, [limit_row(context, one) for one in custody.limits])
    if not custody.limits:
        card.add(
            PlainLabel(
                t("No limit is counted for this custody: enter the end of its title."),
                "muted",
                wrap=True,
            )
        )
    card.add(RowSeparator(), inset=False)
    card.add(facts(_about(context, custody)))
    return card


def limit_row(context: Context, limit: LimitView) -> QWidget:
    """Return one limit with its two hours and the sentence that says where it stands."""
    t = context.t
    tone = _TONES.get(limit.state, Tone.PLAIN)
    if not limit.is_title and tone is Tone.RED and limit.state is not LimitState.NO_DATE:
        tone = Tone.AMBER
    marks = [Badge(state_text(limit.state, t, is_title=limit.is_title), tone)]
    trust = trust_badge(limit.trust) if limit.deadline else None
    if trust is not None:
        marks.append(Badge(badge_text(trust, t), Tone.AMBER))
    day, note = _hours(context, limit)
    made, box = plain_box(0)
    row = Row(
        limit.label,
        limit.sentence,
        day=day,
        day_note=note,
        badges=tuple(marks),
        day_width=190,
        opens=False,
    )
    box.addWidget(row)
    more = [part for part in (limit.citation, limit.paused) if part]
    runs = limit.state in {LimitState.RUNNING, LimitState.BETWEEN} and not limit.paused
    if more or runs:
        inner, lines = plain_box(2)
        lines.setContentsMargins(px(14), 0, px(14), px(8))
        if runs:
            lines.addWidget(Countdown(context, limit))
        for text in more:
            lines.addWidget(PlainLabel(text, "small", wrap=True))
        box.addWidget(inner)
    return made


def _hours(context: Context, limit: LimitView) -> tuple[str, str]:
    t = context.t
    first = limit.by_actual or limit.by_recorded
    if first is None:
        return t("To be determined"), t("the end of the title is a limit of its own")
    if limit.by_recorded is None or limit.by_recorded == first:
        return moment_text(first, t), ""
    shown = moment_text(limit.by_recorded, t)
    return moment_text(first, t), t("actual hour · by the record {moment}", moment=shown)


def _about(context: Context, custody: CustodyView) -> list[tuple[str, str]]:
    t = context.t
    place = ZoneInfo(custody.zone).key
    rows = [
        (t("Seized, actual hour"), when(context, custody.seized_day, custody.seized_at)),
        (
            t("Seized, hour in the record"),
            when(context, custody.recorded_day, custody.recorded_at)
            if custody.recorded_day
            else t("not in the file"),
        ),
        (t("Place"), custody.place),
        (t("Legal basis"), custody.basis or t("not in the file: ask for the record of arrest")),
        (t("Title of custody"), custody.title),
        (
            t("Title until"),
            when(context, custody.title_until, custody.title_until_at, whole=True)
            if custody.title_until
            else "",
        ),
        (t("Local time"), place),
    ]
    for pause in custody.pauses:
        last = context.show_date(pause.last) if pause.last else t("still")
        rows.append(
            (
                t("Stood still"),
                t(
                    "{first} – {last}: {source}",
                    first=context.show_date(pause.first),
                    last=last,
                    source=pause.source,
                ),
            )
        )
    if custody.ended_day is not None and custody.ended_how is not None:
        day = when(context, custody.ended_day, custody.ended_at)
        how = t(CUSTODY_ENDS[custody.ended_how])
        ended = t("{day}: {how}. Source: {source}", day=day, how=how, source=custody.ended_source)
        rows.append((t("Custody ended"), ended))
    if custody.notes:
        rows.append((t("Notes"), custody.notes))
    return rows
