"""The child processes of this process: known, so that locking can kill and reap every one."""

import os
import signal
import subprocess
import sys
import threading
import time


class Children:
    """Running children. Safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: set[subprocess.Popen[bytes]] = set()
        self._stopped: set[int] = set()
        self._closed = False

    def add(self, child: subprocess.Popen[bytes]) -> bool:
        """Remember a child; after `stop_all` kill it at once and return False."""
        with self._lock:
            if not self._closed:
                self._running.add(child)
                return True
            self._stopped.add(child.pid)
        end(child)
        return False

    def forget(self, child: subprocess.Popen[bytes]) -> bool:
        """Drop a child that has ended; say whether it was `stop_all` that ended it."""
        with self._lock:
            self._running.discard(child)
            was_stopped = child.pid in self._stopped
            self._stopped.discard(child.pid)
            return was_stopped

    def count(self) -> int:
        """Return how many children are running."""
        with self._lock:
            return len(self._running)

    def stop_all(self, within: float = 0.5, *, for_good: bool = True) -> int:
        """Kill every child and reap it; return how many were still not gone after `within` s.

        Args:
            within: seconds for all of them together.
            for_good: refuse every later child too (what locking and quitting want).

        """
        with self._lock:
            self._closed = for_good
            doomed = list(self._running)
            self._stopped.update(child.pid for child in doomed)
        for child in doomed:
            kill(child)
        deadline = time.monotonic() + within
        return sum(not _gone(child, deadline) for child in doomed)


def kill(child: subprocess.Popen[bytes]) -> None:
    """Kill a child, on POSIX with everything that it started in its own session."""
    if child.poll() is not None:
        return
    if sys.platform == "win32":
        child.kill()
    else:
        try:
            os.killpg(child.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            # No group (not started with a session of its own), or on macOS only a zombie in it.
            child.kill()


def end(child: subprocess.Popen[bytes], within: float = 0.5) -> bool:
    """Kill and reap one child; say whether it is gone."""
    kill(child)
    return _gone(child, time.monotonic() + within)


def _gone(child: subprocess.Popen[bytes], deadline: float) -> bool:
    try:
        child.wait(max(0.0, deadline - time.monotonic()))
    except subprocess.TimeoutExpired:
        return False
    return True


CHILDREN = Children()
"""A process has one set of children: this is it."""
