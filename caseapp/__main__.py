"""The program's front door: workers first, then the window's processes, then the command line."""

import sys
from pathlib import Path

if not __package__:  # started by path, isolated (see system.command): find our own package
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from collections.abc import Callable
from importlib import import_module
from typing import Final

WORKERS: Final = {
    "keyring": ("caseapp.system.keyring_worker", "work"),
    "pack": ("caseapp.packs.worker", "read"),
    "read": ("caseapp.exchange.decisions.worker", "read"),
    "render": ("caseapp.reports.worker", "render"),
    "screen": ("caseapp.reports.worker", "screen"),
    "preview": ("caseapp.reports.worker", "preview"),
    "text": ("caseapp.reports.worker", "text"),
}
"""Fixed table of workers: module and function, bytes in, bytes out. Loaded by name, so that a
worker imports its own engine and nothing else; the bundle's recipe lists these modules.
"""


def main(arguments: list[str] | None = None) -> int:
    """Run the program; return its exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    match given:
        case ["--worker", name]:
            return _worker(name)
        case []:
            return _window([])
        case ["--lock" | "--desk", *_]:
            return _window(given)
        case ["doctor", *rest]:
            return _doctor(rest)
        case _:
            return _command_line(given)


def _worker(name: str) -> int:
    from caseapp.system.worker_child import serve

    if name not in WORKERS:
        return 2
    module, function = WORKERS[name]

    def load() -> Callable[[bytes], bytes]:
        work: Callable[[bytes], bytes] = getattr(import_module(module), function)
        return work

    return serve(load)


def _window(arguments: list[str]) -> int:
    from caseapp.system import hardening
    from caseapp.system.display import can_start_window

    hardening.harden()
    if not can_start_window():
        from caseapp.app.console import refuse_window

        return refuse_window()
    from caseapp.app.window import run

    return run(arguments)


def _doctor(arguments: list[str]) -> int:
    # By name: neither of the two front doors stands on the other.
    run: Callable[[list[str]], int] = import_module("caseapp.doctor").main
    return run(arguments)


def _command_line(arguments: list[str]) -> int:
    from caseapp.system import hardening

    hardening.harden()
    from caseapp.app.console import main as command_line

    return command_line(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
