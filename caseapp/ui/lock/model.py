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
    """Calls of the lock screen; those that unlock take up to five seconds and run in the runner.

    Attributes:
        unlock: (path, passphrase, path of a keyfile or "") to key; raises a `UserError`.
        unlock_with_code: (path, code from paper, new passphrase) to (key, renewal); raises a
            `UserError`.
        looks_like_vault: whether a folder is one, without reading more than names.
        kinds: what opens a vault, as its header says to anybody; cheap enough for the first paint.
        unlock_with_device: path to key, by this computer's keyring; raises a `UserError`.

    """

    unlock: Callable[[str, str, str], Any]
    unlock_with_code: Callable[[str, str, str], tuple[Any, str]]
    looks_like_vault: Callable[[str], bool]
    kinds: Callable[[str], frozenset[str]]
    unlock_with_device: Callable[[str], Any]


def pause_after(failures: int) -> int:
    """Return the seconds to wait after so many wrong passphrases in a row: 0, 0, 2, 4, 8 …"""
    if failures <= FREE_TRIES:
        return 0
    return int(min(LONGEST_PAUSE, 2 ** (failures - FREE_TRIES)))
