"""Says what this machine lacks: `python -m caseapp.doctor`. Needs nothing but Python itself.

The names of Debian's packages were found by running the program in a bare system, one missing
library after the other.
"""

import ctypes
import ctypes.util
import importlib.util
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Final

OLDEST_PYTHON: Final = (3, 11)
MODULES: Final = {
    "PySide6": "pyside6-essentials",
    "sqlalchemy": "sqlalchemy",
    "sqlcipher3": "sqlcipher3",
    "cryptography": "cryptography",
    "reportlab": "reportlab",
    "uharfbuzz": "uharfbuzz",
    "pikepdf": "pikepdf",
    "pypdfium2": "pypdfium2",
    "tzdata": "tzdata",
    "holidays": "holidays",
    "babel": "babel",
}
"""Import name → distribution, of everything that the first steps need."""
IMPORT_LIBRARIES: Final = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
"""Without these Qt cannot even be imported: soname → Debian package."""
WINDOW_LIBRARIES: Final = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""Without these no window opens on X11: soname → Debian package."""


def is_there(soname: str) -> bool:
    """Say whether the dynamic linker finds a library."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def missing_packages(
    libraries: dict[str, str], loads: Callable[[str], bool] = is_there
) -> list[str]:
    """Return the Debian packages of the libraries that do not load."""
    return [package for soname, package in libraries.items() if not loads(soname)]


def missing_modules(
    modules: dict[str, str], finds: Callable[[str], object | None] = importlib.util.find_spec
) -> list[str]:
    """Return the distributions of the modules that are not installed."""
    return [name for module, name in modules.items() if finds(module) is None]


def old_library() -> str:
    """Return what is wrong with the database library that is installed; "" where nothing is."""
    versions = import_module("caseapp.storage.versions")
    refused: type[Exception] = import_module("caseapp.domain.vaults").OldDatabaseLibraryError
    try:
        versions.tried()
    except refused as error:
        values = getattr(error, "values", {})
        return "{name} is too old: {found}; {needed} is needed".format(**values)
    return ""


def findings(loads: Callable[[str], bool] = is_there) -> list[str]:
    """Return one line per thing that is missing; empty: everything needed is there."""
    found: list[str] = []
    if sys.version_info < OLDEST_PYTHON:
        found.append("Python 3.11 or newer is needed; this is " + sys.version.split()[0])
    modules = missing_modules(MODULES)
    if modules:
        found.append("Python packages missing (run make): " + " ".join(modules))
    elif old := old_library():
        found.append(old)
    if sys.platform == "linux":
        packages = missing_packages(IMPORT_LIBRARIES | WINDOW_LIBRARIES, loads)
        if packages:
            found.append("Libraries missing. Run: sudo apt-get install -y " + " ".join(packages))
    if _fonts() < 1:
        found.append("The program's own fonts are missing: the installation is incomplete")
    return found


def remarks() -> list[str]:
    """Return what works, but not as well as it could."""
    said: list[str] = []
    if sys.platform == "linux" and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        said.append("No display: the command line works, a window cannot be shown")
    if sys.platform == "win32":
        said.append("Windows may write crash dumps with memory of this program; see SECURITY.md")
    return said


def _fonts() -> int:
    root = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parent.parent))
    folders = (root / "resources", Path(__file__).resolve().parent / "_resources")
    return sum(1 for folder in folders for _ in folder.glob("fonts/*.ttf"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what is missing; exit code 0 means that nothing is."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given == ["--frozen-self-test"]:  # the bundle tries itself out after it was built
        run: Callable[[], int] = import_module("caseapp.app.selftest").run
        return run()
    missing = findings()
    for line in [*missing, *remarks()]:
        sys.stdout.write(line + "\n")
    if not missing:
        sys.stdout.write("Everything that the program needs is here.\n")
    return 1 if missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
