"""Composition root of the window: the Lock process and the Desk process."""

from caseapp.app.window import loading

__all__ = ["run"]


def run(arguments: list[str]) -> int:
    """Run one of the window's processes; return its exit code.

    Args:
        arguments: ["--desk"] for the process that waits for a key; anything else is the lock
            screen.

    """
    if arguments == ["--desk"]:
        loading.load(loading.DESK)
        from caseapp.app.window.desk import run_desk

        return run_desk()
    loading.load(loading.LOCK)
    from caseapp.app.window.lock import run_lock

    return run_lock(arguments=arguments)
