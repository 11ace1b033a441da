"""A few bytes from a program to the one that it becomes, through a pipe filled beforehand."""

import os
import sys
from contextlib import suppress
from typing import Final

MOST: Final = 4096
"""Bytes that fit into a pipe of every system before anybody reads it."""
OPTION: Final = "--times"
STANDARD_INPUT: Final = "-"


class TooMuchError(ValueError):
    """More than a pipe takes before somebody reads it; the sender made a mistake."""


def offer(data: bytes) -> tuple[str, str]:
    """Fill a pipe that survives `exec` and return the arguments that name it.

    On Windows nothing survives: whoever starts the fresh program writes to its standard input.

    Raises:
        TooMuchError: it would block.

    """
    if len(data) > MOST:
        raise TooMuchError(len(data))
    if sys.platform == "win32":
        return OPTION, STANDARD_INPUT
    else:
        read, write = os.pipe()
        os.write(write, data)
        os.close(write)
        os.set_inheritable(read, True)  # noqa: FBT003 - it has no name
        return OPTION, str(read)


def take(arguments: list[str]) -> bytes:
    """Return what was handed over, once; b"" where nothing was, or it cannot be read.

    Args:
        arguments: of the fresh program.

    """
    if OPTION not in arguments[:-1]:
        return b""
    named = arguments[arguments.index(OPTION) + 1]
    if named == STANDARD_INPUT:
        return _read(0)
    if not (named.isascii() and named.isdigit()):
        return b""
    try:
        return _read(int(named))
    finally:
        with suppress(OSError):
            os.close(int(named))


def _read(fd: int) -> bytes:
    found = b""
    with suppress(OSError):
        while len(found) <= MOST and (piece := os.read(fd, MOST + 1 - len(found))):
            found += piece
    return found if len(found) <= MOST else b""
