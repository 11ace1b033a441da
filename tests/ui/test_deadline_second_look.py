"""What takes a second look in another dialog: proof, dates, and giving a deadline up."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QLabel

from caseapp.domain.drafts import LapseDraft, WaiverDraft
from caseapp.domain.views.deadlines import ClosingView, ProofView
from caseapp.domain.views.documents import DocumentRow
from caseapp.domain.views.filings import MemoPdf
from caseapp.domain.vocabulary import Closing, DeadlineState, Role
from caseapp.ui.deadline.dialog import DeadlineForm
from caseapp.ui.deadline.model import Answer, answers_for
from caseapp.ui.deadline.second_look import SecondLookForm
from tests.ui import cases
from tests.ui.accessibility import problems, settle
from tests.ui.hands import type_text
from tests.ui.offices import office
from tests.ui.surroundings import surroundings

S = DeadlineState
NOW = datetime(2026, 2, 1, 9, 0, tzinfo=UTC)
SCAN = ProofView("doc-1", "Receipt", "receipt.pdf", "application/pdf", "ab" * 32, NOW)
DOCUMENT = DocumentRow(
    "doc-1", "m-1", "2026/038", "c-1", "Пётр Ильин", "Receipt", "receipt.pdf", "application/pdf",
    1, 10, "ab" * 32, NOW, 1,
)  # fmt: skip
ASKED = ClosingView(
    Closing.WAIVE,
    "The client wants to leave",
    "Aida Omarova",
    NOW,
    (("Interpreter", "A. Omarov"), ("Last day to revoke", "Tue 10 Mar 2026")),
    SCAN,
)
FILED = {
    "filed_note": "Filed Fri 30 Jan 2026: counter, registry. Receipt: 12.",
    "filed_by": "Timur Bek",
    "scan": SCAN,
}


@pytest.fixture
def opened(qtbot):
    runners = []

    def make(view, role=Role.LAWYER, **given):
        context = surroundings(role)
        runners.append(context.runner)
        made, calls = office(**given)
        form = DeadlineForm(context, made.deadlines, view, pick=lambda parent, title: "")
        qtbot.addWidget(form)
        form.show()
        qtbot.waitUntil(lambda: not context.runner.is_busy)
        return form, calls

    yield make
    for runner in runners:
        runner.abandon(seconds=5)


def look(form):
    """Press the button that opens the second look, and return it."""
    form.submit_button.click()
    (dialog,) = form.findChildren(SecondLookForm)
    return dialog


def words(form):
    settle()
    return " ".join(label.text() for label in form.findChildren(QLabel) if not label.isHidden())


def filed(**around):
    return cases.deadline_view(state=S.FILED, around={**FILED, **around})


def test_a_filing_is_confirmed_beside_its_proof_and_only_with_the_tick(opened, qtbot):
    form, calls = opened(filed())
    dialog = look(form)
    assert FILED["filed_note"] in words(dialog)
    assert "receipt.pdf" in words(dialog)
    assert not dialog.submit_button.isEnabled()
    dialog.tick.setChecked(True)
    with qtbot.waitSignal(form.saved):
        dialog.submit_button.click()
    assert calls.named("confirm_filed") == [("confirm_filed", ("d-1", 1), {"second_look": False})]


def test_who_filed_alone_is_told_to_look_again(opened, qtbot):
    form, calls = opened(filed(own_entry=True))
    dialog = look(form)
    assert "There is no other lawyer in this matter" in words(dialog)
    dialog.tick.setChecked(True)
    with qtbot.waitSignal(form.saved):
        dialog.submit_button.click()
    assert calls.named("confirm_filed")[0][2] == {"second_look": True}


def test_who_filed_beside_another_lawyer_leaves_it_to_them(opened):
    form, calls = opened(filed(own_entry=True, other_lawyers=("B. Lee",)))
    dialog = look(form)
    assert "B. Lee" in words(dialog)
    assert dialog.submit_button.isHidden()
    dialog.submit()
    assert calls.named("confirm_filed") == []


def test_a_date_is_checked_beside_its_event_and_calculation(opened, qtbot):
    form, calls = opened(cases.deadline_view(state=S.OPEN, checked=False))
    form.choose(Answer.CHECK)
    dialog = look(form)
    assert "Counted from" in words(dialog)
    assert cases.CALCULATION[2] in words(dialog)
    dialog.tick.setChecked(True)
    with qtbot.waitSignal(form.saved):
        dialog.submit_button.click()
    assert len(calls.named("check_date")) == 1


def test_the_second_step_shows_the_reason_and_the_checklist(opened, qtbot):
    view = cases.deadline_view(state=S.OPEN, closing=Closing.WAIVE, around={"closing": ASKED})
    form, calls = opened(view)
    assert "Waiving was asked for; the second step is open" in words(form)
    assert form.chosen() is Answer.CLOSE
    dialog = look(form)
    for shown in ("The client wants to leave", "Interpreter: A. Omarov", "receipt.pdf"):
        assert shown in words(dialog)
    dialog.tick.setChecked(True)
    with qtbot.waitSignal(form.saved):
        dialog.submit_button.click()
    assert calls.named("close") == [("close", ("d-1", 1), {})]


def test_the_first_step_can_be_taken_back(opened, qtbot):
    view = cases.deadline_view(state=S.OPEN, closing=Closing.WAIVE, around={"closing": ASKED})
    form, calls = opened(view)
    form.choose(Answer.KEEP)
    with qtbot.waitSignal(form.saved):
        form.submit_button.click()
    assert len(calls.named("keep_open")) == 1


def test_a_waiver_asks_for_its_whole_checklist(opened, qtbot):
    form, calls = opened(cases.deadline_view(state=S.OPEN), scans=[DOCUMENT])
    form.choose(Answer.WAIVE)
    for name in ("interpreter", "second_lawyer", "informed", "reflection"):
        form.submit_button.click()
        assert form._rows[name].has_error
        type_text(form.editors[name], "text")
    form.submit_button.click()
    assert form._rows["revoke_until"].has_error
    type_text(form._rows["no_revocation"].editor, "IRG 41(3)")
    form.submit_button.click()
    assert form._rows["instruction"].has_error
    form.editors["instruction"].choose("doc-1")
    type_text(form.editors["reason"], "wants to leave")
    with qtbot.waitSignal(form.saved):
        form.submit_button.click()
    _, positional, _ = calls.named("ask_to_close")[0]
    waiver = WaiverDraft("text", "text", "text", "text", "doc-1", None, "IRG 41(3)")
    assert positional == ("d-1", 1, Closing.WAIVE, "wants to leave", waiver)


def test_a_date_that_cannot_be_extended_is_declined_in_two_steps(opened, qtbot):
    form, calls = opened(cases.deadline_view())
    form.choose(Answer.DECLINE)
    assert "second step" in form.footnote.text()
    type_text(form.editors["reason"], "not ours")
    with qtbot.waitSignal(form.saved):
        form.submit_button.click()
    assert calls.named("decline")[0][1] == ("d-1", 1, "not ours")


def test_the_second_step_of_declining_stands_before_every_other_answer():
    asked = cases.deadline_view(state=DeadlineState.PROPOSED, closing=Closing.DECLINE)
    asked = replace(asked, steps=("accept", "decline", "close"))
    assert answers_for(asked)[:2] == (Answer.CLOSE, Answer.KEEP)


def test_rare_answers_stand_apart_and_exclude_the_others(opened):
    form, _ = opened(cases.deadline_view(state=S.OPEN))
    assert not form._choices[Answer.DELETE].isVisible()
    form.more.button.click()
    assert form._choices[Answer.DELETE].isVisible()
    form.choose(Answer.DELETE)
    assert [a for a, button in form._choices.items() if button.isChecked()] == [Answer.DELETE]
    form._choices[Answer.DELETE].click()
    assert form.chosen() is Answer.DELETE


def test_a_scan_of_this_machine_is_stored_with_the_filing(opened, qtbot, tmp_path):
    path = tmp_path / "квитанция.pdf"
    path.write_bytes(b"%PDF-1.7")
    form, calls = opened(cases.deadline_view(state=S.OPEN))
    type_text(form.editors["how"], "counter")
    type_text(form._rows["day"].line, "30.1.2026")
    form._rows["scan"].choose_file(str(path))
    with qtbot.waitSignal(form.saved):
        form.submit_button.click()
    (stored,) = calls.named("add_scan")
    assert (stored[1], stored[2]["file_name"]) == (("d-1",), "квитанция.pdf")
    assert calls.named("record_filed")[0][2]["scan"] == "new-add_scan"


def test_a_chosen_scan_survives_a_lock(opened, tmp_path):
    form, _ = opened(cases.deadline_view(state=S.OPEN))
    form._rows["scan"].choose_file(str(tmp_path / "r.pdf"))
    (kept,) = form.context.drafts.dirty()
    again, _ = opened(cases.deadline_view(state=S.OPEN))
    again.restore_draft(kept.payload)
    assert again.editors["scan"].value() == f"file:{tmp_path / 'r.pdf'}"


def test_a_lapse_opens_what_is_still_possible(opened):
    form, _ = opened(cases.deadline_view(state=S.LAPSED))
    shown = words(form)
    for way in (
        "Restoration of the period",
        "2 weeks from the day on which the obstacle ended (VwGO 60)",
        "Nobody has recorded: Deemed served.",
        "the period is 1 year (VwGO 58(2))",
        "Late filing with a request",
        "New claim or interim measure",
        "Duty to tell the client",
    ):
        assert way in shown


def test_after_a_lapse_interim_measures_and_a_new_claim_are_one_press_away(opened, qtbot):
    form, _ = opened(cases.deadline_view(state=S.LAPSED))
    with qtbot.waitSignal(form.interim_wanted):
        form.interim_button.click()
    form, _ = opened(cases.deadline_view(state=S.LAPSED))
    with qtbot.waitSignal(form.claim_wanted):
        form.claim_button.click()


def test_where_no_rule_restores_it_says_that_the_day_has_to_be_determined(opened):
    lapse = cases.lapse_view(restoration=(), notice="", other_starts=())
    form, _ = opened(cases.deadline_view(state=S.LAPSED), lapse=lapse)
    assert "Its last day has to be determined" in words(form)


def test_a_lapse_is_recorded_with_a_note_and_what_follows(opened, qtbot):
    form, calls = opened(cases.deadline_view(state=S.LAPSED))
    form.choose(Answer.LAPSE)
    form.submit_button.click()
    assert form._rows["lapse_note"].has_error
    type_text(form.editors["lapse_note"], "served on the wrong person")
    type_text(form._rows["obstacle_removed"].line, "2.2.2026")
    form.editors["tell"].setChecked(False)
    with qtbot.waitSignal(form.saved):
        form.submit_button.click()
    draft = LapseDraft("served on the wrong person", True, date(2026, 2, 2), None)
    assert calls.named("record_lapse")[0][1] == ("d-1", 1, draft)


def test_an_extension_is_asked_for_and_granted(opened, qtbot):
    view = cases.deadline_view(state=S.OPEN, extendable=True)
    form, calls = opened(view)
    form.choose(Answer.ASK_EXTENSION)
    type_text(form._rows["asked_day"].line, "30.1.2026")
    type_text(form.editors["asked_note"], "by letter")
    with qtbot.waitSignal(form.saved):
        form.submit_button.click()
    assert calls.named("ask_extension")[0][2] == {
        "day": date(2026, 1, 30), "until": None, "note": "by letter",
    }  # fmt: skip


def test_the_control_slip_is_written_where_it_was_asked_for(opened, qtbot, tmp_path):
    form, _ = opened(cases.deadline_view(state=S.OPEN))
    target = tmp_path / "slip.pdf"
    form._ask = lambda parent, title, name: str(target)
    form._calls = form._calls._replace(print_slip=lambda uid: MemoPdf(b"%PDF-", 1, "ab"))
    form.behind.button.click()
    form.slip_button.click()
    qtbot.waitUntil(lambda: "slip.pdf: 1 page" in form.footnote.text())
    assert target.read_bytes() == b"%PDF-"


def test_a_guest_reads_and_neither_answers_nor_prints(opened):
    form, _ = opened(cases.deadline_view(state=S.OPEN, role=Role.GUEST), Role.GUEST)
    assert not form.submit_button.isVisible()
    assert not hasattr(form, "slip_button")
    assert "Change dates or answers" not in words(form)


def test_what_the_rule_asks_and_nobody_answered_is_said(opened):
    form, _ = opened(cases.deadline_view(), open_questions=("At which hour did it happen?",))
    assert "Not answered yet: At which hour did it happen?" in words(form)


def test_the_event_can_be_corrected_from_the_deadline(opened, qtbot):
    form, _ = opened(cases.deadline_view())
    with qtbot.waitSignal(form.event_wanted) as wanted:
        form._on_event_wanted()
    assert wanted.args == ["e-1"]
    assert not form.isVisible()


@pytest.mark.parametrize(
    "view",
    [
        cases.deadline_view(state=S.LAPSED),
        cases.deadline_view(state=S.OPEN, closing=Closing.WAIVE, around={"closing": ASKED}),
        filed(own_entry=True),
        replace(
            cases.deadline_view(state=S.OPEN),
            linked=(cases.deadline_row(uid="d-7", action="Deposit at the notary"),),
        ),
    ],
)
def test_every_state_can_be_used_without_eyes_or_mouse(opened, view):
    form, _ = opened(view)
    form.behind.button.click()
    assert problems(form) == []
    if hasattr(form, "more"):
        form.more.button.click()
    for answer in form._choices:
        form.choose(answer)
        assert problems(form) == []


@pytest.mark.parametrize("answer", [Answer.CONFIRM, Answer.CHECK, Answer.CLOSE])
def test_a_second_look_can_be_used_without_eyes_or_mouse(qtbot, answer):
    context = surroundings()
    made, _ = office()
    view = filed(own_entry=True, closing=ASKED)
    form = SecondLookForm(context, made.deadlines, view, answer)
    qtbot.addWidget(form)
    form.show()
    qtbot.waitUntil(lambda: not context.runner.is_busy)
    found = problems(form)
    context.runner.abandon(seconds=5)
    assert found == []
