"""Making a vault: nothing is skipped, the code is tried, nothing half made stays."""

import pytest
from PySide6.QtCore import Qt

from caseapp.domain.vaults import VaultExistsError
from caseapp.i18n import catalogue
from caseapp.services.steps.dates.law import shipped_law, states_of
from caseapp.ui.create.model import (
    CreatePort,
    Strength,
    groups_to_ask,
    measure,
    offer_words,
    same_group,
)
from caseapp.ui.create.steps import NameStep
from caseapp.ui.create.view import CreateView
from caseapp.ui.unlocking import Surroundings
from caseapp.ui.words import HOST_STATES
from tests.ui.accessibility import problems

CODE = "7K2M4Q-ABCDEF-123456-000111-GHJKMN-99999X"


@pytest.fixture
def made():
    return []


@pytest.fixture
def discarded():
    return []


@pytest.fixture
def wizard(qtbot, runner, tmp_path, made, discarded):
    def create(path, passphrase):
        if passphrase == "taken":
            raise VaultExistsError(path=path)
        made.append((path, passphrase))
        return ("key", CODE)

    port = CreatePort(
        create,
        discarded.append,
        lambda text, easy: Strength(2),
        lambda lang: "seven",
        str(tmp_path),
    )
    around = Surroundings(catalogue("en"), runner, lambda error: type(error).__name__)
    view = CreateView(around, port, "en")
    qtbot.addWidget(view)
    view.show()
    return view


def name_it(wizard, name="Office Bishkek", person="Aida Omarova"):
    wizard.name_step.name.setText(name)
    wizard.name_step.person_line.setText(person)
    wizard.on.click()


WORDS = "correct horse"


def choose(qtbot, wizard, passphrase=WORDS):
    wizard.passphrase_step.first.setText(passphrase)
    wizard.passphrase_step.second.setText(passphrase)
    wizard.on.click()
    qtbot.waitUntil(lambda: wizard.step != 1 or wizard.on.isEnabled())


def try_code(wizard, code=CODE):
    groups = code.split("-")
    for number, line in zip(wizard.test_step.asked, wizard.test_step.lines, strict=True):
        line.setText(groups[number].lower())


def test_the_whole_way(qtbot, wizard, made, tmp_path):
    name_it(wizard)
    choose(qtbot, wizard)
    assert made == [(str(tmp_path / "Office Bishkek.casevault"), "correct horse")]
    shown = " ".join(label.text() for label in wizard.code_step.groups)
    assert all(group in shown for group in CODE.split("-"))
    wizard.on.click()
    try_code(wizard)
    wizard.on.click()
    wizard.states_step.ticks["KZ"].setChecked(True)
    with qtbot.waitSignal(wizard.created) as created:
        wizard.on.click()
    unlocked = created.args[0]
    assert unlocked.host_states == ("KZ",)
    assert (unlocked.create, unlocked.person_name, unlocked.key) == (True, "Aida Omarova", "key")


def test_ctrl_enter_goes_on_and_esc_goes_back(qtbot, wizard):
    wizard.name_step.person_line.setText("Aida")
    qtbot.keyClick(wizard, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wizard.step == 1
    qtbot.keyClick(wizard, Qt.Key.Key_Escape)
    assert wizard.step == 0


def test_a_code_that_was_not_copied_does_not_pass(qtbot, wizard):
    name_it(wizard)
    choose(qtbot, wizard)
    wizard.on.click()
    with qtbot.assertNotEmitted(wizard.created, wait=20):
        wizard.on.click()
    assert all(field.has_error for field in wizard.test_step.fields)


def test_leaving_at_the_code_takes_the_vault_away(qtbot, wizard, discarded, made):
    name_it(wizard)
    choose(qtbot, wizard)
    wizard.back.click()
    assert discarded == [made[0][0]]
    assert wizard.discard()
    assert len(discarded) == 1


def test_closing_the_window_takes_a_half_made_vault_away(qtbot, wizard, discarded):
    name_it(wizard)
    choose(qtbot, wizard)
    wizard.discard()
    assert len(discarded) == 1


@pytest.mark.parametrize("name", ["", "  ", "a/b", "a:b", ".hidden", 'quo"te'])
def test_a_name_that_no_folder_can_have_is_refused(wizard, name):
    name_it(wizard, name=name)
    assert wizard.step == 0
    assert wizard.name_step.name_field.has_error


def test_a_name_that_is_taken_is_refused(wizard, tmp_path):
    (tmp_path / "Office.casevault").mkdir()
    name_it(wizard, name="Office")
    assert wizard.name_step.name_field.has_error


def test_a_name_that_cannot_be_printed_is_refused(wizard):
    name_it(wizard, person="Aida\u202e Omarova")
    assert wizard.step == 0
    assert wizard.name_step.person_field.has_error


def test_the_first_person_needs_a_name(wizard):
    name_it(wizard, person=" ")
    assert wizard.name_step.person_field.has_error


def test_two_different_passphrases_are_refused(qtbot, wizard, made):
    name_it(wizard)
    wizard.passphrase_step.first.setText("one")
    wizard.passphrase_step.second.setText("other")
    wizard.on.click()
    assert wizard.passphrase_step.second_field.has_error
    assert made == []


@pytest.mark.parametrize("passphrase", ["it's", "Ёж ест", "🦔🦔", "  x  ", "z" * 200])
def test_any_passphrase_is_taken_as_it_is(qtbot, wizard, made, passphrase):
    name_it(wizard)
    choose(qtbot, wizard, passphrase)
    assert made[0][1] == passphrase


def test_a_refusal_leads_back_to_where_it_can_be_mended(qtbot, wizard):
    name_it(wizard)
    choose(qtbot, wizard, "taken")
    qtbot.waitUntil(lambda: wizard.step == 0)
    assert wizard.name_step.trouble.text.text() == "VaultExistsError"


def test_offered_words_are_shown_and_have_to_be_typed_once(qtbot, wizard):
    name_it(wizard)
    wizard.passphrase_step.offer.click()
    qtbot.waitUntil(lambda: wizard.passphrase_step.first.text() == "seven")
    assert wizard.passphrase_step.second.text() == ""
    assert wizard.passphrase_step.reveal.isChecked()


def test_the_strength_is_said_in_words(qtbot, wizard):
    name_it(wizard)
    wizard.passphrase_step.first.setText("something")
    qtbot.waitUntil(lambda: bool(wizard.passphrase_step.verdict.text()))
    assert wizard.passphrase_step.verdict.text().startswith("Weak")


def test_every_step_can_be_used_without_a_mouse(qtbot, wizard):
    assert problems(wizard) == []
    name_it(wizard)
    assert problems(wizard) == []
    choose(qtbot, wizard)
    assert problems(wizard) == []
    wizard.on.click()
    assert problems(wizard) == []
    try_code(wizard)
    wizard.on.click()
    assert wizard.step == 4
    assert problems(wizard) == []


def test_the_states_offered_are_the_host_states_of_the_packs():
    assert set(HOST_STATES) == set(states_of(shipped_law()))
    assert "RU" not in HOST_STATES


def test_the_meter_knows_weak_from_strong_and_takes_any_text():
    assert measure("password", ()).score == 0
    assert measure("Office Bishkek", ("Office Bishkek",)).score <= 1
    assert measure("final grace timber purity vacant seat end", ()).score == 4
    assert measure("ё" * 200, ()).score >= 0


@pytest.mark.parametrize("language", ["en", "ru"])
def test_words_are_drawn_anew_each_time(language):
    first, second = offer_words(language), offer_words(language)
    assert len(first.split()) == 7
    assert first != second


def test_russian_words_are_russian():
    assert all(ord(letter) > 0x400 for letter in offer_words("ru").replace(" ", ""))


def test_two_groups_are_asked_and_not_always_the_same():
    asked = {groups_to_ask(CODE) for _ in range(60)}
    assert all(len(set(pair)) == 2 for pair in asked)
    assert len(asked) > 3


def test_look_alikes_on_paper_do_not_matter():
    assert same_group(" o1l-"[:4], "011")
    assert not same_group("", "ABCDEF")
    assert not same_group("ABCDE", "ABCDEF")


def test_a_place_that_is_synchronised_is_warned_about_where_it_is_chosen(qtbot, tmp_path):
    (tmp_path / "Dropbox").mkdir()
    step = NameStep(catalogue("en"), str(tmp_path))
    qtbot.addWidget(step)
    step.show()
    step.set_folder(str(tmp_path / "Dropbox"))
    assert "synchronised by Dropbox" in step.warning.text.text()
    step.set_folder(str(tmp_path))
    assert not step.warning.isVisible()
