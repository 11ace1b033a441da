"""The Desk process: waits for a key, opens the vault on the database thread, shows the shell."""

import contextlib
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypedDict

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from caseapp import settings
from caseapp.app import arrival, screens
from caseapp.app.bindings.law import bind_rules
from caseapp.app.bindings.services import Services
from caseapp.app.bindings.shell import keep_forms, shell_port
from caseapp.app.dates import read_date, show_date
from caseapp.app.memory import machine_anchors
from caseapp.app.processes import LockLink, Opening
from caseapp.app.seat import Seat
from caseapp.app.window import loading
from caseapp.app.window.attempt import attempt
from caseapp.app.window.surface import (
    CrashReporter,
    hush_qt,
    language_of,
    make_application,
    speak,
    theme_name,
    words_for_errors,
)
from caseapp.domain.changes import Changes
from caseapp.domain.clock import Clock, SystemClock
from caseapp.domain.freedates import Meaning
from caseapp.domain.integrity import Verdict
from caseapp.domain.vocabulary import Role
from caseapp.i18n import catalogue
from caseapp.services import entry
from caseapp.services.desk import Desk, Isolated
from caseapp.services.entry import Entry
from caseapp.services.unlock import MasterKey
from caseapp.settings import Settings
from caseapp.system import outside
from caseapp.system.idle import IdleWatch, SleepWatch
from caseapp.system.relaunch import relaunch
from caseapp.system.worker import run_worker
from caseapp.system.zone import local_zone
from caseapp.ui import theme
from caseapp.ui.clipboard import ClipboardGuard
from caseapp.ui.collector import MainThreadCollector
from caseapp.ui.context import ChangeHub, Context
from caseapp.ui.daytexts import full_day
from caseapp.ui.drafts import DraftKeeper, KeptForm
from caseapp.ui.screen import Place
from caseapp.ui.shell.idle import IdleLock
from caseapp.ui.shell.view import Shell
from caseapp.ui.tasks import TaskRunner

if TYPE_CHECKING:
    from caseapp.ui.integrity.watch import VaultWatch
    from caseapp.ui.reminders import DesktopReminders

REFUSED = 1
PAINT_MS = 1500
"""After this long services run though the window was not painted: it may be minimised."""
LOCK_SECONDS = 1.2
"""What keeping the drafts and closing the vault may take before the process goes anyway."""


def run_desk(streams: tuple[int, int] | None = None) -> int:
    """Wait for the key, then work until the person locks or leaves."""
    link = LockLink(streams)
    where = settings.default_path()
    preferences = settings.load(where)
    app = make_application(preferences)
    hush_qt()
    clock = SystemClock(local_zone())
    opening = link.receive_while(loading.rest())
    if opening is None:
        return 0
    session = DeskSession(link, opening, preferences, where, clock)
    session.start()
    return app.exec()


class Surroundings(TypedDict):
    """What a desk is told besides its vault."""

    clock: Clock
    device: str
    language: str
    isolated: Isolated


class Link(Protocol):
    """Where the session says how opening went; `LockLink`, or nobody."""

    def answer(self, state: str, sentence: str = "") -> None:
        """Say it."""


class DeskSession(QObject):
    """One unlocked vault, from its key to its lock."""

    def __init__(
        self,
        link: Link,
        opening: Opening,
        preferences: Settings,
        where: Path,
        clock: Clock,
    ) -> None:
        super().__init__()
        self._link = link
        self._opening = opening
        self._preferences = preferences
        self._where = where
        self._clock = clock
        self._language = opening.language or language_of(preferences)
        self._t = catalogue(self._language)
        self._say = words_for_errors(self._t)
        self._crashes = CrashReporter(self._language, self)
        self._collector = MainThreadCollector(self)
        self._hub = ChangeHub(self)
        self._holding = contextlib.ExitStack()
        self._idle: IdleLock | None = None
        self._seat: Seat | None = None
        self._services: Services | None = None
        self._reminders: DesktopReminders | None = None
        self._entry: Entry | None = None
        self._anchors = machine_anchors(where)
        self._verdict = Verdict()
        self._vault_watch: VaultWatch | None = None
        self._locking = False
        self.hears: bool | None = None
        """Whether the desktop would say that the person left; None: not asked yet."""
        self._clipboard = ClipboardGuard(self)
        self.runner = TaskRunner()
        self.shell: Shell | None = None
        self.drafts = DraftKeeper(self)

    def start(self) -> None:
        """Open the vault on the database thread."""
        self._crashes.install()
        self._collector.start()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            speak(app, self._language)
        self.runner.submit(self, self._open, self._on_open, self._on_refused)

    def stop_collecting(self) -> None:
        """Collect no garbage any more; only tests go on after a session."""
        self._collector.stop()

    def _open(self) -> Seat:
        opening = self._opening
        key = MasterKey.unpack(opening.key)
        try:
            whole = opening.create or opening.renewal
            entered = None if whole else entry.enter(Path(opening.path), key, self._anchors)
            if entered is None:
                return Seat.of(self._open_whole(key))
        finally:
            key.wipe()
            opening.forget()
        self._entry, self._verdict = entered, entered.file.watch.verdict
        return Seat(entered.person, partial(self._sit_down, entered), entered.clients)

    def _open_whole(self, key: MasterKey) -> Desk:
        """Open what needs more than a look: a new vault, an older one, a code from paper."""
        from caseapp.services import vaults

        opening = self._opening
        desk = vaults.open_desk(
            Path(opening.path),
            key,
            **self._surroundings(),
            create=vaults.NewVault(opening.person_name) if opening.create else None,
            anchors=self._anchors,
            renewal=opening.renewal,
        )
        if opening.create and opening.host_states:
            from caseapp.services import rules

            rules.set_host_states(desk, opening.host_states)
        self._verdict = desk.vault.watch.verdict
        return self._at(desk)

    def _sit_down(self, entered: Entry) -> Desk:
        from caseapp.services import vaults

        return self._at(vaults.sit_down(entered, **self._surroundings()))

    def _surroundings(self) -> Surroundings:
        return {
            "clock": self._clock,
            "device": settings.device_name(self._where),
            "language": self._language,
            "isolated": run_worker,
        }

    def _at(self, desk: Desk) -> Desk:
        # Held until the vault closes: a cancelled task ends its running statement.
        self._holding.enter_context(desk.vault.cancelled_by(self.runner.running_cancelled))
        return desk

    def _on_open(self, seat: Seat) -> None:
        services = Services(seat)
        services.discreet = self._preferences.discreet
        self._seat, self._services = seat, services
        self._hub.changed.connect(seat.forget_clients)
        self._remember()
        watch = IdleWatch(self._preferences.idle_minutes * 60)
        idle = IdleLock(watch, self, sleep=SleepWatch())
        # The first query loads the rest of the program: the window is painted before it.
        self.runner.hold()
        QTimer.singleShot(PAINT_MS, self.runner.go_on)
        specs = screens.specs(services, self._load, self._save)
        self.shell = Shell(
            self._context(seat),
            specs,
            shell_port(services, self._t),
            vault_name=Path(self._opening.path).stem,
            idle=idle,
        )
        self.shell.painted.connect(self._on_painted)
        self.shell.lock_requested.connect(self.lock)
        self.shell.closed.connect(self._on_closed)
        self.shell.screen_made.connect(self._on_screen)
        self.shell.lock_on_minimise = self._preferences.lock_on_minimise
        self.shell.discreet_requested.connect(self._on_discreet)
        self._idle = idle
        if self._verdict.found:
            self._watch_vault(services, self.shell).show(self._verdict)
        self.shell.go(Place(specs[0].key))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.put_sheet(app)
        self.shell.show()
        idle.start()

    def _context(self, seat: Seat) -> Context:
        return Context(
            t=self._t,
            clock=self._clock,
            runner=self.runner,
            hub=self._hub,
            drafts=self.drafts,
            role=seat.person.role,
            person_name=seat.person.name,
            say=self._say,
            parse_date=partial(read_date, self._clock, Meaning.PAST),
            parse_birth_date=partial(read_date, self._clock, Meaning.BIRTH),
            parse_coming_date=partial(read_date, self._clock, Meaning.COMING),
            show_date=partial(show_date, self._language, full_day),
            leave=Services(seat).later("clear_copies.write_copy"),
            discreet=lambda: self._services is not None and self._services.discreet,
            locks_sooner=lambda: self._idle is not None and self._idle.sooner,
            until=seat.person.until if seat.person.role is Role.GUEST else None,
        )

    def _on_refused(self, error: Exception) -> None:
        self._link.answer("refused", self._say(error))
        self.runner.abandon()
        QApplication.exit(REFUSED)

    @Slot()
    def _on_painted(self) -> None:
        self._link.answer("open")
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.load_fonts(app)
        self.begin_rest()

    def begin_rest(self) -> None:
        """Do what nobody waits for: the library into a new vault, the rest of the program."""
        if self._services is not None:
            prepare = partial(arrival.prepare, self._services.seat)
            self.runner.submit(self, prepare, self._on_prepared)
            for late in ("reminders", "integrity"):  # they start when all is loaded
                self._services.need(late)
            preload = partial(screens.preload, self._services)
            self.runner.submit_slices(self, preload, self._on_loaded)
        self.runner.go_on()

    def _on_loaded(self, _nothing: None) -> None:
        """Count the stored dates again where the law changed since the last opening."""
        if self._services is None or self.shell is None:
            return
        attempt(partial(outside.sweep, own=False))
        try:
            self._look_after(self._services, self.shell)
        finally:
            self._listen()

    def _look_after(self, services: Services, shell: Shell) -> None:
        self._watch_vault(services, shell).start()
        if self._verdict.read_only:
            return  # what is under doubt is neither counted again nor written to
        from caseapp.ui.rules.first import FirstLaw
        from caseapp.ui.rules.watch import LawWatch

        port, context = bind_rules(services), shell.context
        law = LawWatch(context, port, shell, parent=self)
        law.check()
        first = FirstLaw(context, port, shell, parent=self)
        first.start()
        self._start_reminders(services)
        self._start_backups(services)

    def _watch_vault(self, services: Services, shell: Shell) -> "VaultWatch":
        """Return who says what the checks of the vault find, made at the first need."""
        if self._vault_watch is None:
            from caseapp.app.bindings.integrity import bind_integrity
            from caseapp.ui.integrity.watch import VaultWatch

            port = bind_integrity(services)
            self._vault_watch = VaultWatch(shell.context, port, shell, shell, parent=self)
        return self._vault_watch

    def _listen(self) -> None:
        """Hear when the person leaves; where nobody would say so, lock sooner."""
        from caseapp.ui.shell.session import SessionWatch

        watch = SessionWatch(self)
        watch.left.connect(self.lock)
        if sys.platform == "win32" and self.shell is not None:
            hears = watch.start_on_windows(int(self.shell.winId()))
        else:
            hears = watch.start()
        if not hears and self._idle is not None:
            self._idle.lock_sooner()
        self.hears = hears

    def _start_backups(self, services: Services) -> None:
        """Make the backup of a finished working day, for who may; nobody waits for it."""
        from caseapp.app.bindings.backups import bind_backups
        from caseapp.ui.backups.watch import BackupWatch

        if self.shell is not None and services.writes:
            port, shell = bind_backups(services), self.shell
            BackupWatch(shell.context, port, shell.tell, shell.keep_in_view, self).start()

    def _start_reminders(self, services: Services) -> None:
        """Remind on the desktop, where it has a place for that; nobody waits for it."""
        from caseapp.ui.reminders import DesktopReminders, make_tray

        if not services.seat.reads:
            return
        tray = make_tray(self._t, self, self.shell)
        load = services.later("reminders.list_reminders")
        made = DesktopReminders(self._t, self._clock, self.runner, load, tray, self)
        self._hub.changed.connect(made.read_again)
        made.start()
        self._reminders = made

    def _times(self) -> bytes:
        """Return the times of the next reminders: all that the locked program is given."""
        if self._reminders is None:
            return b""
        from caseapp.domain.reminders import pack_times

        return pack_times(self._reminders.coming())

    def _on_prepared(self, changes: Changes) -> None:
        self._hub.publish(changes)

    @Slot()
    def lock(self) -> None:
        """Lock: keep what was typed, close the vault, become a process that knows nothing."""
        if self._locking:
            return  # sleep and the screen saver speak at once
        self._locking = True
        # Each by itself: whatever one of them raises, the vault closes and the process goes.
        attempt(self._clipboard.clear)
        attempt(partial(outside.sweep, own=True))
        forms = attempt(self.drafts.dirty)
        if self.shell is not None:
            attempt(self.shell.leave)
        handed = attempt(self._times) or b""
        relaunch(partial(self._let_go, forms), handed=handed)

    def _let_go(self, forms: Sequence[KeptForm] | None) -> None:
        attempt(partial(self.runner.abandon, partial(self._close, forms), LOCK_SECONDS))
        attempt(partial(outside.sweep, own=True))  # the task that ran may have written a copy

    @Slot()
    def _on_closed(self) -> None:
        """Quit: finish the queue, keep what was typed, close."""
        attempt(self._clipboard.clear)
        attempt(partial(outside.sweep, own=True))
        forms = attempt(self.drafts.dirty)
        attempt(partial(self.runner.finish, partial(self._close, forms)))
        attempt(partial(outside.sweep, own=True))  # what waited in the queue may have written one
        QApplication.quit()

    def _close(self, forms: Sequence[KeptForm] | None) -> None:
        """Run on the database thread, last.

        Args:
            forms: what was typed; None where it could not be read: what was kept before stays.

        """
        seat = self._seat
        if seat is None or not (seat.has_desk or forms):
            # Nothing was asked of the vault, or it was opened and never shown.
            if self._entry is not None:
                self._entry.file.close()
            return
        try:
            if forms is not None:
                keep_forms(seat, forms)
        finally:
            attempt(self._holding.close)
            seat.desk().vault.close()

    def _remember(self) -> None:
        if self._preferences.remember_vault:
            self._save(replace(self._load(), last_vault=self._opening.path))

    def _load(self) -> Settings:
        return settings.load(self._where)

    def _save(self, made: Settings) -> None:
        self._preferences = made
        with contextlib.suppress(OSError):
            settings.save(made, self._where)

    @Slot(object)
    def _on_screen(self, screen: object) -> None:
        # By name: to ask for its class would load the settings screen at every start.
        changed = getattr(screen, "settings_changed", None)
        if changed is not None:
            changed.connect(self._on_settings)

    @Slot(object)
    def _on_settings(self, made: Settings) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, theme_name(made), theme.scale())
        if self._idle is not None:
            self._idle.set_minutes(made.idle_minutes)
        if self.shell is not None:
            self.shell.lock_on_minimise = made.lock_on_minimise
        self._show_names(made)

    @Slot()
    def _on_discreet(self) -> None:
        """Ctrl+Shift+I: initials in place of names, or names again."""
        self._save(replace(self._load(), discreet=not self._preferences.discreet))
        self._show_names(self._preferences)

    def _show_names(self, made: Settings) -> None:
        services, shell = self._services, self.shell
        if services is None or shell is None or services.discreet == made.discreet:
            return
        services.discreet = made.discreet
        services.seat.forget_clients()
        shell.read_again()
        t = self._t
        shell.tell(t("Names are shown as initials.") if made.discreet else t("Names are in full."))
