"""A program of its own: one working day with secrets in it, in the window's real processes.

    day.py lock VAULT FOLDER    the lock screen, with the tests' cheap key derivation
    day.py desk FOLDER          the Desk that it starts

FOLDER is not looked through: `secrets.json` and `passphrase` there are what is typed, `desk.pid` and `worked` say
how far the day is, `leave` asks it to lock, `taken.pdf` is the copy that the person chose to take.
"""

import json
import os
import sys
from pathlib import Path


def lock(vault, folder):
    from caseapp.system import hardening

    hardening.harden()
    from caseapp import settings
    from caseapp.app.window import loading

    loading.load(loading.LOCK)
    from PySide6.QtCore import QTimer

    from caseapp.app.window.lock import LockSession
    from caseapp.app.window.surface import make_application
    from tests import factory

    where = settings.default_path()
    preferences = settings.Settings(last_vault=vault, language="en")
    settings.save(preferences, where)
    app = make_application(preferences)
    command = [sys.executable, __file__, "desk", folder]
    session = LockSession(preferences, where, factory.CHEAP, command)

    def enter():
        session.window.view.secret.setText(
            (Path(folder) / "passphrase").read_text(encoding="utf-8")
        )
        session.window.view.submit.click()

    session.window.painted.connect(lambda: QTimer.singleShot(0, enter))
    session.start()
    code = app.exec()
    session.end()
    return code


def secrets(folder):
    return json.loads((Path(folder) / "secrets.json").read_text(encoding="utf-8"))


def work(desk, folder, names):
    """What a person does on a day, through the services and their real workers."""
    from datetime import date

    from caseapp.app.bindings.services import Services
    from caseapp.app.bindings.shell import find
    from caseapp.app.seat import Seat
    from caseapp.domain.drafts import TaskDraft
    from caseapp.domain.ids import DocumentUid
    from caseapp.i18n import catalogue
    from caseapp.services import clear_copies, documents, drafts, previews, sheets, tasks
    from tests import casefiles

    person = casefiles.client(desk, names[0], notes=names[1])
    matter = casefiles.matter(desk, person, title=names[2])
    for name in names[3:40]:
        tasks.add_task(desk, TaskDraft(matter, name))
    find(Services(Seat.of(desk)), catalogue("en"), names[0])
    added = documents.add_document(
        desk, matter, person, title=names[40], file_name=f"{names[41]}.txt",
        media_type="text/plain", pieces=[names[42].encode() * 50],
    )  # fmt: skip
    uid = DocumentUid(str(added.created))
    assert names[42] in previews.preview_document(desk, uid, 1, page=1, width=300).text
    previews.open_outside(desk, uid, 1)
    drafts.keep_draft(desk, names[43], names[44])
    printed = sheets.print_log(desk, date(2026, 1, 1), date(2026, 12, 31))
    clear_copies.write_copy(desk, printed, Path(folder) / "taken.pdf")


def desk(folder):
    from caseapp.system import hardening

    hardening.harden()
    from caseapp.app.window import loading

    loading.load(loading.DESK)
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QGuiApplication

    from caseapp.app.window import desk as process
    from caseapp.ui.screen import Place

    names = secrets(folder)["names"]
    here = Path(folder)

    class Day(process.DeskSession):
        def _on_loaded(self, nothing):
            super()._on_loaded(nothing)
            self.runner.submit(self, self._work, self._worked, self._failed)

        def _work(self):
            work(self._seat.desk(), folder, names)

        def _failed(self, error):
            (here / "worked").write_text(f"{type(error).__name__} {error}")

        def _worked(self, _nothing):
            for screen in ("clients", "documents", "filings", "settings"):
                self.shell.go(Place(screen))
            QGuiApplication.clipboard().setText(names[45])
            QTimer.singleShot(0, self._crash)
            QTimer.singleShot(1500, self._settled)

        def _crash(self):
            raise ValueError(names[46])

        def _settled(self):
            (here / "desk.pid").write_text(str(os.getpid()))
            (here / "worked").write_text("yes")
            self.wait = QTimer(self)
            self.wait.timeout.connect(self._look)
            self.wait.start(50)

        def _look(self):
            if (here / "leave").exists():
                self.wait.stop()
                self.lock()

    process.DeskSession = Day
    return process.run_desk()


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    sys.exit(lock(*sys.argv[2:]) if sys.argv[1] == "lock" else desk(*sys.argv[2:]))
