"""What a desktop says when its person leaves: the names on its buses, the messages of Windows.

Nothing here talks to anybody. `ui.shell.session` listens with Qt, because the events have to reach
the thread of the window.
"""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

SYSTEM_BUS: Final = "unix:path=/run/dbus/system_bus_socket"
"""Named here and not looked up: whoever sets an environment variable could else fake the bus."""
_LOCAL: Final = "unix:"

LOGIN: Final = "org.freedesktop.login1"
LOGIN_PATH: Final = "/org/freedesktop/login1"
MANAGER: Final = "org.freedesktop.login1.Manager"
SESSION: Final = "org.freedesktop.login1.Session"
PROPERTIES: Final = "org.freedesktop.DBus.Properties"


@dataclass(frozen=True, slots=True)
class Voice:
    """A signal that means that nobody sits here any more.

    Attributes:
        service: who must send it; "" for anybody (the bus itself checks a name).
        interface: of the signal.
        member: of the signal.
        only_true: it counts where its first argument is true.

    """

    service: str
    interface: str
    member: str
    only_true: bool = False


ON_SYSTEM_BUS: Final = (
    # False is the waking up: it locks as well, whatever happened before.
    Voice(LOGIN, MANAGER, "PrepareForSleep"),
    Voice(LOGIN, MANAGER, "PrepareForShutdown", only_true=True),
    Voice(LOGIN, SESSION, "Lock"),
)
ON_SESSION_BUS: Final = (
    Voice("", "org.freedesktop.ScreenSaver", "ActiveChanged", only_true=True),
    Voice("", "org.gnome.ScreenSaver", "ActiveChanged", only_true=True),
    Voice("", "org.cinnamon.ScreenSaver", "ActiveChanged", only_true=True),
    Voice("", "org.mate.ScreenSaver", "ActiveChanged", only_true=True),
    Voice("", "org.xfce.ScreenSaver", "ActiveChanged", only_true=True),
    Voice("", "com.canonical.Unity.Session", "Locked"),
)


def session_bus(environment: Mapping[str, str] = os.environ) -> str:
    """Return the address of the person's own bus, "" for none; never one over the network."""
    given = environment.get("DBUS_SESSION_BUS_ADDRESS", "")
    if given.startswith(_LOCAL):
        return given
    socket = os.path.join(environment.get("XDG_RUNTIME_DIR", ""), "bus")  # noqa: PTH118 - no file is opened
    return f"{_LOCAL}path={socket}" if os.path.isabs(socket) and os.path.exists(socket) else ""  # noqa: PTH110, PTH117


def own_session(environment: Mapping[str, str] = os.environ) -> str:
    """Return the object of this login on the system bus, "" where the login names none."""
    name = environment.get("XDG_SESSION_ID", "")
    if not name.isascii() or not name:
        return ""
    head, rest = name[0], name[1:]
    # As systemd escapes names: a digit in front and everything that is no letter or digit.
    escaped = f"_{ord(head):02x}" if not head.isalpha() else head
    escaped += "".join(c if c.isalnum() else f"_{ord(c):02x}" for c in rest)
    return f"{LOGIN_PATH}/session/{escaped}"


WM_POWERBROADCAST: Final = 0x0218
WM_WTSSESSION_CHANGE: Final = 0x02B1
_LEAVING: Final = {
    WM_POWERBROADCAST: frozenset({0x0004, 0x0007, 0x0012}),
    WM_WTSSESSION_CHANGE: frozenset({0x2, 0x4, 0x6, 0x7}),
}
"""Suspend, resume, automatic resume; console or remote disconnect, logging off, session lock."""


def is_leaving(message: int, parameter: int) -> bool:
    """Say whether a message of Windows means that nobody sits here any more."""
    return parameter in _LEAVING.get(message, frozenset())


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    def read_message(address: int) -> tuple[int, int]:
        """Return (message, parameter) of the `MSG` that Qt shows its filters."""
        message = wintypes.MSG.from_address(address)
        return int(message.message), int(message.wParam)

    def ask_for_session_changes(window: int) -> bool:
        """Have this window told when the session is locked or left; say whether it will be."""
        terminal = ctypes.WinDLL("wtsapi32")
        terminal.WTSRegisterSessionNotification.argtypes = (wintypes.HWND, wintypes.DWORD)
        terminal.WTSRegisterSessionNotification.restype = wintypes.BOOL
        return bool(terminal.WTSRegisterSessionNotification(window, 0))

else:

    def read_message(address: int) -> tuple[int, int]:  # noqa: ARG001
        """Return nothing: only Windows has such messages."""
        return 0, 0

    def ask_for_session_changes(window: int) -> bool:  # noqa: ARG001
        """Ask nobody: only Windows tells a window."""
        return False
