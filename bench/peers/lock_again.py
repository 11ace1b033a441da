"""Unlocks a vault as a person would and locks it again, in real processes: for `bench.locking`.

lock_again.py lock VAULT PASSPHRASE   the lock screen
lock_again.py desk                    the Desk that it starts; presses Lock once it is painted

The Desk writes its process id, the moment of the press and its memory at its highest (KiB) to
`pressed` in the working directory.
"""

import os
import sys
import time
from pathlib import Path

from caseapp import settings
from caseapp.app.window import loading

ROOT = str(Path(__file__).resolve().parents[2])
AFTER_MS = 1500
"""A person looks at Today before locking; the slices in the background have begun by then."""


def lock(vault: str, passphrase: str) -> int:
    """Show the lock screen and type."""
    loading.load(loading.LOCK)
    from PySide6.QtCore import QTimer

    from bench.startup import CHEAP
    from caseapp.app.window.lock import LockSession
    from caseapp.app.window.surface import make_application

    preferences = settings.Settings(last_vault=vault, language="en")
    app = make_application(preferences)
    command = [sys.executable, __file__, "desk"]
    session = LockSession(preferences, settings.default_path(), CHEAP, command)

    def enter() -> None:
        view = session.window.view
        if view is not None:
            view.secret.setText(passphrase)
            view.submit.click()

    session.window.painted.connect(lambda: QTimer.singleShot(0, enter))
    session.start()
    code = app.exec()
    session.end()
    return code


def desk() -> int:
    """Open, wait a moment, press Lock."""
    loading.load(loading.DESK)
    from PySide6.QtCore import QTimer
    from typing_extensions import override

    from caseapp.app.window import desk as process

    class LocksSoon(process.DeskSession):
        """Locks after its first paint."""

        @override
        def _on_painted(self) -> None:
            super()._on_painted()
            QTimer.singleShot(AFTER_MS, self._press)

        def _press(self) -> None:
            status = Path("/proc/self/status").read_text(encoding="ascii")
            [highest] = [line.split()[1] for line in status.splitlines() if "VmHWM" in line]
            told = f"{os.getpid()} {time.monotonic()} {highest}"
            Path("press").write_text(told, encoding="ascii")
            Path("press").rename("pressed")
            if self.shell is not None:
                self.shell.top.lock_button.click()

    process.DeskSession = LocksSoon  # type: ignore[misc]
    return process.run_desk()


if __name__ == "__main__":
    sys.path.insert(0, ROOT)
    sys.exit(lock(*sys.argv[2:]) if sys.argv[1] == "lock" else desk())
