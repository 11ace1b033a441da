"""The only finder of files that ship with the program."""

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _root() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "resources"
    installed = _PACKAGE / "_resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"


def path(*parts: str) -> Path:
    """Return the path of a shipped file or folder, in a checkout, a wheel or a frozen program."""
    return _root().joinpath(*parts)


def code(*parts: str) -> Path:
    """Return the path of program text that is read as files: the migrations."""
    return _PACKAGE.joinpath(*parts)
