"""Which keyring back ends may ever be asked: exact class names, nothing found by searching.

keyring's own detection imports whatever module a file in the user's configuration names, and may
settle on a back end that stores in clear or not at all.
"""

import sys
from typing import Final

ALLOWED: Final = {
    "linux": ("keyring.backends.SecretService", "Keyring"),
    "win32": ("keyring.backends.Windows", "WinVaultKeyring"),
    "darwin": ("keyring.backends.macOS", "Keyring"),
}
"""Per system: module and class, to be imported in the `keyring` worker only."""


def allowed_backend(platform: str = sys.platform) -> tuple[str, str] | None:
    """Return module and class of the only back end for this system; None: there is none."""
    return ALLOWED.get(platform)
