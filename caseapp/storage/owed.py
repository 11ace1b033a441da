"""Entries that a vault could not take when they happened, kept beside this machine's anchor of it.

A vault that is open for reading only writes no history. What must not go without a trace all the
same, such as saving its whole content into another vault, is written down here and entered at the
next opening for writing on this machine. Whoever holds this machine can take the note away: it is
client-enforced, like everything that a person may do once the vault is open.
"""

import hmac
import json
from base64 import b64decode, b64encode
from contextlib import suppress
from pathlib import Path
from typing import Any

from caseapp.storage.anchor import Anchors
from caseapp.storage.keys import MasterKey, Purpose
from caseapp.system.durable import PRIVATE_FOLDER, replace_durably

FORMAT = "caseapp-owed"
VERSION = 1
MOST = 100
_LARGEST = 256 * 1024

Owed = dict[str, str]
"""What an entry will say."""


def owe(anchors: Anchors, vault_id: str, key: MasterKey, entry: Owed) -> bool:
    """Write down one more entry; False where the disk refuses."""
    entries = [*owed(anchors, vault_id, key), entry][-MOST:]
    content: dict[str, Any] = {
        "format": FORMAT, "version": VERSION, "vault": vault_id, "entries": entries,
    }  # fmt: skip
    whole = {**content, "mac": b64encode(_mac(key, content)).decode("ascii")}
    try:
        anchors.folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        replace_durably(_path(anchors, vault_id), json.dumps(whole, indent=1).encode("ascii"))
    except OSError:
        return False
    return True


def owed(anchors: Anchors, vault_id: str, key: MasterKey) -> list[Owed]:
    """Return what was written down; nothing where it cannot be read or is not of this key."""
    try:
        with _path(anchors, vault_id).open("rb") as file:
            content = json.loads(file.read(_LARGEST))
        mac = b64decode(content.pop("mac"), validate=True)
        if not hmac.compare_digest(mac, _mac(key, content)) or content["vault"] != vault_id:
            return []
        return [dict(entry) for entry in content["entries"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return []


def settled(anchors: Anchors, vault_id: str) -> None:
    """Forget what stands in the history now."""
    with suppress(OSError):
        _path(anchors, vault_id).unlink(missing_ok=True)


def _path(anchors: Anchors, vault_id: str) -> Path:
    return anchors.folder / f"{vault_id}.owed.json"


def _mac(key: MasterKey, content: dict[str, Any]) -> bytes:
    text = json.dumps(["owed", content], sort_keys=True, separators=(",", ":"))
    return key.mac(Purpose.ANCHOR, text.encode("ascii"))
