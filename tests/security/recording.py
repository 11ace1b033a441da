"""Running a part of this program behind `diskshim.c`, and reading what it recorded.

The shim is compiled with the machine's compiler into a temporary folder (`make test` installs one
where there is none). Behind it, every write, truncation, fsync, unlink, rename and creation under
one folder is recorded in order, by SQLite and by Python alike, and a chosen call can be made to
fail.
"""

import ctypes
import os
import shutil
import struct
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = Path(__file__).with_name("diskshim.c")
KINDS = ("write", "truncate", "sync", "unlink", "rename", "open", "", "any")
"""Calls that can fail, in the order of the shim's enumeration."""
_HEAD = struct.Struct("<cIQI")


class Act(NamedTuple):
    """One recorded call.

    kind: W write, T set length, S fsync, C create, U unlink, R rename, A acknowledgement.
    """

    kind: str
    name: str
    offset: int
    data: bytes


def build(folder: Path) -> Path:
    """Compile the shim; the test is skipped where that is impossible."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if compiler is None or not sys.platform.startswith("linux"):
        pytest.skip("recording writes needs Linux and a C compiler")
    library = folder / "diskshim.so"
    options = ["-shared", "-fPIC", "-O1", "-o", str(library), str(SOURCE), "-ldl"]
    subprocess.run([compiler, *options], check=True, capture_output=True)
    return library


def run(library: Path, root: Path, module: str, *arguments: str) -> tuple[list[Act], str]:
    """Run a module of the tests behind the shim; return what it did under `root`, and said."""
    log = library.with_name(f"{root.name}.{os.urandom(4).hex()}.acts")
    told = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        env={
            **os.environ,
            "LD_PRELOAD": str(library),
            "DISKSHIM_ROOT": str(root),
            "DISKSHIM_RECORD": str(log),
        },
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    return read(log, root), told.stdout


def read(log: Path, root: Path) -> list[Act]:
    """Read the records; names are relative to `root`, "" is the root itself."""
    data, at, acts = log.read_bytes(), 0, []
    prefix = len(str(root).rstrip("/")) + 1
    while at < len(data):
        kind, length, offset, size = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        path, content = data[at : at + length], data[at + length : at + length + size]
        at += length + size
        if kind == b"R":
            content = content[prefix:]
        acts.append(Act(kind.decode(), path.decode()[prefix:], offset, content))
    return acts


class Shim:
    """The shim of this very process, which was started behind it."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(os.environ["LD_PRELOAD"])
        self._library.diskshim_mark.argtypes = [ctypes.c_uint64]

    def acknowledge(self, number: int) -> None:
        """Record that a save was told to the user as done."""
        self._library.diskshim_mark(number)

    def arm(
        self, kind: str, nth: int, error: int, *, further: bool = False, half: bool = False
    ) -> None:
        """Let the nth call of a kind fail from now on; `further`: and all after it.

        half: a failing write leaves the first half of its bytes in the file.
        """
        self._library.diskshim_arm(KINDS.index(kind), nth, error, further, half)

    def counted(self, kind: str) -> int:
        """Return how many calls of a kind there were since `arm`."""
        return int(self._library.diskshim_counted(KINDS.index(kind)))

    def disarm(self) -> bool:
        """Let everything succeed again; return whether a call failed."""
        fired = bool(self._library.diskshim_fired())
        self._library.diskshim_arm(0, 0, 0, 0, 0)
        return fired
