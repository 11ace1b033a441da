"""What this machine remembers of a vault, outside the vault: the anchor.

A vault cannot know that it was put back as a whole, or that the tail of its history was cut: it
then looks as it looked on that day. The anchor is a small file in the user's state folder with the
newest entry that this machine has seen. It is written after the commit, at closing and every few
minutes, so a crash can only make it lag: a vault that is ahead of its anchor is no alarm.

It holds no case data and no name; its MAC is under a key of the vault.
"""

import hashlib
import hmac
import json
from base64 import b64decode, b64encode
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from caseapp.domain.integrity import AnchorDamagedError
from caseapp.storage.keys import MasterKey, Purpose
from caseapp.system.durable import PRIVATE_FOLDER, replace_durably

FORMAT = "caseapp-anchor"
VERSION = 1
FOLDER = "anchors"
ROOT = bytes(32)
"""Head of a history without entries."""
MOST_MARKS = 64
_LARGEST = 64 * 1024


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the history: the number of an entry and its MAC."""

    seq: int = 0
    head: bytes = ROOT


@dataclass(frozen=True, slots=True)
class Anchor:
    """What the machine knew of a vault when it last wrote this down.

    Attributes:
        vault_id: of the header.
        newest: the newest entry of the history.
        generation: of the header.
        device: name of this installation in the history.
        counter: how often this machine sat down at this vault; the vault keeps the same number
            for each device, and who compares both sees a copy.
        path: where the vault stood.
        sealed: up to here chain and records were verified, or written by ourselves.
        whole: at `sealed` every table and document was verified, not the critical ones alone.
        checked_at: when everything was last verified; None: never on this machine.
        database: SHA-256 of `case.db` as it was closed; empty after a crash.
        documents: SHA-256 over names, sizes and times of the files of documents, at closing.
        marks: some earlier places, the oldest first: whether a vault is an older state of this.

    """

    vault_id: str
    newest: Mark
    generation: int
    device: str = ""
    counter: int = 0
    path: str = ""
    sealed: Mark = field(default_factory=Mark)
    whole: bool = False
    checked_at: datetime | None = None
    database: str = ""
    documents: str = ""
    marks: tuple[Mark, ...] = ()

    def moved_to(self, newest: Mark) -> "Anchor":
        """Return the anchor with a newer place, the former one kept among the marks."""
        if newest == self.newest:
            return self
        return replace(self, newest=newest, marks=(*self.marks, self.newest)[-MOST_MARKS:])


def default_folder() -> Path:
    """Return where anchors live for this user on this system (`XDG_STATE_HOME` on Linux)."""
    from platformdirs import user_state_path  # noqa: PLC0415 - the lock screen does not need it

    return user_state_path("caseapp", appauthor=False) / FOLDER


class Anchors:
    """The anchors in one folder, one file per vault."""

    def __init__(self, folder: Path, device: str = "") -> None:
        """Keep anchors in a folder.

        Args:
            folder: is made at the first writing.
            device: name of this installation in the history.

        """
        self.folder = folder
        self.device = device

    def path_of(self, vault_id: str) -> Path:
        """Return the file of a vault."""
        return self.folder / f"{vault_id}.json"

    def read(self, vault_id: str, key: MasterKey) -> Anchor | None:
        """Return the anchor of a vault, or nothing where this machine has none.

        Raises:
            AnchorDamagedError: it cannot be read, or its MAC is not under this vault's key.

        """
        try:
            with self.path_of(vault_id).open("rb") as file:
                data = file.read(_LARGEST + 1)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise AnchorDamagedError from error
        try:
            content = json.loads(data)
            mac = b64decode(content.pop("mac"), validate=True)
            genuine = hmac.compare_digest(mac, _mac(key, content))
            if not genuine or content["format"] != FORMAT or content["version"] != VERSION:
                raise AnchorDamagedError
            found = _from_json(content)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise AnchorDamagedError from error
        if found.vault_id != vault_id:
            raise AnchorDamagedError
        return found

    def write(self, anchor: Anchor, key: MasterKey) -> bool:
        """Write an anchor durably; False where the disk refuses: the old one stands.

        That costs nothing but the memory of this session, so it is no reason to stop work.
        """
        content = _to_json(anchor)
        whole = {**content, "mac": b64encode(_mac(key, content)).decode("ascii")}
        try:
            self.folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
            replace_durably(
                self.path_of(anchor.vault_id), json.dumps(whole, indent=1).encode("ascii") + b"\n"
            )
        except OSError:
            return False
        return True

    def forget(self, vault_id: str) -> None:
        """Remove the anchor of a vault that is gone from this machine for good."""
        with suppress(OSError):
            self.path_of(vault_id).unlink(missing_ok=True)


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file, hexadecimal.

    Never of a database that this process has open: closing the second handle would drop
    SQLite's lock.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def folder_digest(folder: Path) -> str:
    """Return a SHA-256 over name, size and times of every file in a folder and below it.

    It costs no reading. A file that was replaced has another time of change, which nobody sets
    without setting the machine's clock.
    """
    digest = hashlib.sha256()
    files = (file for file in folder.rglob("*") if file.is_file())
    for name, file in sorted((str(file.relative_to(folder)), file) for file in files):
        found = file.stat()
        line = [name, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]
        digest.update(json.dumps(line).encode("ascii") + b"\n")
    return digest.hexdigest()


def _mac(key: MasterKey, content: dict[str, Any]) -> bytes:
    text = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return key.mac(Purpose.ANCHOR, text.encode("ascii"))


def _to_json(anchor: Anchor) -> dict[str, Any]:
    checked = anchor.checked_at
    return {
        "format": FORMAT,
        "version": VERSION,
        "vault": anchor.vault_id,
        "newest": _mark_to_json(anchor.newest),
        "generation": anchor.generation,
        "device": anchor.device,
        "counter": anchor.counter,
        "path": anchor.path,
        "sealed": _mark_to_json(anchor.sealed),
        "whole": anchor.whole,
        "checked_at": "" if checked is None else checked.astimezone(UTC).isoformat(),
        "database": anchor.database,
        "documents": anchor.documents,
        "marks": [_mark_to_json(mark) for mark in anchor.marks],
    }


def _from_json(content: dict[str, Any]) -> Anchor:
    return Anchor(
        vault_id=str(content["vault"]),
        newest=_mark_from_json(content["newest"]),
        generation=int(content["generation"]),
        device=str(content["device"]),
        counter=int(content["counter"]),
        path=str(content["path"]),
        sealed=_mark_from_json(content["sealed"]),
        whole=bool(content["whole"]),
        checked_at=datetime.fromisoformat(content["checked_at"])
        if content["checked_at"]
        else None,
        database=str(content["database"]),
        documents=str(content["documents"]),
        marks=tuple(_mark_from_json(mark) for mark in content["marks"]),
    )


def _mark_to_json(mark: Mark) -> list[Any]:
    return [mark.seq, b64encode(mark.head).decode("ascii")]


def _mark_from_json(value: list[Any]) -> Mark:
    seq, head = value
    return Mark(int(seq), b64decode(head, validate=True))
