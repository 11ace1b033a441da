"""The key that this computer's keyring keeps: through the `keyring` worker, never in this process.

A convenience and never the only key: any program of the same user can ask an unlocked keyring.
"""

import json
import secrets
from base64 import b64decode, b64encode
from binascii import Error as NotBase64Error
from contextlib import suppress
from typing import Final

from caseapp.domain.keys import DeviceSecret
from caseapp.domain.vaults import KeyringUnavailableError
from caseapp.services.desk import Isolated
from caseapp.system.worker import MEGABYTE, Limits, WorkerError

WORKER: Final = "keyring"
LIMITS: Final = Limits(seconds=5.0, memory=512 * MEGABYTE, answer=4096)
"""Five seconds, then it is killed: a keyring may wait for a person, a lock screen must not."""
_BYTES: Final = 32


def keep_device_secret(isolated: Isolated) -> DeviceSecret:
    """Draw a secret for a new slot and keep it in the keyring; it read back the same.

    Raises:
        KeyringUnavailableError: it was not kept, or read back as something else.

    """
    made = DeviceSecret(secrets.token_hex(16), secrets.token_bytes(_BYTES))
    text = b64encode(made.raw).decode("ascii")
    _ask(isolated, {"do": "keep", "name": made.slot, "secret": text})
    # Asked once more by another process: what the first one remembers proves nothing.
    if _ask(isolated, {"do": "read", "name": made.slot}) != text:
        forget_device_secret(isolated, made.slot)
        raise KeyringUnavailableError
    return made


def read_device_secret(isolated: Isolated, slot: str) -> DeviceSecret | None:
    """Return what the keyring keeps for a slot; None: nothing that could be of use.

    Raises:
        KeyringUnavailableError: it cannot be asked.

    """
    with suppress(NotBase64Error, ValueError):
        raw = b64decode(_ask(isolated, {"do": "read", "name": slot}), validate=True)
        if len(raw) == _BYTES:
            return DeviceSecret(slot, raw)
    return None


def forget_device_secret(isolated: Isolated, slot: str) -> None:
    """Take a secret out of the keyring; where it cannot be asked the secret opens nothing."""
    with suppress(KeyringUnavailableError):
        _ask(isolated, {"do": "forget", "name": slot})


def _ask(isolated: Isolated, request: dict[str, str]) -> str:
    try:
        return isolated(WORKER, json.dumps(request).encode("ascii"), LIMITS).decode("ascii")
    except WorkerError as error:
        raise KeyringUnavailableError from error
