"""What a process does first, so that a crash or a curious neighbour learns nothing.

POSIX: no core dumps, files private by default; Linux besides: not dumpable (no debugger, no
`/proc/PID/mem` for other programs of the same user). Windows: no crash report of our memory is
sent or shown (`WerSetFlags`), files follow the folder's own rights; that other programs of the same
user can read our memory there is not something a program can refuse without an installer.

What a process prints about its own troubles names types and places, never values: an error in a
thread, one that nobody could raise, a warning, and what a library logs.
"""

import ctypes
import faulthandler
import os
import sys
import threading
import warnings
from types import TracebackType
from typing import Final, TextIO

PR_SET_PDEATHSIG: Final = 1
PR_SET_DUMPABLE: Final = 4


def harden() -> None:
    """Set the process's own protections; each one that this system has."""
    say_no_values()
    if sys.platform == "win32":
        _no_report_to_windows()
    else:
        import resource  # noqa: PLC0415 - exists on POSIX only

        os.umask(0o077)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        prctl(PR_SET_DUMPABLE, 0)


def say_no_values() -> None:
    """Have every report of a trouble redacted, whichever way it takes."""
    sys.excepthook = print_redacted
    threading.excepthook = _in_thread
    sys.unraisablehook = _unraisable
    warnings.showwarning = _warned
    # It would write the stack of every thread where nobody expects it; ours says as much.
    faulthandler.disable()


def hush_logging() -> None:
    """Have nothing printed that a library logs and nobody asked to hear."""
    import logging  # noqa: PLC0415 - the first paint of the lock screen needs none

    logging.lastResort = logging.NullHandler()


def _in_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None and args.exc_type is not SystemExit:
        print_redacted(args.exc_type, args.exc_value, args.exc_traceback)


def _unraisable(args: "sys.UnraisableHookArgs") -> None:
    # `err_msg` and `object` are left out: a repr may hold anything.
    if args.exc_value is not None:
        print_redacted(args.exc_type, args.exc_value, args.exc_traceback)


def _warned(
    message: Warning | str,  # noqa: ARG001 - it holds values
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,  # noqa: ARG001
    line: str | None = None,  # noqa: ARG001
) -> None:
    if sys.stderr is not None:
        place = filename.replace("\\", "/").rpartition("/")[2]
        sys.stderr.write(f"{category.__qualname__} {place}:{lineno}\n")


if sys.platform == "win32":
    _NO_HEAP: Final = 0x1
    _NO_FAULT_BOX: Final = 0x8003
    """SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX and SEM_NOOPENFILEERRORBOX."""

    def _no_report_to_windows() -> None:
        """Ask Windows Error Reporting to leave our memory alone (not tried on a machine yet)."""
        kernel = ctypes.WinDLL("kernel32")
        kernel.SetErrorMode(_NO_FAULT_BOX)
        kernel.WerSetFlags(_NO_HEAP)


def prctl(option: int, value: int, more: int = 0) -> bool:
    """Set one attribute of this process (Linux only); say whether it succeeded."""
    function = ctypes.CDLL(None, use_errno=True).prctl
    function.argtypes = (ctypes.c_int, *(ctypes.c_ulong,) * 4)
    function.restype = ctypes.c_int
    return bool(function(option, value, more, 0, 0) == 0)


def redacted(error: BaseException) -> str:
    """Describe an error by types, files of ours and line numbers: no message, no values."""
    lines = []
    current: BaseException | None = error
    while current is not None:
        lines.append(type(current).__qualname__)
        lines.extend(_places(current.__traceback__))
        current = current.__cause__ or current.__context__
    return "\n".join(lines)


def _places(traceback: TracebackType | None) -> list[str]:
    places = []
    while traceback is not None:
        code = traceback.tb_frame.f_code
        module = traceback.tb_frame.f_globals.get("__name__", "?")
        places.append(f"  {module}:{traceback.tb_lineno} {code.co_name}")
        traceback = traceback.tb_next
    return places


def print_redacted(
    _kind: type[BaseException],
    error: BaseException,
    _traceback: TracebackType | None,
    stream: TextIO | None = None,
) -> None:
    """`sys.excepthook` that prints `redacted(error)`; a window replaces it by its own dialog."""
    target = stream or sys.stderr
    if target is not None:  # a windowed Windows program has no standard error
        target.write(redacted(error) + "\n")
