"""Settings and vault: what is changed is kept, what cannot be kept is said."""

from dataclasses import replace

import pytest

from caseapp.domain.changes import Changes
from caseapp.domain.views.vaults import Undoable, VaultInfo
from caseapp.settings import Settings
from caseapp.ui.office import UndoCalls
from caseapp.ui.settings.model import SettingsPort
from caseapp.ui.settings.view import SettingsScreen
from caseapp.ui.widgets import PlainLabel, PlainMessage
from tests.ui.accessibility import problems, settle
from tests.ui.surroundings import NOW, surroundings

INFO = VaultInfo(
    path="/home/somebody/Office.casevault",
    vault_id="v",
    format_version=1,
    schema="0001",
    slots=("passphrase", "recovery"),
    people=(),
    counts=(("client", 12), ("authority", 288), ("something_new", 3)),
)


class Office:
    def __init__(self):
        self.settings = Settings()
        self.full_disk = False
        self.last_change = Undoable("change_memo", "g-1", NOW, "Reply to the prosecutor")
        self.taken_back = []

    def save(self, made):
        if self.full_disk:
            raise OSError
        self.settings = made

    def take_back(self, group):
        self.taken_back.append(group)
        self.last_change = None
        return Changes.of(client="c-1")

    def port(self):
        return SettingsPort(
            load=lambda: self.settings,
            save=self.save,
            get_info=lambda: INFO,
            people=None,
            undo=UndoCalls(lambda: self.last_change, self.take_back),
        )


@pytest.fixture
def office():
    return Office()


@pytest.fixture
def show(qtbot, office):
    made = []

    def make(**changes):
        context = replace(surroundings(), **changes)
        screen = SettingsScreen(context, office.port())
        made.append(screen)
        screen.resize(1064, 720)
        qtbot.addWidget(screen)
        screen.show()
        qtbot.waitUntil(lambda: not context.runner.is_busy)
        settle()
        return screen

    yield make
    for screen in made:
        screen.context.runner.abandon(seconds=5)


def texts(screen):
    return [label.text() for label in screen.findChildren(PlainLabel) if label.isVisible()]


def test_the_vault_is_described_in_words_and_numbers(show):
    words = texts(show())
    assert {"Office", "288", "Authorities"} <= set(words)
    assert "something_new" not in words


def test_a_changed_setting_is_kept_and_announced(qtbot, show, office):
    screen = show()
    screen.theme.choose("dark")
    screen.minutes.choose("15")
    with qtbot.waitSignal(screen.settings_changed) as changed:
        screen.theme.activated.emit(screen.theme.currentIndex())
    assert changed.args[0] == office.settings
    assert (office.settings.theme, office.settings.idle_minutes) == ("dark", 15)


def test_a_setting_that_cannot_be_kept_is_said(qtbot, show, office):
    screen = show()
    office.full_disk = True
    with qtbot.waitSignal(screen.context.runner.failed):
        screen.remember.setChecked(False)
    assert office.settings.remember_vault


def test_an_odd_number_of_minutes_is_offered_beside_the_usual_ones(show, office):
    office.settings = Settings(idle_minutes=7)
    assert show().minutes.value() == "7"


def test_it_is_said_why_the_window_locks_sooner_than_was_chosen(show):
    assert "2 minutes at most" in " ".join(texts(show(locks_sooner=lambda: True)))
    assert "at most" not in " ".join(texts(show()))


def test_settings_can_be_used_without_a_mouse(show):
    assert problems(show()) == []


def test_the_last_change_is_named_and_asked_about_before_it_is_taken_back(qtbot, show, office):
    screen = show()
    qtbot.waitUntil(screen.undo.isEnabled)
    assert "Text of a memo changed · Reply to the prosecutor" in screen.last_change.text()
    screen.undo.click()
    qtbot.waitUntil(lambda: screen.findChild(PlainMessage) is not None)
    assert office.taken_back == []
    screen.findChild(PlainMessage).go.click()
    qtbot.waitUntil(lambda: office.taken_back == ["g-1"])
    qtbot.waitUntil(lambda: not screen.undo.isEnabled())
