"""The manifest of a backup: what belongs to it, checkable without the key, sealed with it.

The SHA-256 of every file stands in plain; a checksum over the manifest tells damage, a MAC under
the backup key tells a forgery. It is read only where it stands byte for byte as it is written, so
that no altered byte is overlooked.
"""

import hashlib
import hmac
import json
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from caseapp.storage.header import CURRENT, DATABASE, PREVIOUS
from caseapp.storage.keys import MasterKey, Purpose

NAME = "manifest.json"
SUMS = "SHA256SUMS"
FILES = (DATABASE, CURRENT, PREVIOUS, SUMS)
"""What lies beside a manifest; files of documents lie in the pool."""
FORMAT = "caseapp-backup"
VERSION = 1
_ID = re.compile(r"[0-9a-f]{32}")
_DIGEST = re.compile(r"[0-9a-f]{64}")


class UnreadableManifestError(Exception):
    """The manifest is cut, altered or none."""


@dataclass(frozen=True, slots=True)
class Item:
    """One file of a backup."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds.

    Attributes:
        vault_id: of the vault; in its header, too.
        made_at: when; UTC.
        device: name of the installation that made it.
        reason: code of `BackupReason`.
        schema: revision of the database.
        entries: number of the last entry of the history.
        head: its MAC, hexadecimal: whoever keeps this page can prove what stood there.
        counts: HMAC of the number of rows per table, hexadecimal: the numbers are nobody's business.
        files: beside the manifest.
        blobs: encrypted files of documents, in the pool.
        missing: documents that were damaged in the vault itself, and of which no copy stood here.

    """

    vault_id: str
    made_at: datetime
    device: str
    reason: str
    schema: str
    entries: int
    head: str
    counts: str
    files: tuple[Item, ...]
    blobs: tuple[Item, ...]
    missing: tuple[str, ...] = ()
    mac: str = ""

    @property
    def size(self) -> int:
        """Bytes of everything that belongs to it."""
        return sum(item.size for item in (*self.files, *self.blobs))


def sealed(manifest: Manifest, key: MasterKey) -> Manifest:
    """Return the manifest with its MAC."""
    return replace(manifest, mac=_mac(manifest, key))


def verifies(manifest: Manifest, key: MasterKey) -> bool:
    """Say whether a manifest was made with the key of its vault."""
    return hmac.compare_digest(manifest.mac, _mac(manifest, key))


def counts_mac(counts: list[tuple[str, int]], key: MasterKey) -> str:
    """Return what `Manifest.counts` keeps of the number of rows per table."""
    return key.mac(Purpose.BACKUP, _canonical(["counts", counts])).hex()


def to_bytes(manifest: Manifest) -> bytes:
    """Write a sealed manifest."""
    content = {**_content(manifest), "mac": manifest.mac}
    whole = {**content, "checksum": hashlib.sha256(_canonical(content)).hexdigest()}
    return json.dumps(whole, indent=1, sort_keys=True).encode("ascii") + b"\n"


def from_bytes(data: bytes) -> Manifest:
    """Read a manifest. It can be anybody's: what it names is what we write, or it is none.

    Raises:
        UnreadableManifestError: it is not byte for byte what `to_bytes` writes, or names anything
            but the files of a backup.

    """
    try:
        value = json.loads(data)
        manifest = Manifest(
            vault_id=str(value["vault"]),
            made_at=datetime.fromisoformat(value["made_at"]).astimezone(UTC),
            device=str(value["device"]),
            reason=str(value["reason"]),
            schema=str(value["schema"]),
            entries=int(value["entries"]),
            head=str(value["head"]),
            counts=str(value["counts"]),
            files=_items(value["files"]),
            blobs=_items(value["blobs"]),
            missing=tuple(str(name) for name in value["missing"]),
            mac=str(value["mac"]),
        )
        same = to_bytes(manifest) == data
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError) as error:
        raise UnreadableManifestError from error
    if not same or not _is_ours(manifest):
        raise UnreadableManifestError
    return manifest


def _is_ours(manifest: Manifest) -> bool:
    """Say whether it names each file of a backup once, and nothing that is none."""
    blobs = [item.name for item in manifest.blobs]
    items = (*manifest.files, *manifest.blobs)
    return (
        sorted(item.name for item in manifest.files) == sorted(FILES)
        and len(set(blobs)) == len(blobs)
        and all(_ID.fullmatch(name) for name in (manifest.vault_id, *blobs, *manifest.missing))
        and all(item.size >= 0 and _DIGEST.fullmatch(item.sha256) for item in items)
    )


def sums(manifest: Manifest) -> bytes:
    """Return the same list for `sha256sum --check`, as it stands beside the manifest."""
    lines = [f"{item.sha256}  {item.name}" for item in manifest.files if item.name != SUMS]
    lines += [f"{item.sha256}  ../blobs/{item.name}" for item in manifest.blobs]
    return "\n".join((*lines, "")).encode("ascii")


def _content(manifest: Manifest) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "vault": manifest.vault_id,
        "made_at": manifest.made_at.astimezone(UTC).isoformat(timespec="seconds"),
        "device": manifest.device,
        "reason": manifest.reason,
        "schema": manifest.schema,
        "entries": manifest.entries,
        "head": manifest.head,
        "counts": manifest.counts,
        "files": [_item(item) for item in manifest.files],
        "blobs": [_item(item) for item in manifest.blobs],
        "missing": list(manifest.missing),
    }


def _item(item: Item) -> list[Any]:
    return [item.name, item.size, item.sha256]


def _items(values: Any) -> tuple[Item, ...]:
    return tuple(Item(str(name), int(size), str(digest)) for name, size, digest in values)


def _mac(manifest: Manifest, key: MasterKey) -> str:
    return key.mac(Purpose.BACKUP, _canonical(["manifest", _content(manifest)])).hex()


def _canonical(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode("ascii")
