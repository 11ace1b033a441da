"""The shell: goes, comes back, finds, locks in time, and loses nothing that was typed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout

from caseapp.domain.changes import Changes
from caseapp.domain.clock import FixedClock
from caseapp.domain.errors import DiskFullError
from caseapp.domain.views.vaults import Undoable
from caseapp.ui import theme
from caseapp.ui.drafts import KeptForm, pack, unpack
from caseapp.ui.office import UndoCalls
from caseapp.ui.screen import Place, Screen, ScreenSpec
from caseapp.ui.shell.idle import IdleLock
from caseapp.ui.shell.model import Hit, ShellPort
from caseapp.ui.shell.palette import Palette
from caseapp.ui.shell.shortcuts import ShortcutSheet, visible_shortcuts
from caseapp.ui.shell.view import Shell
from caseapp.ui.today.model import TodayPort
from caseapp.ui.today.view import TodayScreen
from caseapp.ui.widgets import Button, Page, PlainMessage, TextLine
from tests.ui import todays
from tests.ui.accessibility import problems, settle
from tests.ui.hands import strike
from tests.ui.surroundings import surroundings


class Watch:
    """An idle clock that is set by hand."""

    limit = 300.0

    def __init__(self):
        self.left = 300.0
        self.touched = 0

    def touch(self):
        self.touched += 1

    def seconds_left(self):
        return self.left


class Plain(Screen):
    """A screen with one field, which remembers what it was asked."""

    watches = ("client",)

    def __init__(self, context):
        super().__init__(context)
        self.seen, self.loads, self.news, self.finds = [], 0, 0, 0
        self.line = TextLine()
        self.line.setAccessibleName("Field")
        page = Page("Clients", (Button("New client", shortcut="Ctrl+J"),))
        page.body.addWidget(self.line)
        self.set_page(page)
        context.drafts.reopens("client", self.seen.append)

    def show_place(self, place):
        self.seen.append(place)

    def refresh(self):
        self.loads += 1

    def first_focus(self):
        return self.line

    def new_in_context(self):
        self.news += 1
        return True

    def find_in_list(self):
        self.finds += 1
        return True


class Kept(list):
    def take(self):
        return list(self)

    def keep(self, forms):
        self[:] = list(forms)


LAST_CHANGE = Undoable("change_hearing", "g-1", todays.NOW, "Extradition")


@pytest.fixture
def kept():
    return Kept()


@pytest.fixture
def build(qtbot, kept):
    shells = []

    def make(**port):
        context = replace(surroundings(), clock=FixedClock(todays.NOW, todays.HERE))
        specs = (
            ScreenSpec(
                "today",
                "Today",
                lambda c: TodayScreen(c, TodayPort(todays.today)),
                shortcut="Ctrl+1",
            ),
            ScreenSpec("clients", "Clients", Plain, shortcut="Ctrl+2"),
            ScreenSpec("client", "Client", Plain, in_navigation=False, shows_under="clients"),
        )
        calls = {
            "find": lambda text: [Hit("Пётр Ильин", "Client", Place("client", "c-1"))],
            "keep_forms": kept.keep,
            "take_forms": kept.take,
            "undo": UndoCalls(lambda: LAST_CHANGE, lambda group: Changes.of(client="c-1")),
            "proceedings": lambda: [Hit("Extradition", "2026/038", Place("client", "p", "event"))],
        }
        watch = Watch()
        idle = IdleLock(watch)
        shell = Shell(
            context, specs, ShellPort(**{**calls, **port}), vault_name="Office", idle=idle
        )
        shell.watch = watch
        shell.resize(1280, 720)
        qtbot.addWidget(shell)
        shells.append(shell)
        shell.go(Place("today"))
        shell.show()
        shell.activateWindow()
        qtbot.waitUntil(
            lambda: shell.isActiveWindow() and not context.runner.is_busy, timeout=2000
        )
        return shell

    yield make
    for shell in shells:
        shell.context.runner.abandon(seconds=5)


@pytest.fixture
def shell(build):
    return build()


def press(qtbot, shell, key, modifier=Qt.KeyboardModifier.ControlModifier):
    qtbot.keyClick(shell, key, modifier)


def test_only_screens_that_are_registered_are_shown(shell):
    assert list(shell.nav.buttons) == ["today", "clients"]
    shell.go(Place("calendar"))
    assert shell.place == Place("today")


def test_a_screen_is_made_on_its_first_visit_and_kept(shell):
    shell.go(Place("clients"))
    first = shell.screen_shown
    shell.go(Place("today"))
    shell.go(Place("clients"))
    assert shell.screen_shown is first


def test_the_navigation_goes_by_click_and_by_shortcut(qtbot, shell):
    qtbot.mouseClick(shell.nav.buttons["clients"], Qt.MouseButton.LeftButton)
    assert shell.place == Place("clients")
    press(qtbot, shell, Qt.Key.Key_1)
    assert shell.place == Place("today")


def test_a_screen_off_the_navigation_lights_the_one_it_belongs_to(shell):
    shell.go(Place("client", "c-1"))
    assert shell.nav.buttons["clients"].isChecked()


def test_esc_goes_back_one_step(qtbot, shell):
    shell.go(Place("clients"))
    shell.go(Place("client", "c-1"))
    press(qtbot, shell, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert shell.place == Place("clients")


def test_the_way_back_from_a_record_is_shown_and_names_where_it_leads(shell):
    shell.go(Place("clients"))
    assert shell.top.back_button.isHidden()
    shell.go(Place("client", "c-1"))
    assert shell.top.back_button.accessibleName() == "Back: Clients"
    shell.top.back_button.click()
    assert shell.place == Place("clients")
    assert shell.top.back_button.isHidden()


def test_the_way_back_says_less_before_a_button_is_cut(shell):
    shell.go(Place("clients"))
    shell.go(Place("client", "c-1"))
    shell.top.offer_back("Authorities of the whole library")
    shell.resize(shell.nav.width() + 560, 700)
    settle()
    assert shell.top.back_button.accessibleName() == "Back"
    shell.resize(1600, 700)
    settle()
    assert shell.top.back_button.accessibleName() == "Back: Authorities of the whole library"


def test_the_field_of_a_screen_gets_the_keyboard(qtbot, shell):
    shell.go(Place("clients"))
    qtbot.waitUntil(shell.screen_shown.line.hasFocus)


def test_what_is_due_stands_in_the_navigation(shell):
    assert shell.nav.buttons["today"].accessibleDescription() == "3, Ctrl+1"


def test_new_and_find_go_to_the_screen_first(qtbot, shell):
    shell.go(Place("clients"))
    press(qtbot, shell, Qt.Key.Key_N)
    press(qtbot, shell, Qt.Key.Key_F)
    assert (shell.screen_shown.news, shell.screen_shown.finds) == (1, 1)


def test_a_hidden_screen_reloads_when_it_is_next_seen(qtbot, shell):
    shell.go(Place("clients"))
    screen = shell.screen_shown
    shell.go(Place("today"))
    shell.context.hub.publish(Changes.of(client="c-1"))
    assert screen.loads == 1
    shell.go(Place("clients"))
    assert screen.loads == 2


def test_the_palette_finds_screens_and_clients(qtbot, shell):
    press(qtbot, shell, Qt.Key.Key_K)
    palette = shell.findChild(Palette)
    palette.line.setText("ил")
    qtbot.waitUntil(lambda: palette.list.count() == 1)
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert shell.place == Place("client", "c-1")


def test_the_palette_filters_screens_in_any_case(qtbot, shell):
    press(qtbot, shell, Qt.Key.Key_K)
    palette = shell.findChild(Palette)
    qtbot.keyClicks(palette.line, "T")
    assert palette.list.item(0).text() == "Today"
    qtbot.keyClick(palette.line, Qt.Key.Key_Down)
    qtbot.keyClick(palette.line, Qt.Key.Key_Up)
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert shell.place == Place("today")


def test_a_new_event_asks_in_which_proceeding(qtbot, shell):
    press(qtbot, shell, Qt.Key.Key_E)
    qtbot.waitUntil(lambda: shell.findChild(Palette) is not None)
    qtbot.keyClick(shell.findChild(Palette).line, Qt.Key.Key_Return)
    assert shell.place == Place("client", "p", "event")


def test_without_a_proceeding_a_new_event_leads_to_the_clients(qtbot, build):
    shell = build(proceedings=list)
    shell.top.event_button.click()
    qtbot.waitUntil(lambda: shell.place == Place("clients"))
    assert shell.said.isVisible()


def test_who_may_not_record_is_not_offered_to(build):
    assert not build(proceedings=None).top.event_button.isVisible()


def test_ctrl_l_asks_for_the_lock(qtbot, shell):
    with qtbot.waitSignal(shell.lock_requested):
        strike(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def test_ctrl_slash_shows_every_shortcut_that_is_on_the_screen(qtbot, shell):
    shell.go(Place("clients"))
    assert ("Ctrl+J", "New client") in visible_shortcuts(shell)
    press(qtbot, shell, Qt.Key.Key_Slash)
    sheet = shell.findChild(ShortcutSheet)
    assert sheet.isVisible()
    assert problems(sheet) == []


def asked(qtbot, shell):
    press(qtbot, shell, Qt.Key.Key_Z)
    qtbot.waitUntil(lambda: shell.findChild(PlainMessage) is not None)
    return shell.findChild(PlainMessage)


def test_undo_names_the_change_and_is_announced_to_every_screen(qtbot, shell):
    question = asked(qtbot, shell)
    assert "Hearing changed · Extradition" in question.text.text()
    with qtbot.waitSignal(shell.context.hub.changed) as changed:
        question.go.click()
    assert changed.args[0].concerns("client")
    assert shell.said.isVisible()


def test_undo_does_nothing_before_the_person_agreed(qtbot, shell):
    question = asked(qtbot, shell)
    with qtbot.assertNotEmitted(shell.context.hub.changed, wait=30):
        question.stay.click()


def test_with_nothing_to_take_back_undo_says_so(qtbot, build):
    shell = build(undo=UndoCalls(lambda: None, lambda group: Changes()))
    press(qtbot, shell, Qt.Key.Key_Z)
    qtbot.waitUntil(shell.said.isVisible)
    assert shell.findChild(PlainMessage) is None


def test_the_undo_of_a_memo_text_says_what_becomes_of_it(qtbot, build):
    found = replace(LAST_CHANGE, command="change_memo")
    shell = build(undo=UndoCalls(lambda: found, lambda group: Changes()))
    assert "whole memo" in asked(qtbot, shell).text.text()


def test_no_second_shortcut_takes_changes_back(shell):
    undoing = [keys for keys, words in visible_shortcuts(shell) if keys.endswith("Z")]
    bound = [s.key().toString() for s in shell.findChildren(QShortcut)]
    assert undoing == []
    assert [keys for keys in bound if keys.endswith("Z")] == ["Ctrl+Z"]


def test_undo_in_a_field_is_the_fields_own(qtbot, shell):
    shell.go(Place("clients"))
    line = shell.screen_shown.line
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClicks(line, "abc")
    with qtbot.assertNotEmitted(shell.context.hub.changed, wait=30):
        qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.text() != "abc"


def test_an_error_nobody_waited_for_is_told_in_a_sentence(qtbot, shell):
    def full():
        raise DiskFullError

    shell.context.runner.submit(shell, full)
    qtbot.waitUntil(lambda: shell.findChild(PlainMessage) is not None)
    assert "DiskFullError" in shell.findChild(PlainMessage).text.text()


def test_the_time_until_the_lock_is_shown_and_stands_out_at_the_end(shell):
    shell.watch.left = 240.0
    shell.idle.look()
    assert shell.nav._lock_line.text() == "Unlocked, locks in 4 minutes"
    shell.watch.left = 20.0
    shell.idle.look()
    assert shell.nav._lock_line.text() == "Locks in 20 seconds"
    assert shell.nav._lock_line.property("kind") == "alarm"


def test_when_time_is_up_it_locks_once(qtbot, shell):
    asked = []
    shell.lock_requested.connect(lambda: asked.append(1))
    shell.watch.left = 0.0
    shell.idle.look()
    shell.idle.look()
    assert asked == [1]


def move():
    return QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(3, 3),
        QPointF(3, 3),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )


def test_a_touch_starts_the_count_again(shell):
    shell.idle.start()
    before = shell.watch.touched
    QApplication.sendEvent(QGuiApplication.focusWindow(), move())
    assert shell.watch.touched > before


def test_a_touch_after_the_time_was_up_does_not_save_the_vault(qtbot, shell):
    shell.idle.start()
    shell.watch.left = 0.0
    before = shell.watch.touched
    with qtbot.waitSignal(shell.lock_requested):
        QApplication.sendEvent(QGuiApplication.focusWindow(), move())
    assert shell.watch.touched == before


class Form(QDialog):
    """A form with a draft."""

    def __init__(self, keeper, text):
        super().__init__()
        self.line = TextLine(text)
        QVBoxLayout(self).addWidget(self.line)
        keeper.register(self)

    def draft_form(self):
        return "client"

    def draft_place(self):
        return "c-1"

    def is_dirty(self):
        return bool(self.line.text())

    def draft_payload(self):
        return self.line.text()

    def restore_draft(self, payload):
        self.line.setText(payload)


def test_a_form_with_something_typed_is_kept(qtbot, shell, kept):
    form = Form(shell.context.drafts, "half a sentence")
    qtbot.addWidget(form)
    shell._keep_forms()
    qtbot.waitUntil(lambda: kept == [KeptForm("client", "c-1", "half a sentence")])
    form.line.clear()
    shell._keep_forms()
    qtbot.waitUntil(lambda: kept == [])


def test_a_form_that_fails_costs_no_other_its_text(qtbot, shell, monkeypatch):
    broken, whole = (Form(shell.context.drafts, text) for text in ("one", "two"))
    for form in (broken, whole):
        qtbot.addWidget(form)

    def fail():
        raise ValueError

    monkeypatch.setattr(broken, "draft_payload", fail)
    assert [form.payload for form in shell.context.drafts.dirty()] == ["two"]


def test_a_form_that_is_gone_or_forgotten_is_not_kept(qtbot, shell):
    form = Form(shell.context.drafts, "text")
    qtbot.addWidget(form)
    shell.context.drafts.forget(form)
    assert shell.context.drafts.dirty() == []


def test_kept_forms_come_back_after_the_unlock(qtbot, build, kept):
    kept.append(KeptForm("client", "c-1", "half a sentence"))
    shell = build()
    qtbot.waitUntil(shell.said.isVisible)
    assert "1 form that was not saved is open again." in shell.said.text.text()
    shell.go(Place("client"))
    assert KeptForm("client", "c-1", "half a sentence") in shell.screen_shown.seen


def test_a_form_that_nobody_can_open_is_named_as_lost(qapp, build):
    shell = build()
    strange = KeptForm("gone", "", "x")
    assert shell.context.drafts.reopen([strange]) == [strange]


def test_kept_forms_survive_their_packing():
    forms = [KeptForm("client", "c-1", 'it\'s "ёж" 🦔\n{"a": 1}')]
    assert unpack(pack(forms)) == forms


@pytest.mark.parametrize("text", ["", "{", "[1]", '[{"form": 1}]', "null"])
def test_an_unreadable_draft_is_no_draft(text):
    assert unpack(text) == []


def test_closing_the_window_is_told_unless_the_vault_is_closing(qtbot, build):
    shell = build()
    with qtbot.waitSignal(shell.closed):
        shell.close()
    other = build()
    with qtbot.assertNotEmitted(other.closed, wait=20):
        other.leave()


@pytest.mark.parametrize(("scale", "width"), [(1.0, 1280), (1.5, 1280), (1.0, 900)])
def test_the_shell_can_be_used_without_a_mouse_and_nothing_is_cut(qapp, build, scale, width):
    theme.apply(qapp, "light", scale)
    shell = build()
    shell.resize(width, 720)
    assert problems(shell) == []
