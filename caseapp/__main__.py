"""The program's front door: workers first, then the window's processes, then the command line."""

import sys
from pathlib import Path

if not __package__:  # started by path, isolated (see system.command): find our own package
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from collections.abc import Callable
from importlib import import_module
from typing import Final

WORKERS: Final = {
    "render": "caseapp.reports.worker",
    "screen": "caseapp.reports.screen",
    "read": "caseapp.exchange.worker",
    "keyring": "caseapp.system.keyring_worker",
}
"""Fixed table of workers: each module offers `work(payload: bytes) -> bytes`."""


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
        case _:
            return _command_line(given)


def _worker(name: str) -> int:
    from caseapp.system.worker_child import serve

    module = WORKERS.get(name)
    if module is None:
        return 2

    def load() -> Callable[[bytes], bytes]:
        work: Callable[[bytes], bytes] = import_module(module).work
        return work

    return serve(load)


def _window(arguments: list[str]) -> int:
    from caseapp.system import hardening

    hardening.harden()
    run: Callable[[list[str]], int] = import_module("caseapp.app.window").run
    return run(arguments)


def _command_line(arguments: list[str]) -> int:
    from caseapp.system import hardening

    hardening.harden()
    from caseapp.cli.main import main as command_line

    return command_line(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
