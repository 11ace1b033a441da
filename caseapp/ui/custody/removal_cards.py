"""What bars removal: verdict, acts with their gaps, who would remove where. Nothing is green."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from caseapp.domain.protection.drafts import BarDraft
from caseapp.domain.views.removal import BarView, RemovalPanel
from caseapp.ui.context import Context
from caseapp.ui.filling import fill
from caseapp.ui.theme import px
from caseapp.ui.widgets import Badge, Button, Card, Notice, PlainLabel, Row, Tone
from caseapp.ui.widgets.expandable import plain_box
from caseapp.ui.widgets.facts import facts
from caseapp.ui.words import when


def bars_card(
    context: Context,
    panel: RemovalPanel,
    action: Button | None,
    open_it: Callable[[str], None] | None,
) -> Card:
    """Return the verdict first, then every act with the reasons why it does not count."""
    t = context.t
    card = Card(t("What bars removal"), "", (action,) if action is not None else ())
    if panel.at_risk and panel.risk.uncovered:
        card.make_urgent()
    card.add(_verdict(context, panel))
    for line in panel.why:
        card.add(PlainLabel(line, "body", wrap=True))
    fill(card, [_bar(context, one, open_it) for one in panel.bars])
    if not panel.bars:
        card.add(
            PlainLabel(
                t(
                    "No act is entered. What counts: a court's order that lies in the file, or a "
                    "rule with suspensive effect that this office reviewed; for the days it "
                    "covers; once the removing body was served, with proof."
                ),
                "muted",
                wrap=True,
            )
        )
    return card


def removal_card(context: Context, panel: RemovalPanel, action: Button | None) -> Card:
    """Return who would remove where, and whom to call."""
    t, known, risk = context.t, panel.removal, panel.risk
    card = Card(t("Removal"), "", (action,) if action is not None else ())
    fixed = when(context, risk.fixed_day, risk.fixed_at) if risk.fixed_day else t("no day fixed")
    closed = (
        t(
            "since {day}: {source}",
            day=context.show_date(known.closed_on),
            source=known.closed_source,
        )
        if known.closed_on
        else ""
    )
    card.add(
        facts(
            (
                (t("Fixed for"), fixed),
                (t("Destination"), known.destination or t("not known")),
                (t("Flight or convoy"), known.carrier),
                (t("Removing body"), known.body or t("not known: ask today")),
                (t("Contact at the head of requests"), known.contact),
                (t("Call list"), known.call_list or t("empty: write it while there is time")),
                (t("No longer enforceable"), closed),
            )
        )
    )
    return card


def _verdict(context: Context, panel: RemovalPanel) -> Notice:
    t, known = context.t, panel.removal
    if not panel.at_risk and known.closed_on is not None:
        return Notice(
            t("A lawyer closed this alarm: no longer enforceable."),
            t(
                "since {day}: {source}",
                day=context.show_date(known.closed_on),
                source=known.closed_source,
            ),
            tone="note",
        )
    if not panel.at_risk:
        return Notice(
            t("No custody, no decision on removal and no fixed day is in the file."),
            t("That says nothing about what happens outside it."),
            tone="note",
        )
    return Notice(panel.verdict, tone="alert" if panel.risk.uncovered else "note")


def _bar(context: Context, bar: BarView, open_it: Callable[[str], None] | None) -> QWidget:
    t = context.t
    made, box = plain_box(0)
    mark = (
        Badge(t.plural("{count} gap", "{count} gaps", len(bar.gaps)), Tone.RED)
        if bar.gaps
        else Badge(t("Counts today"), Tone.PLAIN)
    )
    row = Row(
        bar.draft.title,
        " · ".join(part for part in (bar.label, bar.effect, _proof(context, bar)) if part),
        day=_period(context, bar.draft),
        badges=(mark,),
        day_width=190,
        opens=open_it is not None,
    )
    if open_it is not None:
        row.clicked.connect(partial(_call, open_it, bar.uid))
    box.addWidget(row)
    if bar.gap_sentences:
        inner, lines = plain_box(2)
        lines.setContentsMargins(px(14), 0, px(14), px(8))
        for sentence in bar.gap_sentences:
            lines.addWidget(PlainLabel(sentence, "small", wrap=True))
        box.addWidget(inner)
    return made


def _period(context: Context, draft: BarDraft) -> str:
    t = context.t
    first = context.show_date(draft.from_day)
    if draft.until_day is not None:
        return t("{first} – {last}", first=first, last=context.show_date(draft.until_day))
    if draft.until_event:
        return t("{first} until {event}", first=first, event=draft.until_event)
    return t("from {first}", first=first)


def _proof(context: Context, bar: BarView) -> str:
    t, draft = context.t, bar.draft
    parts = [bar.document_title, bar.rule_citation, bar.rule_review]
    if draft.served_day is not None:
        parts.append(
            t(
                "served on {body}, {day}: {proof}",
                body=draft.served_body or t("the removing body"),
                day=when(context, draft.served_day, draft.served_at),
                proof=draft.served_proof or t("no proof"),
            )
        )
    return " · ".join(part for part in parts if part)


def _call(action: Callable[[str], None], uid: str, _checked: object = None) -> None:
    action(uid)
