"""The Lock process: the passphrase field and the key derivation. It never sees a case."""

import json
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from caseapp import settings
from caseapp.app.window.attempt import attempt
from caseapp.app.window.surface import (
    CrashReporter,
    hush_qt,
    language_of,
    make_application,
    speak,
    words_for_errors,
)
from caseapp.i18n import catalogue
from caseapp.settings import Settings
from caseapp.ui import theme
from caseapp.ui.collector import MainThreadCollector
from caseapp.ui.lock.model import LockPort
from caseapp.ui.lock.window import LockWindow
from caseapp.ui.tasks import TaskRunner
from caseapp.ui.unlocking import Surroundings, Unlocked

if TYPE_CHECKING:
    from caseapp.app.processes import Answer, DeskProcess, Opening
    from caseapp.services.unlock import KdfPolicy, MasterKey
    from caseapp.ui.create.model import CreatePort

NEXT_HEADER = "vault.next.json"
HEADER_FILES = ("vault.json", "vault.prev.json")
LARGEST_HEADER = 1024 * 1024
DATABASE = "case.db"
SWEEP_MS = 1500
"""After this long copies are swept though the window was not painted: a screen may be off."""


def run_lock(
    policy: "KdfPolicy | None" = None,
    preferences_path: Path | None = None,
    arguments: list[str] | None = None,
) -> int:
    """Show the lock screen until Desk has taken over or the person leaves.

    Args:
        arguments: of the program; they may name a pipe with the times of reminders.
        policy: cost of key derivation; only tests and benches hand one in.
        preferences_path: where preferences live; only tests hand one in.

    """
    where = preferences_path or settings.default_path()
    preferences = settings.load(where)
    app = make_application(preferences)
    hush_qt()
    session = LockSession(preferences, where, policy)
    session.window.painted.connect(partial(session.remind, arguments or []))
    session.start()
    code = app.exec()
    session.end()
    return code


class LockSession(QObject):
    """Connects the lock screen with the Desk process that waits behind it.

    Signals:
        answered: what Desk said (an `Answer`), from the thread that waited for it.
    """

    answered = Signal(object)

    def __init__(
        self,
        preferences: Settings,
        where: Path,
        policy: "KdfPolicy | None" = None,
        command: list[str] | None = None,
    ) -> None:
        super().__init__()
        self._preferences = preferences
        self._where = where
        self._policy = policy
        self._command = command
        self._desk: DeskProcess | None = None
        self._waiting: Unlocked | None = None
        self._language = language_of(preferences)
        self.runner = TaskRunner()
        self._crashes = CrashReporter(self._language, self)
        self._collector = MainThreadCollector(self)
        last = preferences.last_vault
        self.window = LockWindow(
            self._surroundings,
            lock_port(policy),
            partial(create_port, policy),
            path=last if last and Path(last).is_dir() else "",
            language=self._language,
        )
        self.window.painted.connect(self._on_painted)
        self.window.unlocked.connect(self._on_unlocked)
        self.window.vault_chosen.connect(self._on_vault)
        self.window.language_chosen.connect(self._on_language)
        self.answered.connect(self._on_answer)

    def start(self) -> None:
        """Show the window."""
        self._crashes.install()
        self._collector.start()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            speak(app, self._language)
            theme.put_sheet(app)
        self.window.show()
        QTimer.singleShot(SWEEP_MS, self._sweep)

    def remind(self, arguments: list[str]) -> None:
        """Take the bare times that were handed over, and remind of them while locked."""
        from caseapp.system.handed import take

        handed = take(arguments)
        if not handed:
            return
        from caseapp.domain.clock import SystemClock
        from caseapp.domain.reminders import unpack_times
        from caseapp.system.zone import local_zone
        from caseapp.ui.lock.reminders import LockedReminders
        from caseapp.ui.reminders import make_tray

        clock = SystemClock(local_zone())
        tray = make_tray(catalogue(self._language), self, self.window)
        say = [self.window.remind] if tray is None else [self.window.remind, tray.notice]
        times = unpack_times(handed, clock.zone)
        LockedReminders(lambda: catalogue(self._language), clock, times, say, self).start()

    def end(self) -> None:
        """Leave nothing behind: no half-made vault, no waiting Desk, no thread."""
        self.window.may_close()
        if self._desk is not None:
            self._desk.abandon()
            self._desk = None
        self.runner.abandon()

    def _surroundings(self, language: str) -> Surroundings:
        t = catalogue(language)
        return Surroundings(t, self.runner, words_for_errors(t))

    @Slot()
    def _on_painted(self) -> None:
        self._sweep()
        # Starting it before the paint costs the person a lock screen that comes 1.6 times later.
        self._desk = self._start_desk()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.load_fonts(app)

    @Slot()
    def _sweep(self) -> None:
        """Remove the copies that the program which this one was left open outside.

        Whoever locked has this process's number, and may have gone in the midst of a task.
        """
        attempt(_sweep_outside)

    def _start_desk(self) -> "DeskProcess":
        from caseapp.app.processes import DeskProcess

        return DeskProcess(self._command)

    @Slot(object)
    def _on_unlocked(self, unlocked: Unlocked) -> None:
        from caseapp.app.processes import Answer, DeskGoneError

        self._waiting = unlocked
        if self._desk is None:
            self._desk = self._start_desk()
        opening = self._opening(unlocked)
        try:
            self._desk.hand_over(opening)
        except DeskGoneError:
            self._desk.abandon()
            self._desk = self._start_desk()
            try:
                self._desk.hand_over(self._opening(unlocked))
            except DeskGoneError:
                unlocked.key.wipe()
                self.answered.emit(Answer("gone"))
                return
        unlocked.key.wipe()
        self._desk.on_answer(self.answered.emit)

    def _opening(self, unlocked: Unlocked) -> "Opening":
        from caseapp.app.processes import Opening

        key: MasterKey = unlocked.key
        return Opening(
            path=unlocked.path,
            key=key.pack(),
            create=unlocked.create,
            person_name=unlocked.person_name,
            language=self._language,
            host_states=unlocked.host_states,
            renewal=unlocked.renewal,
        )

    @Slot(object)
    def _on_answer(self, answer: "Answer") -> None:
        if answer.state == "open" and self._desk is not None:
            self.window.hide()
            self._desk.let_go()
            self._desk = None
            QTimer.singleShot(0, self._quit)
            return
        if self._desk is not None:
            self._desk.abandon()
        sentence = answer.sentence or catalogue(self._language)(
            "The program could not open its main window. Nothing was changed; try again."
        )
        path = self._waiting.path if self._waiting is not None else ""
        self.window.show_trouble(sentence, path)
        self._desk = self._start_desk()

    @Slot()
    def _quit(self) -> None:
        QApplication.quit()

    @Slot(object)
    def _on_vault(self, path: str) -> None:
        self._keep(replace(self._preferences, last_vault=path))

    @Slot(object)
    def _on_language(self, language: str) -> None:
        self._language = language
        self._keep(replace(self._preferences, language=language))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            speak(app, language)

    def _keep(self, preferences: Settings) -> None:
        self._preferences = preferences
        try:
            settings.save(preferences, self._where)
        except OSError as error:
            self.window.show_trouble(words_for_errors(catalogue(self._language))(error))


def _sweep_outside() -> None:
    from caseapp.system import outside

    outside.sweep(own=True)


def lock_port(policy: "KdfPolicy | None") -> LockPort:
    """Bind the lock screen to header and key derivation, which are imported when first used."""

    def unlock(path: str, passphrase: str, keyfile: str) -> "MasterKey":
        from caseapp.domain.keys import Passphrase
        from caseapp.services import unlock as calls

        content = calls.read_keyfile(Path(keyfile)) if keyfile else None
        secret = Passphrase(passphrase, content)
        return calls.unlock(Path(path), secret, policy or calls.DEFAULT_POLICY)

    def unlock_with_code(path: str, code: str, new: str) -> "tuple[MasterKey, str]":
        from caseapp.domain.keys import Passphrase
        from caseapp.services import unlock as calls

        key = calls.unlock_with_code(Path(path), code)
        limits = policy or calls.DEFAULT_POLICY
        return key, calls.renewal(Path(path), key, Passphrase(new), limits)

    def unlock_with_device(path: str) -> "MasterKey":
        from caseapp.services import unlock as calls
        from caseapp.system.worker import run_worker

        return calls.unlock_with_device(Path(path), run_worker)

    return LockPort(unlock, unlock_with_code, looks_like_vault, kinds_of_keys, unlock_with_device)


def create_port(policy: "KdfPolicy | None") -> "CreatePort":
    """Bind the making of a vault, which is not wanted at every start."""
    from caseapp.ui.create.model import CreatePort, measure, offer_words

    def create(path: str, passphrase: str) -> "tuple[MasterKey, str]":
        from caseapp.services import unlock as calls

        return calls.begin_vault(Path(path), passphrase, policy or calls.DEFAULT_POLICY)

    return CreatePort(create, discard, measure, offer_words, str(vaults_home()))


def vaults_home() -> Path:
    """Return the folder that is offered for new vaults."""
    documents = Path.home() / "Documents"
    return documents if documents.is_dir() else Path.home()


def looks_like_vault(path: str) -> bool:
    """Say whether a folder holds a header."""
    return any((Path(path) / name).is_file() for name in (NEXT_HEADER, *HEADER_FILES))


def kinds_of_keys(path: str) -> frozenset[str]:
    """Return what opens a vault, as its header says to anybody: only for what the screen offers.

    Read without what verifies it, so that the first paint does not wait; unlocking looks again.
    Which header counts is as docs/format.md says: the next one, unless it is older.
    """
    standing = next(filter(None, (_slots_of(path, name) for name in HEADER_FILES)), None)
    following = _slots_of(path, NEXT_HEADER)
    if standing is None or following is None:
        found = standing or following
    else:
        newer = following.generation > standing.generation or following.mac == standing.mac
        found = following if newer else standing
    return frozenset() if found is None else found.kinds


class _Slots(NamedTuple):
    """What of a header the lock screen looks at."""

    generation: int
    mac: str
    kinds: frozenset[str]


def _slots_of(path: str, name: str) -> _Slots | None:
    try:
        with (Path(path) / name).open("rb") as file:
            value = json.loads(file.read(LARGEST_HEADER))
        kinds = frozenset(str(slot["kind"]) for slot in value["slots"])
        return _Slots(int(value["generation"]), str(value["mac"]), kinds)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def discard(path: str) -> None:
    """Take away a vault that has a header and no database yet; anything else stays."""
    folder = Path(path)
    if looks_like_vault(path) and not (folder / DATABASE).exists():
        import shutil

        shutil.rmtree(folder)
