"""Preferences of this user on this machine: nothing about clients, nothing secret."""

import contextlib
import errno
import json
import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, Final

THEMES: Final = ("system", "light", "dark")
IDLE_MINUTES: Final = range(1, 61)
SOONER_MINUTES: Final = 2
"""The longest idle time where nobody would tell that the screen was locked."""
_MOST_BYTES: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Settings:
    """Handed in, never looked up.

    Attributes:
        language: "en" or "ru"; "" follows the system.
        theme: one of THEMES.
        last_vault: the folder that the lock screen offers first; "" for none.
        idle_minutes: minutes without a touch until the program locks.
        remember_vault: whether `last_vault` may be kept at all.
        client_columns: widths of the client list as the user left them, "200,100,…"; "" for ours.
        lock_on_minimise: whether putting the window away locks.
        discreet: whether names are shown as initials.
        device: random name of this installation in the history; says nothing about its user.

    """

    language: str = ""
    theme: str = "system"
    last_vault: str = ""
    idle_minutes: int = 5
    remember_vault: bool = True
    device: str = ""
    client_columns: str = ""
    lock_on_minimise: bool = False
    discreet: bool = False


def default_path() -> Path:
    """Return where preferences live for this user on this system."""
    from platformdirs import user_config_path  # noqa: PLC0415 - not needed to count a deadline

    return user_config_path("caseapp", appauthor=False) / "settings.json"


def load(path: Path) -> Settings:
    """Read preferences; what is missing, unreadable or out of range takes its default."""
    try:
        with path.open("rb") as file:
            found = json.loads(file.read(_MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(found, dict):
        return Settings()
    known = {field.name: found[field.name] for field in fields(Settings) if field.name in found}
    return Settings(**{name: value for name, value in known.items() if _fits(name, value)})


def _fits(name: str, value: Any) -> bool:
    match name:
        case "language":
            return isinstance(value, str) and value in {"", "en", "ru"}
        case "theme":
            return isinstance(value, str) and value in THEMES
        case "idle_minutes":
            return type(value) is int and value in IDLE_MINUTES
        case "remember_vault" | "lock_on_minimise" | "discreet":
            return isinstance(value, bool)
        case _:
            return isinstance(value, str)


def save(settings: Settings, path: Path) -> None:
    """Write preferences; readers see the old file or the new one.

    Raises:
        OSError: the folder cannot be written, or what stands there is no file (a device, a pipe);
            the old one is untouched.

    """
    import tempfile  # noqa: PLC0415 - the first paint does not save

    if path.exists() and not path.is_file():
        # Replacing works on a device too, for whoever may: /dev/null would become a text file.
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    values = asdict(settings)
    if not settings.remember_vault:
        values["last_vault"] = ""
    handle, temporary = tempfile.mkstemp(prefix=".settings.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(values, file, ensure_ascii=False, indent=2)
        Path(temporary).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise


def device_name(path: Path) -> str:
    """Return this installation's name in the history; it is drawn at the first use."""
    found = load(path)
    if found.device:
        return found.device
    import secrets  # noqa: PLC0415 - once in the life of an installation

    drawn = replace(found, device=secrets.token_hex(4))
    with contextlib.suppress(OSError):  # a folder that cannot be written costs only the memory
        save(drawn, path)
    return drawn.device
