"""How this program starts itself again: the one place that knows the checkout, wheel and bundle."""

import sys
from pathlib import Path

_ENTRY = Path(__file__).resolve().parent.parent / "__main__.py"


def is_frozen() -> bool:
    """Say whether this is the installed bundle (PyInstaller) rather than a Python environment."""
    return bool(getattr(sys, "frozen", False))


def command_line(*arguments: str) -> list[str]:
    """Return the full argument list that starts this program with these arguments.

    Never built from `sys.argv`: what a user once typed must not be replayed. In a Python
    environment the child runs isolated (`-I`: no PYTHON* variables, no current directory, no user
    packages on the path), so the entry file is named by its path and finds its own package.
    """
    if is_frozen():
        return [sys.executable, *arguments]
    return [sys.executable, "-I", "-X", "utf8", str(_ENTRY), *arguments]
