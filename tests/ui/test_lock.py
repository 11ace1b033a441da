"""The lock screen: opens, refuses, waits, and knows nothing of any case."""

import os
import subprocess
import sys
import threading
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from caseapp.domain.vaults import WrongPassphraseError
from caseapp.i18n import catalogue
from caseapp.ui.create.model import CreatePort, Strength
from caseapp.ui.create.steps import PassphraseStep
from caseapp.ui.lock.model import LockPort, pause_after
from caseapp.ui.lock.view import LockView
from caseapp.ui.lock.window import LockWindow
from caseapp.ui.unlocking import Surroundings
from caseapp.ui.widgets.cards import Notice
from tests.ui.accessibility import problems

ROOT = Path(__file__).resolve().parents[2]
SECRET = "it's ёж 🦔  with two  spaces"
CODE = "7K2M4Q-ABCDEF-123456-7K2M4Q-ABCDEF-99999X"


def unlock(path, passphrase, keyfile):
    if passphrase != SECRET:
        raise WrongPassphraseError
    return ("key", path, keyfile) if keyfile else ("key", path)


PORT = LockPort(
    unlock,
    unlock_with_code=lambda path, code, new: (("by code", code), f"slot for {new}"),
    looks_like_vault=lambda path: path.endswith("vault"),
    kinds=lambda path: frozenset({"passphrase", "recovery"}),
    unlock_with_device=lambda path: ("by device", path),
)
CREATE = CreatePort(
    create=lambda path, passphrase: ("key", CODE),
    discard=lambda path: None,
    strength=lambda passphrase, easy: Strength(4),
    offer_words=lambda language: "one two three four five six seven",
    home="/home/somebody",
)


@pytest.fixture
def around(runner):
    return Surroundings(catalogue("en"), runner, lambda error: type(error).__name__)


def new_passphrase(around):
    return PassphraseStep(around, CREATE, "en")


@pytest.fixture
def view(qtbot, around):
    made = LockView(
        around, PORT, "/home/somebody/Office.casevault", partial(new_passphrase, around)
    )
    qtbot.addWidget(made)
    made.show()
    return made


def type_and_enter(qtbot, view, text):
    qtbot.keyClicks(view.secret, text)
    qtbot.keyClick(view.secret, Qt.Key.Key_Return)


def test_the_right_passphrase_opens(qtbot, view):
    view.secret.setText(SECRET)
    with qtbot.waitSignal(view.unlocked) as unlocked:
        qtbot.keyClick(view.secret, Qt.Key.Key_Return)
    assert unlocked.args[0].key == ("key", "/home/somebody/Office.casevault")
    assert view.secret.text() == ""


def test_the_key_is_not_in_what_would_be_logged(qtbot, view):
    view.secret.setText(SECRET)
    with qtbot.waitSignal(view.unlocked) as unlocked:
        view.submit.click()
    assert "key" not in repr(unlocked.args[0]).replace("key=", "")


def test_a_wrong_passphrase_is_said_under_the_field(qtbot, view):
    type_and_enter(qtbot, view, "wrong")
    qtbot.waitUntil(lambda: view.secret_field.has_error)
    assert view.secret_field.below.text() == "WrongPassphraseError"
    assert view.submit.isEnabled()


def test_the_third_wrong_passphrase_costs_a_pause(qtbot, view):
    for failures in range(1, 4):
        view.secret.setText("wrong")
        view._on_submit()
        qtbot.waitUntil(lambda n=failures: view._failures == n)
    assert not view.submit.isEnabled()
    assert "Wait 2 seconds" in view.submit.text()
    view._on_second()
    view._on_second()
    assert view.submit.isEnabled()


def test_pauses_grow_and_end_somewhere():
    assert [pause_after(n) for n in range(9)] == [0, 0, 0, 2, 4, 8, 16, 30, 30]


def test_while_the_key_is_made_the_window_is_alive_and_cannot_be_sent_twice(qtbot, around):
    gate = threading.Event()
    slow = replace(PORT, unlock=lambda path, secret, keyfile: gate.wait(5))
    view = LockView(around, slow, "/x.casevault")
    qtbot.addWidget(view)
    view.secret.setText("x")
    view.submit.click()
    assert not view.submit.isEnabled()
    assert "Opening" in view.submit.text()
    with qtbot.waitSignal(view.unlocked):
        gate.set()


def test_a_code_from_paper_opens_with_a_new_passphrase(qtbot, view):
    view.other_way.click()
    assert view.secret.echoMode() == QLineEdit.EchoMode.Normal
    view.secret.setText(CODE)
    view.step.first.setText(SECRET)
    view.step.second.setText(SECRET)
    with qtbot.waitSignal(view.unlocked) as unlocked:
        view.submit.click()
    found = unlocked.args[0]
    assert (found.key, found.renewal) == (("by code", CODE), f"slot for {SECRET}")
    assert view.step.passphrase() == ""


def test_a_one_time_code_is_asked_for_in_its_own_words(view):
    view.once.click()
    assert view.secret.accessibleName() == "One-time code"
    assert "a lawyer of this office gave it to you" in view.secret.accessibleDescription()
    assert view.once.isHidden()
    view.other_way.click()
    assert view.secret.accessibleName() == "Passphrase"
    view.other_way.click()
    assert view.secret.accessibleName() == "Recovery code"


@pytest.mark.parametrize(("first", "second"), [("", ""), ("one", "two")], ids=["none", "unlike"])
def test_a_code_from_paper_alone_opens_nothing(qtbot, view, first, second):
    view.other_way.click()
    view.secret.setText(CODE)
    view.step.first.setText(first)
    view.step.second.setText(second)
    with qtbot.assertNotEmitted(view.unlocked):
        view.submit.click()
    assert view.submit.isEnabled()


def test_a_keyfile_and_this_computer_are_offered_where_the_header_names_them(qtbot, around, view):
    assert not view.keyfile_line.isVisibleTo(view)
    assert not view.device.isVisibleTo(view)
    many = replace(PORT, kinds=lambda path: frozenset({"passphrase+keyfile", "device"}))
    other = LockView(around, many, "/x.casevault")
    qtbot.addWidget(other)
    assert other.keyfile_line.isVisibleTo(other)
    assert other.device.isVisibleTo(other)
    with qtbot.waitSignal(other.unlocked) as unlocked:
        other.device.click()
    assert unlocked.args[0].key == ("by device", "/x.casevault")


def test_the_chosen_keyfile_goes_along_and_another_vault_forgets_it(qtbot, view):
    view._take_keyfile("/media/stick/photo.jpg")
    assert "photo.jpg" in view.keyfile_name.text()
    view.secret.setText(SECRET)
    with qtbot.waitSignal(view.unlocked) as unlocked:
        view.submit.click()
    assert unlocked.args[0].key[2] == "/media/stick/photo.jpg"
    view.choose_vault("/other/vault")
    assert "photo.jpg" not in view.keyfile_name.text()


def test_what_is_typed_is_hidden_until_asked_for(view):
    assert view.secret.echoMode() == QLineEdit.EchoMode.Password
    view.reveal.setChecked(True)
    assert view.secret.echoMode() == QLineEdit.EchoMode.Normal


def test_an_empty_passphrase_is_asked_for_without_a_try(view):
    view.submit.click()
    assert view.secret_field.has_error
    assert view._failures == 0


def test_a_folder_that_is_no_vault_is_refused(qtbot, view):
    view.choose_vault("/home/somebody/Music")
    assert view.path == "/home/somebody/Office.casevault"
    assert "Music is not a vault" in view.notice.text.text()


def test_without_a_known_vault_there_is_nothing_to_type_into(qtbot, around):
    view = LockView(around, PORT)
    qtbot.addWidget(view)
    view.show()
    assert not view.secret.isVisible()
    view.choose_vault("/home/somebody/Office.casevault")
    assert view.secret.isVisible()


@pytest.fixture
def window(qtbot, runner):
    def around(language):
        return Surroundings(catalogue("en"), runner, lambda error: type(error).__name__)

    made = LockWindow(around, PORT, lambda: CREATE, path="/home/somebody/Office.casevault")
    qtbot.addWidget(made)
    return made


def test_the_lock_screen_keeps_the_last_reminders_above_the_passphrase(window):
    window.show()
    for hour in range(7):
        window.remind(f"A date is due at {hour}:00.")
    assert window.reminders == [f"A date is due at {hour}:00." for hour in range(2, 7)]
    notice = window.findChild(Notice, "reminder")
    assert notice.text.text() == "A date is due at 6:00."
    assert problems(window) == []


def test_the_first_paint_is_announced_once(qtbot, window):
    with qtbot.waitSignal(window.painted):
        window.show()
    with qtbot.assertNotEmitted(window.painted, wait=50):
        window.update()


def test_the_lock_screen_can_be_used_without_a_mouse(qtbot, window):
    window.show()
    assert problems(window) == []
    window.show_create()
    assert problems(window) == []


def test_a_refusal_of_the_other_process_is_shown(qtbot, window):
    window.show()
    window.show_create()
    window.show_trouble("Another window has this vault open.")
    assert window.view.notice.text.text() == "Another window has this vault open."


def test_changing_the_language_keeps_the_vault(qtbot, window):
    window.show()
    with qtbot.waitSignal(window.language_chosen) as chosen:
        window.languages.choose("ru")
        window.languages.activated.emit(1)
    assert chosen.args == ["ru"]
    assert window.view.path == "/home/somebody/Office.casevault"


PAINTED = """
import sys
from pathlib import Path
from caseapp.app.window import loading
loading.load(loading.LOCK)
from caseapp.app.window.lock import LockSession
from caseapp.app.window.surface import make_application
from caseapp.settings import Settings
app = make_application(Settings())
session = LockSession(Settings(), Path("settings.json"))
session.window.painted.disconnect()
session.window.painted.connect(app.quit)
session.start()
app.exec()
print(*sys.modules)
# Described to Python at the first look, all hundred enumerations of it: `ui.qtcodes`.
print("QtCore.Qt" if "Qt" in vars(sys.modules["PySide6.QtCore"]) else "")
session.end()
"""


def test_the_painted_lock_screen_loaded_no_database_no_case_and_nothing_slow(tmp_path):
    bad = {"sqlalchemy", "sqlcipher3", "reportlab", "holidays", "zxcvbn", "babel", "mnemonic"}
    bad |= {"cryptography", "secrets", "zoneinfo", "typing_extensions", "platformdirs", "hashlib"}
    bad |= {
        "QtCore.Qt",
        "caseapp.models",
        "caseapp.domain.views",
        "caseapp.services",
        "caseapp.storage",
    }
    out = subprocess.run(
        [sys.executable, "-c", PAINTED],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
    )
    loaded = set(out.stdout.split())
    assert "caseapp.ui.lock.view" in loaded
    assert sorted(bad & loaded) == []
