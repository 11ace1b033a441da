"""The watch over an open vault: what the checks found, and what its anchor will say."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from caseapp.domain.integrity import AnchorDamagedError, Finding, Found, Verdict
from caseapp.storage import foreign_logs, raw_history
from caseapp.storage.anchor import Anchor, Anchors, Mark, file_digest, folder_digest
from caseapp.storage.header import BLOBS, DATABASE, Header
from caseapp.storage.keys import MasterKey
from caseapp.storage.opening import examine
from caseapp.storage.restored import is_unproved

ACCEPTED = "accept_vault"
"""Command of the entries that take a vault for right; they name the logs that were looked into."""
LARGEST_DIGEST = 2 * 1024**3
"""Bytes of a database whose digest is taken: a gigabyte a second. Above, everything is checked."""


class Watch:
    """Belongs to one opening of one vault. Without a folder of anchors it watches nothing."""

    def __init__(
        self, path: Path, header: Header, key: MasterKey, anchors: Anchors | None,
        foreign: tuple[str, ...] = (),
    ) -> None:  # fmt: skip
        """Read the anchor, and take the digest of a database that nobody has open yet.

        Args:
            path: the vault's folder.
            header: as it verified.
            key: the master key.
            anchors: this machine's memory of its vaults.
            foreign: names of the logs that were put aside (`foreign_logs`): whoever laid them
                there had the folder in his hands, so everything is looked at.

        """
        self._path = path
        self._header = header
        self._key = key
        self._anchors = anchors
        self._digest = ""
        self._documents = ""
        self._newest: Mark | None = None
        self._counted = False
        self._left = False
        self.anchor: Anchor | None = None
        """What this machine remembered when the vault was opened."""
        self.verdict = Verdict()
        """What was found so far, at the opening and since."""
        self.unchanged = False
        """Database and documents are byte for byte what this machine closed and had verified."""
        self.checked_at: datetime | None = None
        """When everything was last verified on this machine."""
        self.whole = False
        """Everything is verified by now: in this session, or before and unchanged since."""
        if foreign:
            self.add(Found(Finding.FOREIGN_LOG, foreign))
        if anchors is None:
            return
        try:
            self.anchor = anchors.read(header.vault_id, key)
        except AnchorDamagedError:
            self.add(Found(Finding.ANCHOR_DAMAGED))
        self._digest = "" if foreign else _database_digest(path)
        self._documents = folder_digest(path / BLOBS)

    @property
    def anchors(self) -> Anchors | None:
        """Return this machine's memory of its vaults."""
        return self._anchors

    @property
    def on(self) -> bool:
        """Whether anchors are kept."""
        return self._anchors is not None

    @property
    def read_only(self) -> bool:
        """Whether what was found forbids writing."""
        return self.verdict.read_only

    def look(self, connection: Any, *, current_schema: bool) -> bool:
        """Examine the vault; False where the connection met a bad page and has to be replaced."""
        if self._anchors is None:
            return True
        seen = examine(
            connection,
            self._key,
            self._header,
            self.anchor,
            digest=self._digest,
            current_schema=current_schema,
        )
        self.verdict = self.verdict.also(*seen.verdict.found)
        self._newest = None if seen.poisoned else seen.newest
        self.unchanged = (
            seen.unchanged
            and self.anchor is not None
            and self.anchor.documents == self._documents
            and not self.read_only
        )
        if self.unchanged and self.anchor is not None:
            self.whole, self.checked_at = self.anchor.whole, self.anchor.checked_at
        if not seen.poisoned:
            self._look_aside(connection)
            if is_unproved(self._path, self._header.vault_id, self._key, connection):
                self.add(Found(Finding.BACKUP_UNPROVED))
        if self.anchor is None and self._newest is not None:
            self._look_for_anchor(connection)
            self._write(database="", documents="")
        return not seen.poisoned

    def add(self, *found: Found) -> None:
        """Take note of more findings; what is read-only from here on writes no anchor."""
        self.verdict = self.verdict.also(*found)
        if self.read_only:
            self.whole = self.unchanged = False

    def note_whole(self, at: datetime) -> None:
        """Everything was verified."""
        if not self.read_only:
            self.whole, self.checked_at = True, at

    def accept(self) -> None:
        """Take the vault as it stands for right, except for what is no matter of opinion."""
        self.verdict = Verdict()
        self.anchor = None if self.anchor is None else replace(self.anchor, generation=0)
        self.whole = False

    def see(self, connection: Any) -> None:
        """Note the newest entry; the anchor is written from it later."""
        if self.on and not self.read_only:
            # A connection that cannot say it leaves the anchor behind, which is no alarm.
            with suppress(dbapi2.Error):
                self._newest = raw_history.newest(connection)

    def take(self, header: Header) -> None:
        """Remember the header that was just written: from now on an older one is put back."""
        self._header = header

    def keep(self) -> None:
        """Write the anchor while the vault stays open: it may lag, it may not be lost."""
        self._write(database="", documents="")

    def leave(self) -> None:
        """Write the anchor of a vault whose database is closed by now."""
        if self.on and not self.read_only and self._newest is not None and not self._left:
            self._left = True
            self._write(_database_digest(self._path), folder_digest(self._path / BLOBS))

    def _write(self, database: str, documents: str) -> None:
        if self._anchors is None or self.read_only or self._newest is None:
            return
        known = self.anchor or Anchor(self._header.vault_id, self._newest, 0)
        if not self._counted:
            known, self._counted = replace(known, counter=known.counter + 1), True
        self.anchor = replace(
            known.moved_to(self._newest),
            generation=max(self._header.generation, known.generation),
            device=self._anchors.device,
            path=str(self._path),
            sealed=self._newest,
            whole=self.whole,
            checked_at=self.checked_at,
            database=database,
            documents=documents,
        )
        self._anchors.write(self.anchor, self._key)

    def _look_aside(self, connection: Any) -> None:
        """A log that lay there is told at every opening, until a lawyer has looked into it."""
        kept = foreign_logs.kept_logs(self._path)
        if kept:
            accepted = raw_history.said_by(connection, ACCEPTED)
            new = tuple(one.was for one in kept if not any(one.name in said for said in accepted))
            if new:
                self.add(Found(Finding.FOREIGN_LOG, tuple(sorted(set(new), reverse=True))))

    def _look_for_anchor(self, connection: Any) -> None:
        """Say why there may be no anchor: it was taken away, or this machine is new here."""
        if Finding.ANCHOR_DAMAGED in self.verdict.findings:
            return
        device = "" if self._anchors is None else self._anchors.device
        here, elsewhere = raw_history.worked_at(connection, device)
        if here:
            self.add(Found(Finding.ANCHOR_MISSING))
        elif elsewhere:
            self.add(Found(Finding.MACHINE_NEW))


def _database_digest(path: Path) -> str:
    file, journal = path / DATABASE, path / f"{DATABASE}-journal"
    try:
        if journal.exists() and journal.stat().st_size:
            return ""  # a command was cut off: what the file holds is decided when it is opened
        return "" if file.stat().st_size > LARGEST_DIGEST else file_digest(file)
    except OSError:
        return ""
