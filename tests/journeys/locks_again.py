"""A program of its own: unlocks a vault as a person would and locks it again, in real processes.

    locks_again.py lock VAULT     the lock screen, with the tests' cheap key derivation
    locks_again.py desk           the Desk that it starts; presses Lock once it is painted

The Desk writes its process id to `desk.pid` in the working directory before it locks.
"""

import os
import sys
from pathlib import Path


def lock(vault):
    from caseapp import settings
    from caseapp.app.window import loading

    loading.load(loading.LOCK)
    from PySide6.QtCore import QTimer

    from caseapp.app.window.lock import LockSession
    from caseapp.app.window.surface import make_application
    from tests import factory

    preferences = settings.Settings(last_vault=vault, language="en")
    app = make_application(preferences)
    command = [sys.executable, __file__, "desk"]
    session = LockSession(preferences, settings.default_path(), factory.CHEAP, command)

    def enter():
        session.window.view.secret.setText(factory.PASSPHRASE)
        session.window.view.submit.click()

    session.window.painted.connect(lambda: QTimer.singleShot(0, enter))
    session.start()
    code = app.exec()
    session.end()
    return code


def desk():
    from caseapp.app.window import loading

    loading.load(loading.DESK)
    from PySide6.QtCore import QTimer

    from caseapp.app.window import desk as process

    class LocksAtOnce(process.DeskSession):
        def _on_painted(self):
            super()._on_painted()
            Path("desk.pid").write_text(str(os.getpid()))
            QTimer.singleShot(0, self.shell.top.lock_button.click)

    process.DeskSession = LocksAtOnce
    return process.run_desk()


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    sys.exit(lock(sys.argv[2]) if sys.argv[1] == "lock" else desk())
