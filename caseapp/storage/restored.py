"""How a vault knows that it was made of a backup, until somebody has confirmed it inside.

Restoring needs no key, so it can compare hashes and nothing else: whoever has the medium can put
another backup together of genuine files, and write a list of them whose hashes fit. What tells is
the seal of the list, under a key of the vault. So the list comes along, and is looked at as soon
as there is the key.
"""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from caseapp.storage import manifest, raw_history
from caseapp.storage.disk import disk_errors
from caseapp.storage.keys import MasterKey
from caseapp.storage.manifest import UnreadableManifestError
from caseapp.system.durable import replace_durably, sync_folder

NOTE = "restored.json"
LIST = "restored.manifest.json"
"""The manifest of the backup, byte for byte."""
_LARGEST_NOTE = 4096
_LARGEST_LIST = 256 * 1024 * 1024


def write_down(vault: Path, note: bytes, listed: bytes) -> None:
    """Put both files into a vault that is being made."""
    replace_durably(vault / NOTE, note)
    replace_durably(vault / LIST, listed)


def restored_from(vault: Path) -> datetime | None:
    """Return the moment of the backup that a vault was made of, until that is confirmed."""
    try:
        with (vault / NOTE).open("rb") as file:
            value = json.loads(file.read(_LARGEST_NOTE))
        return datetime.fromisoformat(value["made_at"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def is_unproved(vault: Path, vault_id: str, key: MasterKey, connection: Any) -> bool:
    """Say whether a vault was made of a backup that does not prove to be what it says.

    Args:
        vault: its folder.
        vault_id: of the header.
        key: the master key.
        connection: to the open database.

    """
    if not (vault / NOTE).exists():
        return False
    try:
        with (vault / LIST).open("rb") as file:
            made = manifest.from_bytes(file.read(_LARGEST_LIST))
    except (OSError, UnreadableManifestError):
        return True
    genuine = made.vault_id == vault_id and manifest.verifies(made, key)
    head = raw_history.head_at(connection, made.entries)
    return not genuine or head is None or (made.entries > 0 and head.hex() != made.head)


def forget(vault: Path) -> None:
    """Remove what a vault knows of its restoring."""
    with disk_errors():
        for name in (NOTE, LIST):
            (vault / name).unlink(missing_ok=True)
        sync_folder(vault)
