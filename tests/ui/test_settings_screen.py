"""Settings and vault: what is changed is kept, what cannot be kept is said."""

from dataclasses import replace

import pytest

from caseapp.domain.changes import Changes
from caseapp.domain.errors import EmptyFieldError
from caseapp.domain.views.people import PersonRow
from caseapp.domain.views.vaults import Undoable, VaultInfo
from caseapp.domain.vocabulary import Role
from caseapp.settings import Settings
from caseapp.ui.drafts import KeptForm
from caseapp.ui.office import UndoCalls
from caseapp.ui.settings.dialog import PersonDialog
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
        self.added = []
        self.full_disk = False
        self.last_change = Undoable("change_memo", "g-1", NOW, "Reply to the prosecutor")
        self.taken_back = []

    def save(self, made):
        if self.full_disk:
            raise OSError
        self.settings = made

    def add_person(self, name, role):
        if not name:
            raise EmptyFieldError(field="name")
        self.added.append((name, role))
        return Changes.of(person="p-3", created="p-3")

    def take_back(self, group):
        self.taken_back.append(group)
        self.last_change = None
        return Changes.of(client="c-1")

    def port(self):
        return SettingsPort(
            load=lambda: self.settings,
            save=self.save,
            get_info=lambda: INFO,
            list_people=lambda: [PersonRow("p-1", "Aida Omarova", Role.LAWYER)],
            add_person=self.add_person,
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
    assert {"Office", "288", "Authorities", "Aida Omarova"} <= set(words)
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


def test_a_person_is_added(qtbot, show, office):
    screen = show()
    dialog = PersonDialog(screen.context, office.port(), screen)
    dialog.open()
    dialog.name.setText("Timur Bek")
    dialog.role.choose("paralegal")
    with qtbot.waitSignal(dialog.saved):
        dialog.submit_button.click()
    assert office.added == [("Timur Bek", Role.PARALEGAL)]


def test_a_refusal_stands_under_its_field(qtbot, show, office):
    screen = show()
    dialog = PersonDialog(screen.context, office.port(), screen)
    dialog.open()
    dialog.submit_button.click()
    qtbot.waitUntil(lambda: dialog.fields[0].has_error)
    assert dialog.submit_button.isEnabled()


def test_what_was_typed_is_asked_about_before_it_is_lost(qtbot, show, office):
    screen = show()
    dialog = PersonDialog(screen.context, office.port(), screen)
    dialog.open()
    dialog.name.setText("Timur")
    dialog.cancel_button.click()
    assert dialog.isVisible()
    dialog.name.setText("")
    dialog.cancel_button.click()
    assert not dialog.isVisible()


def test_a_draft_of_the_form_comes_back(qtbot, show, office):
    screen = show()
    first = PersonDialog(screen.context, office.port(), screen)
    first.name.setText("Timur")
    first.role.choose("auditor")
    kept = KeptForm("person", "", first.draft_payload())
    assert screen.context.drafts.reopen([kept]) == []
    second = screen.findChildren(PersonDialog)[-1]
    assert (second.name.text(), second.role.value()) == ("Timur", "auditor")
    assert second.is_dirty()


def test_only_a_lawyer_is_offered_to_add_somebody(show):
    names = [w.accessibleName() for w in show(role=Role.PARALEGAL).findChildren(PlainLabel)]
    assert "Add a person" not in names


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


def test_a_new_person_is_no_lawyer_unless_that_is_chosen(show, office):
    screen = show()
    dialog = PersonDialog(screen.context, office.port(), screen)
    assert dialog.role.value() == Role.PARALEGAL
    assert "passphrase" in dialog.honest.text()
