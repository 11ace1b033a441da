"""Recording an event: dates, readings, questions, proposals, and what survives."""

import json
from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QLabel

from caseapp.domain.deadlines import Unit
from caseapp.domain.errors import DateOrderError, FutureDateError
from caseapp.domain.views.events import Question
from caseapp.domain.vocabulary import DateKind, Manner
from caseapp.packs.law import load
from caseapp.ui.deadline.calculation import calculation_card
from caseapp.ui.event.dates import DateLine
from caseapp.ui.event.dialog import EventForm
from caseapp.ui.event.model import BY_THE_CLOCK, SERVICE, first_dates
from tests.ui import cases
from tests.ui.accessibility import problems
from tests.ui.hands import press, type_text
from tests.ui.offices import office

CLIENT, COUNSEL = DateKind.SERVED_ON_CLIENT, DateKind.SERVED_ON_COUNSEL


@pytest.fixture
def opened(qtbot, context):
    made, calls = office()
    form = EventForm(context, made.events, cases.proceeding_view())
    qtbot.addWidget(form)
    form.show()
    qtbot.waitUntil(lambda: form.act.count() == 3)
    return form, calls


def words(form):
    return [label.text() for label in form.findChildren(QLabel) if label.isVisible()]


def choose_decision(form):
    form.act.choose("extradition_decision")


def test_a_decision_asks_for_its_dates_and_an_arrest_for_both_hours(opened):
    form, _ = opened
    choose_decision(form)
    assert list(form.lines) == [DateKind.DECIDED, CLIENT, COUNSEL]
    form.act.choose("arrest")
    assert list(form.lines) == [DateKind.SEIZED, DateKind.SEIZED_RECORDED]


def test_a_date_that_was_typed_stays_when_another_act_is_chosen(opened):
    form, _ = opened
    choose_decision(form)
    type_text(form.lines[DateKind.DECIDED].day.line, "27.1.26")
    form.act.choose("arrest")
    assert form.lines[DateKind.DECIDED].day.value() == date(2026, 1, 27)


def test_any_other_date_can_be_added(opened):
    form, _ = opened
    choose_decision(form)
    form.another.choose("learnt")
    form.another.activated.emit(form.another.currentIndex())
    assert DateKind.LEARNT in form.lines


def test_the_weekday_is_said_back_while_typing(opened):
    form, _ = opened
    choose_decision(form)
    type_text(form.lines[CLIENT].day.line, "29.1.26")
    assert form.lines[CLIENT].day.below.text() == "Thu 29 Jan 2026"


def test_two_dates_of_service_are_named_as_two_readings(opened):
    form, _ = opened
    choose_decision(form)
    type_text(form.lines[CLIENT].day.line, "29.1.26")
    assert not form.two_readings.isVisible()
    type_text(form.lines[COUNSEL].day.line, "10.2.26")
    assert form.two_readings.isVisible()


def test_proposals_appear_while_typing_with_readings_calculation_and_badges(opened, qtbot):
    form, _ = opened
    choose_decision(form)
    type_text(form.lines[CLIENT].day.line, "29.1.26")
    qtbot.waitUntil(lambda: "Complaint to the Supreme Court" in words(form))
    shown = words(form)
    assert "Sun 8 Feb 2026, 24:00" in shown
    assert "Fri 20 Feb 2026, 24:00" in shown
    assert "Cannot be extended" in shown
    assert "Needs review" in shown
    assert cases.CALCULATION[0] in shown
    assert "Last day unknown: find it today" in shown


def test_the_form_says_what_saving_stores(opened, qtbot):
    form, _ = opened
    choose_decision(form)
    type_text(form.lines[CLIENT].day.line, "29.1.26")
    expected = "Saving stores 2 proposed deadlines; they count as open until answered."
    qtbot.waitUntil(lambda: form.footnote.text() == expected)


def test_a_question_of_the_rules_is_asked_and_its_answer_handed_over(opened, qtbot):
    form, _ = opened
    choose_decision(form)
    type_text(form.lines[CLIENT].day.line, "29.1.26")
    qtbot.waitUntil(form.questions.isVisible)
    form.questions._editors["remedy_notice"].choose("wrong")
    assert form.draft().answers == (("remedy_notice", "wrong"),)


def test_saving_hands_over_everything_that_was_typed(opened, qtbot):
    form, calls = opened
    choose_decision(form)
    line = form.lines[CLIENT]
    type_text(line.day.line, "29.1.26")
    type_text(line.hour, "1420")
    line.manner.choose("handed_over")
    type_text(line.claim, "client")
    with qtbot.waitSignal(form.saved):
        press(qtbot, form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    draft = calls.named("record_event")[0][1][0]
    served = draft.dates[0]
    assert (draft.act, served.kind, served.day) == (
        "extradition_decision", CLIENT, date(2026, 1, 29),
    )  # fmt: skip
    assert (served.at, served.manner, served.claimed_by) == (
        time(14, 20), Manner.HANDED_OVER, "client",
    )  # fmt: skip


def test_an_event_without_act_or_date_is_refused_before_it_is_sent(opened):
    form, calls = opened
    form.submit_button.click()
    act = next(field for field in form.fields if field.name == "act")
    assert act.has_error
    choose_decision(form)
    form.submit_button.click()
    assert form.lines[DateKind.DECIDED].day.has_error
    assert calls.named("record_event") == []


@pytest.mark.parametrize("text", ["31.02.2026", "yesterdayish", "0.0.0"])
def test_a_date_that_no_calendar_has_is_refused_under_its_field(opened, text):
    form, calls = opened
    choose_decision(form)
    type_text(form.lines[CLIENT].day.line, text)
    form.submit_button.click()
    assert form.lines[CLIENT].day.has_error
    assert form.lines[CLIENT].day.text() == text
    assert calls.named("record_event") == []


def test_an_impossible_hour_is_refused_under_its_field(opened):
    form, calls = opened
    choose_decision(form)
    type_text(form.lines[CLIENT].day.line, "29.1.26")
    type_text(form.lines[CLIENT].hour, "25:99")
    form.submit_button.click()
    assert form.lines[CLIENT].hour_field.has_error
    assert calls.named("record_event") == []


def test_a_refusal_of_the_service_stands_under_the_date_it_is_about(opened, qtbot):
    form, calls = opened
    calls.refuse = FutureDateError(field="served_on_client", day=date(2026, 3, 1))
    choose_decision(form)
    type_text(form.lines[CLIENT].day.line, "1.3.26")
    form.submit_button.click()
    qtbot.waitUntil(lambda: form.lines[CLIENT].day.has_error)
    assert form.isVisible()


def test_what_was_typed_survives_a_lock(opened, qtbot, context):
    form, _ = opened
    choose_decision(form)
    type_text(form.lines[CLIENT].day.line, "29.1.26")
    form.another.choose("learnt")
    form.another.activated.emit(form.another.currentIndex())
    type_text(form.lines[DateKind.LEARNT].day.line, "30.1.26")
    form.notes.setPlainText("Ждём перевод")
    (kept,) = context.drafts.dirty()
    again = EventForm(context, office()[0].events, cases.proceeding_view())
    qtbot.addWidget(again)
    again.restore_draft(kept.payload)
    qtbot.waitUntil(lambda: again.act.value() == "extradition_decision")
    assert (kept.form, kept.place) == ("event", "pr-1")
    assert json.loads(again.draft_payload()) == json.loads(kept.payload)


def test_closing_with_something_typed_asks_first(opened, qtbot):
    form, _ = opened
    choose_decision(form)
    press(qtbot, form, Qt.Key.Key_Escape)
    assert form.isVisible()


def test_the_form_can_be_used_without_eyes_or_mouse(opened, qtbot):
    form, _ = opened
    choose_decision(form)
    type_text(form.lines[CLIENT].day.line, "29.1.26")
    qtbot.waitUntil(form.questions.isVisible)
    assert problems(form) == []


@pytest.mark.parametrize(
    ("act", "first"),
    [("arrest", DateKind.SEIZED), ("extradition_decision", DateKind.DECIDED)],
)
def test_the_first_date_fits_the_act(act, first):
    assert first_dates(act)[0] is first


def test_the_form_asks_for_a_date_from_which_a_period_of_the_act_starts():
    starts: dict[str, set[DateKind]] = {}
    for rule in load().all():
        for act in rule.on:
            starts.setdefault(act, set()).update(rule.starts_from)

    unasked = [act for act, kinds in starts.items() if kinds and not kinds & set(first_dates(act))]

    assert unasked == []


def test_every_date_from_which_hours_run_can_be_given_its_hour():
    timed = {
        kind
        for rule in load().all()
        if rule.period and rule.period.unit is Unit.HOURS
        for kind in rule.starts_from
    }

    assert timed <= BY_THE_CLOCK | SERVICE


@pytest.mark.parametrize("kind", [DateKind.POSTED, DateKind.SENT])
def test_the_manner_in_which_a_letter_was_sent_is_kept(qtbot, context, kind):
    line = DateLine(context, kind)
    qtbot.addWidget(line)
    line.day.set_text("1.3.2026")

    line.manner.choose("post")

    assert line.manner_field.isVisibleTo(line)
    assert line.draft().manner is Manner.POST


def test_dates_in_the_wrong_order_are_refused_under_the_later_one(opened, qtbot):
    form, calls = opened
    choose_decision(form)
    form.lines[CLIENT].day.set_text("29.1.2026")
    calls.refuse = DateOrderError(earlier="decided", later="served_on_client")
    form.submit_button.click()
    qtbot.waitUntil(lambda: form.lines[CLIENT].day.has_error)


def test_no_part_of_the_form_ever_shows_as_a_window_of_its_own(opened, qtbot, qapp):
    form, _ = opened
    choose_decision(form)
    form.lines[CLIENT].day.set_text("29.1.2026")
    qtbot.waitUntil(lambda: "Complaint to the Supreme Court" in words(form))
    loose = [w for w in qapp.topLevelWidgets() if w.isVisible() and w is not form]
    assert loose == []


def test_answers_of_a_recorded_event_are_counted_with_from_the_first_preview(qtbot, context):
    made, _ = office()
    event = replace(cases.event_view(), answers=(("remedy_notice", "wrong"),))
    form = EventForm(context, made.events, cases.proceeding_view(), event=event)
    qtbot.addWidget(form)
    assert form.draft().answers == (("remedy_notice", "wrong"),)


def test_a_timed_proposal_shows_the_hour_of_its_safe_moment(qtbot, context):
    timed = cases.proposal(last_time=time(14, 20), last_day=date(2026, 2, 8))
    shown = replace(timed, readings=(), safe_time=time(9, 15))
    card = calculation_card(context, shown)
    qtbot.addWidget(card)
    assert any("09:15" in label.text() for label in card.findChildren(QLabel))


LODGED = Question("lodged", "When was the asylum application lodged?", ())


@pytest.fixture
def asked_for_a_day(qtbot, opened):
    form, calls = opened
    # A preview that comes later would take the question away again.
    qtbot.waitUntil(lambda: not form._pause.isActive() and not form.context.runner.is_busy)
    form.questions.ask((LODGED,))
    return form.questions, form.questions._editors["lodged"], calls


@pytest.mark.parametrize("text", ["01.09.2026", "1.9.26"])
def test_a_day_that_a_rule_asks_for_is_typed_freely_and_handed_over_as_iso(asked_for_a_day, text):
    questions, field, _ = asked_for_a_day
    type_text(field.line, text)
    assert questions.answers() == (("lodged", "2026-09-01"),)
    assert field.below.text() == "Tue 1 Sep 2026"


def test_a_day_that_a_rule_asks_for_comes_back_from_a_draft(qtbot, opened):
    form, _ = opened
    form.questions.remember({"lodged": "2026-09-01"})
    form.questions.ask((LODGED,))
    assert form.questions._editors["lodged"].value() == date(2026, 9, 1)
    assert form.questions.answers() == (("lodged", "2026-09-01"),)


def test_an_answer_that_is_no_day_is_refused_under_its_question(opened, qtbot):
    form, calls = opened
    choose_decision(form)
    type_text(form.lines[CLIENT].day.line, "29.1.26")
    form.questions.ask((LODGED,))
    field = form.questions._editors["lodged"]
    type_text(field.line, "sometime")
    form.submit_button.click()
    assert field.has_error
    assert calls.named("record_event") == []


def test_a_refused_date_takes_the_old_calculation_with_it(opened, qtbot):
    form, _ = opened
    choose_decision(form)
    type_text(form.lines[CLIENT].day.line, "29.1.26")
    qtbot.waitUntil(lambda: "Complaint to the Supreme Court" in words(form))
    form._on_preview_refused(FutureDateError(field="served_on_client", day=date(2026, 3, 1)))
    assert form.lines[CLIENT].day.has_error
    assert "Complaint to the Supreme Court" not in words(form)
    assert form.footnote.text() == ""


def tab_stops(form):
    found, current = [], form.act
    while current is not form.submit_button:
        found.append(current)
        current = current.nextInFocusChain()
    return [w for w in found if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus]


def test_tab_goes_from_what_happened_over_dates_and_questions_to_the_notes(opened, qtbot):
    form, _ = opened
    choose_decision(form)
    type_text(form.lines[CLIENT].day.line, "29.1.26")
    qtbot.waitUntil(form.questions.isVisible)
    stops = tab_stops(form)
    days = [line.day.line for line in form.lines.values()]
    wanted = [
        form.act, *days, form.another, *form.questions.inputs(), form.notes, form.cancel_button
    ]  # fmt: skip
    assert [stop for stop in stops if stop in wanted] == wanted


def test_megabytes_pasted_into_the_notes_are_refused_under_the_field(opened):
    form, _ = opened
    mime = QMimeData()
    mime.setText("x" * 5_000_000)
    form.notes.insertFromMimeData(mime)
    notes = next(field for field in form.fields if field.name == "notes")
    assert form.notes.toPlainText() == ""
    assert notes.has_error
    assert "5000000" in notes.error_label.text()
