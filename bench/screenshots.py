"""`make screenshots`: every screen with demo data, in both languages, light and dark.

1280 x 720 at 100 and 150 %, drawn without a display. Look at the pictures: no test does.
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from bench.startup import CHEAP
from caseapp.app import arrival
from caseapp.app.processes import Opening
from caseapp.app.seat import Seat
from caseapp.app.window.desk import DeskSession
from caseapp.app.window.lock import create_port, lock_port
from caseapp.app.window.surface import make_application, words_for_errors
from caseapp.domain.clock import FixedClock
from caseapp.domain.library import Field
from caseapp.domain.vocabulary import DateKind, ProceedingKind
from caseapp.i18n import catalogue
from caseapp.services.demo import build_demo
from caseapp.services.desk import Desk
from caseapp.services.matters import get_proceeding, list_matters
from caseapp.services.review_sheet import put_sheet_aside
from caseapp.services.rules import set_host_states
from caseapp.services.vaults import create_vault, open_desk
from caseapp.settings import Settings
from caseapp.storage.keys import MasterKey
from caseapp.system.worker import run_worker
from caseapp.ui import theme
from caseapp.ui.authorities.finding.model import LibraryQuestion
from caseapp.ui.authorities.view import AuthoritiesScreen
from caseapp.ui.client_file.view import ClientFileScreen
from caseapp.ui.event.dialog import EventForm
from caseapp.ui.form import FormDialog
from caseapp.ui.lock.window import LockWindow
from caseapp.ui.proceeding.view import ProceedingScreen
from caseapp.ui.screen import Place
from caseapp.ui.shell.view import Shell
from caseapp.ui.tasks import TaskRunner
from caseapp.ui.today.view import TodayScreen
from caseapp.ui.unlocking import Surroundings

OUT = Path("build/screenshots")
WIDTH, HEIGHT = 1280, 720
NOW = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
ZONE = "Asia/Bishkek"
LANGUAGES = ("en", "ru")
THEMES = ("light", "dark")
SCALES = (1.0, 1.5)
FORMS = ("event-filled", "deadline-form", "memo")
FILLED = (
    (DateKind.SERVED_ON_CLIENT, "27.2.2026"),
    (DateKind.SERVED_ON_COUNSEL, "2.3.2026"),
)
"""Two readings of service for the picture of a filled form."""
PASSPHRASE = "screenshots"  # noqa: S105 - of a vault of made-up people that lives for a minute


class Silent:
    """Stands in for the pipe to the lock screen."""

    def answer(self, state: str, sentence: str = "") -> None:
        """Nobody listens."""


def main() -> int:
    """Draw everything, or only what the arguments name (en, ru, light, dark, 100, 150)."""
    wanted = set(sys.argv[1:])
    app = make_application(Settings(theme="light"))
    OUT.mkdir(parents=True, exist_ok=True)
    drawn = 0
    with tempfile.TemporaryDirectory() as folder:
        for language in _chosen(LANGUAGES, wanted):
            home = Path(folder) / language
            home.mkdir()
            key, places = demo(home / "Office Bishkek.casevault", language)
            for name in _chosen(THEMES, wanted):
                for scale in SCALES:
                    percent = f"{scale:.0%}".rstrip("%")
                    if wanted & {"100", "150"} and percent not in wanted:
                        continue
                    theme.apply(app, "dark" if name == "dark" else "light", scale)
                    ending = f"{language}-{name}-{percent}"
                    drawn += lock_screens(app, home, language, ending)
                    drawn += case_screens(app, home, key, places, (language, name, ending))
    print(f"{drawn} pictures in {OUT}")
    return 0


def _chosen(all_of: tuple[str, ...], wanted: set[str]) -> tuple[str, ...]:
    return tuple(one for one in all_of if one in wanted) or all_of


def demo(path: Path, language: str) -> tuple[MasterKey, list[tuple[str, Place]]]:
    """Make a vault of made-up people in one language; return its key and what to draw."""
    clock = FixedClock(NOW, ZONE)
    key, _ = create_vault(path, PASSPHRASE, "Demo Lawyer", CHEAP, clock)
    desk = open_desk(path, key, clock=clock, device="demo", language=language, isolated=run_worker)
    arrival.prepare(Seat.of(desk))
    build_demo(desk)
    set_host_states(desk, ("GE", "KG", "KZ", "RS"))
    put_sheet_aside(desk)
    shown = list(places_of(desk))
    desk.vault.close()
    return key, shown


def settle(app: QApplication, *runners: TaskRunner, least: int = 12) -> None:
    """Let everything that was asked for arrive."""
    for turns in range(1500):
        app.processEvents()
        if turns > least and not any(runner.is_busy for runner in runners):
            break
        time.sleep(0.01)
    for _ in range(6):
        app.processEvents()


def shoot(widget: QWidget, name: str, ending: str) -> int:
    """Write one picture."""
    widget.grab().save(str(OUT / f"{name}-{ending}.png"))
    return 1


def lock_screens(app: QApplication, home: Path, language: str, ending: str) -> int:
    """Draw the lock screen and the steps of making a vault."""
    runner = TaskRunner()
    words = catalogue(language)
    around = Surroundings(words, runner, words_for_errors(words))
    window = LockWindow(
        lambda _language: around,
        lock_port(CHEAP),
        lambda: create_port(CHEAP),
        path=str(home / "Office Bishkek.casevault"),
        language=language,
    )
    window.resize(WIDTH, HEIGHT)
    window.show()
    settle(app, runner)
    drawn = shoot(window, "lock", ending)
    view = window.view
    if view is not None:
        view.secret.setText("wrong")
        view.submit.click()
        settle(app, runner)
        drawn += shoot(window, "lock-wrong", ending)
    window.show_create()
    wizard = window.wizard
    if wizard is not None:
        made = home / f"new-{ending}"
        made.mkdir()
        wizard.name_step.set_folder(str(made))
        wizard.name_step.person_line.setText("Aida Omarova")
        settle(app, runner)
        drawn += shoot(window, "create-1", ending)
        wizard.on.click()
        wizard.passphrase_step.offer.click()
        settle(app, runner, least=60)
        drawn += shoot(window, "create-2", ending)
        wizard.passphrase_step.second.setText(wizard.passphrase_step.first.text())
        wizard.on.click()
        settle(app, runner, least=60)
        drawn += shoot(window, "create-3", ending)
        wizard.on.click()
        settle(app, runner)
        drawn += shoot(window, "create-4", ending)
        for line, number in zip(wizard.test_step.lines, wizard.test_step.asked, strict=True):
            line.setText(wizard.code_step.code().split("-")[number])
        wizard.on.click()
        settle(app, runner)
        drawn += shoot(window, "create-5", ending)
        wizard.discard()
    window.close()
    runner.abandon()
    window.deleteLater()
    settle(app)
    return drawn


def places_of(desk: Desk) -> Iterator[tuple[str, Place]]:
    """Name every screen, with a record to show where it needs one."""
    yield "today", Place("today")
    yield "clients", Place("clients")
    yield "authorities", Place("authorities")
    matter = next(m for m in list_matters(desk) if m.proceedings)
    yield "client", Place("client", matter.clients[0][0])
    proceeding = matter.proceedings[0].uid
    yield "proceeding", Place("proceeding", proceeding)
    yield from protection_places(desk)
    yield "event-form", Place("proceeding", proceeding, "event")
    yield "filings", Place("filings")
    yield from filled_places(desk)
    yield "rules", Place("rules", part="host:KZ")
    yield "countries", Place("countries", "KZ")
    yield "settings", Place("settings")


def protection_places(desk: Desk) -> Iterator[tuple[str, Place]]:
    """Name the made-up people in custody and with a removal that is fixed."""
    for matter in list_matters(desk):
        for proceeding in matter.proceedings:
            if proceeding.kind is ProceedingKind.CUSTODY and proceeding.host_state == "KZ":
                yield "custody", Place("custody", proceeding.uid)
            if proceeding.kind is ProceedingKind.ASYLUM and proceeding.host_state == "GE":
                yield "interim", Place("interim", proceeding.uid)


def filled_places(desk: Desk) -> Iterator[tuple[str, Place]]:
    """Name the records of the case in Kazakhstan for the pictures of forms."""
    for matter in list_matters(desk):
        for proceeding in matter.proceedings:
            view = get_proceeding(desk, proceeding.uid)
            computed = [one.row.uid for one in view.deadlines if one.calculation]
            if view.host_state == "KZ" and view.kind is ProceedingKind.EXTRADITION and computed:
                yield "event-filled", Place("proceeding", view.uid, "event")
                yield "deadline-form", Place("proceeding", view.uid, f"deadline:{computed[0]}")
            for filing in view.filings[:1]:
                yield "memo", Place("filings", filing.uid)


def case_screens(
    app: QApplication,
    home: Path,
    key: MasterKey,
    places: list[tuple[str, Place]],
    how: tuple[str, str, str],
) -> int:
    """Draw the unlocked window, screen by screen."""
    language, name, ending = how
    path = home / "Office Bishkek.casevault"
    settings = Settings(language=language, theme=name)
    session = DeskSession(
        Silent(),
        Opening(str(path), key.pack(), language=language),
        settings,
        home / "settings.json",
        FixedClock(NOW, ZONE),
    )
    session.start()
    settle(app, session.runner, least=30)
    shell = session.shell
    if shell is None:
        raise RuntimeError(ending)
    shell.resize(WIDTH, HEIGHT)
    drawn = 0
    for title, place in places:
        if title in FORMS:
            continue
        shell.go(place)
        settle(app, session.runner, least=30)
        dialog = app.activeModalWidget()
        drawn += shoot(dialog if isinstance(dialog, QDialog) else shell, title, ending)
        if isinstance(dialog, QDialog):
            dialog.reject()
            settle(app, session.runner)
    drawn += library(app, session, shell, ending)
    drawn += forms(app, session, shell, places, ending)
    drawn += sheets(app, session, shell, ending)
    shell.close()
    shell.deleteLater()
    settle(app)
    return drawn


def library(app: QApplication, session: DeskSession, shell: Shell, ending: str) -> int:
    """Draw the library with a search, its explanation, what is saved, and nothing found."""
    shell.go(Place("authorities"))
    settle(app, session.runner, least=30)
    screen = shell.screen_shown
    if not isinstance(screen, AuthoritiesScreen):
        raise TypeError(ending)
    finding = screen.finding
    finding.filters.state.choose("KZ")
    filters = ((Field.HOST_STATE.value, ("KZ", "SE")),)
    finding.ask(LibraryQuestion(query="torture -assurances court:CAT", filters=filters))
    settle(app, session.runner, least=30)
    finding.model.toggle(0)
    settle(app, session.runner)
    drawn = shoot(shell, "library-search", ending)
    finding.model.clear_ticks()
    for button, name in ((finding.bar.help, "library-help"), (finding.bar.saved, "library-saved")):
        button.click()
        settle(app, session.runner, least=30)
        drawn += shoot(shell, name, ending)
    finding.bar.filters.click()
    finding.ask(LibraryQuestion(query="pirozhki host:Poland"))
    settle(app, session.runner, least=30)
    drawn += shoot(shell, "library-nothing", ending)
    finding.ask(LibraryQuestion())
    settle(app, session.runner)
    return drawn


def forms(
    app: QApplication,
    session: DeskSession,
    shell: Shell,
    places: list[tuple[str, Place]],
    ending: str,
) -> int:
    """Draw the forms with something in them, and the sheet of shortcuts."""
    known = dict(places)
    drawn = 0

    def picture(name: str) -> None:
        nonlocal drawn
        settle(app, session.runner, least=60)
        dialog = app.activeModalWidget()
        if not isinstance(dialog, QDialog):
            raise TypeError(name)
        drawn += shoot(dialog, name, ending)
        if isinstance(dialog, FormDialog):
            dialog.set_baseline()
        dialog.reject()
        settle(app, session.runner)

    shell.go(known["event-filled"])
    settle(app, session.runner, least=60)
    event = app.activeModalWidget()
    if isinstance(event, EventForm):
        event.act.choose("extradition_decision")
        settle(app, session.runner)
        for kind, day in FILLED:
            event.lines[kind].day.set_text(day)
        time.sleep(0.3)
    picture("event-filled")
    shell.go(known["deadline-form"])
    picture("deadline-form")
    screen = shell.screen_shown
    if isinstance(screen, ProceedingScreen):
        screen.hearing_button.click()
        picture("hearing-form")
    shell.go(known["client"])
    settle(app, session.runner)
    clients = shell.screen_shown
    if isinstance(clients, ClientFileScreen):
        clients.change_button.click()
        picture("client-form")
    shell.show_shortcuts()
    picture("shortcuts")
    shell.go(known["memo"])
    settle(app, session.runner, least=200)
    return drawn + shoot(shell, "memo", ending)


def sheets(app: QApplication, session: DeskSession, shell: Shell, ending: str) -> int:
    """Draw the forms of what the office prints from Today."""
    shell.go(Place("today"))
    settle(app, session.runner, least=30)
    today = shell.screen_shown
    if not isinstance(today, TodayScreen):
        return 0
    drawn = 0
    for button, name in ((today.log_button, "deadline-log"), (today.carry_button, "carry-list")):
        button.click()
        settle(app, session.runner, least=60)
        dialog = app.activeModalWidget()
        if isinstance(dialog, QDialog):
            drawn += shoot(dialog, name, ending)
            dialog.reject()
            settle(app, session.runner)
    return drawn


if __name__ == "__main__":
    sys.exit(main())
