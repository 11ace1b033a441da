"""The worker's side: limits first, then one request, one answer, the end.

A worker module offers `work(payload: bytes) -> bytes`; `__main__` has the fixed table of them.
"""

import os
import signal
import sys
from collections.abc import Callable

from caseapp.system import framing, hardening, sockets

Work = Callable[[bytes], bytes]


class RefusedWork(Exception):  # noqa: N818 - not an error of ours: the input is unfit
    """Raise it to refuse an input: the host gets `code` (short, ASCII, no data of the input)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def serve(load: Callable[[], Work]) -> int:
    """Answer one request on the standard streams; return the exit code.

    Args:
        load: imports the worker's module and returns its function. Called after the limits are
            set, so that they hold for its imports too.

    """
    hardening.harden()
    _die_with_parent()
    requests, answers = framing.take_standard_streams()
    try:
        head, size = framing.read_request_head(requests)
        if sys.platform == "linux" and os.getppid() != head.host:
            return 1  # it died before we could ask to die with it
        _limit(head.memory, head.cpu_seconds)
        sockets.refuse_network()
        status, body = _answer(load, framing.read_exactly(requests, size))
    except (framing.BrokenFrameError, MemoryError):
        return 1
    if len(body) > head.answer_bytes:
        status, body = framing.TOO_BIG, b""
    framing.write_answer(answers, status, body)
    return 0


def _answer(load: Callable[[], Work], payload: bytes) -> tuple[int, bytes]:
    try:
        return framing.DONE, load()(payload)
    except RefusedWork as refusal:
        return framing.REFUSED, refusal.code.encode("ascii", "replace")
    except MemoryError:
        return framing.FAILED, b"MemoryError"
    except Exception as error:  # noqa: BLE001 - the worker's main: only the type may leave
        return framing.FAILED, type(error).__qualname__.encode("ascii", "replace")


def _limit(memory: int, cpu_seconds: int) -> None:
    if sys.platform != "win32":  # there the host's job object does it from outside
        import resource  # noqa: PLC0415 - exists on POSIX only

        wanted = [(resource.RLIMIT_CPU, cpu_seconds), (resource.RLIMIT_FSIZE, 0)]
        if sys.platform != "darwin":  # macOS refuses or ignores it
            wanted.append((resource.RLIMIT_AS, memory))
        for kind, value in wanted:
            _, hard = resource.getrlimit(kind)
            most = value if hard == resource.RLIM_INFINITY else min(value, hard)
            resource.setrlimit(kind, (most, most))


def _die_with_parent() -> None:
    """Linux: be killed when the host dies, even by kill -9. Elsewhere the closed pipe ends us."""
    if sys.platform == "linux":
        hardening.prctl(hardening.PR_SET_PDEATHSIG, signal.SIGKILL)
