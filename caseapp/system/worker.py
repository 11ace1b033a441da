"""Host of the workers: work on untrusted or heavy input in a process that can be killed.

A worker has no key, no vault path, no Qt, no database and none of our environment. It gets one
request through its standard input, answers once and ends. `run_worker` always returns or raises
within the wall-clock limit plus a second, whatever the worker does.

On Linux a worker also limits its own memory and processor time (RLIMIT_AS, RLIMIT_CPU) before it
reads a byte of the payload and dies with its parent; on macOS RLIMIT_AS is not enforced by the
system, so that only time is limited there; on Windows a job object limits memory and kills.
"""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from caseapp.system import framing, jobs
from caseapp.system.children import CHILDREN, Children, end
from caseapp.system.command import command_line

MEGABYTE: Final = 1 << 20
_GRACE: Final = 1.0
_INHERITED: Final = ("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR")
"""Without these Windows starts no program; nothing else is handed down."""
_INHERITED_BY: Final[Mapping[str, tuple[str, ...]]] = {
    "keyring": ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "HOME", "USERPROFILE", "APPDATA"),
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What a worker may use.

    Attributes:
        seconds: wall clock, from start to the last byte of the answer; then it is killed.
        memory: bytes of address space.
        answer: bytes of the answer.

    """

    seconds: float = 60.0
    memory: int = 1024 * MEGABYTE
    answer: int = 256 * MEGABYTE


class WorkerError(Exception):
    """A worker gave no answer. Services turn it into a refusal of their own area.

    Attributes:
        worker: which one of the fixed table.

    """

    def __init__(self, worker: str, detail: str = "") -> None:
        super().__init__(f"{worker}: {detail or type(self).__name__}")
        self.worker = worker
        self.detail = detail


class WorkerTimedOutError(WorkerError):
    """It used up its time and was killed."""


class WorkerTooBigError(WorkerError):
    """It needed more memory than allowed, or its answer was larger than allowed."""


class WorkerFailedError(WorkerError):
    """It raised or crashed; `detail` is the exception's type or the signal, never its text."""


class WorkerRefusedError(WorkerError):
    """It found its input unfit; `detail` is the code that its `RefusedWork` carried."""


class WorkerStoppedError(WorkerError):
    """Locking or quitting stopped it."""


def run_worker(  # the last two are for tests, which bring a command and a family of their own
    name: str,
    payload: bytes,
    limits: Limits,
    *,
    command: Callable[[str], list[str]] | None = None,
    children: Children = CHILDREN,
) -> bytes:
    """Do one piece of work in worker `name` and return its answer.

    Raises:
        WorkerError: one of its kinds above; in every case the process is gone.

    """
    line = command_line("--worker", name) if command is None else command(name)
    child = _start(name, line)
    with _piped(child), jobs.limited(child, limits.memory):
        if not children.add(child):
            raise WorkerStoppedError(name)
        talk = _Conversation(child, payload, limits)
        try:
            answered = talk.wait(limits.seconds)
        finally:
            is_gone = talk.ended_by_itself() or end(child)
            talk.join()
            was_stopped = children.forget(child)
    if was_stopped:
        raise WorkerStoppedError(name)
    if not answered or not is_gone:
        raise WorkerTimedOutError(name)
    return _result(name, talk, child.returncode)


def _start(name: str, line: list[str]) -> subprocess.Popen[bytes]:
    wanted = (*_INHERITED, *_INHERITED_BY.get(name, ()))
    environment = {key: os.environ[key] for key in wanted if key in os.environ}
    return subprocess.Popen(  # noqa: S603 - our own program, explicit arguments
        line,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=0,
        env=environment,
        close_fds=True,
        start_new_session=True,
        creationflags=jobs.NO_CONSOLE,
    )


class _piped:  # noqa: N801 - reads as a statement, like the context managers of contextlib
    """Close a child's pipes in the end, without waiting for it."""

    def __init__(self, child: subprocess.Popen[bytes]) -> None:
        self._child = child

    def __enter__(self) -> None:
        return None

    def __exit__(self, *_: object) -> None:
        for stream in (self._child.stdin, self._child.stdout):
            if stream is not None:
                stream.close()


class _Conversation:
    """One request and its answer on a thread that a killed worker always sets free."""

    def __init__(self, child: subprocess.Popen[bytes], payload: bytes, limits: Limits) -> None:
        self._child = child
        self._request = framing.Request(
            payload, limits.memory, int(limits.seconds) + 1, limits.answer, os.getpid()
        )
        self._over = threading.Event()
        self.answer: tuple[int, bytes] | None = None
        self._thread = threading.Thread(target=self._talk, name="worker-pipe", daemon=True)
        self._thread.start()

    def _talk(self) -> None:
        stdin, stdout = self._child.stdin, self._child.stdout
        assert stdin is not None  # noqa: S101 - both are pipes
        assert stdout is not None  # noqa: S101
        try:
            framing.write_request(stdin.fileno(), self._request)
            self.answer = framing.read_answer(stdout.fileno(), self._request.answer_bytes)
        except (framing.BrokenFrameError, OSError, ValueError):
            pass  # it died: the exit code says how
        finally:
            self._over.set()

    def wait(self, seconds: float) -> bool:
        """Wait for the answer or the end of the pipe; False when time ran out."""
        return self._over.wait(seconds)

    def ended_by_itself(self) -> bool:
        """Give a worker that closed its pipe without an answer a moment to leave an exit code."""
        if not self._over.is_set() or self.answer is not None:
            return False
        try:
            self._child.wait(_GRACE)
        except subprocess.TimeoutExpired:
            return False
        return True

    def join(self) -> None:
        """Let the thread end; it is a daemon, so that nothing can hold up the caller."""
        self._thread.join(_GRACE)


def _result(name: str, talk: _Conversation, code: int) -> bytes:
    if talk.answer is None:
        if sys.platform != "win32" and code == -signal.SIGXCPU:
            raise WorkerTimedOutError(name)
        raise WorkerFailedError(name, f"exit {code}")
    status, body = talk.answer
    if status == framing.DONE:
        return body
    word = body[:200].decode("ascii", "replace")
    if status == framing.TOO_BIG or word == "MemoryError":
        raise WorkerTooBigError(name)
    if status == framing.REFUSED:
        raise WorkerRefusedError(name, word)
    raise WorkerFailedError(name, word)
