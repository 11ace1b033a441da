"""Interim measures on the screen, with a fake office."""

import pytest
from PySide6.QtWidgets import QLabel

from caseapp.domain.protection.errors import SecondBodyError
from caseapp.domain.protection.words import InterimBody, InterimState
from caseapp.domain.vocabulary import Role
from caseapp.ui.interim.dialog import InterimForm
from caseapp.ui.interim.view import InterimScreen
from caseapp.ui.screen import Place
from caseapp.ui.widgets import Badge, Button, Card, Notice, Row
from tests.ui import protections
from tests.ui.accessibility import problems, settle
from tests.ui.hands import type_text
from tests.ui.offices import office
from tests.ui.surroundings import surroundings


@pytest.fixture
def shown(qtbot):
    runners = []

    def make(role=Role.LAWYER, language="en", **data):
        context = surroundings(role, language)
        runners.append(context.runner)
        made, calls = office(**data)
        screen = InterimScreen(context, made)
        qtbot.addWidget(screen)
        screen.resize(1084, 640)
        screen.show_place(Place("interim", "pr-1"))
        screen.show()
        qtbot.waitUntil(lambda: bool(screen.page.title.text()))
        settle()
        return screen, calls

    yield make
    for runner in runners:
        runner.abandon(seconds=5)


def words(screen):
    return [label.text() for label in screen.findChildren(QLabel) if label.isVisible()]


def button(screen, name):
    return next(b for b in screen.findChildren(Button) if b.accessibleName() == name)


def dialog(screen):
    return next(iter(screen.findChildren(InterimForm)))


def test_domestic_relief_stands_before_any_body(shown):
    screen, _ = shown()
    said = words(screen)
    assert said.index("1. Domestic relief first") < said.index("2. One body outside the state")
    assert said.index("Complaint to the Supreme Court") < said.index("UN Human Rights Committee")


def test_each_body_shows_basis_grade_day_and_what_is_to_be_checked_today(shown):
    screen, _ = shown()
    rows = {r.accessibleName() for r in screen.findChildren(Row)}
    assert any("party (Views adopted) · official page seen" in name for name in rows)
    assert any("Jurisdiction not recorded. Check today" in name for name in rows)
    assert any("Recorded as not open" in name for name in rows)
    assert not [b for b in screen.findChildren(Badge) if b.property("tone") == "green"]


def test_a_body_is_chosen_with_its_facts_and_documents(shown, qtbot):
    screen, calls = shown(interim=protections.interim_panel(chosen=()))
    button(screen, "Choose UN Human Rights Committee").click()
    form = dialog(screen)
    type_text(form.facts, "выдача в Россию")
    form.ticks["doc-1"].setChecked(True)
    form.submit_button.click()
    qtbot.waitUntil(lambda: bool(calls.named("choose_body")))
    draft = calls.named("choose_body")[0][1][0]
    assert (draft.body, draft.facts, draft.documents) == (
        InterimBody.HRC, "выдача в Россию", ("doc-1",),
    )  # fmt: skip


def test_a_second_body_shows_the_rule_on_parallel_complaints_before_it_is_chosen(shown):
    screen, _ = shown()
    button(screen, "Choose UN Human Rights Committee").click()
    notices = dialog(screen).findChildren(Notice)
    said = [notice.accessibleName() + notice.accessibleDescription() for notice in notices]
    assert any("Chosen already" in text and "parallel complaints" in text for text in said)


def test_a_second_body_without_reason_shows_the_refusal_at_the_reason(shown, qtbot):
    screen, calls = shown()
    button(screen, "Choose UN Human Rights Committee").click()
    form = dialog(screen)
    type_text(form.facts, "то же")
    calls.refuse = SecondBodyError(body="ECtHR")
    form.submit_button.click()
    qtbot.waitUntil(lambda: any(f.name == "reason" and f.has_error for f in form.fields))


def test_what_was_answered_is_recorded(shown, qtbot):
    screen, calls = shown()
    button(screen, "Change request to European Court of Human Rights (Rule 39)").click()
    form = dialog(screen)
    form.state.choose(InterimState.GRANTED.value)
    form.requested.set_text("1.2.2026")
    type_text(form.requested_at.line, "15:50")
    form.submit_button.click()
    qtbot.waitUntil(lambda: bool(calls.named("change_interim")))
    uid, draft = calls.named("change_interim")[0][1]
    assert (uid, draft.state, draft.requested_at.hour) == ("im-1", InterimState.GRANTED, 15)


def test_granted_is_not_served_and_says_so(shown):
    one = protections.interim_view()
    granted = protections.InterimDraft(
        "pr-1", InterimBody.ECHR, "x", state=InterimState.GRANTED, version=1
    )
    panel = protections.interim_panel(
        chosen=(protections.interim_view(draft=granted, documents=one.documents),)
    )
    screen, _ = shown(interim=panel)
    assert any("Granted is not served" in text for text in words(screen))


def test_what_fails_before_sending_is_named_with_the_document(shown, qtbot):
    screen, calls = shown()
    said = words(screen)
    assert "Before sending: 3 points are open" in said
    assert "No Cyrillic letter in the file name: Stay of the Supreme Court" in said
    name = "Look for text in the documents of European Court of Human Rights (Rule 39)"
    button(screen, name).click()
    qtbot.waitUntil(lambda: bool(calls.named("look_into_documents")))


def test_out_of_hours_the_call_list_stands_beside_a_red_countdown(shown):
    screen, _ = shown()
    urgent = [c.heading.text() for c in screen.findChildren(Card) if c.property("urgent")]
    assert urgent == ["Strasbourg countdown"]
    said = words(screen)
    assert any("closed until" in text and "call list" in text for text in said)
    assert any("Duty prosecutor" in text for text in said)


def test_an_empty_call_list_leads_to_where_it_is_written(shown, qtbot):
    screen, _ = shown(interim=protections.interim_panel(call_list=""))
    with qtbot.waitSignal(screen.open_requested) as opened:
        button(screen, "Write the call list").click()
    assert opened.args[0] == Place("custody", "pr-1")


def test_a_paralegal_records_answers_and_chooses_no_body(shown):
    screen, _ = shown(Role.PARALEGAL)
    names = [b.accessibleName() for b in screen.findChildren(Button)]
    assert any(name.startswith("Change request") for name in names)
    assert not any(name.startswith("Choose") for name in names)


def test_an_empty_proceeding_teaches_what_to_record(shown):
    screen, _ = shown(interim=protections.interim_panel(domestic=(), chosen=(), because=()))
    assert any("No domestic remedy is recorded" in text for text in words(screen))


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_keyboard_and_screen_reader_reach_everything(shown, language, scale):
    screen, _ = shown(language=language)
    screen.resize(int(1084 * scale), 640)
    assert problems(screen) == []


@pytest.mark.parametrize(
    "open_it",
    [
        "Choose a domestic court or body",
        "Choose UN Committee against Torture",
        "Change request to European Court of Human Rights (Rule 39)",
    ],
)
def test_every_form_can_be_used_without_a_mouse(shown, open_it):
    screen, _ = shown()
    button(screen, open_it).click()
    settle()
    assert problems(dialog(screen)) == []
