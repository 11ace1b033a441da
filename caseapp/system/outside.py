"""Copies that other programs may read for a while: where they lie, and how they go away again.

In the session's own runtime folder (`XDG_RUNTIME_DIR`, in memory on most systems) or, where there
is none, in the private folder for temporary files; Windows has the latter only, and it is on the
disk. One folder for each process, named by its number: what a dead process left is swept by the
next one. Removing is not erasing: on a disk the blocks stay until they are written over.
"""

import os
import re
import secrets
import shutil
import stat
import sys
import tempfile
from pathlib import Path
from typing import Final

ALLOWED: Final = frozenset({".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".txt"})
"""Endings that desktops show and do not run; nothing else is given to another program."""
_PREFIX: Final = "caseapp-"
_OURS: Final = re.compile(r"caseapp-(\d+)-[0-9a-f]{16}")


class NotAllowedError(ValueError):
    """A file that ends so is not given to another program."""


def base() -> Path:
    """Return the folder under which the copies of this session's processes lie.

    Raises:
        OSError: what is offered is not this user's alone.

    """
    offered = os.environ.get("XDG_RUNTIME_DIR", "") if sys.platform != "win32" else ""
    folder = Path(offered) if os.path.isabs(offered) else Path(tempfile.gettempdir())  # noqa: PTH117
    if offered and sys.platform != "win32":
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o077:
            raise PermissionError(str(folder))
    return folder


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
    own = [f for f in root.glob(f"{_PREFIX}{os.getpid()}-*") if _OURS.fullmatch(f.name)]
    folder = own[0] if own else root / f"{_PREFIX}{os.getpid()}-{secrets.token_hex(8)}"
    folder.mkdir(mode=0o700, exist_ok=True)
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
    """Remove what was opened outside; return how many folders went.

    Args:
        own: also what this process wrote (at the lock); else only what dead processes left.

    """
    swept = 0
    try:
        folders = [f for f in base().glob(f"{_PREFIX}*") if _OURS.fullmatch(f.name)]
    except OSError:
        return 0
    for folder in folders:
        process = int(folder.name.split("-")[1])
        wanted = own if process == os.getpid() else not _is_alive(process)
        if wanted and not folder.is_symlink():
            shutil.rmtree(folder, ignore_errors=True)
            swept += not folder.exists()
    return swept


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
        except ProcessLookupError:
            return False
        except OSError:
            return True
        return True
