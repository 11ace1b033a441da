"""Cards of interim measures: domestic relief, bodies, what was chosen, the countdown."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from caseapp.domain.protection.bodies import Recorded
from caseapp.domain.protection.preflight import Answer
from caseapp.domain.protection.words import InterimBody, InterimState
from caseapp.domain.views.interim import (
    BodyView,
    CountdownView,
    InterimPanel,
    InterimView,
    ReliefRow,
)
from caseapp.ui.context import Context
from caseapp.ui.filling import fill
from caseapp.ui.screen import Place
from caseapp.ui.theme import px
from caseapp.ui.widgets import Badge, Button, Card, Notice, PlainLabel, Row, Tone
from caseapp.ui.widgets.expandable import Expandable, plain_box
from caseapp.ui.widgets.facts import facts
from caseapp.ui.words import when
from caseapp.wording.interim import ANSWERS, check_text

Choose = Callable[[InterimBody], None]
Open = Callable[[str], None]
_OVER = (InterimState.WITHDRAWN, InterimState.REFUSED)
_ANSWER_TONES = {Answer.FAILED: Tone.RED, Answer.NOT_LOOKED_AT: Tone.AMBER}


def domestic_card(context: Context, panel: InterimPanel, choose: Choose | None) -> Card:
    """Return the remedies of the host state: they come first."""
    t = context.t
    actions = (_choose_button(context, InterimBody.DOMESTIC, choose),) if choose else ()
    card = Card(t("1. Domestic relief first"), "", actions)
    if not panel.domestic:
        card.add(
            PlainLabel(
                t(
                    "No domestic remedy is recorded in this proceeding. Record the decision with "
                    "its service, or enter what the law of the state gives by hand."
                ),
                "muted",
                wrap=True,
            )
        )
    fill(card, [_relief(one) for one in panel.domestic])
    return card


def bodies_card(context: Context, panel: InterimPanel, choose: Choose | None) -> Card:
    """Return every body with basis, grade and day; one is chosen."""
    t = context.t
    card = Card(t("2. One body outside the state"))
    asked = {one.draft.body for one in panel.chosen if one.draft.state not in _OVER}
    fill(
        card,
        [_body(context, one, None if one.body in asked else choose) for one in panel.bodies],
    )
    return card


def chosen_card(
    context: Context, one: InterimView, open_it: Open | None, look: Open | None
) -> Card:
    """Return a request with its state, its documents and the list before sending."""
    t, draft = context.t, one.draft
    buttons: list[QWidget] = []
    if open_it is not None:
        change = Button(t("Change"))
        change.setAccessibleName(t("Change request to {body}", body=one.name))
        change.clicked.connect(partial(_call, open_it, one.uid))
        buttons.append(change)
    card = Card(one.name, one.state, tuple(buttons))
    requested = when(context, draft.requested_day, draft.requested_at)
    card.add(
        facts(
            (
                (t("Facts"), draft.facts),
                (t("Jurisdiction when it was chosen"), one.basis),
                (t("Reason"), draft.reason),
                (t("Requested on"), requested if draft.requested_day else ""),
                (t("Number or receipt"), draft.reference),
                (
                    t("Decided on"),
                    context.show_date(draft.decided_day) if draft.decided_day else "",
                ),
                (t("Until"), context.show_date(draft.until_day) if draft.until_day else ""),
                (t("Documents"), ", ".join(title for _, title in one.documents)),
                (t("Notes"), draft.notes),
            )
        )
    )
    if draft.state is InterimState.GRANTED:
        card.add(
            Notice(
                t("Granted is not served: enter it under “What bars removal” with its proof."),
                tone="notice",
            )
        )
    if one.checks:
        card.add(_checks(context, one, look))
    return card


def countdown_card(context: Context, countdown: CountdownView) -> Card:
    """Return how long the Court can still be asked, and whether anybody reads requests now."""
    t = context.t
    card = Card(t("Strasbourg countdown"))
    if countdown.alarm:
        card.make_urgent()
    for number, sentence in enumerate(countdown.sentences):
        loud = countdown.alarm and not number
        card.add(PlainLabel(sentence, "alarm" if loud else "body", wrap=True))
    return card


def call_list_card(context: Context, panel: InterimPanel, write: Button | None) -> Card:
    """Return whom to call when everything is closed."""
    t = context.t
    card = Card(t("Call list"))
    if panel.call_list:
        card.add(PlainLabel(panel.call_list, "body", wrap=True, selectable=True))
        return card
    card.add(
        PlainLabel(
            t("Empty. Courts and bodies close at night and on holidays; removals do not."),
            "muted",
            wrap=True,
        )
    )
    if write is not None:
        card.add(write)
    return card


def _relief(one: ReliefRow) -> Row:
    if one.deadline is None:
        return Row(one.label, one.detail, opens=False)
    place = Place("proceeding", one.deadline.proceeding, f"deadline:{one.deadline.uid}")
    return Row(one.label, one.detail, subject=place)


def _body(context: Context, one: BodyView, choose: Choose | None) -> QWidget:
    t = context.t
    marks = []
    if one.recorded is Recorded.NO:
        marks.append(Badge(t("Recorded as not open"), Tone.PLAIN))
    elif one.recorded is Recorded.UNKNOWN:
        marks.append(Badge(t("Jurisdiction not recorded"), Tone.AMBER))
    if one.check_today:
        marks.append(Badge(t("Check today"), Tone.AMBER))
    made, box = plain_box(0)
    checked = t("recorded {day}", day=context.show_date(one.checked_on)) if one.checked_on else ""
    parts = (one.basis, one.grade, one.source, checked)
    row = Row(
        one.name,
        " · ".join(part for part in parts if part)
        or t("No source in the program: look at the body's own list today."),
        badges=tuple(marks),
        opens=False,
    )
    box.addWidget(row)
    inner, lines = plain_box(4)
    lines.setContentsMargins(px(14), 0, px(14), px(8))
    request = " · ".join(part for part in (one.request, one.citation, one.effect) if part)
    if request:
        lines.addWidget(PlainLabel(t("Request: {request}", request=request), "small", wrap=True))
    lines.addWidget(PlainLabel(one.parallel, "small", wrap=True))
    if choose is not None:
        lines.addWidget(_choose_button(context, one.body, choose, one.name))
    box.addWidget(inner)
    return made


def _choose_button(
    context: Context, body: InterimBody, choose: Choose | None, name: str = ""
) -> Button:
    t = context.t
    button = Button(t("Choose"))
    button.setAccessibleName(
        t("Choose {body}", body=name) if name else t("Choose a domestic court or body")
    )
    if choose is not None:
        button.clicked.connect(partial(_pick, choose, body))
    return button


def _checks(context: Context, one: InterimView, look: Open | None) -> QWidget:
    t = context.t
    made, box = plain_box(4)
    open_points = sum(1 for point in one.checks if point.answer is not Answer.PASSED)
    box.addWidget(
        PlainLabel(
            t.plural(
                "Before sending: {count} point is open",
                "Before sending: {count} points are open",
                open_points,
            ),
            "strong",
            wrap=True,
        )
    )
    for point in one.checks:
        if point.answer is Answer.PASSED:
            continue
        line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addWidget(PlainLabel(check_text(point, t), "small", wrap=True), 1)
        line.addWidget(Badge(t(ANSWERS[point.answer]), _ANSWER_TONES[point.answer]))
        box.addLayout(line)
    passed = [point for point in one.checks if point.answer is Answer.PASSED]
    if passed:
        content, inner = plain_box(2)
        for point in passed:
            inner.addWidget(PlainLabel(check_text(point, t), "small", wrap=True))
        box.addWidget(
            Expandable(t("Show what was looked at"), t("Hide what was looked at"), content)
        )
    if look is not None and any(point.answer is Answer.NOT_LOOKED_AT for point in one.checks):
        button = Button(t("Look into the documents"))
        button.setAccessibleName(t("Look for text in the documents of {body}", body=one.name))
        button.clicked.connect(partial(_call, look, one.uid))
        box.addWidget(button)
    return made


def _pick(choose: Choose, body: InterimBody, _checked: object = None) -> None:
    choose(body)


def _call(action: Open, uid: str, _checked: object = None) -> None:
    action(uid)
