"""One client's file and one proceeding, with a fake office."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from caseapp.domain.changes import Changes
from caseapp.domain.vocabulary import DeadlineState, ProceedingKind, Role
from caseapp.ui.client_file.dialog import MatterForm, ProceedingForm
from caseapp.ui.client_file.steps import MembersForm, TaskForm
from caseapp.ui.client_file.view import ClientFileScreen
from caseapp.ui.clients.dialog import ClientForm
from caseapp.ui.deadline.by_hand import ManualDeadlineForm
from caseapp.ui.deadline.dialog import DeadlineForm
from caseapp.ui.drafts import KeptForm
from caseapp.ui.event.dialog import EventForm, heading_of
from caseapp.ui.filing.dialog import MemoForm
from caseapp.ui.hearing.dialog import HearingForm
from caseapp.ui.proceeding.view import ProceedingScreen
from caseapp.ui.screen import Place
from caseapp.ui.widgets import Button, Row
from caseapp.ui.widgets.message import PlainMessage
from tests.ui import cases
from tests.ui.accessibility import problems, settle
from tests.ui.hands import type_text
from tests.ui.offices import office
from tests.ui.surroundings import surroundings


@pytest.fixture
def shown(qtbot):
    runners = []

    def make(screen_class, place, role=Role.LAWYER, **data):
        context = surroundings(role)
        runners.append(context.runner)
        made, calls = office(**data)
        screen = screen_class(context, made)
        qtbot.addWidget(screen)
        screen.resize(1084, 640)
        screen.show_place(place)
        screen.show()
        qtbot.waitUntil(lambda: bool(screen.page.title.text()))
        settle()
        return screen, calls

    yield make
    for runner in runners:
        runner.abandon(seconds=5)


CLIENT = Place("client", "c-1")
PROCEEDING = Place("proceeding", "pr-1")


def words(screen):
    return [label.text() for label in screen.findChildren(QLabel) if label.isVisible()]


def row(screen, text):
    return next(r for r in screen.findChildren(Row) if text in r.accessibleName())


def button(screen, name):
    return next(b for b in screen.findChildren(Button) if b.accessibleName() == name)


def dialog(screen, kind):
    return next(iter(screen.findChildren(kind)))


def test_what_comes_next_stands_first_with_the_undetermined_on_top(shown):
    screen, _ = shown(ClientFileScreen, CLIENT)
    rows = [r.accessibleName() for r in screen.findChildren(Row)]
    assert "Appeal against extradition decision" in rows[0]
    assert "Complaint to the Supreme Court" in rows[1]
    assert "Hearing" in rows[2]


def test_what_never_to_do_stands_before_any_number(shown):
    screen, _ = shown(ClientFileScreen, CLIENT)
    said = words(screen)
    assert said.index("Never call the parents' home") < said.index("+7 700 000 00 00")


def test_every_name_stands_with_its_script(shown):
    screen, _ = shown(ClientFileScreen, CLIENT)
    said = words(screen)
    assert {"Legal name · Cyrillic", "Passport spelling · Latin"} <= set(said)


def test_a_deadline_row_leads_to_its_answer(shown, qtbot):
    screen, _ = shown(ClientFileScreen, CLIENT)
    with qtbot.waitSignal(screen.open_requested) as opened:
        row(screen, "Complaint to the Supreme Court").click()
    assert opened.args[0] == Place("proceeding", "pr-1", "deadline:d-1")


def test_a_client_without_anything_planned_says_so(shown):
    screen, _ = shown(ClientFileScreen, CLIENT, client=cases.client_view(matters=()))
    assert {"No next step", "No matter yet"} <= set(words(screen))


def test_a_matter_is_opened_for_this_client(shown, qtbot):
    screen, calls = shown(ClientFileScreen, CLIENT)
    button(screen, "New matter").click()
    form = dialog(screen, MatterForm)
    type_text(form.heading, "Выдача в Россию")
    form.submit_button.click()
    qtbot.waitUntil(lambda: bool(calls.named("open_matter")))
    draft = calls.named("open_matter")[0][1][0]
    assert (draft.title, draft.clients) == ("Выдача в Россию", ("c-1",))


def test_a_proceeding_is_added_and_opened(shown, qtbot):
    screen, calls = shown(ClientFileScreen, CLIENT)
    button(screen, "Add proceeding to file 2026/038").click()
    form = dialog(screen, ProceedingForm)
    form.kind.choose("extradition")
    form.host.choose("KZ")
    form.requesting.choose("RU")
    type_text(form.court, "Верховный Суд, Астана")
    with qtbot.waitSignal(screen.open_requested) as opened:
        form.submit_button.click()
    draft = calls.named("add_proceeding")[0][1][0]
    assert (draft.matter, draft.kind) == ("m-1", ProceedingKind.EXTRADITION)
    assert (draft.host_state, draft.requesting_state) == ("KZ", "RU")
    assert opened.args[0] == Place("proceeding", "new-add_proceeding")


def test_a_proceeding_without_a_host_state_is_refused(shown):
    screen, calls = shown(ClientFileScreen, CLIENT)
    button(screen, "Add proceeding to file 2026/038").click()
    form = dialog(screen, ProceedingForm)
    form.submit_button.click()
    assert next(f for f in form.fields if f.name == "host_state").has_error
    assert calls.named("add_proceeding") == []


def test_the_region_of_the_seat_is_asked_only_where_holidays_differ(shown):
    screen, _ = shown(ClientFileScreen, CLIENT)
    button(screen, "Add proceeding to file 2026/038").click()
    form = dialog(screen, ProceedingForm)
    assert not form._seat_field.isVisible()
    form.host.choose("DE")
    assert form._seat_field.isVisible()


def test_a_guest_sees_the_file_and_no_button_that_would_be_refused(shown):
    screen, _ = shown(ClientFileScreen, CLIENT, Role.GUEST)
    names = {b.accessibleName() for b in screen.findChildren(Button) if b.isVisible()}
    assert names == set()


def test_news_of_a_change_reload_the_file(shown, qtbot):
    screen, _ = shown(ClientFileScreen, CLIENT)
    screen.page.set_title("stale")
    screen.context.hub.publish(Changes.of(deadline="d-1"))
    qtbot.waitUntil(lambda: screen.page.title.text() == "Пётр Ильин")


def test_the_proceeding_shows_deadlines_events_hearings_memos_and_court(shown):
    screen, _ = shown(ProceedingScreen, PROCEEDING)
    said = words(screen)
    assert "Extradition · Kazakhstan · requested by Russia" in said
    assert {"Deadlines", "What happened", "Hearings", "Memos", "Court"} <= set(said)
    assert any("says client" in text for text in said)


def test_the_calculation_is_shown_when_asked_for(shown):
    screen, _ = shown(ProceedingScreen, PROCEEDING)
    assert cases.CALCULATION[0] not in words(screen)
    button(screen, "Show calculation of Complaint to the Supreme Court").click()
    assert cases.CALCULATION[0] in words(screen)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("New event", EventForm),
        ("New hearing", HearingForm),
        ("Deadline by hand", ManualDeadlineForm),
        ("New memo", MemoForm),
    ],
)
def test_every_button_of_the_proceeding_opens_its_form(shown, name, form):
    screen, _ = shown(ProceedingScreen, PROCEEDING)
    button(screen, name).click()
    assert dialog(screen, form).isVisible()


def test_a_place_can_name_the_deadline_to_answer(shown):
    place = Place("proceeding", "pr-1", "deadline:d-2")
    screen, _ = shown(ProceedingScreen, place)
    assert dialog(screen, DeadlineForm).title.text() == "Appeal against extradition decision"


def test_a_place_can_ask_for_a_new_event(shown):
    screen, _ = shown(ProceedingScreen, Place("proceeding", "pr-1", "event"))
    assert dialog(screen, EventForm).isVisible()


@pytest.mark.parametrize(
    ("form", "kind", "payload"),
    [
        ("event", EventForm, '{"act": "arrest", "notes": "n"}'),
        ("hearing", HearingForm, '{"typed": {"place": "зал 4"}}'),
        ("manual-deadline", ManualDeadlineForm, '{"typed": {"action": "a"}}'),
    ],
)
def test_a_kept_form_opens_again_with_what_was_typed(shown, qtbot, form, kind, payload):
    screen, _ = shown(ProceedingScreen, PROCEEDING)
    screen.context.drafts.reopen([KeptForm(form, "pr-1", payload)])
    qtbot.waitUntil(lambda: bool(screen.findChildren(kind)))
    assert dialog(screen, kind).is_dirty()


def test_a_started_memo_opens_in_the_builder(shown, qtbot):
    screen, calls = shown(ProceedingScreen, PROCEEDING)
    button(screen, "New memo").click()
    form = dialog(screen, MemoForm)
    qtbot.waitUntil(lambda: form.template.count() == 1)
    assert form.language.value() == "ru"
    with qtbot.waitSignal(screen.open_requested) as opened:
        form.submit_button.click()
    assert opened.args[0] == Place("filings", "new-start_memo")
    assert calls.named("start_memo")[0][1][0].addressee == "Supreme Court, Astana"


@pytest.mark.parametrize(
    ("screen_class", "place"), [(ClientFileScreen, CLIENT), (ProceedingScreen, PROCEEDING)]
)
def test_the_screens_can_be_used_without_eyes_or_mouse(shown, screen_class, place):
    screen, _ = shown(screen_class, place)
    assert problems(screen) == []


def test_a_row_opens_with_enter(shown, qtbot):
    screen, _ = shown(ProceedingScreen, PROCEEDING)
    qtbot.keyClick(row(screen, "Complaint to the Supreme Court"), Qt.Key.Key_Return)
    assert dialog(screen, DeadlineForm).isVisible()


def test_a_task_that_knows_its_matter_only_leads_to_the_client(shown):
    screen, _ = shown(ClientFileScreen, Place("client", part="matter:m-1"))
    assert screen.page.title.text() == "Пётр Ильин"


def test_a_birth_is_shown_without_a_weekday(shown):
    screen, _ = shown(ClientFileScreen, CLIENT)
    assert "12 March 1984" in words(screen)


def test_a_task_is_noted_in_the_matter(shown, qtbot):
    screen, calls = shown(ClientFileScreen, CLIENT)
    button(screen, "Add task to file 2026/038").click()
    form = dialog(screen, TaskForm)
    form.submit_button.click()
    assert form.isVisible(), "a task without words is refused"
    type_text(form.what, "Заказать перевод")
    form.submit_button.click()
    qtbot.waitUntil(lambda: bool(calls.named("add_task")))
    assert calls.named("add_task")[0][1][0].text == "Заказать перевод"


def test_a_task_is_ticked_off_where_it_stands(shown, qtbot):
    screen, calls = shown(ClientFileScreen, CLIENT)
    button(screen, "Done: Ask for the translation").click()
    qtbot.waitUntil(lambda: bool(calls.named("finish_task")))
    assert calls.named("finish_task")[0][1] == ("t-1", 1)


@pytest.mark.parametrize(("person", "command"), [("p-1", "remove_member"), ("p-2", "add_member")])
def test_members_are_let_in_and_taken_out_by_a_lawyer(shown, qtbot, person, command):
    screen, calls = shown(ClientFileScreen, CLIENT)
    button(screen, "Members of file 2026/038").click()
    form = dialog(screen, MembersForm)
    qtbot.waitUntil(lambda: form.who.count() == 3)
    form.who.choose(person)
    form.submit_button.click()
    qtbot.waitUntil(lambda: bool(calls.named(command)))
    assert calls.named(command)[0][1] == ("m-1", person)


def test_a_paralegal_is_not_offered_to_change_members(shown):
    screen, _ = shown(ClientFileScreen, CLIENT, role=Role.PARALEGAL)
    names = [b.accessibleName() for b in screen.findChildren(Button)]
    assert "Add task to file 2026/038" in names
    assert "Members of file 2026/038" not in names


def agree_to_bin(form, qtbot):
    form.bin_button.click()
    message = form.findChild(PlainMessage)
    qtbot.waitUntil(message.isVisible)
    message.go.click()


def test_a_client_goes_to_the_bin_after_a_question_and_the_screen_steps_back(shown, qtbot):
    screen, calls = shown(ClientFileScreen, CLIENT)
    button(screen, "Change client").click()
    with qtbot.waitSignal(screen.back_requested):
        agree_to_bin(dialog(screen, ClientForm), qtbot)
    assert calls.named("delete_client")[0][1] == ("c-1", 4)


def test_an_event_is_changed_at_the_version_that_was_read(shown, qtbot):
    screen, calls = shown(ProceedingScreen, PROCEEDING)
    row(screen, "Extradition decision").click()
    form = dialog(screen, EventForm)
    qtbot.waitUntil(lambda: form.act.value() == "extradition_decision")
    assert not form.is_dirty()
    form.notes.setPlainText("corrected")
    form.submit_button.click()
    qtbot.waitUntil(lambda: bool(calls.named("change_event")))
    uid, draft = calls.named("change_event")[0][1]
    assert (uid, draft.version, draft.notes) == ("e-1", 1, "corrected")
    assert draft.dates == cases.event_view().dates


def test_an_event_and_a_hearing_go_to_the_bin(shown, qtbot):
    screen, calls = shown(ProceedingScreen, PROCEEDING)
    row(screen, "Extradition decision").click()
    agree_to_bin(dialog(screen, EventForm), qtbot)
    row(screen, "Hearing").click()
    agree_to_bin(dialog(screen, HearingForm), qtbot)
    qtbot.waitUntil(lambda: bool(calls.named("delete_hearing")))
    assert calls.named("delete_event")[0][1] == ("e-1", 1)
    assert calls.named("delete_hearing")[0][1] == ("h-1", 1)


def test_a_place_can_name_the_hearing(shown):
    screen, _ = shown(ProceedingScreen, Place("proceeding", "pr-1", "hearing:h-1"))
    assert dialog(screen, HearingForm).room.text() == "room 14"


@pytest.mark.parametrize(
    ("typed", "code"), [("Kirgizia", "KG"), ("Кыргызстан", "KG"), ("Kazak", "KZ"), ("Серб", "RS")]
)
def test_a_host_state_is_found_by_any_of_its_names(qtbot, typed, code):
    context = surroundings()
    made, _ = office()
    form = ProceedingForm(context, made.matters, "m-1")
    qtbot.addWidget(form)
    type_text(form.host, typed)
    assert form.host.value() == code


def test_a_host_state_that_is_not_found_is_said_and_the_old_one_stays(qtbot):
    context = surroundings()
    made, _ = office()
    form = ProceedingForm(context, made.matters, "m-1", proceeding=cases.proceeding_view())
    qtbot.addWidget(form)
    type_text(form.host, "Xyzzy")
    field = next(one for one in form.fields if one.name == "host_state")
    assert field.has_error
    assert form.host.value() == "KZ"
    form.host._last = 0.0
    type_text(form.host, "Germ")
    assert (form.host.value(), field.has_error) == ("DE", False)


def test_a_proceeding_is_titled_with_its_host_state_everywhere(shown):
    screen, _ = shown(ProceedingScreen, Place("proceeding", "pr-1"))
    assert screen.page.title.text() == "Extradition · Kazakhstan · requested by Russia"
    about = heading_of(screen.context, cases.proceeding_view(court_or_body=""))
    assert about == "file 2026/038 · Extradition · Kazakhstan"


def test_after_a_lapse_the_proceeding_leads_to_what_is_left(shown, qtbot):
    screen, _ = shown(ProceedingScreen, PROCEEDING)
    form = screen._show_deadline(cases.deadline_view(state=DeadlineState.LAPSED))
    with qtbot.waitSignal(screen.open_requested) as opened:
        form.interim_wanted.emit()
    assert opened.args[0] == Place("interim", "pr-1")
    form.claim_wanted.emit()
    begun = dialog(screen, ProceedingForm)
    assert begun.windowTitle() == "New proceeding"
    begun.set_baseline()
    begun.reject()
    form.reject()
