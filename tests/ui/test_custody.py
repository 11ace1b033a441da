"""Custody and what bars removal on the screen, with a fake office."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from PySide6.QtWidgets import QLabel

from caseapp.domain.protection.custody import LimitState
from caseapp.domain.protection.words import BarKind, CustodyEnd
from caseapp.domain.vocabulary import Role, Suspensive
from caseapp.ui.custody.bars import BarForm, RemovalForm
from caseapp.ui.custody.countdown import Countdown
from caseapp.ui.custody.dialog import CustodyEndForm, CustodyForm
from caseapp.ui.custody.limits import limit_row
from caseapp.ui.custody.view import CustodyScreen
from caseapp.ui.drafts import KeptForm
from caseapp.ui.screen import Place
from caseapp.ui.widgets import Badge, Button, Card, Row
from tests.ui import protections
from tests.ui.accessibility import problems, settle
from tests.ui.hands import type_text
from tests.ui.offices import office
from tests.ui.protections import limit
from tests.ui.surroundings import surroundings

HERE = Place("custody", "pr-1")


@pytest.fixture
def shown(qtbot):
    runners = []

    def make(role=Role.LAWYER, language="en", path="", **data):
        context = surroundings(role, language)
        runners.append(context.runner)
        made, calls = office(**data)
        screen = CustodyScreen(context, made, lambda *_: path)
        qtbot.addWidget(screen)
        screen.resize(1084, 640)
        screen.show_place(HERE)
        screen.show()
        qtbot.waitUntil(lambda: bool(screen.page.title.text()))
        settle()
        return screen, calls

    yield make
    for runner in runners:
        runner.abandon(seconds=5)


def words(screen):
    return [label.text() for label in screen.findChildren(QLabel) if label.isVisible()]


def row(screen, text):
    return next(r for r in screen.findChildren(Row) if text in r.accessibleName())


def button(screen, name):
    return next(b for b in screen.findChildren(Button) if b.accessibleName() == name)


def dialog(screen, kind):
    return next(iter(screen.findChildren(kind)))


def test_the_verdict_stands_first_and_red(shown):
    screen, _ = shown()
    said = words(screen)
    assert said.index("What bars removal") < said.index("Custody: Пётр Ильин")
    assert any(text.startswith("Nothing that counts bars removal") for text in said)
    urgent = [card for card in screen.findChildren(Card) if card.property("urgent")]
    assert len(urgent) == 1


def test_nothing_on_the_panel_is_ever_green_or_says_safe(shown):
    covered = protections.removal_panel(
        risk=protections.risk(uncovered=()), bars=(protections.bar(gaps=(), gap_sentences=()),),
        verdict="Acts that count cover every day until Sun 15 Feb 2026.",
    )  # fmt: skip
    screen, _ = shown(removal=covered)
    assert not [b for b in screen.findChildren(Badge) if b.property("tone") == "green"]
    assert not any("safe" in text.casefold().replace("safe day", "") for text in words(screen))
    assert "Counts today" in words(screen)


def test_every_gap_is_said_in_a_sentence(shown):
    screen, _ = shown()
    said = words(screen)
    assert "3 gaps" in said
    assert "The order is not in the file: add the document." in said


def test_both_hours_stand_beside_each_limit_with_the_event_that_ends_it(shown):
    screen, _ = shown()
    limit = row(screen, "Identity, nationality")
    assert "07:15" in limit.accessibleName()
    assert "by the record" in limit.accessibleName()
    assert "unless this comes first: Order on custody" in limit.accessibleName()
    assert any("4 h 25 min" in text for text in words(screen))


def test_a_limit_nobody_verified_has_no_date(shown):
    screen, _ = shown()
    assert row(screen, "Maximum extradition arrest").accessibleName().startswith("To be det")


def test_a_lapse_is_red_and_never_says_release_or_free(shown):
    lapsed = protections.custody_panel(
        custodies=(protections.custody_view(
            limits=(protections.limit(state=LimitState.LAPSED),)),)
    )  # fmt: skip
    screen, _ = shown(custody=lapsed)
    reds = [b.text() for b in screen.findChildren(Badge) if b.property("tone") == "red"]
    assert "Title lapses" in reds
    said = " ".join(words(screen)).casefold()
    assert "release" not in said
    assert "goes free" not in said


def test_without_custody_the_screen_teaches_what_to_record(shown):
    screen, _ = shown(custody=protections.custody_panel(custodies=()))
    assert any("hour of the record" in text for text in words(screen))
    button(screen, "Record custody in this proceeding").click()
    assert dialog(screen, CustodyForm)


def test_custody_is_recorded_with_both_hours(shown, qtbot):
    screen, calls = shown(custody=protections.custody_panel(custodies=()))
    button(screen, "Record custody").click()
    form = dialog(screen, CustodyForm)
    form.seized.set_text("30.1.2026")
    type_text(form.seized_at.line, "7:15")
    form.recorded.set_text("30.1.2026")
    type_text(form.recorded_at.line, "11.40")
    type_text(form.held_at, "СИЗО 1")
    form.submit_button.click()
    qtbot.waitUntil(lambda: bool(calls.named("record_custody")))
    draft = calls.named("record_custody")[0][1][0]
    assert (draft.seized_at, draft.recorded_at) == (time(7, 15), time(11, 40))
    assert (draft.client, draft.event, draft.place) == ("c-1", None, "СИЗО 1")


def test_an_arrest_in_the_file_is_taken_over_and_its_hours_are_not_typed_again(shown, qtbot):
    panel = protections.custody_panel(custodies=(), arrests=(protections.arrest(),))
    screen, calls = shown(custody=panel)
    button(screen, "Record custody").click()
    form = dialog(screen, CustodyForm)
    assert not form.seized_at.line.isEnabled()
    form.submit_button.click()
    qtbot.waitUntil(lambda: bool(calls.named("record_custody")))
    assert calls.named("record_custody")[0][1][0].event == "e-7"


def test_an_open_pause_is_closed_by_changing_custody(shown, qtbot):
    screen, calls = shown()
    button(screen, "Change custody of Пётр Ильин").click()
    form = dialog(screen, CustodyForm)
    form.pause_last.set_text("5.2.2026")
    form.submit_button.click()
    qtbot.waitUntil(lambda: bool(calls.named("change_custody")))
    uid, draft = calls.named("change_custody")[0][1]
    assert (uid, draft.version) == ("cu-1", 2)
    assert [one.last for one in draft.pauses] == [date(2026, 2, 5)]


def test_an_unreadable_hour_is_refused_before_anything_is_sent(shown):
    screen, calls = shown(custody=protections.custody_panel(custodies=()))
    button(screen, "Record custody").click()
    form = dialog(screen, CustodyForm)
    form.seized.set_text("30.1.2026")
    type_text(form.seized_at.line, "25:70")
    form.submit_button.click()
    assert form.seized_at.has_error
    assert calls.named("record_custody") == []


def test_the_end_of_custody_names_who_saw_it(shown, qtbot):
    screen, calls = shown()
    button(screen, "Custody of Пётр Ильин ended").click()
    form = dialog(screen, CustodyEndForm)
    form.day.set_text("1.2.2026")
    type_text(form.source, "адвокат у ворот")
    form.submit_button.click()
    qtbot.waitUntil(lambda: bool(calls.named("end_custody")))
    uid, draft, version = calls.named("end_custody")[0][1]
    assert (uid, draft.how, draft.source, version) == (
        "cu-1", CustodyEnd.LET_OUT, "адвокат у ворот", 2,
    )  # fmt: skip


def test_an_act_is_added_with_its_proof_of_service(shown, qtbot):
    screen, calls = shown()
    button(screen, "Add an act that bars removal").click()
    form = dialog(screen, BarForm)
    assert form.effect.value() == Suspensive.UNVERIFIED.value
    assert form.served_body.text() == "Committee of National Security"
    type_text(form.heading, "Верховный Суд, 3-1")
    form.effect.choose("yes")
    form.document.choose("doc-1")
    form.served.set_text("1.2.2026")
    type_text(form.proof, "вх. 4711")
    form.submit_button.click()
    qtbot.waitUntil(lambda: bool(calls.named("add_bar")))
    draft = calls.named("add_bar")[0][1][0]
    assert (draft.what, draft.effect, draft.document) == (
        BarKind.COURT_ORDER, Suspensive.YES, "doc-1",
    )  # fmt: skip
    assert (draft.served_day, draft.served_proof) == (date(2026, 2, 1), "вх. 4711")


def test_for_a_rule_the_effect_is_not_asked(shown):
    screen, _ = shown()
    row(screen, "Supreme Court, stay of 28 Jan").click()
    form = dialog(screen, BarForm)
    assert form.effect_field.isVisibleTo(form)
    form.what.choose(BarKind.RULE.value)
    assert not form.effect_field.isVisibleTo(form)
    assert form.rule_field.isVisibleTo(form)


def test_whom_to_call_is_written_by_anybody_and_closed_by_a_lawyer_alone(shown, qtbot):
    screen, calls = shown(Role.PARALEGAL)
    button(screen, "Change removal").click()
    form = dialog(screen, RemovalForm)
    assert not form.closed.isVisibleTo(form)
    type_text(form.call_list, "1. суд")
    form.submit_button.click()
    qtbot.waitUntil(lambda: bool(calls.named("change_removal")))
    assert calls.named("change_removal")[0][1][0].call_list.startswith("1. суд")


def test_both_hours_are_printed_for_the_complaint(shown, qtbot, tmp_path):
    screen, _ = shown(path=str(tmp_path / "custody.pdf"))
    button(screen, "Print custody of Пётр Ильин").click()
    qtbot.waitUntil(lambda: any("Written to custody.pdf: 2 pages." in w for w in words(screen)))
    assert (tmp_path / "custody.pdf").read_bytes() == b"%PDF-"


def test_a_closed_alarm_says_who_may_close_it_and_on_what(shown):
    known = protections.RemovalDraft(
        "pr-1", closed_on=date(2026, 1, 31), closed_source="judgment of 31 January"
    )
    panel = protections.removal_panel(at_risk=False, removal=known, why=(), bars=())
    screen, _ = shown(removal=panel)
    said = words(screen)
    assert "A lawyer closed this alarm: no longer enforceable." in said
    assert any("judgment of 31 January" in text for text in said)
    assert not [card for card in screen.findChildren(Card) if card.property("urgent")]


def test_nobody_is_recorded_as_held_twice(shown):
    screen, _ = shown()
    assert not screen.custody_button.isVisible()


def test_a_guest_reads_and_has_nothing_to_press_but_ways_out(shown):
    screen, _ = shown(Role.GUEST)
    names = {b.accessibleName() for b in screen.findChildren(Button) if b.isVisible()}
    assert names == {"Open proceeding", "Interim measures"}


def test_the_way_to_interim_measures_is_one_press(shown, qtbot):
    screen, _ = shown()
    with qtbot.waitSignal(screen.open_requested) as opened:
        screen.interim_button.click()
    assert opened.args[0] == Place("interim", "pr-1")


def test_a_kept_form_is_opened_again_on_its_record(shown, qtbot):
    screen, _ = shown()
    button(screen, "Change custody of Пётр Ильин").click()
    form = dialog(screen, CustodyForm)
    type_text(form.notes, "не дописано")
    payload = form.draft_payload()
    form.setParent(None)
    screen.context.drafts.reopen([KeptForm("custody", "pr-1", payload)])
    qtbot.waitUntil(lambda: any(one is not form for one in screen.findChildren(CustodyForm)))
    again = dialog(screen, CustodyForm)
    assert (again.notes.toPlainText(), again.kept["uid"]) == ("не дописано", "cu-1")


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_keyboard_and_screen_reader_reach_everything(shown, language, scale):
    screen, _ = shown(language=language)
    screen.resize(int(1084 * scale), 640)
    assert problems(screen) == []


@pytest.mark.parametrize(
    ("open_it", "kind"),
    [
        ("Change custody of Пётр Ильин", CustodyForm),
        ("Custody of Пётр Ильин ended", CustodyEndForm),
        ("Add an act that bars removal", BarForm),
        ("Change removal", RemovalForm),
    ],
)
def test_every_form_can_be_used_without_a_mouse(shown, open_it, kind):
    screen, _ = shown()
    button(screen, open_it).click()
    settle()
    assert problems(dialog(screen, kind)) == []


def test_a_running_limit_says_how_long_it_has_left_and_goes_on_saying_it(shown, qtbot):
    screen, _ = shown()
    clock = screen.context.clock
    countdown = screen.findChild(Countdown)
    clock.moment = datetime(2026, 2, 2, 2, 0, tzinfo=UTC)  # 7:00 in Almaty
    countdown.tick()
    assert countdown.text() == ("By the actual hour: in 0 h 15 min. By the record: in 4 h 40 min.")
    clock.moment += timedelta(minutes=20)
    with qtbot.waitSignal(countdown.ran_out):
        countdown.tick()
    assert "0 h 5 min ago" in countdown.text()


def test_what_stands_still_or_is_over_counts_nothing_down(qtbot):
    context = surroundings()
    for over in (limit(paused="Stands still"), limit(state=LimitState.ENDED)):
        row = limit_row(context, over)
        qtbot.addWidget(row)
        assert row.findChild(Countdown) is None
    context.runner.abandon(seconds=5)
