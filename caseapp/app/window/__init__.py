"""Composition root of the window: the Lock process and the Desk process."""

import gc

__all__ = ["run"]


def run(arguments: list[str]) -> int:
    """Run one of the window's processes; return its exit code.

    Args:
        arguments: ["--desk"] for the process that waits for a key; anything else is the lock
            screen.

    """
    # Nothing that is loaded at the start becomes garbage: looking for it is a tenth of the start.
    # `MainThreadCollector` takes over from here in both processes.
    gc.disable()
    if arguments == ["--desk"]:
        from caseapp.app.window.desk import run_desk

        return run_desk()
    from caseapp.app.window.lock import run_lock

    return run_lock()
