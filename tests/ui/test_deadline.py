"""Answering a deadline, entering one by hand, and a hearing."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from caseapp.domain.errors import DateOrderError
from caseapp.domain.vocabulary import DeadlineState, Role
from caseapp.i18n import catalogue
from caseapp.ui.deadline.by_hand import ManualDeadlineForm
from caseapp.ui.deadline.calculation import days_of
from caseapp.ui.deadline.dialog import DeadlineForm
from caseapp.ui.deadline.model import Answer, answers_for
from caseapp.ui.deadline.row import deadline_day, safe_hour
from caseapp.ui.hearing.dialog import HearingForm
from caseapp.ui.today.model import deadline_line
from caseapp.ui.typed import clock_time
from caseapp.ui.words import badges
from tests.ui import cases
from tests.ui.accessibility import problems
from tests.ui.hands import press, type_text
from tests.ui.offices import office
from tests.ui.surroundings import surroundings


@pytest.fixture
def opened(qtbot):
    runners = []

    def make(view, role=Role.LAWYER):
        context = surroundings(role)
        runners.append(context.runner)
        made, calls = office()
        form = DeadlineForm(context, made.deadlines, view)
        qtbot.addWidget(form)
        form.show()
        return form, calls

    yield make
    for runner in runners:
        runner.abandon(seconds=5)


def words(form):
    return [label.text() for label in form.findChildren(QLabel) if label.isVisible()]


def test_a_lawyer_may_accept_change_decline_or_file_a_proposal():
    assert answers_for(cases.deadline_view())[:4] == (
        Answer.ACCEPT, Answer.CHANGE, Answer.DECLINE, Answer.FILED,
    )  # fmt: skip


def test_a_paralegal_may_only_accept_a_proposal_or_record_that_it_was_filed(opened):
    form, _ = opened(cases.deadline_view(role=Role.PARALEGAL), Role.PARALEGAL)
    assert list(form._choices) == [Answer.ACCEPT, Answer.FILED]


@pytest.mark.parametrize("role", [Role.GUEST, Role.AUDITOR])
@pytest.mark.parametrize("state", list(DeadlineState))
def test_guests_and_auditors_answer_nothing(state, role):
    assert answers_for(cases.deadline_view(state=state, role=role)) == ()


def test_what_was_filed_is_to_be_confirmed_first():
    assert answers_for(cases.deadline_view(state=DeadlineState.FILED)) == (
        Answer.CONFIRM, Answer.FILED,
    )  # fmt: skip


def test_one_to_be_determined_offers_nothing_that_would_make_it_vanish():
    assert answers_for(cases.undetermined_view()) == (Answer.DETERMINE, Answer.NO_REMEDY)


def test_a_paralegal_sees_that_a_lawyer_must_determine(opened):
    form, _ = opened(cases.undetermined_view(Role.PARALEGAL), Role.PARALEGAL)
    assert not form.submit_button.isVisible()
    assert form.footnote.text() == "Only a lawyer of this matter may answer this."


def test_the_date_stands_with_both_readings_and_every_step(opened):
    form, _ = opened(cases.deadline_view())
    shown = words(form)
    assert "Sun 8 Feb 2026, 24:00" in shown
    assert "Fri 20 Feb 2026, 24:00" in shown
    assert set(cases.CALCULATION) <= set(shown)
    assert "The counting rule was seen in a secondary source only." in shown


def test_accepting_hands_over_the_version_that_was_read(opened, qtbot):
    form, calls = opened(cases.deadline_view())
    with qtbot.waitSignal(form.saved):
        press(qtbot, form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert calls.named("accept") == [("accept", ("d-1", 1), {})]


def test_changing_needs_a_day_and_a_reason(opened, qtbot):
    form, calls = opened(cases.deadline_view())
    form.choose(Answer.CHANGE)
    form.submit_button.click()
    assert form._rows["last_day"].has_error
    type_text(form._rows["last_day"].line, "6.2.2026")
    form.submit_button.click()
    assert form._rows["reason"].has_error
    type_text(form.editors["reason"], "суд сказал")
    with qtbot.waitSignal(form.saved):
        form.submit_button.click()
    assert calls.named("change")[0][1] == ("d-1", 1, date(2026, 2, 6), None, "суд сказал")


def test_declining_without_a_reason_is_refused(opened):
    form, calls = opened(cases.deadline_view())
    form.choose(Answer.DECLINE)
    form.submit_button.click()
    assert form._rows["reason"].has_error
    assert calls.named("decline") == []


def test_a_deadline_to_be_determined_takes_a_day_with_its_source(opened, qtbot):
    form, calls = opened(cases.undetermined_view())
    assert "Last day unknown: find it today" in words(form)
    type_text(form._rows["last_day"].line, "9.2.2026")
    type_text(form.editors["at"], "17:00")
    type_text(form.editors["source"], "letter of the court")
    with qtbot.waitSignal(form.saved):
        form.submit_button.click()
    assert calls.named("determine")[0][1] == (
        "d-2", 1, date(2026, 2, 9), time(17), "letter of the court",
    )  # fmt: skip


def test_no_remedy_needs_its_source(opened):
    form, calls = opened(cases.undetermined_view())
    form.choose(Answer.NO_REMEDY)
    form.submit_button.click()
    assert form._rows["source"].has_error
    assert calls.named("no_remedy") == []


def test_a_filing_is_recorded_with_its_proof(opened, qtbot):
    form, calls = opened(cases.deadline_view(state=DeadlineState.OPEN))
    for name, text in (("how", "counter"), ("reference", "вх. 12"), ("filed_at", "14:20")):
        type_text(form.editors[name], text)
    type_text(form._rows["day"].line, "30.1.2026")
    with qtbot.waitSignal(form.saved):
        form.submit_button.click()
    assert calls.named("record_filed")[0][2] == {
        "how": "counter",
        "where": "Supreme Court, Astana",
        "day": date(2026, 1, 30),
        "at": time(14, 20),
        "reference": "вх. 12",
        "scan": None,
    }


def test_a_disputed_service_says_file_now(opened):
    form, _ = opened(cases.deadline_view(state=DeadlineState.SERVICE_DISPUTED))
    assert "Service disputed: file now" in words(form)


def test_a_half_given_answer_survives_a_lock(opened):
    form, _ = opened(cases.deadline_view())
    form.choose(Answer.CHANGE)
    type_text(form.editors["reason"], "причина")
    (kept,) = form.context.drafts.dirty()
    again, _ = opened(cases.deadline_view())
    again.restore_draft(kept.payload)
    assert again.chosen() is Answer.CHANGE
    assert again.text("reason") == "причина"
    assert (kept.form, kept.place) == ("deadline", "d-1")


@pytest.mark.parametrize("view", [cases.deadline_view(), cases.undetermined_view()])
def test_the_form_can_be_used_without_eyes_or_mouse(opened, view):
    form, _ = opened(view)
    assert problems(form) == []


def test_a_deadline_by_hand_needs_its_source(qtbot):
    context = surroundings()
    made, calls = office()
    form = ManualDeadlineForm(context, made.deadlines, "pr-1")
    qtbot.addWidget(form)
    form.show()
    type_text(form.action, "Answer the prosecutor")
    type_text(form.last_day.line, "9.2.2026")
    form.submit_button.click()
    assert next(field for field in form.fields if field.name == "source").has_error
    type_text(form.source, "his letter of 1 February")
    with qtbot.waitSignal(form.saved):
        form.submit_button.click()
    draft = calls.named("add_manual")[0][1][0]
    context.runner.abandon(seconds=5)
    assert (draft.last_day, draft.source) == (date(2026, 2, 9), "his letter of 1 February")


def test_a_hearing_is_changed_at_the_version_that_was_read(qtbot):
    context = surroundings()
    made, calls = office()
    form = HearingForm(context, made.hearings, "pr-1", "", cases.hearing_row())
    qtbot.addWidget(form)
    form.show()
    assert problems(form) == []
    form.at.setText("11.45")
    with qtbot.waitSignal(form.saved):
        form.submit_button.click()
    uid, draft = calls.named("change_hearing")[0][1]
    context.runner.abandon(seconds=5)
    assert (uid, draft.at, draft.version) == ("h-1", time(11, 45), 1)


@pytest.mark.parametrize(
    ("text", "hour"),
    [("14:20", time(14, 20)), ("14.20", time(14, 20)), ("930", time(9, 30)), ("9", time(9)),
     ("24:00", None), ("x", None), ("", None)],
)  # fmt: skip
def test_hours_are_read_as_people_write_them(text, hour):
    assert clock_time(text) == hour


def test_the_hour_of_the_safe_moment_is_shown_and_not_the_later_one():
    context = surroundings()
    row = cases.deadline_row(
        safe_day=date(2026, 3, 3),
        last_day=date(2026, 3, 3),
        last_time=time(23, 40),
        due_moment=datetime(2026, 3, 3, 14, 15, tzinfo=UTC),
    )
    day, note = deadline_day(context, row)
    context.runner.abandon(seconds=5)
    assert day == "Tue 3 Mar 2026, 19:15"
    assert note == "safe day · last day Tue 3 Mar 2026, 23:40"


def test_the_end_of_a_safe_day_is_shown_without_an_hour():
    for end in (
        datetime(2026, 2, 8, 19, 0, tzinfo=UTC),
        datetime(2026, 2, 8, 18, 59, 59, tzinfo=UTC),
    ):
        assert safe_hour(cases.deadline_row(due_moment=end)) is None


def test_today_too_shows_the_hour_of_the_safe_moment():
    row = cases.deadline_row(
        safe_day=date(2026, 3, 3),
        last_day=date(2026, 3, 3),
        last_time=time(23, 40),
        due_moment=datetime(2026, 3, 3, 14, 15, tzinfo=UTC),
    )
    now = datetime(2026, 3, 3, 11, 15, tzinfo=UTC)
    line = deadline_line(row, now, date(2026, 3, 3), catalogue("en"))
    assert (line.day, line.day_note) == ("Tue 3 Mar 19:15", "in 3 h 0 min")


def test_a_filing_before_the_event_is_refused_under_its_day(opened, qtbot):
    form, _ = opened(cases.deadline_view(state=DeadlineState.OPEN))
    form.choose(Answer.FILED)
    form.show_refusal(DateOrderError(earlier="event", later="filed"))
    assert form._rows["day"].has_error


def test_a_missing_fact_is_named_in_the_badge_and_beside_the_date(qtbot):
    context = surroundings()
    view = cases.undetermined_view()
    lacking = replace(view, row=replace(view.row, lacking="Fact missing: Lodged"))
    assert [badge.text() for badge in badges(context.t, lacking.row)] == ["Fact missing: Lodged"]
    assert [badge.text() for badge in badges(context.t, view.row)] == ["No verified rule"]
    shown = days_of(context, lacking)
    qtbot.addWidget(shown)
    context.runner.abandon(seconds=5)
    assert any("Fact missing: Lodged" in label.text() for label in shown.findChildren(QLabel))
