"""Copies that other programs may read for a while: where they lie, and how they go away again.

In the session's own runtime folder (`XDG_RUNTIME_DIR`, in memory on most systems) or, where there
is none, in this program's own folder for its state; Windows has the latter only, and it is on the
disk. Never where others may write, such as /tmp. One folder for each process, named by its number:
what a dead process left is swept by the next one. Removing is not erasing: on a disk the blocks
stay until they are written over.
"""

import os
import re
import secrets
import shutil
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

ALLOWED: Final = frozenset({".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".txt"})
"""Endings that desktops show and do not run; nothing else is given to another program."""
_PREFIX: Final = "caseapp-"
_OURS: Final = re.compile(r"caseapp-([1-9][0-9]{0,9})-[0-9a-f]{16}")
"""The most digits that the number of a process has; anything longer is nobody's folder."""


class NotAllowedError(ValueError):
    """A file that ends so is not given to another program."""


def base() -> Path:
    """Return the folder under which the copies of this session's processes lie.

    Raises:
        OSError: what is offered is not this user's alone.

    """
    offered = _runtime()
    if offered is not None:
        if not _is_private(offered):
            raise PermissionError(str(offered))
        return offered
    folder = _state()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not _is_private(folder):
        raise PermissionError(str(folder))
    return folder


def _runtime() -> Path | None:
    offered = os.environ.get("XDG_RUNTIME_DIR", "") if sys.platform != "win32" else ""
    return Path(offered) if os.path.isabs(offered) else None  # noqa: PTH117 - "" is no folder


def _state() -> Path:
    from platformdirs import user_state_path  # noqa: PLC0415 - wanted without a runtime folder only

    return user_state_path("caseapp", appauthor=False) / "outside"


def _is_private(folder: Path) -> bool:
    """Say whether it is a folder, no link to one, of this user, and of nobody else.

    Raises:
        OSError: it cannot be looked at.

    """
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode):
        return False
    if sys.platform == "win32":  # its own folders are kept from others by their lists of access
        if sys.version_info >= (3, 12):
            return not folder.is_junction()
        else:
            return True
    else:
        return found.st_uid == os.getuid() and not found.st_mode & 0o077


def new_path(ending: str) -> Path:
    """Return where a copy may be written: a random name that says nothing of a case.

    Raises:
        NotAllowedError: files with this ending are not given to other programs.
        OSError: there is no private folder for it.

    """
    wanted = ending.lower()
    if wanted not in ALLOWED:
        raise NotAllowedError(wanted)
    root = base()
    for own in root.glob(f"{_PREFIX}{os.getpid()}-*"):
        if _OURS.fullmatch(own.name) and _is_private(own):
            return own / f"{secrets.token_hex(8)}{wanted}"
    folder = root / f"{_PREFIX}{os.getpid()}-{secrets.token_hex(8)}"
    folder.mkdir(mode=0o700)
    return folder / f"{secrets.token_hex(8)}{wanted}"


def write(path: Path, data: bytes) -> None:
    """Write a copy that nobody may change.

    Raises:
        OSError: it cannot be written.

    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o400), "wb") as file:
        file.write(data)


def sweep(*, own: bool) -> int:
    """Remove what was opened outside; return how many folders went. Never raises.

    The lock waits for this: one folder that cannot be judged or removed keeps no other.

    Args:
        own: also what bears the number of this process (at the lock, and at the start of the
            locked program, which has the number of the one before); else only what dead
            processes left.

    """
    swept = 0
    for root in (_runtime(), _state()):
        for folder in _found(root):
            with suppress(OSError, OverflowError, ValueError):
                swept += _swept(folder, own=own)
    return swept


def _found(root: Path | None) -> list[Path]:
    try:
        if root is None or not _is_private(root):
            return []
        return [f for f in root.iterdir() if _OURS.fullmatch(f.name)]
    except (OSError, ValueError):
        return []


def _swept(folder: Path, *, own: bool) -> bool:
    process = int(folder.name.split("-")[1])
    wanted = own if process == os.getpid() else not _is_alive(process)
    found = folder.lstat()
    if not wanted or not stat.S_ISDIR(found.st_mode):
        return False
    if sys.platform != "win32" and found.st_uid != os.getuid():
        return False
    shutil.rmtree(folder, ignore_errors=True)
    return not folder.exists()


if sys.platform == "win32":
    import ctypes

    _QUERY: Final = 0x1000
    _STILL: Final = 259

    def _is_alive(process: int) -> bool:
        kernel = ctypes.WinDLL("kernel32")
        handle = kernel.OpenProcess(_QUERY, 0, process)
        if not handle:
            return False
        code = ctypes.c_ulong()
        kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        kernel.CloseHandle(handle)
        return code.value == _STILL
else:

    def _is_alive(process: int) -> bool:
        try:
            os.kill(process, 0)
        except (ProcessLookupError, OverflowError):
            return False  # no process has such a number
        except OSError:
            return True
        return True
