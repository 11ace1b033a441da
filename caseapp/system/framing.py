"""Length-framed messages over pipes, read strictly: a short or oversized one is an error."""

import os
import struct
import sys
from dataclasses import dataclass
from typing import Final

MAGIC: Final = b"CAW1"
_REQUEST: Final = struct.Struct("!4sQQQQQ")
_ANSWER: Final = struct.Struct("!BQ")
_CHUNK: Final = 1 << 16

DONE: Final = 0
FAILED: Final = 1
"""The work raised; the body is the name of the exception type, never its text."""
REFUSED: Final = 2
"""The work refused its input; the body is a short code."""
TOO_BIG: Final = 3


class BrokenFrameError(Exception):
    """The other side ended or sent something that is no frame of ours."""


@dataclass(frozen=True, slots=True)
class Request:
    """What the host asks of a worker, with the limits that the worker puts on itself."""

    payload: bytes
    memory: int
    cpu_seconds: int
    answer_bytes: int
    host: int
    """Process id of whoever asks: a worker whose host is already gone does not begin."""


def take_standard_streams() -> tuple[int, int]:
    """Take standard input and output for frames; print() and libraries get nothing instead.

    Returns:
        Handles to read from and to write to.

    """
    requests, answers = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1):
        os.dup2(nothing, stream)
    os.close(nothing)
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - exists there only

        for pipe in (requests, answers):
            msvcrt.setmode(pipe, os.O_BINARY)
    return requests, answers


def read_exactly(fd: int, size: int) -> bytes:
    """Read `size` bytes or raise BrokenFrameError."""
    pieces = bytearray()
    while len(pieces) < size:
        piece = os.read(fd, min(_CHUNK, size - len(pieces)))
        if not piece:
            raise BrokenFrameError
        pieces += piece
    return bytes(pieces)


def write_all(fd: int, data: bytes | bytearray | memoryview) -> None:
    """Write everything; a pipe may take a write in parts."""
    view = memoryview(data)
    while view:
        view = view[os.write(fd, view[:_CHUNK]) :]


def write_request(fd: int, request: Request) -> None:
    """Send a request."""
    head = _REQUEST.pack(
        MAGIC,
        request.memory,
        request.cpu_seconds,
        request.answer_bytes,
        request.host,
        len(request.payload),
    )
    write_all(fd, head)
    write_all(fd, request.payload)


def read_request_head(fd: int) -> tuple[Request, int]:
    """Read a request without its payload, and the payload's size: limits come before data."""
    magic, memory, cpu_seconds, answer_bytes, host, size = _REQUEST.unpack(
        read_exactly(fd, _REQUEST.size)
    )
    if magic != MAGIC:
        raise BrokenFrameError
    return Request(b"", memory, cpu_seconds, answer_bytes, host), size


def write_answer(fd: int, status: int, body: bytes) -> None:
    """Send an answer."""
    write_all(fd, _ANSWER.pack(status, len(body)))
    write_all(fd, body)


def read_answer(fd: int, most: int) -> tuple[int, bytes]:
    """Read an answer; one that announces more than `most` bytes is not read: (TOO_BIG, b"")."""
    status, size = _ANSWER.unpack(read_exactly(fd, _ANSWER.size))
    if size > most:
        return TOO_BIG, b""
    return status, read_exactly(fd, size)
