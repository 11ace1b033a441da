"""What a process does first, so that a crash or a curious neighbour learns nothing.

POSIX: no core dumps, files private by default; Linux besides: not dumpable (no debugger, no
`/proc/PID/mem` for other programs of the same user). Windows has no counterpart of these that a
program can set for itself without an installer: crash dumps there are a setting of the machine,
which `caseapp.doctor` names.
"""

import ctypes
import os
import sys
from types import TracebackType
from typing import Final, TextIO

PR_SET_PDEATHSIG: Final = 1
PR_SET_DUMPABLE: Final = 4


def harden() -> None:
    """Set the process's own protections; each one that this system has."""
    sys.excepthook = print_redacted
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - exists on POSIX only

        os.umask(0o077)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        prctl(PR_SET_DUMPABLE, 0)


def prctl(option: int, value: int) -> bool:
    """Set one attribute of this process (Linux only); say whether it succeeded."""
    function = ctypes.CDLL(None, use_errno=True).prctl
    function.argtypes = (ctypes.c_int, *(ctypes.c_ulong,) * 4)
    function.restype = ctypes.c_int
    return bool(function(option, value, 0, 0, 0) == 0)


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
