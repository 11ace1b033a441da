"""A program of its own: starts the window, goes through its screens, loads every module.

    python -m tests.security.networkless FOLDER [control]

An import of anything that can talk to a network is refused and told on standard output, and so is
every socket that is not local. `control` tries both at the end. The last line says how many
screens were shown and how many modules loaded.
"""

import importlib
import os
import pkgutil
import socket
import sys
import time
from importlib.abc import MetaPathFinder
from pathlib import Path

NEVER = frozenset(
    {
        "PySide6.QtNetwork", "PySide6.QtNetworkAuth", "PySide6.QtWebSockets", "PySide6.QtHttpServer",
        "PySide6.QtWebEngineCore", "PySide6.QtRemoteObjects", "PySide6.QtQml", "PySide6.QtBluetooth",
        "http.client", "http.server", "urllib.request", "urllib3", "requests", "httpx", "aiohttp",
        "ftplib", "smtplib", "imaplib", "poplib", "telnetlib", "nntplib", "xmlrpc", "socketserver",
        "webbrowser", "websockets", "paramiko", "wsgiref",
    }
)  # fmt: skip
"""`socket` itself is not among them: SQLAlchemy loads it along with asyncio and never opens one."""
ASKING = frozenset({"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.bind"})


class Refusing(MetaPathFinder):
    """Stands before every other finder."""

    def find_spec(self, name, path, target=None):
        """Refuse what may not be loaded; leave the rest to the others."""
        if name in NEVER:
            print("loads", name, flush=True)
            raise ImportError(name)


def watch(event, arguments):
    """Refuse sockets that are not local, and names looked up (an audit hook)."""
    if event == "socket.__new__" and arguments[1] not in {socket.AF_UNIX, -1}:
        print("opens", arguments[1], flush=True)
        raise PermissionError(event)
    if event in ASKING and not isinstance(arguments[-1], str | bytes):
        print("asks", event, flush=True)
        raise PermissionError(event)


def show_screens(folder: Path) -> int:
    """Open the window at a new vault, and every screen of its navigation; return how many."""

    from caseapp import settings
    from caseapp.app.processes import Opening
    from caseapp.app.window import loading
    from caseapp.app.window.desk import DeskSession
    from caseapp.app.window.surface import make_application
    from caseapp.ui.screen import Place
    from tests import factory
    from tests.ui.surroundings import Link

    loading.load(loading.LOCK)
    loading.load(loading.DESK)
    vault, key, _ = factory.make_vault(folder)
    where = folder / "preferences.json"
    preferences = settings.Settings(language="en")
    app = make_application(preferences)
    opening = Opening(str(vault), key.pack(), language="en")
    session = DeskSession(Link(), opening, preferences, where, factory.fixed_clock())
    session.start()

    def rest():
        for _ in range(1500):
            app.processEvents()
            if session.shell is not None and not session.runner.is_busy:
                return
            time.sleep(0.02)  # unlike qWait it lets the database thread run
        raise TimeoutError

    rest()
    screens = [spec.key for spec in session.shell._specs.values() if spec.in_navigation]
    for key_of_screen in screens:
        session.shell.go(Place(key_of_screen))
        rest()
    session.runner.abandon(seconds=5)
    return len(screens)


def load_all() -> int:
    """Import every module of the program; return how many."""
    import caseapp

    names = [found.name for found in pkgutil.walk_packages(caseapp.__path__, "caseapp.")]
    # Alembic runs this one; it has nothing to say outside a migration.
    wanted = [name for name in names if not name.endswith(("__main__", "migrations.env"))]
    for name in wanted:
        importlib.import_module(name)
    return len(wanted)


def main(folder: str, *control: str) -> None:
    """Do it."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sys.meta_path.insert(0, Refusing())
    sys.addaudithook(watch)
    if control:
        for attempt in (
            lambda: importlib.import_module("PySide6.QtNetwork"),
            lambda: importlib.import_module("http.client"),
            lambda: socket.socket(socket.AF_INET),
            lambda: socket.getaddrinfo("localhost", 80),
        ):
            try:
                attempt()
            except (ImportError, PermissionError):
                continue
        return
    shown = show_screens(Path(folder))
    print(shown, load_all(), flush=True)
    # Widgets are left as they are: nothing of them is asked here.
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
