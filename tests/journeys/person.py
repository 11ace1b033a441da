"""A person at the program: makes, opens and locks vaults in one process, with keys and mouse.

The two processes of the window run here one after the other; only replacing the process image
(the end of a lock) is left out, and key derivation is cheap.
"""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from caseapp import settings
from caseapp.app.processes import Opening
from caseapp.app.window import desk as desk_process
from caseapp.app.window.lock import create_port, lock_port
from caseapp.app.window.surface import words_for_errors
from caseapp.domain.clock import FixedClock
from caseapp.i18n import catalogue
from caseapp.ui.form import FormDialog
from caseapp.ui.lock.window import LockWindow
from caseapp.ui.screen import Place
from caseapp.ui.tasks import TaskRunner
from caseapp.ui.unlocking import Surroundings
from tests.factory import CHEAP
from tests.ui.hands import come_forward, strike, type_text
from tests.ui.surroundings import Link, stop_collecting

NOW = datetime(2026, 2, 5, 8, 0, tzinfo=UTC)
"""Thursday; the story's decision was received on Monday and on Wednesday of this week."""
CONTROL = Qt.KeyboardModifier.ControlModifier


class PersonAtWork:
    """Does what a person does, and waits for what a person would wait for."""

    def __init__(self, qtbot, folder, monkeypatch):
        self.qtbot = qtbot
        self.folder = folder
        self.session = None
        monkeypatch.setattr(desk_process, "relaunch", lambda let_go, handed: let_go())
        monkeypatch.setattr(desk_process.CrashReporter, "install", lambda self: None)

    # before the unlock

    def _lock_window(self, path=""):
        runner = TaskRunner()
        t = catalogue("en")
        window = LockWindow(
            lambda language: Surroundings(t, runner, words_for_errors(t)),
            lock_port(CHEAP),
            lambda: replace(create_port(CHEAP), home=str(self.folder)),
            path=str(path),
        )
        self.qtbot.addWidget(window)
        come_forward(self.qtbot, window)
        return window, runner

    def create_vault(self, name, person, passphrase):
        """Go through the five steps of the wizard; returns the `Unlocked`."""
        window, runner = self._lock_window()
        window.view.new_vault.click()
        wizard = window.wizard
        wizard.name_step.name.clear()
        type_text(wizard.name_step.name, name)
        type_text(wizard.name_step.person_line, person)
        wizard.on.click()
        type_text(wizard.passphrase_step.first, passphrase)
        type_text(wizard.passphrase_step.second, passphrase)
        wizard.on.click()
        self.qtbot.waitUntil(lambda: wizard.step == 2, timeout=20_000)
        groups = wizard.code_step.code().split("-")
        wizard.on.click()
        for number, line in zip(wizard.test_step.asked, wizard.test_step.lines, strict=True):
            type_text(line, groups[number])
        wizard.on.click()
        with self.qtbot.waitSignal(window.unlocked) as unlocked:
            wizard.on.click()
        runner.abandon(seconds=5)
        window.hide()
        return unlocked.args[0]

    def type_passphrase(self, path, passphrase):
        """Unlock an existing vault; returns the `Unlocked`."""
        window, runner = self._lock_window(path)
        type_text(window.view.secret, passphrase)
        with self.qtbot.waitSignal(window.unlocked, timeout=20_000) as unlocked:
            window.view.submit.click()
        runner.abandon(seconds=5)
        window.hide()
        return unlocked.args[0]

    # at the desk

    def sit_down(self, unlocked):
        """Open the desk of an unlocked vault and wait for its window."""
        self.opening = Opening(
            unlocked.path, unlocked.key.pack(), unlocked.create, unlocked.person_name, "en"
        )
        where = self.folder / "preferences.json"
        self.session = desk_process.DeskSession(
            Link(), self.opening, settings.load(where), where,
            FixedClock(NOW, "Asia/Bishkek"),
        )  # fmt: skip
        self.session.start()
        self.wait(lambda: self.session.shell is not None, 30_000)
        # At the end of a test its widgets are closed first: nothing may be collected meanwhile,
        # and no timer of this session collects in the tests that follow.
        self.qtbot.addWidget(self.shell, before_close_func=stop_collecting(self.session))
        self.shell.resize(1280, 720)
        come_forward(self.qtbot, self.shell)
        self.rest()

    @property
    def shell(self):
        return self.session.shell

    @property
    def screen(self):
        return self.shell.screen_shown

    def wait(self, condition, milliseconds=15_000):
        self.qtbot.waitUntil(condition, timeout=milliseconds)

    def rest(self):
        """Wait until nothing is asked of the vault any more."""
        for _ in range(3):
            QApplication.processEvents()
            self.wait(lambda: not self.session.runner.is_busy)

    def key(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        """Press a key wherever the keyboard is."""
        window = QApplication.activeWindow() or self.shell
        self.qtbot.keyClick(window.focusWidget() or window, key, modifier)

    def go(self, screen, uid="", part=""):
        self.shell.go(Place(screen, uid, part))
        self.rest()

    def press(self, name, within=None):
        """Click the visible button or row whose accessible name holds this text."""
        self.rest()
        found = [
            button
            for button in (within or self.shell).findChildren(QPushButton)
            if button.isVisible() and name in button.accessibleName()
        ]
        assert found, f"no button {name!r}"
        self.qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)
        self.rest()

    def form(self, kind):
        """Return the open form of a kind."""

        def forms():
            return [form for form in self.shell.findChildren(kind) if form.isVisible()]

        self.wait(lambda: bool(forms()))
        come_forward(self.qtbot, forms()[0])
        return forms()[0]

    def save(self, form: FormDialog):
        """Ctrl+Enter in a form; waits until it is saved and closed."""
        self.wait(form.submit_button.isEnabled)
        come_forward(self.qtbot, form)
        with self.qtbot.waitSignal(form.saved, timeout=15_000):
            self.qtbot.keyClick(form.focusWidget() or form, Qt.Key.Key_Return, CONTROL)
        come_forward(self.qtbot, self.shell)
        self.rest()

    def sees(self, text, within=None):
        """Wait until a visible label holds this text."""
        self.wait(lambda: any(text in one for one in self.words(within)))

    def words(self, within=None):
        return [
            label.text()
            for label in (within or self.screen).findChildren(QLabel)
            if label.isVisible()
        ]

    def lock(self):
        """Ctrl+L: the vault closes and nothing of it stays."""
        come_forward(self.qtbot, self.shell)
        strike(Qt.Key.Key_L, CONTROL)
        self.wait(lambda: not self.shell.isVisible())
        self.session.runner.finish(seconds=10)
        self.session.stop_collecting()
        self.session = None

    def leave(self):
        """End whatever is still open, at the end of a test."""
        if self.session is not None:
            with suppress(RuntimeError):
                self.session.shell.leave()
            self.session.runner.finish(self._closing(self.session), 10)
            self.session = None

    @staticmethod
    def _closing(session):
        def close():
            if session._desk is not None:
                session._holding.close()
                session._desk.vault.close()

        return close
