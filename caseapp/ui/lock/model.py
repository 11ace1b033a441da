"""What the lock screen needs from outside, and how long it makes a guesser wait."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

FREE_TRIES = 2
"""Wrong passphrases without a pause: fingers slip."""
LONGEST_PAUSE = 30
"""Seconds; the cost of a guess is the key derivation, the pause only stops idle hands."""


@dataclass(frozen=True, slots=True)
class LockPort:
    """Calls of the lock screen; the first two take up to a second and run in the runner.

    Attributes:
        unlock: (path, passphrase) to key; raises a `UserError`.
        unlock_with_code: (path, recovery code) to key; raises a `UserError`.
        looks_like_vault: whether a folder is one, without reading more than names.

    """

    unlock: Callable[[str, str], Any]
    unlock_with_code: Callable[[str, str], Any]
    looks_like_vault: Callable[[str], bool]


def pause_after(failures: int) -> int:
    """Return the seconds to wait after so many wrong passphrases in a row: 0, 0, 2, 4, 8 …"""
    if failures <= FREE_TRIES:
        return 0
    return int(min(LONGEST_PAUSE, 2 ** (failures - FREE_TRIES)))
