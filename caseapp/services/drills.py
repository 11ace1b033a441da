"""Restoring on trial: whether a backup brings everything back, shown before it is needed."""

import shutil
import tempfile
from collections.abc import Callable, Generator
from contextlib import suppress
from pathlib import Path

from caseapp.domain.backups import (
    BackupDamagedError,
    BackupNeedsPassphraseError,
    NotABackupError,
    TargetAbsentError,
)
from caseapp.domain.errors import DiskFullError
from caseapp.domain.keys import Passphrase
from caseapp.domain.vaults import HistoryDamagedError, VaultDamagedError, VaultReadOnlyError
from caseapp.domain.views.backups import BackupStep, DrillView
from caseapp.services.access import OFFICE, allows
from caseapp.services.desk import Desk
from caseapp.services.steps.vault import backup_targets as steps
from caseapp.services.steps.vault.restored_backup import note_restored
from caseapp.storage.backup_folder import BackupFolder, believable_first, stop_when
from caseapp.storage.connection import connect
from caseapp.storage.generations import Beside
from caseapp.storage.header import DATABASE
from caseapp.storage.history import verify_chain
from caseapp.storage.kdf import KdfPolicy
from caseapp.storage.keys import MasterKey
from caseapp.storage.live_copy import look_into, row_counts
from caseapp.storage.manifest import Manifest, verifies
from caseapp.storage.targets import locate
from caseapp.storage.unlocking import unlock
from caseapp.storage.vault import Vault
from caseapp.storage.verification import restore
from caseapp.system.slices import told

NOTHING = Passphrase("")
PREFIX = "caseapp-drill-"
ROOM = 2
"""How many times the size of a backup must be free: a schema may be brought up to date."""


@allows(*OFFICE)
def drill_backup(
    desk: Desk,
    target: str,
    name: str = "",
    old: Passphrase = NOTHING,
    policy: KdfPolicy | None = None,
) -> Generator[BackupStep, None, DrillView]:
    """Restore a backup into a private temporary folder, open it, verify all, throw it away.

    Args:
        desk: who asks.
        target: where it stands.
        name: of the backup; "" for the newest.
        old: passphrase of that day, where the vault was encrypted anew since.
        policy: cost of key derivation; only tests hand one in.

    Raises:
        NotFoundError, TargetAbsentError, NotABackupError: there is none.
        BackupDamagedError: header, database or manifest is not what was written.
        BackupNeedsPassphraseError: the present key does not open it.
        WrongPassphraseError, WrongKeyfileError: nor does this passphrase.
        DiskFullError: there is no room to restore it.

    """
    folder, wanted, made = _find(desk, target, name)
    fits = verifies(made, desk.vault.key)
    if not fits and not old.text:
        raise BackupNeedsPassphraseError
    own = desk.vault.key.copy() if fits else None
    _sweep()
    place = Path(tempfile.mkdtemp(prefix=PREFIX))
    if shutil.disk_usage(place).free < made.size * ROOM:
        place.rmdir()
        raise DiskFullError

    def work(stopped: Callable[[], bool], tell: Callable[[int, int], None]) -> DrillView:
        done, ends = 0, stop_when(stopped)

        def progress(count: int) -> None:
            nonlocal done
            ends(count)
            done += count
            tell(done, made.size * 3 // 2)

        path = place / "drill.casevault"
        try:
            lost = restore(folder, wanted, path, None, progress)
            key = own or unlock(path, old, policy or KdfPolicy())
            ends(0)
            return _examined(path, key, made, wanted, lost_documents=len(lost))
        finally:
            shutil.rmtree(place, ignore_errors=True)

    try:
        found: DrillView = yield from told(Beside(work).steps(), lambda at: BackupStep(*at))
    finally:
        if own is not None:
            own.wipe()
    if found.sound:
        with suppress(VaultReadOnlyError), desk.vault.writing() as session:
            note_restored(session, desk)
    return found


def _find(desk: Desk, target: str, name: str) -> tuple[BackupFolder, str, Manifest]:
    with desk.vault.reading() as session:
        chosen = steps.require_target(session, target)
    place = locate(chosen)
    if place is None:
        raise TargetAbsentError(label=chosen.label)
    folder = BackupFolder(place, desk.vault.header.vault_id, chosen.label)
    standing = believable_first(folder.list_generations(), desk.clock.now())
    if not standing:
        raise NotABackupError(path=str(place))
    wanted = name or standing[0].name
    made = folder.read(wanted)
    if made is None:
        raise BackupDamagedError(name=wanted, files="manifest.json")
    return folder, wanted, made


def _examined(
    path: Path, key: MasterKey, made: Manifest, name: str, *, lost_documents: int
) -> DrillView:
    """Open what was restored and compare it with what the manifest says of it."""
    faults = [] if verifies(made, key) else ["manifest"]
    faults += ["documents"] if lost_documents else []
    tables = 0
    try:
        inside = look_into(path / DATABASE, key)
        if (inside.entries, inside.head) != (made.entries, made.head):
            faults.append("history")
        if inside.counts != made.counts:
            faults.append("counts")
        connection = connect(path / DATABASE, key)
        tables = len(row_counts(connection))
        connection.close()
        vault = Vault.open(path, key)
        try:
            if vault.page_faults():
                faults.append("pages")
            with vault.reading() as session:
                verify_chain(session, key)
        except HistoryDamagedError:
            faults.append("history")
        finally:
            vault.close()
    except VaultDamagedError:
        faults.append("pages")
    return DrillView(
        name=name,
        made_at=made.made_at,
        entries=made.entries,
        tables=tables,
        documents=len(made.blobs) - lost_documents,
        faults=tuple(dict.fromkeys(faults)),
    )


def _sweep() -> None:
    """Remove what a drill left whose process was killed."""
    for left in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        shutil.rmtree(left, ignore_errors=True)
