"""Whether a window could be seen."""

import os
import sys


def has_display(platform: str = sys.platform) -> bool:
    """Say whether a window could be seen: an offscreen Qt platform shows nothing to anybody."""
    if os.environ.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal", "vnc")):
        return False
    if platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def can_start_window(platform: str = sys.platform) -> bool:
    """Say whether Qt can be started: it aborts the process where it finds no display.

    A platform that was asked for by name, such as "offscreen" in a test, is obeyed.
    """
    return bool(os.environ.get("QT_QPA_PLATFORM")) or has_display(platform)
