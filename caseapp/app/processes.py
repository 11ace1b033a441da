"""The hand-over from Lock to Desk through an inherited pipe: path and key, once.

Lock (passphrase field and key derivation, never case data) starts Desk after its first paint;
Desk imports while the user types. Then:

    Lock → Desk   one Opening, the key last, straight from a bytearray that is zeroed afterwards
    Desk → Lock   one Answer: "open" when its window is painted, or "refused" with the sentence

After "open" Lock ends; after "refused" Desk ends and Lock shows the sentence. A Lock that closes
its end without an Opening makes Desk end quietly. No Qt here.
"""

import io
import json
import os
import struct
import subprocess
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from typing import Any, Final

from caseapp.system import framing
from caseapp.system.children import end
from caseapp.system.command import command_line

_KEY_LENGTHS: Final = range(32, 257)
_MAGIC: Final = b"CAD1"
_HEAD: Final = struct.Struct("!4sI")
_MOST: Final = 64 * 1024
_HANDED_OVER: Final = 0.005
"""Seconds in which a key that is in the pipe already has been read."""
_DONE: Final = object()


class DeskGoneError(Exception):
    """The other process ended before it could be talked to."""


@dataclass(slots=True)
class Opening:
    """Which vault to open, and its master key.

    Attributes:
        path: the vault's folder.
        key: `MasterKey.pack()`, the key and the random id of the slot that gave it; whoever holds
            an Opening calls `forget()` when done.
        create: the header was just written and the database has yet to be made.
        person_name: the first person of a new vault.
        language: of the interface; "" follows the settings.
        renewal: the new passphrase's slot, where a printed code gave the key.
        host_states: codes of the states in which the office of a new vault works.

    """

    path: str
    key: bytearray = field(repr=False)
    create: bool = False
    person_name: str = ""
    language: str = ""
    renewal: str = field(default="", repr=False)
    host_states: tuple[str, ...] = ()

    def forget(self) -> None:
        """Overwrite the key."""
        self.key[:] = bytes(len(self.key))


@dataclass(frozen=True, slots=True)
class Answer:
    """What Desk says: `state` is "open", "refused" or, when it died without a word, "gone"."""

    state: str
    sentence: str = ""


class DeskProcess:
    """Lock's side: the Desk process that waits for its key."""

    def __init__(self, command: list[str] | None = None) -> None:
        """Start Desk (`command` only in tests); it imports and waits."""
        self._process = subprocess.Popen(  # noqa: S603 - our own program, explicit arguments
            command or command_line("--desk"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            close_fds=True,
            start_new_session=True,
        )

    @property
    def pid(self) -> int:
        """Process id."""
        return self._process.pid

    def hand_over(self, opening: Opening) -> None:
        """Send the opening and zero its key, whatever happens.

        Raises:
            DeskGoneError: Desk has ended.

        """
        stdin = self._process.stdin
        assert stdin is not None  # noqa: S101 - it is a pipe
        try:
            if len(opening.key) not in _KEY_LENGTHS:
                raise ValueError(len(opening.key))
            _send(stdin.fileno(), _without_key(opening))
            framing.write_all(stdin.fileno(), opening.key)
            stdin.close()
        except OSError as error:
            raise DeskGoneError from error
        finally:
            opening.forget()

    def wait_answer(self, seconds: float | None = None) -> Answer:
        """Wait for Desk's answer; after `seconds` (None: for ever) it is killed: "gone"."""
        stdout = self._process.stdout
        assert stdout is not None  # noqa: S101 - it is a pipe
        watchdog = None
        if seconds is not None:
            watchdog = threading.Timer(seconds, self.abandon)
            watchdog.daemon = True
            watchdog.start()
        try:
            values = _receive(stdout.fileno())
            return Answer(str(values["state"]), str(values["sentence"]))
        except (framing.BrokenFrameError, OSError, KeyError):
            return Answer("gone")
        finally:
            if watchdog is not None:
                watchdog.cancel()

    def on_answer(self, callback: Callable[[Answer], None]) -> None:
        """Call back once from a daemon thread; a window passes it on by a queued signal."""
        threading.Thread(
            target=lambda: callback(self.wait_answer()), name="desk-answer", daemon=True
        ).start()

    def abandon(self) -> None:
        """Kill a Desk that is not wanted any more, and reap it."""
        end(self._process)

    def let_go(self) -> None:
        """Close our ends after "open": from here on Desk is nobody's child.

        Its exit is of no interest, so `Popen` is told not to complain about it.
        """
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()
        self._process.returncode = 0


class LockLink:
    """Desk's side. Takes standard input and output away from everybody else."""

    def __init__(self, streams: tuple[int, int] | None = None) -> None:
        """Take the pipes (`streams` only in tests)."""
        self._read, self._write = streams or framing.take_standard_streams()

    def receive(self) -> Opening | None:
        """Wait for the opening; None: Lock ended without one, so should we."""
        try:
            values = _receive(self._read)
            size = values.pop("key")
            if size not in _KEY_LENGTHS:
                return None
            key = bytearray(size)
            _fill(self._read, key)
            host_states = tuple(values.pop("host_states", ()))
            return Opening(key=key, host_states=host_states, **values)
        except (framing.BrokenFrameError, OSError, TypeError, KeyError):
            return None
        finally:
            os.close(self._read)

    def receive_while(self, work: Iterable[object]) -> Opening | None:
        """Wait for the opening and work meanwhile, piece by piece, until it is there.

        The thread that waits may be left behind at the end: Lock's end of the pipe ends it.
        """
        found: list[Opening | None] = []
        waiting = threading.Thread(
            target=lambda: found.append(self.receive()), name="lock-link", daemon=True
        )
        waiting.start()
        pieces = iter(work)
        waiting.join(_HANDED_OVER)
        # Asked before each piece: one of them is the whole of SQLAlchemy.
        while waiting.is_alive() and next(pieces, _DONE) is not _DONE:
            pass
        waiting.join()
        return found[0]

    def answer(self, state: str, sentence: str = "") -> None:
        """Tell Lock how it went and close the pipe; a Lock that is gone is no trouble."""
        try:
            _send(self._write, {"state": state, "sentence": sentence})
        except OSError:
            pass
        finally:
            os.close(self._write)


def _without_key(opening: Opening) -> dict[str, Any]:
    """Return the values to send as text (`asdict` would copy the key to where nobody zeroes it)."""
    names = (item.name for item in fields(opening) if item.name != "key")
    return {name: getattr(opening, name) for name in names} | {"key": len(opening.key)}


def _send(fd: int, values: dict[str, Any]) -> None:
    body = json.dumps(values).encode()
    framing.write_all(fd, _HEAD.pack(_MAGIC, len(body)) + body)


def _receive(fd: int) -> dict[str, Any]:
    magic, size = _HEAD.unpack(framing.read_exactly(fd, _HEAD.size))
    if magic != _MAGIC or size > _MOST:
        raise framing.BrokenFrameError
    values = json.loads(framing.read_exactly(fd, size))
    if not isinstance(values, dict):
        raise framing.BrokenFrameError
    return values


def _fill(fd: int, target: bytearray) -> None:
    """Read straight into `target`: no immutable copy of the key comes into being."""
    with io.FileIO(fd, "rb", closefd=False) as pipe, memoryview(target) as view:
        filled = 0
        while filled < len(target):
            count = pipe.readinto(view[filled:])
            if not count:
                raise framing.BrokenFrameError
            filled += count
