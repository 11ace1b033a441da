"""A new master key for everything: the database, and every file of a document.

A changed passphrase opens the same data as the old one did; who kept the old header, or held a key
before leaving, reads the vault as it is now. After this they read only the copies they have.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from secrets import token_bytes
from typing import TYPE_CHECKING, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from caseapp.domain.keys import Passphrase, PrintedCode
from caseapp.domain.vaults import VaultDamagedError, WorkCancelledError
from caseapp.domain.views.keys import Reencrypted
from caseapp.domain.vocabulary import Role
from caseapp.models.base import ever, live
from caseapp.models.document import ClientKey, Document, DocumentVersion
from caseapp.models.key_slot import KeySlot
from caseapp.models.person import Person
from caseapp.services.access import allows
from caseapp.services.desk import Desk
from caseapp.services.steps.history import Recording
from caseapp.services.steps.kept import drop_setting, keep_setting
from caseapp.services.steps.vault.key_holders import prove
from caseapp.services.unlock import DEFAULT_POLICY
from caseapp.storage import blobs, slots, switching
from caseapp.storage.blobs import StoredBlob
from caseapp.storage.header import DATABASE, Header, verify_header
from caseapp.storage.history import verify_chain
from caseapp.storage.kdf import KdfPolicy
from caseapp.storage.kept import wrap_kept
from caseapp.storage.keys import MasterKey
from caseapp.storage.orphans import EXPECTED
from caseapp.storage.recovery import new_recovery_code
from caseapp.storage.reencryption import NextDatabase, copy_database
from caseapp.storage.slots import Slot
from caseapp.storage.vault_file import VaultFile

if TYPE_CHECKING:
    from caseapp.storage.vault import Vault

Progress = Callable[[int, int], None]
"""`progress(done, total)`, in bytes."""
COMMAND = "reencrypt"


@dataclass(frozen=True, slots=True)
class _Keys:
    """What stands in the new header, and what has to be handed over."""

    slots: tuple[tuple[Slot, int], ...]
    """Each with the local id of its person."""
    recovery_code: str
    codes: tuple[tuple[str, str], ...]


def _unheard(_done: int, _total: int) -> None:
    """Take progress that nobody asked for."""


@allows(Role.LAWYER)
def reencrypt(
    desk: Desk,
    own: Passphrase,
    progress: Progress = _unheard,
    cancelled: Callable[[], bool] = lambda: False,
    policy: KdfPolicy = DEFAULT_POLICY,
) -> Reencrypted:
    """Encrypt everything anew. The desk is closed on success: whoever calls this locks next.

    Only what is typed can be carried over: the passphrase of the person at the desk. The owner
    gets a new recovery code, everybody else who had a key a one-time code; computers are
    forgotten. Nothing else may use the vault meanwhile, so it holds the database thread.

    Args:
        desk: a lawyer.
        own: a passphrase of theirs; it opens the vault afterwards, too.
        progress: told (bytes done, bytes in all).
        cancelled: asked often; until the last step, cancelling leaves the vault as it was.
        policy: cost of the key derivation.

    Raises:
        WrongPassphraseError, WrongKeyfileError: `own` opens no key of this person.
        WorkCancelledError, BlobDamagedError, VaultDamagedError, DiskFullError, DiskFailedError,
        VaultReadOnlyError: the vault is as it was.

    """
    prove(desk, own, policy)
    vault = desk.vault
    with vault.writing():
        pass  # what is under doubt may not be written, and is refused here
    old = verify_header(vault.path, vault.key)
    key = MasterKey.new()
    kept = wrap_kept(old.vault_id, vault.key, key)
    work = _Work(desk, progress, cancelled)
    try:
        files = work.rewrite_files()
        work.copy_database(key)
        made = _fill_copy(desk, key, files, old, own, policy)
        header = replace(old, slots=tuple(slot for slot, _ in made.slots), kept=kept)
        work.stop_if_cancelled()
        switching.publish(vault.path, header, key)
    except BaseException:
        work.discard()
        key.wipe()
        raise
    vault.close()
    # Opening it is what puts everything in its place.
    VaultFile.open(vault.path, key).close()
    blobs.sweep(vault.blobs, {stored.name for stored in files.values()})
    key.wipe()
    return Reencrypted(made.recovery_code, made.codes)


class _Work:
    """The long part: reading and writing every byte, until it is cancelled."""

    def __init__(self, desk: Desk, progress: Progress, cancelled: Callable[[], bool]) -> None:
        self._vault = desk.vault
        self._progress = progress
        self._cancelled = cancelled
        with self._vault.reading() as session:
            query = ever(
                Document,
                DocumentVersion.id,
                DocumentVersion.blob,
                DocumentVersion.wrapped_key,
                DocumentVersion.size,
                ClientKey.blob_key,
            )
            query = query.join(DocumentVersion, DocumentVersion.document_id == Document.id)
            query = query.join(ClientKey, ClientKey.client_id == Document.client_id)
            self._versions = session.execute(query.order_by(DocumentVersion.id)).all()  # fmt: skip
        self._database = (self._vault.path / DATABASE).stat().st_size
        self._files = sum(row.size for row in self._versions)
        self._done = 0
        self._made: dict[int, StoredBlob] = {}

    def stop_if_cancelled(self) -> None:
        """Raise what a cancelled task raises."""
        if self._cancelled():
            raise WorkCancelledError

    def rewrite_files(self) -> dict[int, StoredBlob]:
        """Write every file again under a new name and key; return them by version."""
        folder = self._vault.blobs
        names = [blobs.new_name() for _ in self._versions]
        with self._vault.writing() as session:
            # So that the next opening knows what a kill leaves behind, and need not keep it.
            keep_setting(session, EXPECTED, names)
        for row, name in zip(self._versions, names, strict=True):
            file_key = blobs.unwrap_file_key(row.blob_key, row.blob, row.wrapped_key)
            pieces = self._told(blobs.read_blob(folder, row.blob, file_key))
            self._made[row.id] = blobs.write_blob(folder, pieces, name)
        return self._made

    def copy_database(self, key: MasterKey) -> None:
        """Copy the database under the new key."""
        connection = self._vault.engine.raw_connection()

        def pages(done: int, total: int) -> None:
            self._tell(self._files + self._database * done // max(total, 1))

        try:
            copy_database(
                connection.driver_connection, self._vault.path, key, pages, self._cancelled
            )
        finally:
            connection.close()

    def discard(self) -> None:
        """Take away everything new."""
        for stored in self._made.values():
            (self._vault.blobs / stored.name).unlink(missing_ok=True)
        switching.discard(self._vault.path)

    def _told(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        for piece in pieces:
            self.stop_if_cancelled()
            yield piece
            self._done += len(piece)
            self._tell(self._done)

    def _tell(self, done: int) -> None:
        self._progress(done, self._files + self._database)


def _fill_copy(
    desk: Desk,
    key: MasterKey,
    files: dict[int, StoredBlob],
    old: Header,
    own: Passphrase,
    policy: KdfPolicy,
) -> _Keys:
    """Bring the copy's rows up to its new keys, write that into its history, and verify it."""
    copy = NextDatabase(desk.vault.path, key)
    # A step of a service asks a vault for its key and nothing else.
    there = replace(desk, vault=cast("Vault", copy))
    try:
        with copy.writing() as session:
            recording = Recording(session, there, COMMAND, undoable=False)
            made = _new_keys(session, there, old.vault_id, own, policy)
            for row in session.scalars(live(KeySlot)).all():
                recording.delete(row)
            for slot, person in made.slots:
                recording.add(
                    KeySlot(slot=slot.id, person_id=person, opened_by=slot.kind, label="",
                            renewals=0)
                )  # fmt: skip
            _rewrap_files(session, recording, files)
            drop_setting(session, EXPECTED)
        with copy.reading() as session:
            verify_chain(session, key)
        if copy.page_faults():
            raise VaultDamagedError
    finally:
        copy.close()
    return made


def _new_keys(
    session: Session, desk: Desk, vault_id: str, own: Passphrase, policy: KdfPolicy
) -> _Keys:
    key = desk.vault.key
    holders = session.scalars(
        live(Person).where(Person.id.in_(select(KeySlot.person_id).where(_LIVE_KEY)))
    ).all()
    made: list[tuple[Slot, int]] = []
    codes: list[tuple[str, str]] = []
    recovery_code = ""
    for person in holders:
        here = person.uid == desk.person.uid
        if here:
            made.append((slots.new_slot(vault_id, key, own, policy), person.id))
        if here and not person.owner:
            continue
        code = new_recovery_code()
        made.append((slots.new_slot(vault_id, key, PrintedCode(code), policy), person.id))
        if person.owner:
            recovery_code = code
        else:
            codes.append((person.name, code))
    return _Keys(tuple(made), recovery_code, tuple(codes))


def _rewrap_files(session: Session, recording: Recording, files: dict[int, StoredBlob]) -> None:
    keys: dict[int, bytes] = {}
    for client_key in session.scalars(select(ClientKey)).all():
        client_key.blob_key = keys[client_key.client_id] = token_bytes(blobs.KEY_BYTES)
    for document in session.scalars(ever(Document).order_by(Document.id)).all():
        with recording.change(document):
            for version in document.versions:
                stored = files[version.id]
                version.blob = stored.name
                version.stored_sha256 = stored.stored_sha256
                version.wrapped_key = blobs.wrap_file_key(
                    keys[document.client_id], stored.name, stored.file_key
                )


_LIVE_KEY = KeySlot.deleted_at.is_(None)
