"""Our window for the start-up figures: the lock screen, or all the way to the client list.

our_window.py lock                     says "painted" when the lock screen is
our_window.py list VAULT PASSPHRASE    unlocks as a person would; says "usable"
our_window.py desk                     the Desk process of the second one
"""

import os
import sys
from pathlib import Path

from caseapp.app.window import loading
from caseapp.settings import Settings

POLL_MS = 2
PREFERENCES = Path(os.environ["XDG_CONFIG_HOME"]) / "settings.json"
"""A file of the bench's own. They are saved by replacing: never name a device or anybody's here."""


def announce(word: str) -> None:
    """Say it and end at once: leaving is not part of the figure."""
    sys.stdout.write(word + "\n")
    sys.stdout.flush()
    os._exit(0)


def lock() -> None:
    """Start the lock screen as the program does; Desk is started after the paint, so not here."""
    loading.load(loading.LOCK)
    from caseapp.app.window.lock import LockSession
    from caseapp.app.window.surface import make_application

    app = make_application(Settings())
    session = LockSession(Settings(), PREFERENCES)
    session.window.painted.disconnect()
    session.window.painted.connect(lambda: announce("painted"))
    session.start()
    app.exec()


def unlock(vault: str, passphrase: str) -> None:
    """Type the passphrase as soon as the field is painted; end when the list can be used."""
    loading.load(loading.LOCK)
    from PySide6.QtCore import QTimer

    from bench.startup import CHEAP
    from caseapp.app.window.lock import LockSession
    from caseapp.app.window.surface import make_application

    preferences = Settings(last_vault=vault)
    app = make_application(preferences)
    command = [sys.executable, "-m", "bench.peers.our_window", "desk"]
    session = LockSession(preferences, PREFERENCES, CHEAP, command)
    # Otherwise the session would quit by itself, now and then before the word is said.
    session.answered.disconnect()
    session.answered.connect(lambda answer: announce("usable" if answer.state == "open" else "no"))

    def enter() -> None:
        view = session.window.view
        if view is not None:
            view.secret.setText(passphrase)
            view.submit.click()

    session.window.painted.connect(lambda: QTimer.singleShot(0, enter))
    session.start()
    app.exec()


def desk() -> None:
    """Open at the client list and answer when its first page is there and painted."""
    loading.load(loading.DESK)
    from PySide6.QtCore import QTimer
    from typing_extensions import override

    from caseapp.app.processes import LockLink
    from caseapp.app.window.desk import DeskSession
    from caseapp.app.window.surface import make_application
    from caseapp.domain.clock import SystemClock
    from caseapp.ui.clients.view import ClientsScreen
    from caseapp.ui.screen import Place

    link = LockLink()
    app = make_application(Settings())
    opening = link.receive_while(loading.rest())
    if opening is None:
        return

    class ToTheList(DeskSession):
        """Goes on to the client list and waits until it has rows."""

        @override
        def _on_painted(self) -> None:
            if self.shell is not None:
                self.shell.go(Place("clients"))
            self.runner.go_on()
            self._look()

        def _look(self) -> None:
            screen = self.shell.screen_shown if self.shell is not None else None
            if isinstance(screen, ClientsScreen) and screen.model.rowCount():
                screen.grab()
                link.answer("open")
                os._exit(0)
            QTimer.singleShot(POLL_MS, self._look)

    session = ToTheList(link, opening, Settings(), PREFERENCES, SystemClock("UTC"))
    session.start()
    app.exec()


def main() -> None:
    """Run the part that the arguments name."""
    match sys.argv[1:]:
        case ["lock"]:
            lock()
        case ["list", vault, passphrase]:
            unlock(vault, passphrase)
        case _:
            desk()


if __name__ == "__main__":
    main()
